import { STATUS } from './layout.ts';
import type { Population } from './population.ts';
import { atOnce } from './turns.ts';

/** Spikes of a run in the order of steps, within a step in the order of cells. */
export interface SpikeList {
  length: number;
  /** How many spikes those are, by their counts. */
  total: number;
  /** Numbers (step, cell, count) of each; a spike of step k is dated t_(k+1). */
  triples: Int32Array;
}

const WIDTH = 3;

/** Most spikes that a run keeps: half a gigabyte of times. */
export const MOST_SPIKES_OF_RUN: number = 2 ** 26;

export function makeSpikeList(): SpikeList {
  return { length: 0, total: 0, triples: new Int32Array(64 * WIDTH) };
}

function reserve(list: SpikeList, more: number): void {
  const needed = (list.length + more) * WIDTH;
  if (needed <= list.triples.length) return;
  const grown = new Int32Array(Math.max(needed, list.triples.length * 2));
  grown.set(list.triples.subarray(0, list.length * WIDTH));
  list.triples = grown;
}

/**
 * Moves the spikes that the kernels left in the population's area to the list, and empties the area. The
 * kernels leave them cell by cell; counting how many fall in each step of the block puts them in the order of steps.
 */
export function collectSpikes(
  list: SpikeList,
  { layout, words }: Population,
  firstStep: number,
  steps: number,
): void {
  const statusWord = layout.status + STATUS.spikes;
  const count = words[statusWord] ?? 0;
  if (count === 0) return;
  words[statusWord] = 0;
  reserve(list, count);
  const found = words.subarray(layout.spikes, layout.spikes + count * WIDTH);
  const base = list.length * WIDTH;
  list.length += count;
  for (let at = 2; at < found.length; at += WIDTH) list.total += found[at] ?? 0;
  if (layout.cells === 1 || steps === 1) {
    list.triples.set(found, base);
    return;
  }
  const next = new Int32Array(steps + 1);
  for (let at = 0; at < found.length; at += WIDTH) {
    const after = (found[at] ?? 0) - firstStep + 1;
    next[after] = (next[after] ?? 0) + 1;
  }
  for (let step = 1; step < next.length; step++) next[step] = (next[step] ?? 0) + (next[step - 1] ?? 0);
  for (let at = 0; at < found.length; at += WIDTH) {
    const step = (found[at] ?? 0) - firstStep;
    const place = next[step] ?? 0;
    next[step] = place + 1;
    const to = base + place * WIDTH;
    for (let part = 0; part < WIDTH; part++) list.triples[to + part] = found[at + part] ?? 0;
  }
}

/** Drops the spikes of the steps from k on. */
export function dropSpikesFrom(list: SpikeList, k: number): void {
  while (list.length > 0 && stepOf(list, list.length - 1) >= k) {
    list.length -= 1;
    list.total -= countOf(list, list.length);
  }
}

/** Returns the first step with which the list holds more than so many spikes; undefined if it holds no more. */
export function firstStepBeyond(list: SpikeList, most: number): number | undefined {
  let index = list.length;
  for (let { total } = list; total > most; total -= countOf(list, index)) index -= 1;
  return index === list.length ? undefined : stepOf(list, index);
}

function stepOf({ triples }: SpikeList, index: number): number {
  return triples[index * WIDTH] ?? 0;
}

function countOf({ triples }: SpikeList, index: number): number {
  return triples[index * WIDTH + 2] ?? 0;
}

/** Cells, or spikes, that are dealt with at once. */
const PIECE = 1 << 14;

/**
 * Returns, for each cell, the numbers n = k + 1 of the grid points at which it spiked, as often as it did; parts of one
 * buffer.
 */
export function spikesByCell(list: SpikeList, cells: number): readonly Int32Array[] {
  return atOnce(spikesByCellInPieces(list, cells));
}

/** The same, to be interrupted. */
export function* spikesByCellInPieces(
  { triples, length, total }: SpikeList,
  cells: number,
): Generator<undefined, readonly Int32Array[]> {
  const totals = new Int32Array(cells);
  const end = length * WIDTH;
  for (let at = 0; at < end; at += WIDTH) {
    if (at % (PIECE * WIDTH) === 0) yield;
    const cell = triples[at + 1] ?? 0;
    totals[cell] = (totals[cell] ?? 0) + (triples[at + 2] ?? 0);
  }
  const dates = new Int32Array(total);
  // One for all cells that are silent: an array of its own takes some 100 bytes, and there may be millions of them.
  const none = new Int32Array();
  const byCell: Int32Array[] = [];
  // By cell: where its next date goes.
  const next = totals;
  let start = 0;
  for (let cell = 0; cell < cells; cell++) {
    if (cell % PIECE === 0) yield;
    const count = totals[cell] ?? 0;
    byCell.push(count === 0 ? none : dates.subarray(start, start + count));
    next[cell] = start;
    start += count;
  }
  for (let at = 0; at < end; at += WIDTH) {
    if (at % (PIECE * WIDTH) === 0) yield;
    const cell = triples[at + 1] ?? 0;
    const from = next[cell] ?? 0;
    const to = from + (triples[at + 2] ?? 0);
    dates.fill((triples[at] ?? 0) + 1, from, to);
    next[cell] = to;
  }
  return byCell;
}
