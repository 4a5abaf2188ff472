/**
 * RODAS, a stiffly accurate Rosenbrock method of order 4 with an embedded one of order 3 (Hairer and Wanner 1996, Solving
 * Ordinary Differential Equations II, section IV.7; coefficients of their program, in the variables U of its equation 7.25):
 *
 *   (1 - dt γ J) U_i = γ (dt f(t + α_i dt, x + Σ a_ij U_j) + Σ c_ij U_j + dt² d_i ∂f/∂t)
 */
import { known } from '../../base/invariant.ts';
import { ONE, parseDecimal, type Rational, rational, ZERO } from '../../base/rational.ts';
import { add, multiply, negate, subtract } from '../../expr/build.ts';
import { differentiate } from '../../expr/differentiate.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Factors } from '../../symbolic/sparse-solve.ts';
import { refuseLocating } from '../locating/refuse-locating.ts';
import { heldCondition, implicitMatrix } from './implicit-matrix.ts';
import type { EquationSystem, Integrator } from './integrator.ts';

const GAMMA = 0.25;

const A: readonly (readonly number[])[] = [
  [],
  [1.544],
  [0.9466785280815826, 0.2557011698983284],
  [3.314825187068521, 2.896124015972201, 0.9986419139977817],
  [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895],
  [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 1],
];

