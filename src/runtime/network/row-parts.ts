/**
 * Which synapses of each row go to some of the postsynaptic cells. In a row, or in the stretch of it that has one delay,
 * synapses are sorted by target: those that go to neighbouring cells are neighbours.
 */
import type { Ranges } from './step-phase.ts';
import type { Topology } from './topology.ts';

/** By row, or by stretch where delays differ: its first synapse, and the one behind its last. */
export interface RowParts {
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
}

/** Returns rows, or stretches, as they are. */
export function wholeRows({ rows, delays }: Topology): RowParts {
  const bounds = delays.kind === 'uniform' ? rows : delays.starts;
  return { firsts: bounds.subarray(0, -1), ends: bounds.subarray(1) };
}

/** Returns of each row, or stretch, the synapses to cells of one range. */
export function rowsTo(topology: Topology, cells: Ranges): RowParts {
  const { targets } = topology;
  const [from = 0, end = 0] = cells;
  const whole = wholeRows(topology);
  const firsts = new Int32Array(whole.firsts.length);
  const ends = new Int32Array(whole.ends.length);
  for (let row = 0; row < firsts.length; row++) {
    const [low = 0, high = 0] = [whole.firsts[row], whole.ends[row]];
    const first = firstNotBelow(targets, low, high, from);
    firsts[row] = first;
    ends[row] = firstNotBelow(targets, first, high, end);
  }
  return { firsts, ends };
}

/** Returns the first place from `low` up to `high` where the increasing numbers are not below a bound; `high` if there is none. */
function firstNotBelow(numbers: Int32Array, low: number, high: number, bound: number): number {
  let [below, end] = [low, high];
  while (below < end) {
    const middle = (below + end) >>> 1;
    if ((numbers[middle] ?? 0) < bound) below = middle + 1;
    else end = middle;
  }
  return below;
}

/** Returns the synapses of all rows, in their order, as few ranges. */
export function rangesOf({ firsts, ends }: RowParts): Ranges {
  const ranges = new Int32Array(2 * firsts.length);
  let length = 0;
  for (let row = 0; row < firsts.length; row++) {
    const [first = 0, end = 0] = [firsts[row], ends[row]];
    if (first === end) continue;
    if (length > 0 && ranges[length - 1] === first) {
      ranges[length - 1] = end;
      continue;
    }
    ranges[length] = first;
    ranges[length + 1] = end;
    length += 2;
  }
  return ranges.slice(0, length);
}
