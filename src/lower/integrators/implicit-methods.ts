/**
 * Implicit methods: the values at the end of a step solve equations, by Newton's method with the symbolic Jacobian taken anew
 * at every correction (Hairer and Wanner 1996, Solving Ordinary Differential Equations II, sections IV.3 and IV.8).
 */
import { known } from '../../base/invariant.ts';
import { ONE, ZERO } from '../../base/rational.ts';
import { add, multiply, subtract } from '../../expr/build.ts';
import type { Expression, ExpressionPool, SymbolExpression } from '../../expr/expression.ts';
import { heldCondition, implicitMatrix } from './implicit-matrix.ts';
import type { Correction, EquationSystem, Integrator } from './integrator.ts';

/**
 * A correction is small if it is no more than this part of the variable and of its change. Newton's method squares the
 * error, so that what is left is rounding.
 */
const SMALL = 1e-10;

/** Returns the values after one correction of the equations x - x_k = dt ((1 - θ) f(x_k) + θ f(x)). */
function correct(system: EquationSystem, guess: readonly Expression[], theta: 1 | 0.5): Correction {
  const { pool, equations, stepSize, derivatives } = system;
  // What is corrected was stored: a symbol each.
  const values = guess.filter((value): value is SymbolExpression => value.kind === 'symbol');
  const slopes = derivatives({ number: 2, offset: ONE, values });
  const step = theta === 1 ? stepSize : multiply(pool, pool.number(theta), stepSize);
  const before =
    theta === 1
      ? undefined
      : derivatives({ number: 1, offset: ZERO, values: equations.map(({ start }) => start) });
  const { solve, pivot, pivotRow } = implicitMatrix(system, values, slopes, step);
  const rest = equations.map(({ start, state }, i) => {
    const slope = known(slopes[i], 'slope');
    const mean = before === undefined ? slope : add(pool, known(before[i], 'slope'), slope);
    const moved = subtract(pool, known(values[i], 'value'), start);
    const left = subtract(pool, multiply(pool, step, mean), moved);
    const held = heldCondition(system, state);
    return held === undefined ? left : pool.apply('select', held, pool.number(0), left);
  });
  const corrections = solve(rest).map((value, i) =>
    system.name(value, `${known(equations[i], 'equation').state}_correction`),
  );
  const better = corrections.map((value, i) => pool.apply('+', known(values[i], 'value'), value));
  return { values: better, change: changeOf(pool, system, better, corrections), pivot, pivotRow };
}

function changeOf(
  pool: ExpressionPool,
  { equations }: EquationSystem,
  values: readonly Expression[],
  corrections: readonly Expression[],
): Expression {
  const zero = pool.number(0);
  return equations
    .map(({ start }, i): Expression => {
      const [value, correction] = [known(values[i], 'value'), known(corrections[i], 'correction')];
      const size = pool.apply('abs', correction);
      const magnitude = pool.apply('+', pool.apply('abs', start), pool.apply('abs', value));
      const part = pool.apply('/', size, pool.apply('*', pool.number(SMALL), magnitude));
      return pool.apply('select', pool.apply('==', correction, zero), zero, part);
    })
    .reduce((largest, part) => pool.apply('max', largest, part), zero as Expression);
}

function method(
  about: Pick<Integrator, 'name' | 'aliases' | 'title' | 'description' | 'order'>,
  theta: 1 | 0.5,
): Integrator {
  return {
    ...about,
    driver: 'iterated',
    stability: 'implicit',
    refuse: () => undefined,
    attempt: ({ equations }) => equations.map(({ start }) => start),
    linearStep: (system) =>
      correct(
        system,
        system.equations.map(({ start }) => start),
        theta,
      ).values,
    iterate: (system, guess) => correct(system, guess, theta),
  };
}

export const IMPLICIT_METHODS: readonly Integrator[] = [
  method(
    {
      name: 'implicit_euler',
      aliases: ['backward_euler', 'euler_implicit', 'bdf1'],
      title: 'Implicit Euler method',
      description:
        'Stable at any step, and damps whatever decays faster than a step lasts: for stiff equations of which the slow ' +
        'course is wanted.',
      order: 1,
    },
    1,
  ),
  method(
    {
      name: 'crank_nicolson',
      aliases: ['trapezoidal', 'cn'],
      title: 'Crank-Nicolson method',
      description:
        'The implicit trapezoidal rule: stable at any step and of order 2; what decays faster than a step lasts swings ' +
        'around its course rather than being damped.',
      order: 2,
    },
    0.5,
  ),
];
