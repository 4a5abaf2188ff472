import type { Rational } from '../base/rational.ts';
import type { NumberComparison } from '../check/checked-expression.ts';
import type { ElementaryName } from '../elementary/functions.ts';

/**
 * A kind of number with what a model needs to do to it. The interpreter is written once over this, so that
 * the same walk of the tree computes in float64, in fifty digits, or carries a derivative along.
 */
export interface Arithmetic<T> {
  /** Returns the number nearest to a float64, infinities and NaN included. */
  fromNumber(value: number): T;
  /** Returns the number nearest to an exact value. */
  fromExact(value: Rational): T;
  /** Returns the float64 nearest to it. */
  toNumber(value: T): number;
  readonly pi: T;
  add(a: T, b: T): T;
  subtract(a: T, b: T): T;
  multiply(a: T, b: T): T;
  divide(a: T, b: T): T;
  negate(a: T): T;
  /** Applies an elementary function; `values` are as many as it takes. */
  call(name: ElementaryName, ...values: readonly T[]): T;
  /** Compares as IEEE 754 does: with NaN, only `!=` holds. */
  compare(operator: NumberComparison, a: T, b: T): boolean;
  isFinite(value: T): boolean;
}
