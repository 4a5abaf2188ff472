import { known } from '../base/invariant.ts';
import { type Rational, rational } from '../base/rational.ts';

/**
 * The coefficients of an explicit Runge-Kutta method (Butcher 1963): stage i is
 * k_i = f(t + c_i dt, x + dt (a_i1 k_1 + …)), and the step is x + dt (b_1 k_1 + …).
 */
export interface Tableau {
  /** Row i holds the i coefficients of the stages before; the first row is empty. */
  readonly a: readonly (readonly Rational[])[];
  readonly b: readonly Rational[];
  readonly c: readonly Rational[];
}

/** Reads `1/2` and `-1`. */
function fraction(text: string): Rational {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return rational(BigInt(numerator), BigInt(denominator));
}

function fractions(row: string): readonly Rational[] {
  return row.split(' ').filter(Boolean).map(fraction);
}

/** One line a stage, `c | a…`, then the line of b, as textbooks print it. */
function tableau(text: string): Tableau {
  const lines = text.trim().split('\n');
  const stages = lines.slice(0, -1).map((line) => line.split('|'));
  return {
    a: stages.map(([, row = '']) => fractions(row)),
    b: fractions(known(lines.at(-1), 'line of b').replace('|', '')),
    c: stages.map(([node = '']) => fraction(node.trim())),
  };
}

export const RUNGE_KUTTA_METHODS = ['euler', 'midpoint', 'heun', 'ralston', 'rk3', 'rk4', 'rk38'] as const;
export type RungeKuttaMethod = (typeof RUNGE_KUTTA_METHODS)[number];

/** Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, section II.1; Ralston (1962). */
export const TABLEAUX: Readonly<Record<RungeKuttaMethod, Tableau>> = {
  euler: tableau(`
    0 |
      | 1`),
  midpoint: tableau(`
    0   |
    1/2 | 1/2
        | 0 1`),
  heun: tableau(`
    0 |
    1 | 1
      | 1/2 1/2`),
  ralston: tableau(`
    0   |
    2/3 | 2/3
        | 1/4 3/4`),
  rk3: tableau(`
    0   |
    1/2 | 1/2
    1   | -1 2
        | 1/6 2/3 1/6`),
  rk4: tableau(`
    0   |
    1/2 | 1/2
    1/2 | 0 1/2
    1   | 0 0 1
        | 1/6 1/3 1/3 1/6`),
  rk38: tableau(`
    0   |
    1/3 | 1/3
    2/3 | -1/3 1
    1   | 1 -1 1
        | 1/8 3/8 3/8 1/8`),
};
