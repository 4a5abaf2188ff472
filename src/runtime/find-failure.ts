/**
 * What led to a state that is NaN or infinite, or to more spikes than a step may have. Kernels only say that it
 * happened somewhere in a block; the block is run again from the last snapshot, one step at a time, until it happens.
 */
import { FIXED, gatheredColumns, reportedStates } from './driver.ts';
import { hasFailed } from './has-failed.ts';
import { type Layout, NO_STEP, STATUS } from './layout.ts';
import { columnView, type Population } from './population.ts';
import { dropSpikesFrom, gatherSpikes, type SpikeList } from './spike-list.ts';

/** A copy of all columns, tables included, as they are at the beginning of a step. */
export interface Snapshot {
  readonly step: number;
  readonly numbers: Float64Array;
}

/** The step that ended the run, and the cell in which it did. */
export type Failure = NotFinite | NoStep | TooManySpikes | SpikesBeyondMemory;

/** A state was not finite after the step. */
export interface NotFinite extends FailureOfCell {
  readonly kind: 'not-finite';
  /** The first state, in the order given, that was not finite. */
  readonly state: string;
  readonly value: number;
}

/** The driver could not make a step of the cell. */
export interface NoStep extends FailureOfCell {
  readonly kind: 'no-step';
  readonly reason: keyof typeof NO_STEP;
  /** The state variable that it was for, where there is one. */
  readonly state?: string;
  /** The time that the cell had reached. */
  readonly time: number;
  /** The cell's column values there, those of the driver among them; absent where no driver made the steps. */
  readonly reached?: ReadonlyMap<string, number>;
}

/** The cell was to emit more spikes in the step than a step may have. */
export interface TooManySpikes extends FailureOfCell {
  readonly kind: 'too-many-spikes';
  readonly count: number;
}

/** With the spikes of the step the run would keep more than it may. */
export interface SpikesBeyondMemory {
  readonly kind: 'spikes-beyond-memory';
  readonly step: number;
}

interface FailureOfCell {
  readonly step: number;
  readonly cell: number;
  /** The cell's column values before that step, by name. */
  readonly before: ReadonlyMap<string, number>;
}

// Keys of an object are its own.
const REASONS = Object.keys(NO_STEP) as readonly (keyof typeof NO_STEP)[];

/** Columns and tables lie between the status words and the records. */
function columnsStart({ status, statusWords }: Layout): number {
  return Math.ceil((status + statusWords) / 2);
}

function columnsEnd({ records, spikes, byteLength }: Layout): number {
  return records[0] ?? Math.min(spikes / 2, byteLength / Float64Array.BYTES_PER_ELEMENT);
}

/** Returns how many numbers a snapshot has. */
export function columnsLength(layout: Layout): number {
  return columnsEnd(layout) - columnsStart(layout);
}

/** Returns the columns, tables included, as a view. */
export function columnsOf({ numbers, layout }: Population): Float64Array {
  return numbers.subarray(columnsStart(layout), columnsEnd(layout));
}

/** Numbers that are copied at once: some milliseconds. */
const PIECE = 1 << 20;

