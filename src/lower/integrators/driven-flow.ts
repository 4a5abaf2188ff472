/**
 * The step of linear equations with constant coefficients that something else drives, dx/dt = A x + b(t): exactly, for the
 * parabola through b at the start, the middle and the end of the step (an exponential quadrature; Hochbruck and Ostermann
 * 2010, doi:10.1017/S0962492910000048, section 2.2). The error falls as dt^4, and as dt^3 where A is much faster than the
 * step. The parabola is the solution of two more linear equations for each driven state, so `linearFlow` does the work.
 */
import { known } from '../../base/invariant.ts';
import { ONE, ZERO } from '../../base/rational.ts';
import { isNumber, multiply, subtract } from '../../expr/build.ts';
import type { Expression } from '../../expr/expression.ts';
import { jacobian } from '../../symbolic/jacobian.ts';
import type { Equation, EquationSystem } from './integrator.ts';
import { linearFlow } from './linear-flow.ts';
import { HALF } from './midpoint-linearisation.ts';

/** Returns the values at the middle of the step and at its end, one per equation. */
export function drivenFlow(system: EquationSystem): {
  readonly middle: () => readonly Expression[];
  readonly end: () => readonly Expression[];
} {
  const { pool, equations, stepSize, derivatives } = system;
  const starts = equations.map(({ start }) => start);
  const [first, halfway, last] = [ZERO, HALF, ONE].map((offset, i) =>
    derivatives({ number: i + 1, offset, values: starts }),
  );
  const slopes = known(first, 'slopes at the start');
  // A spike may be located where a step begins, and then nothing is left of it.
  const isStep = pool.apply('>', stepSize, pool.number(0));
  const perStep = pool.apply('select', isStep, pool.apply('/', pool.number(1), stepSize), pool.number(0));
  const driven = equations.flatMap((equation, i): readonly DrivenState[] => {
    const slope = known(slopes[i], 'slope');
    // With the states as at the start only b differs between the three: b(t_k + θ dt) = b + rise θ + bend θ² / 2.
    const toMiddle = subtract(pool, known(halfway?.[i], 'slope'), slope);
    const toEnd = subtract(pool, known(last?.[i], 'slope'), slope);
    if (isNumber(toMiddle, 0) && isNumber(toEnd, 0)) return [];
    const rise = subtract(pool, multiply(pool, pool.number(4), toMiddle), toEnd);
    const bend = multiply(
      pool,
      pool.number(4),
      subtract(pool, toEnd, multiply(pool, pool.number(2), toMiddle)),
    );
    const part = (name: string): Equation => {
      const state = `${equation.state}.${name}`;
      return { ...equation, state, start: pool.symbol(`${state} of the step`), isGate: false };
    };
    return [{ equation, drive: part('drive'), drift: part('drift'), rise, bend }];
  });

  const matrix = new Map(jacobian(pool, new Map(starts.map(({ name }, i) => [name, slopes[i] ?? perStep]))));
  for (const { equation, drive, drift } of driven) {
    const { name } = equation.start;
    matrix.set(name, new Map([...(matrix.get(name) ?? []), [drive.start.name, pool.number(1)]]));
    matrix.set(drive.start.name, new Map([[drift.start.name, perStep]]));
    matrix.set(drift.start.name, new Map());
  }
  const whole: EquationSystem = {
    ...system,
    equations: [...equations, ...driven.flatMap(({ drive, drift }) => [drive, drift])],
  };
  const none = pool.number(0);
  const allStarts = [...starts, ...driven.flatMap(() => [none, none])];
  const allSlopes = [
    ...slopes,
    ...driven.flatMap(({ rise, bend }) => [multiply(pool, rise, perStep), multiply(pool, bend, perStep)]),
  ];
  const over = (step: Expression): readonly Expression[] =>
    linearFlow(whole, matrix, step)(allStarts, allSlopes).slice(0, equations.length);
  return {
    middle: () => over(multiply(pool, pool.number(0.5), stepSize)),
    end: () => over(stepSize),
  };
}

interface DrivenState {
  readonly equation: Equation;
  /** What b has risen by since the start of the step, and how fast that changes, in slopes per step. */
  readonly drive: Equation;
  readonly drift: Equation;
  readonly rise: Expression;
  readonly bend: Expression;
}
