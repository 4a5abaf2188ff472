import type { Arithmetic } from './arithmetic.ts';
import { partialDerivative } from './partial-derivative.ts';

/** A number with its derivative in one chosen direction. */
export interface Dual<T> {
  readonly value: T;
  /** Absent for a constant, so that a constant never meets an infinite partial derivative. */
  readonly slope?: T;
}

/**
 * Returns the arithmetic that carries derivatives along (forward differentiation): of every result, the
 * value is the one that `arithmetic` gives.
 */
export function dual<T>(arithmetic: Arithmetic<T>): Arithmetic<Dual<T>> {
  const { add, subtract, multiply, divide, negate } = arithmetic;

  function withSlope(value: T, slope: T | undefined): Dual<T> {
    return slope === undefined ? { value } : { value, slope };
  }

  function map(slope: T | undefined, change: (slope: T) => T): T | undefined {
    return slope === undefined ? undefined : change(slope);
  }

  function join(a: T | undefined, b: T | undefined, combine: (a: T, b: T) => T): T | undefined {
    if (a === undefined) return b;
    return b === undefined ? a : combine(a, b);
  }

  return {
    fromNumber: (value) => ({ value: arithmetic.fromNumber(value) }),
    fromExact: (value) => ({ value: arithmetic.fromExact(value) }),
    toNumber: ({ value }) => arithmetic.toNumber(value),
    pi: { value: arithmetic.pi },
    add: (a, b) => withSlope(add(a.value, b.value), join(a.slope, b.slope, add)),
    subtract: (a, b) => withSlope(subtract(a.value, b.value), join(a.slope, map(b.slope, negate), add)),
    multiply(a, b) {
      const left = map(a.slope, (slope) => multiply(slope, b.value));
      const right = map(b.slope, (slope) => multiply(a.value, slope));
      return withSlope(multiply(a.value, b.value), join(left, right, add));
    },
    divide(a, b) {
      const quotient = divide(a.value, b.value);
      const above = map(a.slope, (slope) => divide(slope, b.value));
      const below = map(b.slope, (slope) => negate(divide(multiply(quotient, slope), b.value)));
      return withSlope(quotient, join(above, below, add));
    },
    negate: (a) => withSlope(negate(a.value), map(a.slope, negate)),
    call(name, ...operands) {
      const values = operands.map(({ value }) => value);
      const result = arithmetic.call(name, ...values);
      let slope: T | undefined;
      for (const [index, operand] of operands.entries()) {
        const part = map(operand.slope, (change) =>
          multiply(partialDerivative(arithmetic, name, index, values, result), change),
        );
        slope = join(slope, part, add);
      }
      return withSlope(result, slope);
    },
    compare: (operator, a, b) => arithmetic.compare(operator, a.value, b.value),
    isFinite: ({ value }) => arithmetic.isFinite(value),
  };
}