/** Returns a copy of the columns; into an older snapshot's memory, if one is given. */
export function* snapshotInPieces(
  population: Population,
  step: number,
  into?: Snapshot,
): Generator<undefined, Snapshot> {
  const columns = columnsOf(population);
  const copy = into?.numbers ?? new Float64Array(columns.length);
  for (let start = 0; start < columns.length; start += PIECE) {
    if (start > 0) yield;
    copy.set(columns.subarray(start, start + PIECE), start);
  }
  return { step, numbers: copy };
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

/** Returns the cell's column values, by name, and those of all cells. */
export function cellValues(population: Population, cell: number): ReadonlyMap<string, number> {
  return new Map(
    population.model.storage.columns
      .filter(({ variability }) => variability === 'cell' || variability === 'population')
      .map(({ name, variability }) => [
        name,
        columnView(population, name)[variability === 'cell' ? cell : 0] ?? Number.NaN,
      ]),
  );
}

/** A failure without what is known by running again. */
export type FailureOfStep = Without<NotFinite | NoStep | TooManySpikes>;

type Without<Kind> = Kind extends FailureOfCell ? Omit<Kind, 'step' | 'before'> : never;

function noStepNow({ layout, numbers, words, model }: Population): Without<NoStep> | undefined {
  const { status } = layout;
  const cell = words[status + STATUS.noStep] ?? 0;
  const code = words[status + STATUS.noStepReason];
  const reason = REASONS.find((each) => NO_STEP[each] === code);
  if (cell === 0 || reason === undefined) return undefined;
  const state = reportedStates(model.driver ?? FIXED)[words[status + STATUS.noStepState] ?? -1];
  const time = numbers[(status + STATUS.noStepTime) / 2] ?? Number.NaN;
  return { kind: 'no-step', cell: cell - 1, reason, time, ...(state === undefined ? {} : { state }) };
}

/** Returns what went wrong in the one step that was run since the status words were cleared. */
export function failureNow(population: Population, states: readonly string[]): FailureOfStep | undefined {
  const { layout, numbers, words } = population;
  const cell = words[layout.status + STATUS.tooManySpikes] ?? 0;
  if (cell > 0) {
    const count = numbers[(layout.status + STATUS.spikeCount) / 2] ?? Number.NaN;
    return { kind: 'too-many-spikes', cell: cell - 1, count };
  }
  const noStep = noStepNow(population);
  if (noStep !== undefined) return noStep;
  const bad = findNotFinite(population, states);
  return bad && { kind: 'not-finite', ...bad };
}

/** Clears what kernels have reported. */
export function clearStatus({ layout, words }: Population): void {
  words.fill(0, layout.status, layout.status + layout.statusWords);
}

/**
 * Runs one step of all cells, so many of them at once; its spikes join the list. A driver stops at the first cell that fails,
 * and so does this, or what is told would depend on how many cells are called for at once.
 */
function* stepOnce(
  population: Population,
  step: number,
  cellsAtOnce: number,
  spikes: SpikeList,
  mostSpikes: number,
): Generator<undefined, void> {
  const { layout, kernels, words, model } = population;
  const stopsAtFailure = model.driver !== undefined && model.driver.kind !== 'fixed';
  for (let first = 0; first < layout.cells; first += cellsAtOnce) {
    do {
      words[layout.status + STATUS.unfinished] = 0;
      kernels.step(layout, first, Math.min(cellsAtOnce, layout.cells - first), step, 1);
      gatherSpikes(spikes, population);
      yield;
    } while (words[layout.status + STATUS.unfinished] !== 0 && spikes.total <= mostSpikes);
    if (stopsAtFailure && hasFailed(words, layout)) return;
  }
}

/**
 * Runs again from the snapshot to the end of `lastStep`, for what the kernels report of the steps until there. The list's
 * spikes of these steps are replaced.
 */
export function* repeatSteps(
  population: Population,
  snapshot: Snapshot,
  lastStep: number,
  cellsAtOnce: number,
  spikes: SpikeList,
): Generator<undefined, void> {
  restoreSnapshot(population, snapshot);
  clearStatus(population);
  dropSpikesFrom(spikes, snapshot.step);
  for (let step = snapshot.step; step <= lastStep; step++) {
    yield* stepOnce(population, step, cellsAtOnce, spikes, Number.POSITIVE_INFINITY);
  }
}

/**
 * Runs again from the snapshot up to `lastStep`, one step at a time, and returns the first failure. Leaves the
 * population as that step left it, and in the status words what happened until then; the list's spikes of these steps
 * are replaced, up to the one that failed. Undefined if the steps, run singly, go well.
 */
export function* findFailure(
  population: Population,
  snapshot: Snapshot,
  lastStep: number,
  states: readonly string[],
  cellsAtOnce: number,
  spikes: SpikeList,
  mostSpikes: number,
): Generator<undefined, Failure | undefined> {
  restoreSnapshot(population, snapshot);
  clearStatus(population);
  dropSpikesFrom(spikes, snapshot.step);
  let before: Snapshot | undefined;
  for (let step = snapshot.step; step < lastStep; step++) {
    before = yield* snapshotInPieces(population, step, before);
    yield* stepOnce(population, step, cellsAtOnce, spikes, mostSpikes);
    const bad = failureNow(population, states);
    if (bad === undefined) {
      if (spikes.total > mostSpikes) return { kind: 'spikes-beyond-memory', step };
      continue;
    }
    const after = yield* snapshotInPieces(population, step + 1);
    restoreSnapshot(population, before);
    const atStart = cellValues(population, bad.cell);
    restoreSnapshot(population, after);
    const reached = cellValues(population, bad.cell);
    // What all cells come to is made in the step that reads it.
    const made = gatheredColumns(population.model.driver ?? FIXED);
    const values = new Map([...atStart, ...[...reached].filter(([name]) => made.includes(name))]);
    if (bad.kind !== 'no-step') return { step, ...bad, before: values };
    return { step, ...bad, before: values, reached };
  }
  return undefined;
}
