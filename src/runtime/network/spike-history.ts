/** The spikes of the last steps of a population, in a ring: those that may still have to be delivered. */
export interface SpikeHistory {
  /** How many steps are kept. */
  readonly steps: number;
  /** By place in the ring: the cell, and how many spikes it emitted in the step. As many places as a power of two. */
  cells: Int32Array;
  counts: Int32Array;
  /** By step modulo `steps`: the place of its first spike, if it has any, and how many places it has. */
  readonly firsts: Int32Array;
  readonly lengths: Int32Array;
  /** The next place. */
  next: number;
  /** Places in use. */
  used: number;
}

const FIRST_CAPACITY = 64;

export function makeSpikeHistory(steps: number): SpikeHistory {
  return {
    steps,
    cells: new Int32Array(FIRST_CAPACITY),
    counts: new Int32Array(FIRST_CAPACITY),
    firsts: new Int32Array(steps),
    lengths: new Int32Array(steps),
    next: 0,
    used: 0,
  };
}

/** Makes room for the spikes of step k; those of step k - `steps` are forgotten. */
export function beginStep(history: SpikeHistory, k: number): void {
  const slot = k % history.steps;
  history.used -= history.lengths[slot] ?? 0;
  history.lengths[slot] = 0;
}

/**
 * Adds spikes to step k, which was the last that was begun. A cell that spikes several times in a step, as it may where spikes
 * are located, has one place.
 */
export function addSpikes(history: SpikeHistory, k: number, cell: number, count: number): void {
  const slot = k % history.steps;
  const last = (history.next - 1) & (history.cells.length - 1);
  if (history.lengths[slot] !== 0 && history.cells[last] === cell) {
    history.counts[last] = (history.counts[last] ?? 0) + count;
    return;
  }
  if (history.used === history.cells.length) grow(history);
  const { next, cells } = history;
  if (history.lengths[slot] === 0) history.firsts[slot] = next;
  cells[next] = cell;
  history.counts[next] = count;
  history.next = (next + 1) & (cells.length - 1);
  history.lengths[slot] = (history.lengths[slot] ?? 0) + 1;
  history.used += 1;
}

/** Returns the ring's places from `first` on, in their order. */
function unrolled(ring: Int32Array, first: number, length: number): Int32Array {
  const flat = new Int32Array(length);
  for (let n = 0; n < flat.length; n++) flat[n] = ring[(first + n) & (ring.length - 1)] ?? 0;
  return flat;
}

/** A full ring begins where it ends. */
function grow(history: SpikeHistory): void {
  const { cells, counts, next, steps, firsts } = history;
  const capacity = cells.length;
  for (let slot = 0; slot < steps; slot++) {
    firsts[slot] = ((firsts[slot] ?? 0) - next + capacity) & (capacity - 1);
  }
  history.cells = new Int32Array(2 * capacity);
  history.cells.set(unrolled(cells, next, capacity));
  history.counts = new Int32Array(2 * capacity);
  history.counts.set(unrolled(counts, next, capacity));
  history.next = capacity;
}

export function clearHistory(history: SpikeHistory): void {
  history.lengths.fill(0);
  history.next = 0;
  history.used = 0;
}

/** Returns all that is kept after step k - 1 as numbers: for each step, oldest first, how many spikes it has, and those. */
export function packHistory(history: SpikeHistory, k: number): Int32Array {
  const { cells, counts, steps, firsts, lengths, used } = history;
  const packed = new Int32Array(steps + 2 * used);
  let at = 0;
  for (let step = k - steps; step < k; step++) {
    const slot = (step + steps) % steps;
    const length = step < 0 ? 0 : (lengths[slot] ?? 0);
    packed[at] = length;
    at += 1;
    for (let n = 0; n < length; n++) {
      const place = ((firsts[slot] ?? 0) + n) & (cells.length - 1);
      packed[at] = cells[place] ?? 0;
      packed[at + 1] = counts[place] ?? 0;
      at += 2;
    }
  }
  return packed;
}

/** Puts back what was packed. */
export function unpackHistory(history: SpikeHistory, k: number, packed: Int32Array): void {
  clearHistory(history);
  let at = 0;
  for (let step = k - history.steps; step < k; step++) {
    const length = packed[at] ?? 0;
    at += 1;
    if (step < 0) continue;
    beginStep(history, step);
    for (let n = 0; n < length; n++) {
      addSpikes(history, step, packed[at] ?? 0, packed[at + 1] ?? 0);
      at += 2;
    }
  }
}
