import { known } from '../base/invariant.ts';
import { equals, isZero, ONE, type Rational } from '../base/rational.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Tableau } from './tableau.ts';

/** Returns the derivatives of all integrated values, in their order. */
export type Derivatives<T> = (time: T, values: readonly T[]) => readonly T[];

/** Returns the values one step later. */
export type ExplicitStep<T> = (
  derivatives: Derivatives<T>,
  time: T,
  stepSize: T,
  values: readonly T[],
) => readonly T[];

/** A multiplication by a coefficient of the tableau, and the stage whose slope it applies to. */
interface Term<T> {
  readonly stage: number;
  readonly scale: (factor: T) => T;
}

/**
 * Returns the step of an explicit Runge-Kutta method. Every sum runs over the coefficients that are not 0,
 * from left to right, and a coefficient of 1 is no multiplication: compiled code does the same operations in
 * the same order.
 */
export function rungeKutta<T>(arithmetic: Arithmetic<T>, tableau: Tableau): ExplicitStep<T> {
  const { add, multiply, fromExact } = arithmetic;

  function scaleBy(coefficient: Rational): (factor: T) => T {
    if (equals(coefficient, ONE)) return (factor) => factor;
    const number = fromExact(coefficient);
    return (factor) => multiply(number, factor);
  }

  function termsOf(coefficients: readonly Rational[]): readonly Term<T>[] {
    return coefficients.flatMap((coefficient, stage) =>
      isZero(coefficient) ? [] : [{ stage, scale: scaleBy(coefficient) }],
    );
  }

  const rows = tableau.a.map(termsOf);
  const weights = termsOf(tableau.b);
  const nodes = tableau.c.map((node) => (isZero(node) ? undefined : scaleBy(node)));

  return (derivatives, time, stepSize, values) => {
    const slopes: (readonly T[])[] = [];

    /** x + dt (c_1 k_1 + c_2 k_2 + …), for each value. */
    const advance = (terms: readonly Term<T>[]): readonly T[] =>
      values.map((value, index) => {
        let sum: T | undefined;
        for (const { stage, scale } of terms) {
          const term = scale(known(slopes[stage]?.[index], 'slope'));
          sum = sum === undefined ? term : add(sum, term);
        }
        return sum === undefined ? value : add(value, multiply(stepSize, sum));
      });

    for (const [stage, node] of nodes.entries()) {
      const stageTime = node === undefined ? time : add(time, node(stepSize));
      slopes.push(derivatives(stageTime, advance(known(rows[stage], 'row of the tableau'))));
    }
    return advance(weights);
  };
}
