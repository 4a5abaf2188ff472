/** States that grow beyond all bounds without becoming infinite: looked for now and then, as that costs next to nothing. */
import { columnView, type Population } from './population.ts';

/** Steps between two looks: a number, so that the answer does not depend on how long anything took. */
export const STEPS_BETWEEN_LOOKS = 256;

/** A state that was beyond its limit at grid point `k`. */
export interface BeyondLimit {
  readonly k: number;
  readonly cell: number;
  readonly state: string;
  readonly value: number;
}

interface LimitedState {
  readonly state: string;
  readonly limit: number;
  readonly view: Float64Array;
}

/** Returns the states whose limit is finite, with their numbers. */
export function limitedStates(
  population: Population,
  states: readonly string[],
  limits: ArrayLike<number>,
): readonly LimitedState[] {
  return states.flatMap((state, index) => {
    const limit = limits[index] ?? Number.POSITIVE_INFINITY;
    return limit < Number.POSITIVE_INFINITY ? [{ state, limit, view: columnView(population, state) }] : [];
  });
}

/** Returns the first state of the first such cell whose magnitude is beyond the limit now. */
export function findBeyond(
  states: readonly LimitedState[],
  cells: number,
  k: number,
): BeyondLimit | undefined {
  let found: BeyondLimit | undefined;
  for (const { state, limit, view } of states) {
    const end = found?.cell ?? cells;
    for (let cell = 0; cell < end; cell++) {
      const value = view[cell] ?? 0;
      if (Math.abs(value) <= limit) continue;
      found = { k, cell, state, value };
      break;
    }
  }
  return found;
}
