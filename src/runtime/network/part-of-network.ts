/** What a network consists of, as far as it may fail. */
import { type FailureOfStep, failureNow } from '../find-failure.ts';
import { hasFailed } from '../has-failed.ts';
import { STATUS } from '../layout.ts';
import { columnView, type Population } from '../population.ts';
import type { Network } from './network.ts';
import { sourcesOf } from './orders-of-synapses.ts';
import type { Projection } from './projection.ts';
import type { Ranges } from './step-phase.ts';

/** A part of a network whose step may fail; the "cells" of a projection are its synapses. */
export interface PartOfNetwork {
  readonly of: 'population' | 'signal' | 'projection';
  readonly name: string;
  readonly cells: Population;
  readonly states: readonly string[];
  /** Who is joined, where it is a projection. */
  readonly topology?: Projection['topology'];
}

export function partsOf({ populations, signals, projections }: Network): readonly PartOfNetwork[] {
  return [
    ...populations.map(({ name, cells, states }) => ({ of: 'population', name, cells, states }) as const),
    ...signals.map(({ name, cells, states }) => ({ of: 'signal', name, cells, states }) as const),
    ...projections.map(
      ({ name, synapses, states, topology }) =>
        ({ of: 'projection', name, cells: synapses, states, topology }) as const,
    ),
  ];
}

/**
 * Whether the part has failed in the step that was just done. A delivery says that it stored what is not finite; what counts is
 * what a synapse has when the step is over, as a later event of it may have assigned another number. `cells`: which
 * postsynaptic cells are looked at, where others are not one's own.
 */
export function isBroken(part: PartOfNetwork, cells?: Ranges): boolean {
  const { words, layout } = part.cells;
  if (!hasFailed(words, layout)) return false;
  if (part.topology === undefined) return true;
  const { status } = layout;
  if (words[status + STATUS.tooManySpikes] !== 0 || words[status + STATUS.noStep] !== 0) return true;
  if (findBadState(part, cells) !== undefined) return true;
  words[status + STATUS.notFinite] = 0;
  return false;
}

export interface BadState {
  readonly cell: number;
  readonly state: string;
  readonly value: number;
}

/** Returns the first state of any cell, or synapse, that is not finite now. */
export function findBadState(
  { cells: population, states, topology }: PartOfNetwork,
  ranges?: Ranges,
): BadState | undefined {
  const [from = 0, end = 0] = ranges ?? [0, Number.POSITIVE_INFINITY];
  const views = states.map((state) => ({
    state,
    view: columnView(population, state),
    ofCell: cellOf(population, state, topology),
  }));
  for (let cell = 0; cell < population.layout.cells; cell++) {
    const target = topology?.targets[cell] ?? 0;
    if (target < from || target >= end) continue;
    for (const { state, view, ofCell } of views) {
      const value = view[ofCell(cell)] ?? 0;
      if (!Number.isFinite(value)) return { cell, state, value };
    }
  }
  return undefined;
}

/** Returns where in a column the number of a cell, or synapse, is: what is kept for a cell at an end stands at that cell's place. */
function cellOf(
  { model }: Population,
  column: string,
  topology: PartOfNetwork['topology'],
): (cell: number) => number {
  const { variability = 'cell' } = model.storage.columns.find(({ name }) => name === column) ?? {};
  if (variability === 'cell') return (cell) => cell;
  if (topology === undefined || variability === 'population') return () => 0;
  const ends = variability === 'pre' ? sourcesOf(topology) : topology.targets;
  return (synapse) => ends[synapse] ?? 0;
}

/** The same as of cells; the first synapse that has it, of what is kept for several. */
export function failureOf(part: PartOfNetwork): FailureOfStep | undefined {
  const { cells, topology } = part;
  // States of synapses need not be numbers of each.
  const failure = failureNow(cells, topology === undefined ? part.states : []);
  if (failure !== undefined || topology === undefined) return failure;
  const bad = findBadState(part);
  return bad && { kind: 'not-finite', ...bad };
}

/** Returns where in the numbers of its part the columns of a cell, or synapse, are. */
export function placesOf({ cells, topology }: PartOfNetwork, cell: number): ReadonlyMap<string, number> {
  return new Map(
    cells.model.storage.columns.map(({ name }, index) => [
      name,
      (cells.layout.columns[index] ?? 0) + cellOf(cells, name, topology)(cell),
    ]),
  );
}

/** Returns the column values of a cell, or synapse, by name. */
export function valuesIn(part: PartOfNetwork, cell: number): ReadonlyMap<string, number> {
  const { numbers } = part.cells;
  return new Map(Array.from(placesOf(part, cell), ([name, place]) => [name, numbers[place] ?? Number.NaN]));
}
