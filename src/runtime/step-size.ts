/** How the size of a step follows its error, in the unit of the largest error that is accepted. */
import { pow } from './elementary.ts';

/** The next step is as long as would have an error a little below 1. */
const SAFETY = 0.9;
const LEAST = 0.2;
export const MOST_GROWTH = 5;

/** Returns by what to multiply the size, of a step whose error falls as its size to the power `order`. */
export function growthOf(error: number, order: number): number {
  if (error === 0) return MOST_GROWTH;
  const growth = SAFETY * pow(error, -1 / order);
  // An error that is not a number says nothing but that the step was too long.
  return growth > LEAST ? Math.min(growth, MOST_GROWTH) : LEAST;
}

/**
 * The smallest step at a time: a rounding or two of the time, or this part of the grid's step. What grows exponentially up to
 * a spike, as in AdEx models, changes within 1e-10 of a step by as much as in all of it.
 */
export function smallestStep(time: number, dt: number): number {
  return Math.max(Math.abs(time) * 2 ** -51, dt * 1e-15);
}
