/**
 * How threads tell one another of spikes: each puts those of its cells into its box, all wait for one another, each takes
 * those of all, in the order of steps, populations and threads, which is that of cells. There are two boxes by turns, so
 * that a fast thread does not write where a slow one still reads. What does not fit is put in further rounds.
 */
import { addSpikes, beginStep, type SpikeHistory } from './spike-history.ts';
import type { StepPhase } from './step-phase.ts';

/** Words in front of the spikes: how many there are, 1 + the step that failed, how many steps come next. */
const HEADER = { count: 0, failed: 1, next: 2 } as const;
const HEADER_WORDS = 16;
/** A spike: its step, the population, the cell, how many there were. */
const WIDTH = 4;

/** Spikes that a box holds. */
export const BOX_SPIKES = 4096;

export function boxBytes(threads: number, boxSpikes: number): number {
  return 4 * 2 * threads * (HEADER_WORDS + WIDTH * boxSpikes);
}

export interface ExchangeOptions {
  readonly boxes: Int32Array;
  readonly thread: number;
  readonly threads: number;
  readonly boxSpikes: number;
  readonly barrier: StepPhase;
  /** By population: those of all cells. */
  readonly histories: readonly SpikeHistory[];
}

/** What one thread says when it comes, besides spikes. */
export interface Said {
  /** The step in which its part failed; -1 if it did not. */
  readonly failed: number;
  /** Of the first thread: how many steps come next; 0: none until it says so. */
  readonly next: number;
}

export interface SpikeExchange {
  /** Says what is in these histories of the steps from `first` up to `end`, and takes what all say. */
  readonly exchange: (
    emitted: readonly SpikeHistory[],
    first: number,
    end: number,
    said: Said,
    onStep?: (k: number) => void,
  ) => Generator<undefined, Said>;
}

export function makeSpikeExchange(options: ExchangeOptions): SpikeExchange {
  const { boxes, thread, threads, boxSpikes, barrier, histories } = options;
  const boxWords = HEADER_WORDS + WIDTH * boxSpikes;
  const taken = Array.from({ length: threads }, makeList);
  const own = makeList();
  let turn = 0;

  const boxOf = (of: number): number => (turn * threads + of) * boxWords;

  /** Adds the spikes of the steps to the histories of all cells. */
  const merge = (first: number, end: number, onStep: ((k: number) => void) | undefined): void => {
    for (const list of taken) list.next = 0;
    for (let k = first; k < end; k++) {
      for (let population = 0; population < histories.length; population++) {
        const history = histories[population];
        if (history === undefined) continue;
        beginStep(history, k);
        for (const list of taken) {
          const { words, length } = list;
          while (list.next < length && words[list.next] === k && words[list.next + 1] === population) {
            addSpikes(history, k, words[list.next + 2] ?? 0, words[list.next + 3] ?? 0);
            list.next += WIDTH;
          }
        }
      }
      onStep?.(k);
    }
  };

  function* exchange(
    emitted: readonly SpikeHistory[],
    first: number,
    end: number,
    said: Said,
    onStep?: (k: number) => void,
  ): Generator<undefined, Said> {
    listSpikes(own, emitted, first, said.failed < 0 ? end : said.failed);
    for (const list of taken) list.length = 0;
    let failed = -1;
    let next = 0;
    let most = 0;
    for (let round = 0; round === 0 || round * boxSpikes * WIDTH < most; round++) {
      const box = boxOf(thread);
      boxes[box + HEADER.count] = own.length;
      boxes[box + HEADER.failed] = said.failed;
      boxes[box + HEADER.next] = said.next;
      const start = round * boxSpikes * WIDTH;
      if (start < own.length) {
        const part = own.words.subarray(start, Math.min(own.length, start + boxSpikes * WIDTH));
        boxes.set(part, box + HEADER_WORDS);
      }
      while (!barrier(first)) yield;
      for (let of = 0; of < threads; of++) {
        const from = boxOf(of);
        const count = boxes[from + HEADER.count] ?? 0;
        const step = boxes[from + HEADER.failed] ?? -1;
        if (step >= 0 && (failed < 0 || step < failed)) failed = step;
        most = Math.max(most, count);
        const list = taken[of];
        if (list === undefined || start >= count) continue;
        const length = Math.min(count - start, boxSpikes * WIDTH);
        append(list, boxes, from + HEADER_WORDS, length);
      }
      next = boxes[boxOf(0) + HEADER.next] ?? 0;
      turn = 1 - turn;
    }
    merge(first, failed < 0 ? end : failed, onStep);
    return { failed, next };
  }

  return { exchange };
}

/** Words of spikes. */
interface List {
  words: Int32Array;
  length: number;
  next: number;
}

function makeList(): List {
  return { words: new Int32Array(64 * WIDTH), length: 0, next: 0 };
}

function makeRoom(list: List, words: number): void {
  if (list.length + words <= list.words.length) return;
  const longer = new Int32Array(2 * (list.length + words));
  longer.set(list.words);
  list.words = longer;
}

function append(list: List, words: Int32Array, start: number, length: number): void {
  makeRoom(list, length);
  list.words.set(words.subarray(start, start + length), list.length);
  list.length += length;
}

/** Lists the spikes of the steps, by step and population. */
function listSpikes(list: List, histories: readonly SpikeHistory[], first: number, end: number): void {
  list.length = 0;
  for (let k = first; k < end; k++) {
    for (let population = 0; population < histories.length; population++) {
      const history = histories[population];
      // Of steps before those that a history keeps there is nothing to tell.
      if (history === undefined || k < end - history.steps) continue;
      const slot = k % history.steps;
      const spikes = history.lengths[slot] ?? 0;
      if (spikes === 0) continue;
      makeRoom(list, spikes * WIDTH);
      const start = history.firsts[slot] ?? 0;
      for (let n = 0; n < spikes; n++) {
        const place = (start + n) & (history.cells.length - 1);
        list.words[list.length] = k;
        list.words[list.length + 1] = population;
        list.words[list.length + 2] = history.cells[place] ?? 0;
        list.words[list.length + 3] = history.counts[place] ?? 0;
        list.length += WIDTH;
      }
    }
  }
}
