/** Whether what follows from the values of a run lies in its declared range: what was set was checked when it was read. */
import type { Rational } from '../base/rational.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, Range } from '../check/checked-model.ts';
import { derivedOutsideRange } from '../diagnostics/codes/run/ranges.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Unit } from '../units/unit.ts';
import type { CellValue } from './cell-value.ts';
import { findOutsideRange, spanOf } from './check-values.ts';
import { describeRange, describeValue } from './describe-value.ts';
import { RunConstants } from './run-constants.ts';

interface Derived {
  readonly name: string;
  readonly what: 'parameter' | 'input' | 'initial value';
  readonly unit: Unit;
  readonly range: Range;
  readonly value: CheckedExpression;
}

/**
 * Returns what is wrong with parameters, constant inputs and initial values that are computed from others, in the first
 * cell where it is. A value that is not finite is told elsewhere.
 */
export function findDerivedOutside(
  model: CheckedModel,
  given: ReadonlyMap<string, CellValue>,
  dt: Rational,
): readonly Diagnostic[] {
  const derived = derivedValues(model).filter(({ name }) => !given.has(name));
  if (derived.length === 0) return [];
  const constants = new RunConstants(model, given, dt);
  return derived.flatMap(({ name, what, unit, range, value }) => {
    const outside = findOutsideRange(constants.atStart(name), range, constants, Number.isFinite);
    if (outside === undefined) return [];
    const text = (x: number): string => describeValue(x, unit, model);
    const { number, low, high, cell } = outside;
    return [
      derivedOutsideRange({
        name,
        what,
        value: text(number),
        range: describeRange(low, high, text),
        span: value.span,
        declared: spanOf(range),
        cell,
      }),
    ];
  });
}

function derivedValues({ parameters, inputs, states }: CheckedModel): readonly Derived[] {
  const derived: Derived[] = [];
  const add = (
    what: Derived['what'],
    { name, unit, range }: { readonly name: string; readonly unit: Unit; readonly range?: Range },
    value: CheckedExpression | undefined,
  ): void => {
    if (range === undefined || value === undefined) return;
    // Literals within literal bounds were compared when the text was checked.
    if ([value, range.low, range.high].every(isLiteral)) return;
    derived.push({ name, what, unit, range, value });
  };
  for (const parameter of parameters) add('parameter', parameter, parameter.value);
  for (const input of inputs) if (!input.isVarying) add('input', input, input.drive);
  for (const state of states) add('initial value', state, state.initial);
  return derived;
}

function isLiteral(expression: CheckedExpression): boolean {
  return expression.kind === 'number' || (expression.kind === 'negate' && isLiteral(expression.operand));
}
