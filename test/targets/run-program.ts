/** Runs programs on a target as the runtime does, and by the evaluator: the same numbers, listed alike. */
import { createEvaluator } from '../../src/evaluator/create-evaluator.ts';
import type { Program } from '../../src/ir/program.ts';
import type { LinkableModel } from '../../src/runtime/layout.ts';
import {
  columnView,
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { makeRecorder, takeSample } from '../../src/runtime/recorder.ts';
import { collectSpikes, makeSpikeList } from '../../src/runtime/spike-list.ts';

export const STEP = { p: 1, q: 40 };
export const STEPS = 4;
export const CELLS = 3;

/** What differs from cell to cell: the input and the state that is given. */
export function given(cell: number): ReadonlyMap<string, number> {
  return new Map([
    ['I', cell - 1],
    ['sodium.τ_m', 0.5 * cell],
    ['g', 1.5],
  ]);
}

/** Returns all columns of a cell after the steps, the steps in which it spiked, and its records at every grid point. */
export function evaluate(program: Program, cell: number): readonly (readonly number[])[] {
  const evaluator = createEvaluator(program, { ...STEP, given: given(cell) });
  const spikes: number[] = [];
  const rows: (readonly number[])[] = [[...evaluator.record().values()]];
  for (let step = 0; step < STEPS; step++) {
    if (evaluator.step().spikes > 0) spikes.push(step);
    rows.push([...evaluator.record().values()]);
  }
  return [program.columns.map(({ name }) => evaluator.read(name)), spikes, ...rows];
}

/** Returns the cells of a program at t_0. */
export function populationOf(linkable: LinkableModel, count: number = CELLS, steps?: number): Population {
  const population = makePopulation(linkable, { cells: count, ...(steps === undefined ? {} : { steps }) });
  setTimeStep(population, STEP);
  const cells = Array.from({ length: count }, (_, cell) => given(cell));
  for (const name of ['I', 'sodium.τ_m'])
    setColumn(
      population,
      name,
      cells.map((values) => values.get(name) ?? 0),
    );
  setColumn(population, 'g', 1.5);
  initialise(population);
  return population;
}

/** The same as `evaluate`, by a target. */
export function runLinked(
  program: Program,
  linkable: LinkableModel,
  cell: number,
  steps?: number,
): readonly (readonly number[])[] {
  const population = populationOf(linkable, CELLS, steps);
  const recorder = makeRecorder(population, STEPS, 1);
  const spikes = makeSpikeList();
  takeSample(recorder, population, 0);
  for (let k = 0; k < STEPS; k++) {
    population.kernels.step(population.layout, 0, CELLS, k, 1);
    collectSpikes(spikes, population, k, 1);
    takeSample(recorder, population, k + 1);
  }
  const ofCell: number[] = [];
  for (let at = 0; at < spikes.length * 3; at += 3) {
    if (spikes.triples[at + 1] === cell) ofCell.push(spikes.triples[at] ?? -1);
  }
  const columns = program.columns.map(
    ({ name, variability }) => columnView(population, name)[variability === 'cell' ? cell : 0] ?? Number.NaN,
  );
  const rows = Array.from({ length: STEPS + 1 }, (_, row) =>
    recorder.traces.map((trace) => trace[row * CELLS + cell] ?? Number.NaN),
  );
  return [columns, ofCell, ...rows];
}
