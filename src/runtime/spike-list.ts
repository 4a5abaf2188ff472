import { STATUS, type StorageDescription } from './layout.ts';
import type { Population } from './population.ts';
import { atOnce } from './turns.ts';

/** Spikes of a run in the order of steps, within a step in the order of cells. */
export interface SpikeList {
  length: number;
  /** How many spikes those are, by their counts. */
  total: number;
  /** Numbers (step, cell, count) of each; a spike of step k is dated t_(k+1), or somewhere after t_k up to there. */
  triples: Int32Array;
  /** The time of each, where spikes have times of their own. */
  times?: Float64Array;
}

const WIDTH = 3;

/** Most spikes that a run keeps: half a gigabyte of times. */
export const MOST_SPIKES_OF_RUN: number = 2 ** 26;

const FIRST_LENGTH = 64;

/** Returns an empty list of spikes that have times of their own, or are dated by their steps. */
export function makeSpikeList({ datesSpikes }: Pick<StorageDescription, 'datesSpikes'> = {}): SpikeList {
  return {
    length: 0,
    total: 0,
    triples: new Int32Array(FIRST_LENGTH * WIDTH),
    ...(datesSpikes === true ? { times: new Float64Array(FIRST_LENGTH) } : {}),
  };
}

function reserve(list: SpikeList, more: number): void {
  const needed = list.length + more;
  const { triples, times } = list;
  if (needed * WIDTH <= triples.length) return;
  const length = Math.max(needed, (triples.length / WIDTH) * 2);
  list.triples = new Int32Array(length * WIDTH);
  list.triples.set(triples.subarray(0, list.length * WIDTH));
  if (times === undefined) return;
  list.times = new Float64Array(length);
  list.times.set(times.subarray(0, list.length));
}

/**
 * Moves the spikes that the kernels left in the population's area to the list, and empties the area. The kernels leave
 * them cell by cell; counting how many fall in each step of the block puts them in the order of steps. `from`: the length
 * that the list had before the block, where the area was emptied in its course.
 */
export function collectSpikes(
  list: SpikeList,
  { layout, words, numbers }: Population,
  firstStep: number,
  steps: number,
  from: number = list.length,
): void {
  const statusWord = layout.status + STATUS.spikes;
  const count = words[statusWord] ?? 0;
  const isAll = from === list.length;
  if (count === 0 && isAll) return;
  words[statusWord] = 0;
  reserve(list, count);
  const base = list.length;
  const left = words.subarray(layout.spikes, layout.spikes + count * WIDTH);
  const leftTimes = list.times && numbers.subarray(layout.spikeTimes, layout.spikeTimes + count);
  list.length += count;
  for (let at = 2; at < left.length; at += WIDTH) list.total += left[at] ?? 0;
  const isInOrder = layout.cells === 1 || steps === 1;
  if (isInOrder || !isAll) {
    list.triples.set(left, base * WIDTH);
    if (leftTimes !== undefined) list.times?.set(leftTimes, base);
  }
  if (isInOrder) return;
  const found = isAll ? left : list.triples.slice(from * WIDTH, list.length * WIDTH);
  const foundTimes = isAll ? leftTimes : list.times?.slice(from, list.length);
  sortBySteps(list, from, firstStep, steps, found, foundTimes);
}

/** Moves the spikes to the list as they are, in the course of a block whose others are still to come. */
export function gatherSpikes(list: SpikeList, population: Population): void {
  collectSpikes(list, population, 0, 1);
}

function sortBySteps(
  { triples, times }: SpikeList,
  from: number,
  firstStep: number,
  steps: number,
  found: Int32Array,
  foundTimes: Float64Array | undefined,
): void {
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
    const to = (from + place) * WIDTH;
    for (let part = 0; part < WIDTH; part++) triples[to + part] = found[at + part] ?? 0;
    if (times !== undefined) times[from + place] = foundTimes?.[at / WIDTH] ?? Number.NaN;
  }
}

/** Drops the spikes of the steps from k on. */
export function dropSpikesFrom(list: SpikeList, k: number): void {
  while (list.length > 0 && stepOf(list, list.length - 1) >= k) {
    list.length -= 1;
    list.total -= countOf(list, list.length);
  }
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
  list: SpikeList,
  cells: number,
): Generator<undefined, readonly Int32Array[]> {
  return yield* byCellInPieces(list, cells, new Int32Array(list.total), (index) => stepOf(list, index) + 1);
}

/** Returns the times of each cell's spikes in the same way; undefined where they are dated by their steps. */
export function* spikeTimesByCellInPieces(
  list: SpikeList,
  cells: number,
): Generator<undefined, readonly Float64Array[] | undefined> {
  const { times, total } = list;
  if (times === undefined) return undefined;
  return yield* byCellInPieces(list, cells, new Float64Array(total), (index) => times[index] ?? Number.NaN);
}

function* byCellInPieces<Numbers extends Int32Array | Float64Array>(
  { triples, length }: SpikeList,
  cells: number,
  dates: Numbers,
  dateOf: (index: number) => number,
): Generator<undefined, readonly Numbers[]> {
  const totals = new Int32Array(cells);
  for (let index = 0; index < length; index++) {
    if (index % PIECE === 0) yield;
    const cell = triples[index * WIDTH + 1] ?? 0;
    totals[cell] = (totals[cell] ?? 0) + (triples[index * WIDTH + 2] ?? 0);
  }
  // A part of an array is an array of its type.
  const part = (from: number, to: number): Numbers => dates.subarray(from, to) as Numbers;
  // One for all cells that are silent: an array of its own takes some 100 bytes, and there may be millions of them.
  const none = part(0, 0);
  const byCell: Numbers[] = [];
  // By cell: where its next date goes.
  const next = totals;
  let start = 0;
  for (let cell = 0; cell < cells; cell++) {
    if (cell % PIECE === 0) yield;
    const count = totals[cell] ?? 0;
    byCell.push(count === 0 ? none : part(start, start + count));
    next[cell] = start;
    start += count;
  }
  for (let index = 0; index < length; index++) {
    if (index % PIECE === 0) yield;
    const cell = triples[index * WIDTH + 1] ?? 0;
    const from = next[cell] ?? 0;
    const to = from + (triples[index * WIDTH + 2] ?? 0);
    dates.fill(dateOf(index), from, to);
    next[cell] = to;
  }
  return byCell;
}
