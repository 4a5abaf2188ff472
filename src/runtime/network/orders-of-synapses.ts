/** What follows from a topology: the same synapses seen from their other end, and how many each cell has. */
import type { Incoming, Topology } from './topology.ts';

/** Returns the synapses by postsynaptic cell; `keep` says in which memory. */
export function incomingOf(
  { post, targets, synapses }: Topology,
  keep: (numbers: Int32Array) => Int32Array = (numbers) => numbers,
): Incoming {
  const columns = new Int32Array(post + 1);
  for (const target of targets) columns[target + 1] = (columns[target + 1] ?? 0) + 1;
  for (let cell = 0; cell < post; cell++) {
    columns[cell + 1] = (columns[cell + 1] ?? 0) + (columns[cell] ?? 0);
  }
  const next = columns.slice(0, post);
  const numbers = new Int32Array(synapses);
  for (let synapse = 0; synapse < synapses; synapse++) {
    const target = targets[synapse] ?? 0;
    const place = next[target] ?? 0;
    next[target] = place + 1;
    numbers[place] = synapse;
  }
  return { columns: keep(columns), synapses: keep(numbers) };
}

/** Returns the presynaptic cell of each synapse. */
export function sourcesOf({ pre, rows, synapses }: Topology): Int32Array {
  const sources = new Int32Array(synapses);
  for (let cell = 0; cell < pre; cell++) sources.fill(cell, rows[cell], rows[cell + 1]);
  return sources;
}

/** Returns how many synapses each presynaptic cell has. */
export function outdegreesOf({ pre, rows }: Topology): Int32Array {
  return Int32Array.from({ length: pre }, (_, cell) => (rows[cell + 1] ?? 0) - (rows[cell] ?? 0));
}

/** Returns how many synapses each postsynaptic cell has. */
export function indegreesOf({ post, targets }: Topology): Int32Array {
  const degrees = new Int32Array(post);
  for (const target of targets) degrees[target] = (degrees[target] ?? 0) + 1;
  return degrees;
}

/** Returns the delay of a synapse, in steps. */
export function delayOf({ delays, rows, pre }: Topology, synapse: number): number {
  if (delays.kind === 'uniform') return delays.steps;
  const cell = lastAtMost(rows, 0, pre, synapse);
  const stretch = lastAtMost(delays.starts, delays.rows[cell] ?? 0, delays.rows[cell + 1] ?? 0, synapse);
  return delays.steps[stretch] ?? 0;
}

/** Returns the last place from `first` up to before `end` where the increasing numbers are at most a bound. */
function lastAtMost(numbers: Int32Array, first: number, end: number, bound: number): number {
  let [low, high] = [first, end];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= bound) low = middle;
    else high = middle;
  }
  return low;
}

/** Returns the largest delay of a projection, in steps. */
export function largestDelay({ delays }: Topology): number {
  return delays.kind === 'uniform' ? delays.steps : (delays.distinct.at(-1) ?? 0);
}

/** Returns the smallest delay of a projection, in steps. */
export function smallestDelay({ delays }: Topology): number {
  return delays.kind === 'uniform' ? delays.steps : (delays.distinct[0] ?? 0);
}
