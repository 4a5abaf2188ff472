/** Lists that a run is given: their numbers, and whether they are what the model asks of them. */
import type { SourceText } from '../base/span.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, List } from '../check/checked-model.ts';
import { everyStatement } from '../check/every-statement.ts';
import { listLength } from '../check/list-length.ts';
import { everyPart } from '../check/operands.ts';
import { checkPointNumbers } from '../check/rules/points-make-a-line.ts';
import { checkSetting } from '../check/stimuli.ts';
import { triggerExpression } from '../check/trigger-expression.ts';
import { notAList, notANumber } from '../diagnostics/codes/lists.ts';
import { wiredSetting } from '../diagnostics/codes/run/settings.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { parseExpression } from '../syntax/parse-fragments.ts';
import { toSystemNumbers } from '../units/system-numbers.ts';
import type { CellValue } from './cell-value.ts';
import { isList } from './listed-numbers.ts';
import { RunConstants } from './run-constants.ts';

/** What a list is set to: numbers in the model's units, or expressions that are evaluated once parameters are known. */
export interface CheckedList {
  readonly name: string;
  readonly numbers?: Float64Array;
  readonly entries?: readonly CheckedExpression[];
  readonly source?: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the list of that name that the modeler can set, or why it cannot be set; undefined if no list has the name. */
export function findList(model: CheckedModel, name: string): List | Diagnostic | undefined {
  const list = model.lists.find((each) => each.name === name && each.isUnnamed !== true);
  if (list?.isWired !== true) return list;
  return wiredSetting({ name, declared: list.elements[0]?.span ?? list.span });
}

/** Returns what a list is set to: a text such as `[10 ms, 25 ms]`, or numbers in the declared unit. */
export function checkList(model: CheckedModel, { name, unit }: List, value: unknown): CheckedList {
  if (typeof value === 'string') return checkText(model, name, unit.text, value);
  if (!isList(value)) return { name, diagnostics: [notAList({ name, unit: unit.text })] };
  const entry = firstEntry(value, (each) => typeof each !== 'number' || Number.isNaN(each));
  if (entry !== undefined) return { name, diagnostics: [notANumber({ name, entry })] };
  // All of them are numbers.
  return { name, numbers: toSystemNumbers(value as ArrayLike<number>, unit, model.system), diagnostics: [] };
}

function firstEntry(values: ArrayLike<unknown>, isWanted: (value: unknown) => boolean): number | undefined {
  for (let entry = 0; entry < values.length; entry++) if (isWanted(values[entry])) return entry;
  return undefined;
}

function checkText(model: CheckedModel, name: string, unit: string, text: string): CheckedList {
  const source = { name: `set ${name}`, text };
  const { expression: syntax, diagnostics } = parseExpression(source);
  if (syntax === undefined || hasErrors(diagnostics)) return { name, source, diagnostics };
  if (syntax.kind !== 'list') {
    return { name, source, diagnostics: [...diagnostics, notAList({ name, unit, span: syntax.span })] };
  }
  const read = syntax.elements.map((element) => checkSetting(model, name, element));
  const found = [...diagnostics, ...read.flatMap((each) => each.diagnostics)];
  const entries = read.flatMap(({ value }) => value ?? []);
  return hasErrors(found)
    ? { name, source, diagnostics: found }
    : { name, source, entries, diagnostics: found };
}

/** Returns the model with the lists that are set, and what is wrong with their entries. */
export function withLists(
  model: CheckedModel,
  set: readonly CheckedList[],
  constants: RunConstants,
): { readonly model: CheckedModel; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const lists = new Map(
    set.map(({ name, numbers, entries = [] }) => {
      const evaluated = entries.map((expression, entry) => {
        const value = constants.valueOf(expression) ?? Number.NaN;
        const isCell = typeof value === 'object';
        if (isCell || Number.isNaN(value))
          diagnostics.push(notANumber({ name, entry, span: expression.span, isCell }));
        return isCell ? Number.NaN : value;
      });
      return [name, numbers ?? Float64Array.from(evaluated)];
    }),
  );
  const written = new Map(set.map(({ name, entries }) => [name, entries]));
  const replaced = model.lists.map((list) => {
    const given = lists.get(list.name);
    if (given === undefined || list.isUnnamed === true) return list;
    return { ...list, elements: written.get(list.name) ?? [], given };
  });
  return { model: lists.size === 0 ? model : { ...model, lists: replaced }, diagnostics };
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
      some(triggerExpression(trigger), count, refractory?.duration),
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
