import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { CELL_NUMBER, DEFAULT_SEED, SEED } from '../runtime/draws.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import { gaussians } from './draws.ts';
import { Evaluator } from './evaluator.ts';
import { type Cell, makeInstant, mapped } from './instant.ts';
import { type Noisy, pureNoise, withNoise } from './noise-arithmetic.ts';

/** What a source of white noise gives in a step. */
export interface NoiseStep<T> {
  /** W(t_(k+1)) - W(t_k). */
  readonly increment: T;
  /** The mean of W(t) - W(t_k) over the step. */
  readonly average: T;
}

/** Gives what a source gives in a step, by their numbers. */
export type NoisePath<T> = (source: number, step: number) => NoiseStep<T>;

/** Returns the path that the seed and the number of the cell give. */
export function drawnNoise<T>(
  { noises }: CheckedModel,
  { add, multiply, divide, call, fromNumber }: Arithmetic<T>,
  { stepSize }: Clock<T>,
  given: ReadonlyMap<string, number>,
): NoisePath<T> {
  const seed = given.get(SEED) ?? DEFAULT_SEED;
  const cell = given.get(CELL_NUMBER) ?? 0;
  const root = call('sqrt', stepSize);
  return (source, step) => {
    const { draw } = known(noises[source], `noise ${source}`);
    const [first, second] = gaussians({ seed, draw, cell, step });
    const increment = multiply(root, fromNumber(first));
    const spread = divide(multiply(root, fromNumber(second)), call('sqrt', fromNumber(3)));
    return { increment, average: multiply(fromNumber(0.5), add(increment, spread)) };
  };
}

/** Returns the function that gives dx/dt of a state as f + Σ g_j xi_j. */
export function noisyEquations<T>(
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): (cell: Cell<T>, time: T, middle: T) => (state: string) => Noisy<T> {
  const noisy = withNoise(arithmetic);
  const lift = (value: T): Noisy<T> => ({ value, noise: new Map() });
  const noisyClock: Clock<Noisy<T>> = {
    stepSize: lift(clock.stepSize),
    timeOf: (gridPoint) => lift(clock.timeOf(gridPoint)),
    middleOf: (step) => lift(clock.middleOf(step)),
    stepsIn: ({ value }) => clock.stepsIn(known(value, 'duration')),
  };
  const evaluator = new Evaluator(model, noisy, noisyClock, given, (source) => pureNoise(arithmetic, source));
  const derivatives = new Map(model.states.map(({ name, derivative }) => [name, derivative]));
  const lifted = (values: ReadonlyMap<string, T>): Map<string, Noisy<T>> =>
    new Map([...values].map(([name, value]) => [name, lift(value)]));

  return (cell, time, middle) => {
    const { lastSpikes, refractory, inputs, overCells = [] } = cell;
    const noisyCell = {
      states: lifted(cell.states),
      lastSpikes,
      refractory,
      added: lifted(cell.added),
      ...(inputs === undefined ? {} : { inputs: mapped(inputs, lift) }),
      overCells: overCells.map(lift),
    };
    const instant = makeInstant(noisyCell, lift(time), time === middle ? lift(time) : lift(middle));
    return (state) => evaluator.number(known(derivatives.get(state), `equation of ${state}`), instant);
  };
}
