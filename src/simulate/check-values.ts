/** Whether the values of a run are what the model asks for: all there, in their ranges, lists alike in all cells. */
import type { Span } from '../base/span.ts';
import type { CheckedModel, Range } from '../check/checked-model.ts';
import { expressionText, timesText } from '../check/expression-text.ts';
import { badPeriod } from '../diagnostics/codes/run/event-times.ts';
import { outsideRange } from '../diagnostics/codes/run/ranges.ts';
import { listPerCell, missingInput, missingParameter } from '../diagnostics/codes/run/settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Unit } from '../units/unit.ts';
import { type CellValue, cellValue, findCell } from './cell-value.ts';
import { describeRange, describeValue } from './describe-value.ts';
import { RunConstants } from './run-constants.ts';

/** Returns what has no value; `named` are given one. */
export function findMissing(model: CheckedModel, named: ReadonlySet<string>): readonly Diagnostic[] {
  const inputs = model.inputs.filter(({ name, drive }) => drive === undefined && !named.has(name));
  const parameters = model.parameters.filter(({ name, value }) => value === undefined && !named.has(name));
  return [
    ...inputs.map(({ name, unit, span }) => missingInput({ input: name, unit: unit.text, declared: span })),
    ...parameters.map(({ name, unit, span }) =>
      missingParameter({ parameter: name, unit: unit.text, declared: span }),
    ),
  ];
}

/** Returns the first mistakes that the values make. */
export function checkValues(
  model: CheckedModel,
  given: ReadonlyMap<string, CellValue>,
): readonly Diagnostic[] {
  const constants = new RunConstants(model, given);
  const lists = findListsPerCell(model, constants);
  if (lists.length > 0) return lists;
  const outside = findOutside(model, given, constants);
  return outside.length > 0 ? outside : findBadPeriods(model, constants);
}

function findListsPerCell(model: CheckedModel, constants: RunConstants): readonly Diagnostic[] {
  return model.lists.flatMap(({ elements, name, isUnnamed = false }, index) => {
    for (const element of elements) {
      const parameter = constants.varyingReadBy(element);
      if (parameter === undefined) continue;
      const list = isUnnamed ? `\`at ${timesText(index, model)}\`` : `The list \`${name}\``;
      return [listPerCell({ list, parameter, span: element.span })];
    }
    return [];
  });
}

/** Returns the cell to name in a message: none where all are alike. */
function cellToName(value: CellValue, cell: number): number | undefined {
  return typeof value === 'number' || value.length === 1 ? undefined : cell;
}

/** A period that follows from literals was checked with the text. */
function findBadPeriods(model: CheckedModel, constants: RunConstants): readonly Diagnostic[] {
  return model.timedHandlers.flatMap(({ trigger }) => {
    if (trigger.kind !== 'every') return [];
    const { period } = trigger;
    const value = constants.valueOf(period);
    if (value === undefined) return [];
    const bad = findCell(value, (number) => !(number > 0));
    if (bad === undefined) return [];
    return [
      badPeriod({
        schedule: `every ${expressionText(period, model)}`,
        value: describeValue(cellValue(value, bad), model.timeUnit, model),
        span: period.span,
        cell: cellToName(value, bad),
      }),
    ];
  });
}

/** A range is checked where a value was set; what the text says was checked with the text. */
function findOutside(
  model: CheckedModel,
  given: ReadonlyMap<string, CellValue>,
  constants: RunConstants,
): readonly Diagnostic[] {
  const ranged: readonly { readonly name: string; readonly unit: Unit; readonly range?: Range }[] = [
    ...model.parameters,
    ...model.inputs,
    ...model.states,
  ];
  return ranged.flatMap(({ name, unit, range }) => {
    const value = given.get(name);
    if (range === undefined || value === undefined) return [];
    const outside = findOutsideRange(value, range, constants);
    if (outside === undefined) return [];
    const text = (number: number): string => describeValue(number, unit, model);
    const { number, low, high, cell } = outside;
    return [
      outsideRange({
        name,
        value: text(number),
        range: describeRange(low, high, text),
        declared: spanOf(range),
        cell,
      }),
    ];
  });
}

/** A value outside its range, with the cell in which it is if cells differ. */
export interface OutsideRange {
  readonly number: number;
  readonly low: number;
  readonly high: number;
  readonly cell: number | undefined;
}

/** Returns the first value that is not in the range, as the range is in its cell; of those that count. */
export function findOutsideRange(
  value: CellValue,
  range: Range,
  constants: RunConstants,
  counts: (number: number) => boolean = () => true,
): OutsideRange | undefined {
  const lows = constants.valueOf(range.low) ?? Number.NEGATIVE_INFINITY;
  const highs = constants.valueOf(range.high) ?? Number.POSITIVE_INFINITY;
  const cells = [value, lows, highs].find((each) => typeof each === 'object')?.length ?? 1;
  for (let cell = 0; cell < cells; cell++) {
    const [number, low, high] = [cellValue(value, cell), cellValue(lows, cell), cellValue(highs, cell)];
    if ((number >= low && number <= high) || !counts(number)) continue;
    return { number, low, high, cell: cells === 1 ? undefined : cell };
  }
  return undefined;
}

/** Returns where a range is declared. */
export function spanOf({ low, high }: Range): Span {
  return { ...low.span, end: high.span.end };
}
