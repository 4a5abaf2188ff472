import type { Population } from './population.ts';
import { atOnce } from './turns.ts';

/** Makes the numbers of all cells that records read, as they are at t_k: before the kernel `record` is called. */
export function survey(population: Population, k: number): void {
  if (population.kernels.survey === undefined) return;
  atOnce(surveyInPieces(population, k, population.layout.cells));
}

/** The same, to be interrupted: so many cells are seen to at once. */
export function* surveyInPieces(
  { kernels, layout }: Population,
  k: number,
  cellsAtOnce: number,
): Generator<undefined, void> {
  for (const phase of kernels.survey ?? []) {
    if (phase.kind === 'population') {
      for (let isDone = phase.run(layout, false); !isDone; isDone = phase.run(layout, true)) yield;
      yield;
      continue;
    }
    for (let cell = 0; cell < layout.cells; cell += cellsAtOnce) {
      phase.run(layout, cell, Math.min(cellsAtOnce, layout.cells - cell), k, 1);
      yield;
    }
  }
}
