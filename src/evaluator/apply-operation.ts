import { InvariantError } from '../base/invariant.ts';
import { ELEMENTARY, isElementary } from '../elementary/functions.ts';
import { FUNCTIONS_32, isFunction32 } from '../elementary/functions-32.ts';
import { element, firstAbove, held, interpolate, occurrences, slope } from '../elementary/tables.ts';
import type { Operation } from '../expr/expression.ts';
import { makeDraws } from '../runtime/draws.ts';
import { propagator } from '../runtime/propagator.ts';
import { solution } from '../runtime/solution.ts';

/** A table is its numbers. */
export type Value = number | boolean | readonly number[];

/**
 * Returns the value of an operation: what run time computes, bit for bit. Operands have the types that
 * `OPERATIONS` names; the expression pool checked that.
 */
export function applyOperation(operation: Operation, operands: readonly Value[]): Value {
  const number = (index: number): number => {
    const value = operands[index];
    if (typeof value === 'number') return value;
    throw new InvariantError(`operand ${index} of ${operation} is no number`);
  };
  const condition = (index: number): boolean => {
    const value = operands[index];
    if (typeof value === 'boolean') return value;
    throw new InvariantError(`operand ${index} of ${operation} is no condition`);
  };
  const table = (index: number): readonly number[] => {
    const value = operands[index];
    if (typeof value === 'object') return value;
    throw new InvariantError(`operand ${index} of ${operation} is no table`);
  };
  if (isElementary(operation)) return ELEMENTARY[operation](...operands.map((_, index) => number(index)));
  if (isFunction32(operation)) {
    return FUNCTIONS_32[operation](number(0), operands.length > 1 ? number(1) : Number.NaN);
  }
  switch (operation) {
    case '+':
      return number(0) + number(1);
    case '-':
      return number(0) - number(1);
    case '*':
      return number(0) * number(1);
    case '/':
      return number(0) / number(1);
    case 'negate':
      return -number(0);
    case 'power':
      return wholePower(number(0), number(1));
    case '<':
      return number(0) < number(1);
    case '<=':
      return number(0) <= number(1);
    case '>':
      return number(0) > number(1);
    case '>=':
      return number(0) >= number(1);
    case '==':
      return number(0) === number(1);
    case '!=':
      return number(0) !== number(1);
    case 'not':
      return !condition(0);
    case 'and':
      return condition(0) && condition(1);
    case 'or':
      return condition(0) || condition(1);
    case 'select':
      return condition(0) ? number(1) : number(2);
    case 'element':
      return element(table(0), 0, table(0).length, number(1));
    case 'interpolate':
      return interpolate(number(0), table(1), 0, table(1).length, table(2), 0, table(2).length);
    case 'held':
      return held(number(0), table(1), 0, table(1).length, table(2), 0, table(2).length);
    case 'slope':
      return slope(number(0), table(1), 0, table(1).length, table(2), 0, table(2).length);
    case 'occurrences':
      return occurrences(table(0), 0, table(0).length, number(1));
    case 'firstAbove':
      return firstAbove(table(0), 0, table(0).length, number(1));
    case 'solution':
      return Array.from(solution(operands.map((_, index) => number(index))));
    case 'propagator': {
      const entries = operands.map((_, index) => number(index));
      return Array.from(propagator(ELEMENTARY, entries, Math.sqrt(entries.length)));
    }
    case 'uniform':
    case 'normal':
    case 'exponential':
    case 'bernoulli':
    case 'poisson':
    case 'binomial':
    case 'gaussian':
    case 'otherGaussian': {
      // Each takes as many numbers as its operation says.
      const draw: (...values: number[]) => number = makeDraws()[operation] as (...values: number[]) => number;
      return draw(...operands.map((_, index) => number(index)));
    }
    default:
      throw new InvariantError(`no meaning for ${operation satisfies never}`);
  }
}

/** Products of halves, the larger first: x^3 = (x x) x. A negative n is 1 over its opposite. */
function wholePower(base: number, n: number): number {
  if (n < 0) return 1 / wholePower(base, -n);
  if (n === 0) return 1;
  if (n === 1) return base;
  const larger = Math.ceil(n / 2);
  return wholePower(base, larger) * wholePower(base, n - larger);
}
