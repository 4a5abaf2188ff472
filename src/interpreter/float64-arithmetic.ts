import { unreachable } from '../base/invariant.ts';
import { toNumber } from '../base/rational.ts';
import type { NumberComparison } from '../check/checked-expression.ts';
import { ELEMENTARY } from '../elementary/functions.ts';
import type { Arithmetic } from './arithmetic.ts';

function compare(operator: NumberComparison, a: number, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    default:
      return unreachable(operator);
  }
}

/** What compiled code computes with. */
export const float64: Arithmetic<number> = {
  fromNumber: (value) => value,
  fromExact: toNumber,
  toNumber: (value) => value,
  pi: Math.PI,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  call: (name, ...values) => ELEMENTARY[name](...values),
  compare,
  isFinite: Number.isFinite,
};
