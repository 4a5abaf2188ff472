import type { CheckedModel } from '../check/checked-model.ts';

/** Two gigabytes of numbers: what the cells of a run, and what is recorded of them, may take. */
export const MOST_NUMBERS: number = 2 ** 28;

type Sized = Pick<CheckedModel, 'states' | 'inputs'>;

/** Returns how many numbers one cell takes, recorded ones apart. */
export function numbersOfCell({ states, inputs }: Sized): number {
  return states.length + inputs.length + 8;
}

/** Returns how many cells of a model can run; to be asked before anything is made of each. */
export function mostCells(model: Sized): number {
  return Math.floor(MOST_NUMBERS / numbersOfCell(model));
}
