/**
 * Delivery of spikes: a spike of step s arrives at step s + 1 + delay. Nothing is queued; each projection looks into the
 * history of its population for the steps whose spikes arrive now.
 */
import { hearingOf, newestOf } from './hearing.ts';
import type { Projection } from './projection.ts';
import { type RowParts, wholeRows } from './row-parts.ts';
import type { SpikeHistory } from './spike-history.ts';
import type { StepPhase } from './step-phase.ts';
import type { DeliveryKernel } from './synapse-kernels.ts';
import type { Delays } from './topology.ts';

/** Events behind which others may have their turn. */
const EVENTS_AT_ONCE = 1 << 18;

/** Returns the delays there are, the largest first: older spikes are delivered first. */
function delaysFallingOf({ topology: { delays } }: Projection): Int32Array {
  return delays.kind === 'uniform' ? Int32Array.of(delays.steps) : delays.distinct.toReversed();
}

/**
 * Returns a condition: whether anything arrives at step k through the projection, from either end. `emitted`: the latest spikes
 * of its postsynaptic cells.
 */
export function hasEvents(projection: Projection, emitted: SpikeHistory): (k: number) => boolean {
  const { from, to, deliver } = projection;
  const delays = deliver.onPre === undefined ? new Int32Array(0) : delaysFallingOf(projection);
  const hasSpikes = (history: SpikeHistory, step: number): boolean =>
    step >= 0 && history.lengths[step % history.steps] !== 0;
  return (k) => {
    for (const delay of delays) if (hasSpikes(from.history, k - 1 - delay)) return true;
    if (deliver.onPost === undefined) return false;
    return hasSpikes(to.history, k - 1) || hasSpikes(emitted, k - 1);
  };
}

/** Returns a phase that delivers presynaptic spikes, to the synapses of `parts`. All are counted. */
export function deliverPre(
  projection: Projection,
  onPre: DeliveryKernel,
  parts: RowParts = wholeRows(projection.topology),
): StepPhase {
  const { topology, synapses, from } = projection;
  const { layout, model } = synapses;
  const { history } = from;
  const { delays } = topology;
  const { firsts, ends } = parts;
  const whole = wholeRows(topology);
  // What is kept once for a cell changes wherever it has synapses, so that it is the same for all that keep it.
  const keepsPre = model.storage.columns.some(({ variability }) => variability === 'pre');
  const falling = delaysFallingOf(projection);
  const stretchOf = makeStretchFinder(delays);
  const newest = newestOf(projection);
  let index = 0;
  let spike = 0;
  return (k) => {
    let left = EVENTS_AT_ONCE;
    for (; index < falling.length; index++) {
      const delay = falling[index] ?? 0;
      const step = k - 1 - delay;
      if (step < 0) continue;
      const slot = step % history.steps;
      const spikes = history.lengths[slot] ?? 0;
      for (; spike < spikes; spike++) {
        if (left <= 0) return false;
        const place = ((history.firsts[slot] ?? 0) + spike) & (history.cells.length - 1);
        const cell = history.cells[place] ?? 0;
        const count = history.counts[place] ?? 0;
        const row = delays.kind === 'uniform' ? cell : stretchOf(cell, delay);
        if (row < 0) continue;
        const first = firsts[row] ?? 0;
        const end = ends[row] ?? 0;
        if (step < newest) {
          const hearing = hearingOf(projection, step, whole.firsts[row] ?? 0, whole.ends[row] ?? 0);
          for (const [from, to] of hearing) projection.deliveries += (to - from) * count;
          const own = hearingOf(projection, step, first, end);
          for (let repetition = 0; repetition < count; repetition++)
            for (const [from, to] of own) onPre(layout, cell, from, to, k);
          continue;
        }
        const arrivals = ((whole.ends[row] ?? 0) - (whole.firsts[row] ?? 0)) * count;
        if (arrivals === 0) continue;
        projection.deliveries += arrivals;
        if (first === end && !keepsPre) continue;
        for (let repetition = 0; repetition < count; repetition++) onPre(layout, cell, first, end, k);
        left -= (end - first) * count;
      }
      spike = 0;
    }
    index = 0;
    return true;
  };
}

/** Returns what finds the stretch of a row that has the delay; -1 if none has. */
function makeStretchFinder(delays: Delays): (cell: number, delay: number) => number {
  if (delays.kind === 'uniform') return () => -1;
  const { rows, steps } = delays;
  return (cell, delay) => {
    let low = rows[cell] ?? 0;
    let high = (rows[cell + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = steps[middle] ?? 0;
      if (found === delay) return middle;
      if (found < delay) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}

/** Returns a phase that tells synapses of the spikes that their postsynaptic cells emitted in the step before. */
export function deliverPost(
  projection: Projection,
  onPost: DeliveryKernel,
  history: SpikeHistory,
): StepPhase {
  const { synapses, incoming } = projection;
  const { layout } = synapses;
  if (incoming === undefined) return () => true;
  const { columns } = incoming;
  const newest = newestOf(projection);
  let spike = 0;
  return (k) => {
    if (k === 0) return true;
    const step = k - 1;
    const slot = step % history.steps;
    const spikes = history.lengths[slot] ?? 0;
    for (let left = EVENTS_AT_ONCE; spike < spikes; spike++) {
      if (left <= 0) return false;
      const place = ((history.firsts[slot] ?? 0) + spike) & (history.cells.length - 1);
      const cell = history.cells[place] ?? 0;
      const count = history.counts[place] ?? 0;
      const first = columns[cell] ?? 0;
      const end = columns[cell + 1] ?? 0;
      if (first === end) continue;
      if (step < newest) {
        const hearing = hearingOf(projection, step, first, end, incoming.synapses);
        for (let repetition = 0; repetition < count; repetition++)
          for (const [from, to] of hearing) onPost(layout, cell, from, to, k);
        continue;
      }
      for (let repetition = 0; repetition < count; repetition++) onPost(layout, cell, first, end, k);
      left -= (end - first) * count;
    }
    spike = 0;
    return true;
  };
}
