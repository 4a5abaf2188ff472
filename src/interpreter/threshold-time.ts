/** Where within a step a threshold is reached, on straight lines between the values at its ends. */
import { InvariantError, known } from '../base/invariant.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Evaluator } from './evaluator.ts';
import { type Instant, makeInstant } from './instant.ts';

/**
 * Returns the part of the step, from 0 to 1, after which a condition holds that holds at its end: of a comparison where the
 * line between its differences meets 0, of several the last (`and`), or the first of those that hold (`or`).
 */
export function partOfStep<T>(
  model: CheckedModel,
  condition: CheckedExpression,
  arithmetic: Arithmetic<T>,
  evaluator: Evaluator<T>,
  before: Instant<T>,
  now: Instant<T>,
): T {
  const { subtract, divide, call, compare, fromNumber } = arithmetic;
  const [zero, one] = [fromNumber(0), fromNumber(1)];
  /** Times are compared as they are, not as steps. */
  const asWritten = ({ cell, time, middle }: Instant<T>): Instant<T> =>
    makeInstant(cell, time, middle, { kind: 'stop', before, happens: () => false });
  const ends = [asWritten(before), asWritten(now)];

  const meeting = (lower: CheckedExpression, upper: CheckedExpression): T => {
    const [first = zero, last = zero] = ends.map((end) =>
      subtract(evaluator.number(upper, end), evaluator.number(lower, end)),
    );
    return compare('>=', first, zero) ? zero : divide(first, subtract(first, last));
  };

  const partOf = (each: CheckedExpression): T => {
    switch (each.kind) {
      case 'boolean':
      case 'refractory':
      case 'not':
        return zero;
      case 'crossing':
        return each.direction === 'up' ? meeting(each.right, each.left) : meeting(each.left, each.right);
      case 'comparison':
        return each.operator === '<' || each.operator === '<='
          ? meeting(each.left, each.right)
          : meeting(each.right, each.left);
      case 'reference': {
        const definition = model.definitions.find(({ name }) => name === each.name);
        return partOf(known(definition, `definition ${each.name}`).value);
      }
      case 'logic': {
        const parts = each.operands.map((operand) => {
          const counts = each.operator === 'and' || evaluator.condition(operand, now);
          return counts ? partOf(operand) : one;
        });
        return parts.reduce((a, b) => call(each.operator === 'and' ? 'max' : 'min', a, b));
      }
      default:
        throw new InvariantError(`no line for ${each.kind}`);
    }
  };
  return partOf(condition);
}
