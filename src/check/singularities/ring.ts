/** What the coefficients of a power series are: forms, to decide, or long numbers, to compute. */
import type { Rational } from '../../base/rational.ts';
import type { BuiltinFunction, CheckedExpression } from '../checked-expression.ts';

export interface Ring<T> {
  readonly zero: T;
  readonly one: T;
  rational(value: Rational): T;
  add(a: T, b: T): T;
  multiply(a: T, b: T): T;
  /** a times a quotient of small whole numbers. */
  scale(a: T, numerator: bigint, denominator: bigint): T;
  /** May be `Undecided`. */
  invert(a: T): T;
  isZero(a: T): boolean;
  /** A value that is not looked into; equal keys are equal values. */
  atom(key: string, expression: CheckedExpression): T;
  /** The value of a function at a value that is not a number of its own. */
  call(name: BuiltinFunction, argument: T): T;
  power(base: T, exponent: Rational): T;
}
