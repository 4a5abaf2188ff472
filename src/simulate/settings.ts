/** What inputs, parameters and initial values a run was given: numbers, and stimuli that become code. */
import type { SourceText } from '../base/span.ts';
import { CELL_COUNT, CELL_NUMBER, isCellParameter } from '../check/cell-numbers.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, Input } from '../check/checked-model.ts';
import { drawsRandomly, isRandom } from '../check/draws-randomly.ts';
import { readSetting, type Setting, withStimuli } from '../check/stimuli.ts';
import { tooManyCells } from '../diagnostics/codes/run/options.ts';
import { circularSettings, notAValue, wrongLength } from '../diagnostics/codes/run/settings.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { shippedFile } from '../library/shipped-file.ts';
import { DEFAULT_SEED, SEED } from '../runtime/draws.ts';
import { atOnce } from '../runtime/turns.ts';
import type { Unit } from '../units/unit.ts';
import { type CellValue, cellValue, findCell } from './cell-value.ts';
import { checkValues, findMissing } from './check-values.ts';
import { describeType } from './describe-type.ts';
import { isList, readListed } from './listed-numbers.ts';
import { type CheckedList, checkList, findBadPoints, findList, listKey, withLists } from './lists.ts';
import { mostCells } from './most-cells.ts';
import { RunConstants } from './run-constants.ts';
import { entriesOf, type RunOptions, type Samples } from './run-options.ts';
import type { SweepAxis } from './run-result.ts';
import { isSamples, withAllSamples } from './samples.ts';
import { findInput, findSettable } from './settable.ts';
import { settingOrder } from './setting-order.ts';
import { findPartOfSteady } from './steady-settings.ts';
import { readSweep } from './sweep.ts';

