/**
 * RODAS: a stiffly accurate Rosenbrock method of order 4 with an embedded one of order 3 (Hairer and Wanner 1996, Solving
 * Ordinary Differential Equations II, section IV.7, equation 7.25; coefficients as in their program RODAS, METH = 1). With
 * (1/(γ dt) - J) u_i = f(t + α_i dt, x + Σ a_ij u_j) + Σ c_ij u_j / dt + dt d_i ∂f/∂t the step is x + Σ a_6j u_j + u_6, and
 * u_6 is what it is off by.
 */
import { known } from '../base/invariant.ts';
import { parseDecimal, type Rational } from '../base/rational.ts';
import type { Arithmetic } from './arithmetic.ts';
import { factorise } from './factorise.ts';
import { type EquationStep, type StepFailure, startValues } from './integrate.ts';
import { identityMinus, type LinearisedSystem } from './linearised.ts';

/** A step with what each value is off by. */
export interface RosenbrockStep<T> {
  readonly next: readonly T[];
  readonly error: readonly T[];
}

interface Stage {
  readonly alpha: Rational;
  readonly a: readonly Rational[];
  readonly c: readonly Rational[];
  /** Of the derivative with respect to time. */
  readonly d: Rational;
}

const decimal = (text: string): Rational => known(parseDecimal(text), text);

function stage(text: string): Stage {
  const [alpha = '', a = '', c = '', d = ''] = text.split('|').map((part) => part.trim());
  const numbers = (row: string): readonly Rational[] => row.split(/\s+/).filter(Boolean).map(decimal);
  return { alpha: decimal(alpha), a: numbers(a), c: numbers(c), d: decimal(d) };
}

const GAMMA = decimal('0.25');

/** α | a | c | d, a line a stage. */
const STAGES: readonly Stage[] = `
  0     | | | 0.25
  0.386 | 1.544 | -5.6688 | -0.1043
  0.21  | 0.9466785280815826 0.2557011698983284 | -2.430093356833875 -0.2063599157091915 | 0.1035
  0.63  | 3.314825187068521 2.896124015972201 0.9986419139977817
        | -0.1073529058151375 -9.594562251023355 -20.47028614809616 | -0.0362
  1     | 1.221224509226641 6.019134481288629 12.53708332932087 -0.687886036105895
        | 7.496443313967647 -10.24680431464352 -33.99990352819905 11.7089089320616 | 0
  1     | 1.221224509226641 6.019134481288629 12.53708332932087 -0.687886036105895 1
        | 8.083246795921522 -7.981132988064893 -31.52159432874371 16.31930543123136 -6.058818238834054 | 0
`
  .trim()
  .split(/\n(?!\s*\|)/)
  .map(stage);

/** Returns what makes steps of any size. */
export function rosenbrock<T>(
  linearise: LinearisedSystem<T>,
  arithmetic: Arithmetic<T>,
): (step: EquationStep<T>) => RosenbrockStep<T> | StepFailure {
  const { add, multiply, divide, fromNumber, fromExact } = arithmetic;
  const gamma = fromExact(GAMMA);
  const stages = STAGES.map(({ alpha, a, c, d }) => ({
    alpha: fromExact(alpha),
    a: a.map(fromExact),
    c: c.map(fromExact),
    d: fromExact(d),
  }));

  return (step) => {
    const { moving, time, stepSize, derivatives } = step;
    const starts = startValues(step);
    if (starts.length === 0) return { next: starts, error: starts };
    const { slopes, jacobian, byTime } = linearise(step, starts);
    const scale = multiply(gamma, stepSize);
    const { singularRow, solve } = factorise(arithmetic, identityMinus(arithmetic, scale, jacobian));
    if (singularRow !== undefined) {
      return { kind: 'no-step', reason: 'singular', state: known(moving[singularRow], 'state') };
    }
    const moves: (readonly T[])[] = [];
    const weighted = (weights: readonly T[], equation: number): T =>
      weights.reduce(
        (sum, weight, j) => add(sum, multiply(weight, known(moves[j]?.[equation], 'move'))),
        fromNumber(0),
      );
    const stageValues = (a: readonly T[]): readonly T[] =>
      starts.map((start, equation) => add(start, weighted(a, equation)));
    for (const [index, { alpha, a, c, d }] of stages.entries()) {
      const at = index === 0 ? slopes : derivatives(add(time, multiply(alpha, stepSize)), stageValues(a));
      const right = at.map((slope, equation) => {
        const ofTime = multiply(multiply(d, stepSize), known(byTime[equation], 'slope'));
        return add(add(slope, divide(weighted(c, equation), stepSize)), ofTime);
      });
      moves.push(solve(right.map((value) => multiply(scale, value))));
    }
    const embedded = stageValues(known(stages.at(-1), 'last stage').a);
    const error = known(moves.at(-1), 'last stage');
    return { next: embedded.map((value, i) => add(value, known(error[i], 'error'))), error };
  };
}
