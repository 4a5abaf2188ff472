import { PAIRS_AT_ONCE } from './pair-callbacks.ts';
import type { Delays, Topology } from './topology.ts';

export interface Arranged {
  readonly topology: Topology;
  /** By synapse: its number, the place that it had before; absent where none has moved. */
  readonly numbers?: Int32Array;
}

/** Returns the topology with one delay for all, in steps. */
export function withDelay(topology: Topology, steps: number): Topology {
  return { ...topology, delays: { kind: 'uniform', steps } };
}

/**
 * Sorts each row by delay; what has one delay keeps its order. `delays`: by synapse, in whole steps. Both `delays` and the
 * targets of the topology are sorted where they are: there may be no memory for copies.
 */
export function* arrangeByDelay(topology: Topology, delays: Int32Array): Generator<undefined, Arranged> {
  const { pre, rows, targets, synapses } = topology;
  const first = delays[0] ?? 0;
  let [isUniform, isSorted] = [true, true];
  for (let cell = 0; cell < pre; cell++) {
    const [start, end] = [rows[cell] ?? 0, rows[cell + 1] ?? 0];
    for (let at = start; at < end; at++) {
      const delay = delays[at] ?? 0;
      if (delay !== first) isUniform = false;
      if (at > start && delay < (delays[at - 1] ?? 0)) isSorted = false;
    }
    if (cell % PAIRS_AT_ONCE === 0) yield;
  }
  if (isUniform) return { topology: withDelay(topology, first) };
  if (isSorted) return { topology: { ...topology, delays: yield* stretchesOf(rows, delays) } };

  const numbers = new Int32Array(synapses);
  const keys = new Float64Array(longestRow(rows));
  let waiting = 0;
  for (let cell = 0; cell < pre; cell++) {
    const [start, end] = [rows[cell] ?? 0, rows[cell + 1] ?? 0];
    const length = end - start;
    // Delay, then place, in one number: delays are below 2^31, and a row has at most 2^22 synapses before digits are lost.
    for (let n = 0; n < length; n++) keys[n] = (delays[start + n] ?? 0) * length + n;
    keys.subarray(0, length).sort();
    for (let n = 0; n < length; n++) {
      const delay = Math.floor((keys[n] ?? 0) / length);
      delays[start + n] = delay;
      numbers[start + n] = start + ((keys[n] ?? 0) - delay * length);
    }
    waiting += length;
    if (waiting < PAIRS_AT_ONCE) continue;
    waiting = 0;
    yield;
  }
  yield* arrange(targets, rows, numbers);
  return { topology: { ...topology, delays: yield* stretchesOf(rows, delays) }, numbers };
}

/** Puts what is known of synapses in the order of their numbers into the order in which they were arranged, where it is. */
export function* arrange(
  values: Int32Array | Float64Array,
  rows: Int32Array,
  numbers: Int32Array,
): Generator<undefined, void> {
  const row = values.slice(0, longestRow(rows));
  let waiting = 0;
  for (let cell = 0; cell + 1 < rows.length; cell++) {
    const [start, end] = [rows[cell] ?? 0, rows[cell + 1] ?? 0];
    for (let at = start; at < end; at++) row[at - start] = values[at] ?? 0;
    for (let at = start; at < end; at++) values[at] = row[(numbers[at] ?? 0) - start] ?? 0;
    waiting += end - start;
    if (waiting < PAIRS_AT_ONCE) continue;
    waiting = 0;
    yield;
  }
}

function longestRow(rows: Int32Array): number {
  let longest = 0;
  for (let cell = 0; cell + 1 < rows.length; cell++) {
    longest = Math.max(longest, (rows[cell + 1] ?? 0) - (rows[cell] ?? 0));
  }
  return longest;
}

/** `delays` increase within each row. */
function* stretchesOf(rows: Int32Array, delays: Int32Array): Generator<undefined, Delays> {
  const cells = rows.length - 1;
  const firsts = new Int32Array(cells + 1);
  let count = 0;
  for (let cell = 0; cell < cells; cell++) {
    const [start, end] = [rows[cell] ?? 0, rows[cell + 1] ?? 0];
    for (let at = start; at < end; at++) if (at === start || delays[at] !== delays[at - 1]) count += 1;
    firsts[cell + 1] = count;
  }
  yield;
  const steps = new Int32Array(count);
  const starts = new Int32Array(count + 1);
  const distinct = new Set<number>();
  let stretch = 0;
  for (let cell = 0; cell < cells; cell++) {
    const [start, end] = [rows[cell] ?? 0, rows[cell + 1] ?? 0];
    for (let at = start; at < end; at++) {
      const delay = delays[at] ?? 0;
      if (at > start && delay === delays[at - 1]) continue;
      steps[stretch] = delay;
      starts[stretch] = at;
      stretch += 1;
      distinct.add(delay);
    }
  }
  starts[count] = rows[cells] ?? 0;
  return { kind: 'stretches', distinct: Int32Array.from(distinct).sort(), rows: firsts, steps, starts };
}
