/**
 * What led to a state that is NaN or infinite. Kernels only say that it happened somewhere in a block; the
 * block is run again from the last snapshot, one step at a time, until it happens.
 */
import { type Layout, STATUS } from './layout.ts';
import { columnView, type Population } from './population.ts';

/** A copy of all columns, tables included, as they are at the beginning of a step. */
export interface Snapshot {
  readonly step: number;
  readonly numbers: Float64Array;
}

/** The first step after which a state was not finite, and the cell in which it was. */
export interface Failure {
  readonly step: number;
  readonly cell: number;
  /** The first state, in the order given, that was not finite. */
  readonly state: string;
  readonly value: number;
  /** The cell's column values before that step, by name. */
  readonly before: ReadonlyMap<string, number>;
}

/** Columns and tables lie between the status words and the records. */
function columnsStart({ status }: Layout): number {
  return (status + STATUS.words) / 2;
}

function columnsEnd({ layout, numbers }: Population): number {
  return layout.records[0] ?? Math.min(layout.spikes / 2, numbers.length);
}

/** Returns a copy of the columns; into an older snapshot's memory, if one is given. */
export function takeSnapshot(population: Population, step: number, into?: Snapshot): Snapshot {
  const { numbers, layout } = population;
  const columns = numbers.subarray(columnsStart(layout), columnsEnd(population));
  if (into === undefined) return { step, numbers: columns.slice() };
  into.numbers.set(columns);
  return { step, numbers: into.numbers };
}

export function restoreSnapshot({ numbers, layout }: Population, snapshot: Snapshot): void {
  numbers.set(snapshot.numbers, columnsStart(layout));
}

/** Returns the first state of any cell that is not finite now; undefined if all are. */
export function findNotFinite(
  population: Population,
  states: readonly string[],
): { readonly cell: number; readonly state: string; readonly value: number } | undefined {
  const views = states.map((state) => ({ state, view: columnView(population, state) }));
  for (let cell = 0; cell < population.layout.cells; cell++) {
    for (const { state, view } of views) {
      const value = view[cell] ?? 0;
      if (!Number.isFinite(value)) return { cell, state, value };
    }
  }
  return undefined;
}

function cellValues(population: Population, cell: number): ReadonlyMap<string, number> {
  return new Map(
    population.model.storage.columns.map(({ name, variability }) => [
      name,
      columnView(population, name)[variability === 'cell' ? cell : 0] ?? Number.NaN,
    ]),
  );
}

/**
 * Runs again from the snapshot to `lastStep`, one step at a time, and returns the first failure. Leaves the
 * population as that step left it. Undefined if the steps, run singly, keep all states finite.
 */
export function findFailure(
  population: Population,
  snapshot: Snapshot,
  lastStep: number,
  states: readonly string[],
): Failure | undefined {
  const { layout, kernels, words } = population;
  restoreSnapshot(population, snapshot);
  let before: Snapshot = takeSnapshot(population, snapshot.step);
  for (let step = snapshot.step; step < lastStep; step++) {
    before = takeSnapshot(population, step, before);
    words.fill(0, layout.status, layout.status + STATUS.words);
    kernels.step(layout, 0, layout.cells, step, 1);
    const bad = findNotFinite(population, states);
    if (bad === undefined) continue;
    const after = takeSnapshot(population, step + 1);
    restoreSnapshot(population, before);
    const values = cellValues(population, bad.cell);
    restoreSnapshot(population, after);
    return { step, ...bad, before: values };
  }
  return undefined;
}
