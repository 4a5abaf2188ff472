import { type Rational, toNumber } from '../../base/rational.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { createInterpreter } from '../../interpreter/interpret.ts';
import { eigenvalues, type Matrix } from '../eigenvalues.ts';
import { type Equilibrium, findEquilibria } from '../equilibria.ts';
import type { LocalEquations } from '../local-equations.ts';

/** Where a model may be: a place at which a step is judged. */
export interface MetState {
  /** Of the states with an equation. */
  readonly values: ArrayLike<number>;
  /** Of the inputs, in the order of the model. */
  readonly inputs: readonly number[];
  /** `rest`: a stable equilibrium. `left`: one that is not, which small deviations leave. `way`: seen on the way. */
  readonly kind: 'rest' | 'left' | 'way';
}

/** Short enough to be waited for: a step of the interpreter costs more than the square of the number of states. */
const MOST_STEPS = 150;
const LEAST_STEPS = 20;
const EFFORT = 1000;
const MOST_ON_THE_WAY = 30;
/** A state that is so many times larger than wherever else it was is lost. */
const FAR = 100;
/** Where the model is this slow against the step all methods bear it, and on the way it is not many times faster. */
const SLOW = 0.1;

/**
 * Returns the equilibria of the model, where it starts, and what it goes through in its first steps of `dt`, resets
 * included.
 */
export function statesMet(
  model: CheckedModel,
  equations: LocalEquations,
  dt: Rational,
  given: ReadonlyMap<string, number>,
): readonly MetState[] {
  const atStart = model.inputs.map(({ name }) => Number(equations.constants.get(name) ?? 0));
  const equilibria = findEquilibria(equations).found.map(
    (found): MetState => ({
      values: equations.states.map((state) => found.values.get(state) ?? Number.NaN),
      inputs: atStart,
      kind: isStable(found) ? 'rest' : 'left',
    }),
  );
  const start: MetState = { values: equations.initial, inputs: atStart, kind: 'way' };
  const met = [...equilibria, start];
  const size = toNumber(dt);
  const slopes = equations.derivatives(equations.initial);
  // Where it starts far from what it goes to it may soon be faster.
  const soon = equations.initial.map((value, i) => value + size * (slopes[i] ?? 0));
  const places = [...met.map(({ values }) => values), soon];
  const isSlow = places.every((values) => fastest(equations.jacobianAt(values)) * size < SLOW);
  return isSlow || model.noises.length > 0 ? met : [...met, ...onTheWay(model, equations.states, dt, given)];
}

/** Returns the largest rate of a matrix, infinite where it has none. */
function fastest(matrix: Matrix): number {
  const rates = eigenvalues(matrix)?.map(({ real, imaginary }) => Math.hypot(real, imaginary));
  return rates === undefined ? Number.POSITIVE_INFINITY : Math.max(0, ...rates);
}

function stepsOf(states: readonly string[]): number {
  return Math.max(LEAST_STEPS, Math.min(MOST_STEPS, Math.floor(EFFORT / states.length)));
}

/**
 * Whether `rodas4` goes about as far as the states that were met: it is linear in each step, and where the model starts
 * far from what it goes to its first step may be the last.
 */
export function rodasStaysNear(
  model: CheckedModel,
  dt: Rational,
  given: ReadonlyMap<string, number>,
  met: readonly MetState[],
): boolean {
  const states = model.states.flatMap(({ name, derivative }) => (derivative === undefined ? [] : [name]));
  const reach = states.map((_, i) =>
    met.reduce((most, { values }) => Math.max(most, Math.abs(values[i] ?? 0)), 0),
  );
  const cell = createInterpreter(model, { method: 'rodas4', dt, given });
  while (cell.step < Math.min(LEAST_STEPS, stepsOf(states))) {
    cell.advance();
    if (cell.breakdown !== undefined || cell.noStep !== undefined) return false;
    const isFar = states.some(
      (state, i) => Math.abs(cell.state(state)) > FAR * (reach[i] ?? 0) + Number.MIN_VALUE,
    );
    if (isFar) return false;
  }
  return true;
}

function isStable({ kind }: Equilibrium): boolean {
  return kind.startsWith('stable');
}

function onTheWay(
  model: CheckedModel,
  states: readonly string[],
  dt: Rational,
  given: ReadonlyMap<string, number>,
): readonly MetState[] {
  const steps = stepsOf(states);
  const every = Math.max(1, Math.floor(steps / MOST_ON_THE_WAY));
  // It solves for the end of each step, so that it bears also a start far from what the model goes to.
  const cell = createInterpreter(model, { method: 'implicit_euler', dt, given });
  const met: MetState[] = [];
  const look = (): void => {
    const values = states.map((state) => cell.state(state));
    if (!values.every(Number.isFinite)) return;
    met.push({ values, inputs: model.inputs.map(({ name }) => cell.value(name)), kind: 'way' });
  };
  while (cell.step < steps) {
    cell.advance();
    if (cell.breakdown !== undefined || cell.noStep !== undefined) break;
    if (cell.step % every === 0) look();
  }
  return met;
}
