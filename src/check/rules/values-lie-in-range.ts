import { emptyRange, outOfRange } from '../../diagnostics/codes/structure.ts';
import type { Unit } from '../../units/unit.ts';
import { fromSystemNumber, type UnitSystem } from '../../units/unit-system.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel, Range } from '../checked-model.ts';
import { constantValue } from '../constant-value.ts';
import type { ModelTable } from '../model-table.ts';

/** Defaults and initial values that follow from literals lie within the range that is declared for them. */
export function checkRanges(
  model: Pick<CheckedModel, 'parameters' | 'inputs' | 'states'>,
  table: ModelTable,
  system: UnitSystem,
  constantNamed: (name: string) => number | undefined,
): void {
  const check = (
    name: string,
    value: CheckedExpression | undefined,
    range: Range | undefined,
    unit: Unit,
  ): void => {
    const entity = table.entities.get(name);
    if (range === undefined || entity?.range === undefined) return;
    const [low, high] = [constantValue(range.low, constantNamed), constantValue(range.high, constantNamed)];
    if (low === undefined || high === undefined) return;
    const text = (x: number): string => withUnit(fromSystemNumber(x, unit, system), unit);
    const rangeText = `[${text(low)}, ${text(high)}]`;
    if (low > high) {
      table.report(emptyRange({ name, range: rangeText, span: entity.range.span }));
      return;
    }
    const number = value && constantValue(value, constantNamed);
    if (number === undefined || (number >= low && number <= high) || Number.isNaN(number)) return;
    const span = entity.value?.syntax.span ?? entity.declared.span;
    table.report(
      outOfRange({ name, value: text(number), range: rangeText, span, declared: entity.range.span }),
    );
  };
  for (const { name, value, range, unit } of model.parameters) check(name, value, range, unit);
  for (const { name, drive, range, unit } of model.inputs) check(name, drive, range, unit);
  for (const { name, initial, range, unit } of model.states) check(name, initial, range, unit);
}

function withUnit(x: number, unit: Unit): string {
  return unit.text === '1' ? `${x}` : `${x} ${unit.text}`;
}
