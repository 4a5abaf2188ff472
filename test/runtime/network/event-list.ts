/** The network of `hand-made-network.ts` again: every spike puts an event for each synapse into one list, which is sorted. */
import { delayOf } from '../../../src/runtime/network/orders-of-synapses.ts';
import {
  type HandMadePopulation,
  type HandMadeProjection,
  leakyStep,
  onPostRule,
  onPreRule,
} from './hand-made-network.ts';

/** What is asked for is there. */
function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('there is no such thing');
  return value;
}

export interface Listed {
  /** Of all populations: (population, step, cell, count). */
  readonly spikes: readonly (readonly [number, number, number, number])[];
  readonly states: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
  readonly arrivals: readonly (readonly number[])[];
}

interface Event {
  /** What events are sorted by, first things first. */
  readonly order: readonly number[];
  readonly projection: number;
  readonly pre: number;
  readonly post: number;
  readonly synapse: number;
}

function compare(one: Event, other: Event): number {
  for (const [index, number] of one.order.entries()) {
    const difference = number - known(other.order[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function runEventList(
  populations: readonly HandMadePopulation[],
  projections: readonly HandMadeProjection[],
  steps: number,
): Listed {
  const states = populations.map(({ drives }) => drives.map(() => 0));
  const weights = projections.map((projection) => [...projection.weights]);
  const arrivals = projections.map((projection) => projection.weights.map(() => 0));
  const spikes: [number, number, number, number][] = [];
  let events: Event[] = [];
  /** Who spiked in the step before. */
  let latest: readonly (readonly [population: number, cell: number, count: number])[] = [];
  for (let k = 0; k < steps; k++) {
    const before = states.map((of) => [...of]);
    const added = states.map((of) => of.map(() => 0));
    const isDue = (event: Event): boolean => event.order[0] === k;
    for (const { projection, pre, post, synapse } of events.filter(isDue).sort(compare)) {
      const { from, to } = known(projections[projection]);
      const w = known(weights[projection]);
      const after = onPreRule(known(w[synapse]), known(before[from]?.[pre]), known(states[to]?.[post]));
      const [sums, xs] = [known(added[to]), known(states[to])];
      sums[post] = known(sums[post]) + after.add;
      xs[post] = known(xs[post]) + after.add * 0.125;
      w[synapse] = after.w;
      const counts = known(arrivals[projection]);
      counts[synapse] = known(counts[synapse]) + 1;
    }
    events = events.filter((event) => !isDue(event));
    for (const [projection, { from, to, topology }] of projections.entries()) {
      const w = known(weights[projection]);
      for (const [population, cell, count] of latest) {
        if (population !== to) continue;
        for (let repetition = 0; repetition < count; repetition++) {
          for (let pre = 0; pre < topology.pre; pre++) {
            for (let s = known(topology.rows[pre]); s < known(topology.rows[pre + 1]); s++) {
              if (topology.targets[s] === cell) w[s] = onPostRule(known(w[s]), known(states[from]?.[pre]), k);
            }
          }
        }
      }
    }
    const spiked: [number, number, number][] = [];
    for (const [population, { drives }] of populations.entries()) {
      const xs = known(states[population]);
      for (const [cell, drive] of drives.entries()) {
        const next = leakyStep(known(xs[cell]), drive, known(added[population]?.[cell]));
        xs[cell] = next.x;
        if (next.spikes > 0) spiked.push([population, cell, next.spikes]);
      }
    }
    latest = spiked;
    for (const [population, cell, count] of spiked) {
      spikes.push([population, k, cell, count]);
      for (const [projection, { from, topology }] of projections.entries()) {
        if (from !== population) continue;
        for (let s = known(topology.rows[cell]); s < known(topology.rows[cell + 1]); s++) {
          const post = known(topology.targets[s]);
          const arrival = k + 1 + delayOf(topology, s);
          for (let repetition = 0; repetition < count; repetition++) {
            events.push({
              order: [arrival, projection, k, cell, repetition, post, s],
              projection,
              pre: cell,
              post,
              synapse: s,
            });
          }
        }
      }
    }
  }
  return { spikes, states, weights, arrivals };
}