const C: readonly (readonly number[])[] = [
  [],
  [-5.6688],
  [-2.430093356833875, -0.2063599157091915],
  [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
  [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616],
  [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
];

/** α_i, and d_i of the derivative with respect to time. */
const OFFSETS: readonly Rational[] = ['0', '0.386', '0.21', '0.63'].map((text) =>
  known(parseDecimal(text), text),
);
const TIME_WEIGHTS: readonly number[] = [0.25, -0.1043, 0.1035, -0.0362, 0, 0];

/** What gives the values within a step, of the first five stages. */
const DENSE: readonly (readonly number[])[] = [
  [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662],
  [-0.676280339280125, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872],
];

interface Stages {
  readonly next: readonly Expression[];
  readonly error: readonly Expression[];
  /** By stage, then by equation: U. */
  readonly moves: readonly (readonly Expression[])[];
  readonly pivot: Expression;
  readonly pivotRow: Expression;
  /** Solves equations with the matrix of the step. */
  readonly solve: Factors['solve'];
}

function stagesOf(system: EquationSystem): Stages {
  const { pool, equations, stepSize, time, derivatives } = system;
  const starts = equations.map(({ start }) => start);
  const gammaStep = multiply(pool, pool.number(GAMMA), stepSize);
  const slopes = derivatives({ number: 1, offset: ZERO, values: starts });
  const { solve, pivot, pivotRow } = implicitMatrix(system, starts, slopes, gammaStep);
  const byTime = slopes.map((slope) =>
    time.kind === 'symbol' ? differentiate(pool, slope, time.name) : pool.number(0),
  );
  const weighted = (weights: readonly number[], terms: readonly Expression[]): Expression =>
    weights.reduce<Expression>(
      (sum, weight, j) => add(pool, sum, multiply(pool, pool.number(weight), known(terms[j], 'term'))),
      pool.number(0),
    );
  const moves: (readonly Expression[])[] = [];
  const movesOf = (equation: number): readonly Expression[] =>
    moves.map((stage) => known(stage[equation], 'move'));
  for (const [i, row] of A.entries()) {
    const at =
      i === 0
        ? slopes
        : derivatives({
            number: i + 1,
            offset: OFFSETS[i] ?? ONE,
            values: starts.map((start, equation) => add(pool, start, weighted(row, movesOf(equation)))),
          });
    const right = equations.map(({ state }, equation) => {
      const moved = multiply(pool, stepSize, known(at[equation], 'slope'));
      const coupled = weighted(C[i] ?? [], movesOf(equation));
      const weight = TIME_WEIGHTS[i] ?? 0;
      const squared = multiply(pool, multiply(pool, stepSize, stepSize), known(byTime[equation], 'slope'));
      const sum = add(pool, add(pool, moved, coupled), multiply(pool, pool.number(weight), squared));
      const scaled = multiply(pool, pool.number(GAMMA), sum);
      const held = heldCondition(system, state);
      return held === undefined ? scaled : pool.apply('select', held, pool.number(0), scaled);
    });
    moves.push(
      solve(right).map((value, equation) =>
        system.name(value, `${known(equations[equation], 'equation').state}_move_${i + 1}`),
      ),
    );
  }
  const last = known(moves.at(-1), 'last stage');
  const rows = known(A.at(-1), 'last row');
  const next = starts.map((start, equation) => {
    const embedded = add(pool, start, weighted(rows, movesOf(equation)));
    return add(pool, embedded, known(last[equation], 'move'));
  });
  return { next, error: last, moves, pivot, pivotRow, solve };
}

function denseOf(system: EquationSystem, { next, moves }: Stages): readonly (readonly Expression[])[] {
  const { pool, equations } = system;
  return equations.map(({ start }, equation) => {
    const [first, second] = DENSE.map((weights) =>
      weights.reduce<Expression>((sum, weight, j) => {
        const move = known(moves[j]?.[equation], 'move');
        return add(pool, sum, multiply(pool, pool.number(weight), move));
      }, pool.number(0)),
    );
    const [k1, k2] = [known(first, 'first'), known(second, 'second')];
    const rise = subtract(pool, known(next[equation], 'next'), start);
    return [add(pool, rise, k1), subtract(pool, k2, k1), negate(pool, k2)];
  });
}

/** Not the middle: what is off to one side before it and to the other behind it is right there. */
const PLACE = 0.25;

/**
 * Returns what the values after a quarter of the step are off by: how far they are from fulfilling the equations, brought to
 * the size of the values by the matrix of the step. Both formulas end where a variable must be that follows another at
 * once, however long the step was; only within it the error shows.
 */
function errorWithin(
  system: EquationSystem,
  { solve }: Stages,
  dense: readonly (readonly Expression[])[],
): readonly Expression[] {
  const { pool, equations, stepSize, derivatives } = system;
  const times = (factor: number, value: Expression): Expression => multiply(pool, pool.number(factor), value);
  const values = equations.map(({ start }, equation) => {
    const [c1, c2, c3] = known(dense[equation], 'dense').map((each, power) =>
      times(PLACE ** (power + 1), each),
    );
    return [c1, c2, c3].reduce<Expression>((sum, term) => add(pool, sum, known(term, 'term')), start);
  });
  const slopes = derivatives({ number: 7, offset: rational(1n, 4n), values });
  const right = equations.map(({ state }, equation) => {
    const [c1, c2, c3] = known(dense[equation], 'dense');
    const [slope2, slope3] = [times(2 * PLACE, known(c2, 'c2')), times(3 * PLACE ** 2, known(c3, 'c3'))];
    const moving = add(pool, add(pool, known(c1, 'c1'), slope2), slope3);
    const defect = subtract(pool, multiply(pool, stepSize, known(slopes[equation], 'slope')), moving);
    const held = heldCondition(system, state);
    const scaled = times(GAMMA, defect);
    return held === undefined ? scaled : pool.apply('select', held, pool.number(0), scaled);
  });
  return solve(right);
}

const DESCRIPTION =
  'Of order 4, stable at any step, with one linear system per step and no iterations: for stiff equations';

/** With steps of dt. */
export const RODAS4: Integrator = {
  name: 'rodas4',
  aliases: ['rodas', 'rosenbrock4'],
  title: 'Rosenbrock method RODAS of order 4',
  description: `${DESCRIPTION} that are smooth within a step.`,
  order: 4,
  driver: 'iterated',
  isForSmooth: true,
  stability: 'implicit',
  refuse: () => undefined,
  attempt: ({ equations }) => equations.map(({ start }) => start),
  linearStep: (system) => stagesOf(system).next,
  iterate: (system) => {
    const { next, pivot, pivotRow } = stagesOf(system);
    // The first correction is the last.
    return { values: next, change: system.pool.number(0), pivot, pivotRow };
  },
};

/** With steps that its error decides upon. */
export const RODAS4_ADAPTIVE: Integrator = {
  name: 'rodas4_adaptive',
  aliases: ['rosenbrock', 'rosenbrock_adaptive', 'stiff'],
  title: 'Rosenbrock pair RODAS of orders 4 and 3',
  description: `${DESCRIPTION}, with steps as long as the tolerance allows and events where they happen.`,
  order: 4,
  driver: 'adaptive',
  errorOrder: 4,
  stability: 'implicit',
  refuse: (model) => refuseLocating(model, 'rodas4_adaptive', 'adaptive'),
  attempt: (system) => stagesOf(system).next,
  trial: (system) => {
    const stages = stagesOf(system);
    const dense = denseOf(system, stages);
    const within = errorWithin(system, stages, dense);
    const error = stages.error.map((each, equation) => {
      const [end, middle] = [each, known(within[equation], 'error within')];
      return system.pool.apply('max', system.pool.apply('abs', end), system.pool.apply('abs', middle));
    });
    return { next: stages.next, error, dense, pivot: stages.pivot };
  },
};