export interface ResolvedSettings {
  /** With stimuli as drives of its inputs. */
  readonly model: CheckedModel;
  /** Numbers for slots, in the model's units: one, or one for each cell. */
  readonly given: ReadonlyMap<string, CellValue>;
  /** The stimuli that are part of the code, and how long given lists are: runs with the same ones can share it. */
  readonly stimuli: string;
  /** Present if something of the run is drawn. */
  readonly seed?: number;
  /** How many cells run: what was asked for, or one for each combination of a sweep. */
  readonly cells: number;
  readonly sweep: readonly SweepAxis[];
  /** The texts of all settings, for diagnostics that point into them. */
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the values of a run's inputs and settings, and every mistake in them. */
export function readSettings(model: CheckedModel, options: RunOptions): ResolvedSettings {
  return atOnce(readSettingsInPieces(model, options));
}

/** The same, to be interrupted. */
export function* readSettingsInPieces(
  model: CheckedModel,
  options: RunOptions,
): Generator<undefined, ResolvedSettings> {
  const settings = yield* readAll(model, options);
  return { ...settings, sources: [...settings.sources, ...shippedSources(settings.diagnostics)] };
}

/** Returns the texts of shipped functions that a stimulus calls in a way that they do not allow. */
function shippedSources(diagnostics: readonly Diagnostic[]): readonly SourceText[] {
  const spans = diagnostics.flatMap(({ span, labels }) => [span, ...labels.map((label) => label.span)]);
  const names = new Set(spans.flatMap((span) => span?.source ?? []));
  return Array.from(names).flatMap((name) => shippedFile(name) ?? []);
}

function* readAll(model: CheckedModel, options: RunOptions): Generator<undefined, ResolvedSettings> {
  const sweep = readSweep(model, options);
  const cells = sweep.axes.length > 0 ? sweep.cells : countOf(options.cells);
  const diagnostics: Diagnostic[] = [...sweep.diagnostics];
  const most = mostCells(model);
  // Nothing is made of each cell of a population that cannot be.
  if (cells > most) {
    diagnostics.push(tooManyCells({ cells, most, model: model.name }));
    return { model, given: new Map(), stimuli: '[]', cells, sweep: [], sources: sweep.sources, diagnostics };
  }
  const texts: Setting[] = [];
  const stimuli: Setting[] = [];
  const listed = new Map<string, Float64Array>();

  /** Takes a value as it was given: texts and numbers are to be read, lists are read now. */
  const take = (
    option: 'set' | 'input',
    target: string,
    value: unknown,
    unit: Unit,
    into: Setting[],
  ): void => {
    if (isList(value) && typeof value !== 'string') {
      const numbers = readListed(target, value, cells, unit, model);
      if (numbers instanceof Float64Array) listed.set(target, numbers);
      else diagnostics.push(numbers);
    } else if (typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value)))
      into.push({ target, source: sourceOf(option, target, value, unit) });
    else {
      const found = typeof value === 'number' ? undefined : describeType(value);
      diagnostics.push(notAValue({ name: target, found }));
    }
  };

  const lists: CheckedList[] = [];
  for (const [target, value] of entriesOf(options.set)) {
    const list = findList(model, target);
    if (list !== undefined) {
      const set = 'code' in list ? undefined : checkList(model, list, value);
      if (set !== undefined) lists.push(set);
      diagnostics.push(...(set?.diagnostics ?? []), ...('code' in list ? [list] : []));
      continue;
    }
    const found = findSettable(model, target);
    if ('code' in found) diagnostics.push(found);
    else take('set', target, value, found.unit, texts);
  }
  const samples: (readonly [Input, Samples])[] = [];
  for (const [target, value] of entriesOf(options.inputs)) {
    const input = findInput(model, target);
    if ('code' in input) diagnostics.push(input);
    else if (isSamples(value)) samples.push([input, value]);
    else take('input', target, value, input.unit, isListText(value) ? texts : stimuli);
  }
  const expressions = new Map<string, readonly CheckedExpression[]>();
  const isListed = new Set<string>();
  for (const setting of texts) {
    const { target } = setting;
    const { value, values, diagnostics: mistakes } = readSetting(model, setting);
    diagnostics.push(...mistakes);
    if (value !== undefined) expressions.set(target, [value]);
    if (values === undefined) continue;
    isListed.add(target);
    if (values.length === cells) expressions.set(target, values);
    else diagnostics.push(wrongLength({ name: target, length: values.length, cells }));
  }
  const sampled = withAllSamples(model, samples);
  diagnostics.push(...sampled.diagnostics);
  const stimulated = withStimuli(sampled.model, stimuli);
  diagnostics.push(...stimulated.diagnostics);

  const settings = {
    model,
    given: new Map<string, CellValue>(),
    stimuli: '[]',
    cells,
    sweep: sweep.axes,
    sources: [
      ...sweep.sources,
      ...[...texts, ...stimuli].map(({ source }) => source),
      ...lists.flatMap(({ source }) => source ?? []),
    ],
  };
  const named = [
    ...listed.keys(),
    ...sweep.given.keys(),
    ...[...texts, ...stimuli].map(({ target }) => target),
    ...samples.map(([{ name }]) => name),
  ];
  if (!hasErrors(diagnostics)) {
    const isSet = new Set(named);
    diagnostics.push(...findMissing(model, isSet), ...findPartOfSteady(model, isSet));
  }
  const driven = stimulated.model;
  if (driven === undefined || hasErrors(diagnostics)) return { ...settings, diagnostics };

  // `i` and `N` are there for the texts, and in the model if a stimulus that is code reads them.
  const seed = options.seed ?? DEFAULT_SEED;
  const known = new Map<string, CellValue>([
    [SEED, seed],
    [CELL_NUMBER, new Float64Array(cells).map((_, cell) => cell)],
    [CELL_COUNT, cells],
    ...sweep.given,
    ...listed,
  ]);
  const order = settingOrder(model, expressions, new Set(known.keys()));
  if ('cycle' in order) {
    const { cycle } = order;
    const span = cycle.flatMap((name) => expressions.get(name) ?? [])[0]?.span;
    return { ...settings, diagnostics: [...diagnostics, circularSettings({ cycle, span })] };
  }
  const give = ({ target, source }: Setting, value: CellValue): void => {
    const span = { source: source.name, start: 0, end: source.text.length };
    const bad = findCell(value, Number.isNaN);
    if (bad === undefined) known.set(target, value);
    else
      diagnostics.push(notAValue({ name: target, span, cell: typeof value === 'number' ? undefined : bad }));
  };
  const isState = ({ target }: Setting): boolean => !order.order.includes(target);
  const textOf = new Map(texts.map((setting) => [setting.target, setting]));
  for (const name of [...order.order, ...texts.filter(isState).map(({ target }) => target)]) {
    const setting = textOf.get(name);
    const constants = new RunConstants(model, known);
    const values: CellValue[] = [];
    for (const each of expressions.get(name) ?? []) {
      values.push((yield* constants.valueInPieces(each)) ?? Number.NaN);
    }
    const [value = Number.NaN] = values;
    const listedValues = (): Float64Array => Float64Array.from(values, cellValue);
    if (setting !== undefined) give(setting, isListed.has(name) ? listedValues() : value);
  }
  const listSettings = withLists(driven, lists, new RunConstants(model, known));
  diagnostics.push(...listSettings.diagnostics);
  // A stimulus that is constant during a run is the value of a slot, so that it can change without new code.
  const constants = new RunConstants(listSettings.model, known);
  const inCode: Setting[] = [];
  const drives = driven.inputs.flatMap(({ drive }) => drive ?? []);
  for (const setting of stimuli) {
    const input = driven.inputs.find(({ name }) => name === setting.target);
    const isVarying = input?.drive === undefined || input.isVarying;
    const value = isVarying ? undefined : yield* constants.valueInPieces(input.drive);
    if (value !== undefined) give(setting, value);
    else inCode.push(setting);
  }
  const inItsPlace =
    inCode.length === 0
      ? sampled.model
      : inCode.length === stimuli.length
        ? driven
        : (withStimuli(sampled.model, inCode).model ?? driven);
  const withCode = { ...inItsPlace, lists: listSettings.model.lists };
  const inModel = new Set(withCode.parameters.map(({ name }) => name));
  const isModelRandom = drawsRandomly(withCode);
  const isGiven = (name: string): boolean => {
    if (name === SEED) return isModelRandom;
    return !isCellParameter(name) || inModel.has(name) || (name === CELL_NUMBER && isModelRandom);
  };
  const given = new Map([...known].filter(([name]) => isGiven(name)));
  const isDrawn = isModelRandom || [...expressions.values()].flat().some(isRandom) || drives.some(isRandom);
  if (!hasErrors(diagnostics)) diagnostics.push(...checkValues(withCode, given));
  if (!hasErrors(diagnostics)) diagnostics.push(...findBadPoints(withCode, given));
  return {
    ...settings,
    model: withCode,
    given,
    ...(isDrawn ? { seed } : {}),
    stimuli: JSON.stringify([
      ...inCode.map(({ target, source }) => [target, source.text]),
      ...samples.map(([{ name }, { between = 'held' }]) => [name, between]),
      ...listKey(withCode),
    ]),
    diagnostics,
  };
}

/** Whether a text lists values, one per cell: then none of them changes with time. */
function isListText(value: unknown): boolean {
  return typeof value === 'string' && value.trimStart().startsWith('[');
}

/** A number that is none is reported with the plan of the run. */
function countOf(cells: number | undefined): number {
  return cells !== undefined && Number.isSafeInteger(cells) && cells >= 1 ? cells : 1;
}

/** Returns the text of a value; a number counts in the declared unit. */
function sourceOf(option: string, target: string, value: string | number, unit: Unit): SourceText {
  const name = `${option} ${target}`;
  if (typeof value === 'string') return { name, text: value };
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const digits = sign + (Number.isFinite(value) ? String(Math.abs(value)) : 'infinity');
  const isPlain = unit.text === '1' || !Number.isFinite(value);
  return { name, text: isPlain ? digits : `${digits} [${unit.text}]` };
}
