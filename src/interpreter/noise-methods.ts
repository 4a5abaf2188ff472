/** Methods for equations with white noise, dx = f dt + Σ g_j dW_j. */
import { known } from '../base/invariant.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import { dual } from './dual-arithmetic.ts';
import { dualClockOf } from './dual-clock.ts';
import { mapped } from './instant.ts';
import type { EquationStep, Integrate } from './integrate.ts';
import { type NoiseStep, noisyEquations } from './noisy-equations.ts';

export const NOISE_METHODS = ['euler_maruyama', 'milstein', 'heun_stratonovich', 'sra1'] as const;
export type NoiseMethod = (typeof NOISE_METHODS)[number];

/** By moving state: what multiplies each source, by its number. */
type Diffusions<T> = readonly ReadonlyMap<number, T>[];

/** Returns the integration by one of these methods. */
export function noiseMethod<T>(
  method: NoiseMethod,
  model: CheckedModel,
  arithmetic: Arithmetic<T>,
  clock: Clock<T>,
  given: ReadonlyMap<string, number>,
): Integrate<T> {
  const { add, subtract, multiply, divide, fromNumber } = arithmetic;
  const { stepSize } = clock;
  const sources = model.noises.map((_, source) => source);
  const startsOf = ({ moving, cell }: EquationStep<T>): readonly T[] =>
    moving.map((name) => known(cell.states.get(name), name));

  const diffusionsAt = ({ diffusions }: EquationStep<T>, time: T, values: readonly T[]): Diffusions<T> =>
    diffusions === undefined ? [] : diffusions(time, values);
  const noiseOf = ({ noise }: EquationStep<T>, source: number): NoiseStep<T> => known(noise, 'noise')(source);

  /** x + dt f + g_1 a_1 + g_2 a_2 + …, by state. */
  const moved = (
    starts: readonly T[],
    slopes: readonly T[],
    terms: (index: number, source: number) => T | undefined,
    size: T = stepSize,
  ): readonly T[] =>
    starts.map((start, index) => {
      let value = add(start, multiply(size, known(slopes[index], 'slope')));
      for (const source of sources) {
        const term = terms(index, source);
        if (term !== undefined) value = add(value, term);
      }
      return value;
    });
  const times = (coefficient: T | undefined, factor: T): T | undefined =>
    coefficient === undefined ? undefined : multiply(coefficient, factor);
  const timesIncrement =
    (step: EquationStep<T>, diffusions: Diffusions<T>) =>
    (index: number, source: number): T | undefined =>
      times(diffusions[index]?.get(source), noiseOf(step, source).increment);

  const eulerMaruyama = (step: EquationStep<T>): readonly T[] => {
    const starts = startsOf(step);
    const diffusions = diffusionsAt(step, step.time, starts);
    return moved(starts, step.derivatives(step.time, starts), timesIncrement(step, diffusions));
  };

  /** Milstein's terms for commutative noise: ½ (dW_i dW_j - δ_ij dt) Σ_l g_li ∂g_j/∂x_l. */
  const milstein = (): Integrate<T> => {
    const equations = noisyEquations(model, dual(arithmetic), dualClockOf(clock), given);
    return (step) => {
      const { cell, moving } = step;
      const starts = startsOf(step);
      const diffusions = diffusionsAt(step, step.time, starts);
      const directions = moving.map((direction) => {
        const states = new Map([...cell.states].map(([name, value]) => [name, { value }]));
        const slope = fromNumber(1);
        states.set(
          direction,
          Object.assign({ value: known(cell.states.get(direction), direction) }, { slope }),
        );
        const added = new Map([...cell.added].map(([name, value]) => [name, { value }]));
        const { lastSpikes, refractory, inputs, overCells: all = [] } = cell;
        const overCells = all.map((value) => ({ value }));
        return equations(
          {
            states,
            lastSpikes,
            refractory,
            added,
            ...(inputs === undefined ? {} : { inputs: mapped(inputs, (value) => ({ value })) }),
            overCells,
          },
          { value: step.time },
          { value: step.middle },
        );
      });
      return eulerMaruyama(step).map((value, index) => {
        let sum = value;
        for (const first of sources) {
          for (const second of sources) {
            let along: T | undefined;
            for (const [l, direction] of directions.entries()) {
              const coefficient = diffusions[l]?.get(first);
              if (coefficient === undefined) continue;
              const slope = direction(known(moving[index], 'state')).noise.get(second)?.slope;
              if (slope === undefined) continue;
              const term = multiply(coefficient, slope);
              along = along === undefined ? term : add(along, term);
            }
            if (along === undefined) continue;
            const product = multiply(noiseOf(step, first).increment, noiseOf(step, second).increment);
            const area = first === second ? subtract(product, stepSize) : product;
            sum = add(sum, multiply(multiply(fromNumber(0.5), along), area));
          }
        }
        return sum;
      });
    };
  };

  const heun = (step: EquationStep<T>): readonly T[] => {
    const starts = startsOf(step);
    const before = diffusionsAt(step, step.time, starts);
    const slopes = step.derivatives(step.time, starts);
    const predicted = moved(starts, slopes, timesIncrement(step, before));
    const endTime = add(step.time, stepSize);
    const after = diffusionsAt(step, endTime, predicted);
    const half = fromNumber(0.5);
    const mean = (a: T, b: T): T => multiply(half, add(a, b));
    const endSlopes = step.derivatives(endTime, predicted);
    const means = slopes.map((slope, index) => mean(slope, known(endSlopes[index], 'slope')));
    return moved(starts, means, (index, source) => {
      const [first, second] = [before[index]?.get(source), after[index]?.get(source)];
      if (first === undefined && second === undefined) return undefined;
      const zero = fromNumber(0);
      return multiply(mean(first ?? zero, second ?? zero), noiseOf(step, source).increment);
    });
  };

  /** SRA1 of Rößler (2010). */
  const sra1 = (step: EquationStep<T>): readonly T[] => {
    const starts = startsOf(step);
    const before = diffusionsAt(step, step.time, starts);
    const after = diffusionsAt(step, add(step.time, stepSize), starts);
    const first = step.derivatives(step.time, starts);
    const inner = multiply(fromNumber(0.75), stepSize);
    const stage = moved(
      starts,
      first,
      (index, source) =>
        times(after[index]?.get(source), multiply(fromNumber(1.5), noiseOf(step, source).average)),
      inner,
    );
    const second = step.derivatives(add(step.time, inner), stage);
    const third = divide(fromNumber(1), fromNumber(3));
    const slopes = first.map((slope, index) =>
      add(
        multiply(third, slope),
        multiply(divide(fromNumber(2), fromNumber(3)), known(second[index], 'slope')),
      ),
    );
    return moved(starts, slopes, (index, source) => {
      const [old, now] = [before[index]?.get(source), after[index]?.get(source)];
      if (old === undefined && now === undefined) return undefined;
      const zero = fromNumber(0);
      const { increment, average } = noiseOf(step, source);
      const main = multiply(now ?? zero, increment);
      return add(main, multiply(subtract(old ?? zero, now ?? zero), average));
    });
  };

  switch (method) {
    case 'euler_maruyama':
      return eulerMaruyama;
    case 'milstein':
      return milstein();
    case 'heun_stratonovich':
      return heun;
    case 'sra1':
      return sra1;
  }
}
