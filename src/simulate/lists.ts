/** Lists that a run is given: their numbers, and whether they are what the model asks of them. */
import type { SourceText } from '../base/span.ts';
import type { CheckedExpression, CheckedModel, List } from '../check/checked-model.ts';
import { listLength } from '../check/list-length.ts';
import { everyPart } from '../check/operands.ts';
import { checkPointNumbers } from '../check/rules/points-make-a-line.ts';
import { checkSetting } from '../check/stimuli.ts';
import { notAList, notANumber } from '../diagnostics/codes/lists.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { everyStatement } from '../interpreter/every-statement.ts';
import { parseExpression } from '../syntax/parse-fragments.ts';
import type { CellValue } from './cell-value.ts';
import { RunConstants } from './run-constants.ts';
import type { Setting } from './run-options.ts';
import { toSystemNumbers } from './system-numbers.ts';

/** What came of setting a list. */
export interface ReadList {
  /** In the model's units. */
  readonly numbers?: Float64Array;
  readonly source?: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the list of that name, if the modeler can set it. */
export function findList(model: CheckedModel, name: string): List | undefined {
  return model.lists.find(
    (list) => list.name === name && list.isUnnamed !== true && list.given === undefined,
  );
}

/** Returns the numbers that a list is set to: a text such as `[10 ms, 25 ms]`, or numbers in the declared unit. */
export function readList(
  model: CheckedModel,
  { name, unit }: List,
  value: Setting,
  given: ReadonlyMap<string, CellValue>,
): ReadList {
  if (typeof value === 'string') return readText(model, name, unit.text, value, given);
  if (typeof value === 'number') return { diagnostics: [notAList({ name, unit: unit.text })] };
  const entry = Array.prototype.findIndex.call(
    value,
    (each) => typeof each !== 'number' || Number.isNaN(each),
  );
  if (entry >= 0) return { diagnostics: [notANumber({ name, entry })] };
  return { numbers: toSystemNumbers(value, unit, model.system), diagnostics: [] };
}

function readText(
  model: CheckedModel,
  name: string,
  unit: string,
  text: string,
  given: ReadonlyMap<string, CellValue>,
): ReadList {
  const source = { name: `set ${name}`, text };
  const { expression: syntax, diagnostics: mistakes } = parseExpression(source);
  if (syntax === undefined || hasErrors(mistakes)) return { source, diagnostics: mistakes };
  if (syntax.kind !== 'list') return { source, diagnostics: [notAList({ name, unit, span: syntax.span })] };
  const constants = new RunConstants(model, given);
  const diagnostics: Diagnostic[] = [...mistakes];
  const numbers = syntax.elements.map((element, entry) => {
    const { value, diagnostics: found } = checkSetting(model, name, element);
    diagnostics.push(...found);
    const number = value && constants.valueOf(value);
    if (number === undefined) return 0;
    const isCell = typeof number === 'object' || (value && constants.varyingReadBy(value)) !== undefined;
    const { span } = element;
    if (isCell || Number.isNaN(number)) diagnostics.push(notANumber({ name, entry, span, isCell }));
    return typeof number === 'number' ? number : 0;
  });
  if (hasErrors(diagnostics)) return { source, diagnostics };
  return { numbers: Float64Array.from(numbers), source, diagnostics };
}

/** Returns the model with numbers for one of its lists. */
export function withList(model: CheckedModel, name: string, numbers: Float64Array): CheckedModel {
  const lists = model.lists.map((list) =>
    list.name === name ? { ...list, elements: [], given: numbers } : list,
  );
  return { ...model, lists };
}

/** Returns the numbers of the lists that are given, by name. */
export function givenLists({ lists }: CheckedModel): ReadonlyMap<string, Float64Array> {
  return new Map(lists.flatMap(({ name, given }) => (given === undefined ? [] : [[name, given]])));
}

/** Returns what decides, besides values, which code runs a model with these lists: how long they are. */
export function listKey({ lists }: CheckedModel): readonly (readonly [name: string, length: number])[] {
  return lists.flatMap(({ name, given }) => (given === undefined ? [] : [[name, given.length] as const]));
}

/**
 * Returns the calls of `interpolate` and `held` whose lists are no points: with as many values as places, at least one, and
 * places that increase. What follows from literals alone was checked with the text.
 */
export function findBadPoints(
  model: CheckedModel,
  given: ReadonlyMap<string, CellValue>,
): readonly Diagnostic[] {
  const isOpen = (list: List): boolean =>
    list.given !== undefined || list.elements.some(({ kind }) => kind !== 'number');
  if (!model.lists.some(isOpen)) return [];
  const constants = new RunConstants(model, given);
  const numbers = new Map<List, ArrayLike<number>>();
  const numbersOf = (list: List): ArrayLike<number> => {
    const known = list.given ?? numbers.get(list);
    if (known !== undefined) return known;
    const values = list.elements.map((element) => {
      const value = constants.valueOf(element);
      return typeof value === 'number' ? value : Number.NaN;
    });
    numbers.set(list, values);
    return values;
  };
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const part of everyPart(expressionsOf(model))) {
    if (part.kind !== 'interpolate' && part.kind !== 'held') continue;
    const [xs, ys] = [model.lists[part.xs], model.lists[part.ys]];
    if (xs === undefined || ys === undefined || !(isOpen(xs) || ys.given !== undefined)) continue;
    const key = `${part.xs} ${part.ys}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // The list is to be mended: where it is declared is where the modeler looks for it.
    const points = { call: part.kind, xs, ys, span: xs.span };
    const found = checkPointNumbers(points, numbersOf(xs), listLength(ys), model.system);
    if (found !== undefined) diagnostics.push(found);
  }
  return diagnostics;
}

/** Returns every expression of the model, those of lists left out. */
function expressionsOf(model: CheckedModel): readonly CheckedExpression[] {
  const { parameters, inputs, states, definitions, spikers, timedHandlers } = model;
  const some = (...values: readonly (CheckedExpression | undefined)[]): readonly CheckedExpression[] =>
    values.flatMap((value) => value ?? []);
  return [
    ...parameters.flatMap(({ value }) => some(value)),
    ...inputs.flatMap(({ drive }) => some(drive)),
    ...states.flatMap(({ initial, derivative }) => some(initial, derivative)),
    ...definitions.map(({ value }) => value),
    ...spikers.flatMap(({ trigger, count, refractory }) =>
      some(trigger.kind === 'when' ? trigger.condition : undefined, count, refractory?.duration),
    ),
    ...timedHandlers.flatMap(({ trigger }) => {
      if (trigger.kind === 'condition') return [trigger.condition];
      return trigger.kind === 'every' ? [trigger.period, trigger.from] : [];
    }),
    ...everyStatement(model).flatMap((statement) =>
      statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [statement.value],
    ),
  ];
}
