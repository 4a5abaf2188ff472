/** Cells and synapses with kernels written as plain loops, and the same network as a list of events. */
import type { Kernel, LinkableModel } from '../../../src/runtime/layout.ts';
import { STATUS } from '../../../src/runtime/layout.ts';
import { initialiseNetwork } from '../../../src/runtime/network/initialise-network.ts';
import { makeNetwork, type Network } from '../../../src/runtime/network/network.ts';
import type { DeliveryKernel, LinkableSynapse } from '../../../src/runtime/network/synapse-kernels.ts';
import type { Topology } from '../../../src/runtime/network/topology.ts';
import { columnView, setColumn } from '../../../src/runtime/population.ts';

/** Spikes as often in a step as x holds wholes, at most so often. */
const MOST_AT_ONCE = 3;

/** x decays, grows by `drive` and by what is added to it; each whole that it holds is a spike. */
export const LEAKY: LinkableModel = {
  storage: {
    columns: [
      { name: 'x', variability: 'cell' },
      { name: 'drive', variability: 'cell' },
      { name: 'added to x', variability: 'cell' },
    ],
    tables: [],
    records: ['x', 'twice'],
  },
  link: (buffer) => {
    const numbers = new Float64Array(buffer);
    const words = new Int32Array(buffer);
    const step: Kernel = (layout, firstCell, cells, firstStep, steps) => {
      const [xs = 0, drives = 0, added = 0] = layout.columns;
      for (let k = firstStep; k < firstStep + steps; k++) {
        for (let cell = firstCell; cell < firstCell + cells; cell++) {
          const { x, spikes } = leakyStep(
            numbers[xs + cell] ?? 0,
            numbers[drives + cell] ?? 0,
            numbers[added + cell] ?? 0,
          );
          numbers[added + cell] = 0;
          numbers[xs + cell] = x;
          if (!Number.isFinite(x)) words[layout.status + STATUS.notFinite] = 1;
          if (spikes === 0) continue;
          const status = layout.status + STATUS.spikes;
          words.set([k, cell, spikes], layout.spikes + 3 * (words[status] ?? 0));
          words[status] = (words[status] ?? 0) + 1;
        }
      }
    };
    return {
      prepare: () => {},
      initialise: (layout, firstCell, cells) => {
        numbers.fill(0, (layout.columns[0] ?? 0) + firstCell, (layout.columns[0] ?? 0) + firstCell + cells);
      },
      step,
      record: (layout, firstCell, cells) => {
        for (let cell = firstCell; cell < firstCell + cells; cell++) {
          const x = numbers[(layout.columns[0] ?? 0) + cell] ?? 0;
          numbers[(layout.records[0] ?? 0) + cell] = x;
          numbers[(layout.records[1] ?? 0) + cell] = 2 * x;
        }
      },
    };
  },
};

export function leakyStep(x: number, drive: number, added: number): { x: number; spikes: number } {
  const next = 0.9 * x + drive + added;
  const spikes = next >= 1 ? Math.min(MOST_AT_ONCE, Math.floor(next)) : 0;
  return { x: spikes > 0 ? (next - spikes) * 0.5 : next, spikes };
}

/** What an event does: the results depend on its place among the others. */
export const onPreRule = (w: number, preBefore: number, postNow: number): { add: number; w: number } => ({
  add: w * (1 + 0.1 * preBefore),
  w: 0.99 * w + 0.01 * postNow,
});
export const onPostRule = (w: number, preNow: number, k: number): number =>
  1.01 * w - 0.0001 * (k % 7) * preNow;

/** Weights that both ends change; `arrivals` counts. */
export const LEARNING: LinkableSynapse = {
  storage: {
    columns: [
      { name: 'w', variability: 'cell' },
      { name: 'arrivals', variability: 'cell' },
      { name: 'fan out', variability: 'pre' },
      { name: 'fan in', variability: 'post' },
    ],
    tables: [],
    records: ['w'],
  },
  needs: {
    sources: true,
    beforeDeliveries: ['x'],
    preRecords: [],
    postRecords: [],
    outdegree: ['fan out'],
    indegree: ['fan in'],
  },
  link: ({ buffer, pre, post, targets, sources, incoming }) => {
    const numbers = new Float64Array(buffer);
    const preBefore = pre.columnBefore('x');
    const [preX, postX, added] = [pre.column('x'), post.column('x'), post.column('added to x')];
    const onPre: DeliveryKernel = (layout, cell, first, end) => {
      const [ws = 0, arrivals = 0] = layout.columns;
      for (let s = first; s < end; s++) {
        const j = targets[s] ?? 0;
        const after = onPreRule(
          numbers[ws + s] ?? 0,
          pre.numbers[preBefore + cell] ?? 0,
          post.numbers[postX + j] ?? 0,
        );
        post.numbers[added + j] = (post.numbers[added + j] ?? 0) + after.add;
        // An event changes the state at once: others of the step see it, `before` does not.
        post.numbers[postX + j] = (post.numbers[postX + j] ?? 0) + after.add * 0.125;
        numbers[ws + s] = after.w;
        numbers[arrivals + s] = (numbers[arrivals + s] ?? 0) + 1;
      }
    };
    const onPost: DeliveryKernel = (layout, _cell, first, end, k) => {
      const [ws = 0] = layout.columns;
      for (let at = first; at < end; at++) {
        const s = incoming[at] ?? 0;
        const x = pre.numbers[preX + (sources[s] ?? 0)] ?? 0;
        numbers[ws + s] = onPostRule(numbers[ws + s] ?? 0, x, k);
      }
    };
    return {
      prepare: () => {},
      initialise: () => {},
      record: (layout, first, count) => {
        for (let s = first; s < first + count; s++) {
          numbers[(layout.records[0] ?? 0) + s] = numbers[(layout.columns[0] ?? 0) + s] ?? 0;
        }
      },
      onPre,
      onPost,
    };
  },
};

/** One weight for all, never changed. */
export const STATIC: LinkableSynapse = {
  storage: { columns: [{ name: 'w', variability: 'population' }], tables: [], records: [] },
  isConstant: true,
  needs: {
    sources: false,
    beforeDeliveries: [],
    preRecords: [],
    postRecords: [],
    outdegree: [],
    indegree: [],
  },
  link: ({ buffer, post, targets }) => {
    const own = new Float64Array(buffer);
    const added = post.column('added to x');
    const { numbers } = post;
    return {
      prepare: () => {},
      initialise: () => {},
      record: () => {},
      onPre: (layout, _cell, first, end) => {
        const w = own[layout.columns[0] ?? 0] ?? 0;
        for (let s = first; s < end; s++) {
          const place = added + (targets[s] ?? 0);
          numbers[place] = (numbers[place] ?? 0) + w;
        }
      },
    };
  },
};

export interface HandMadePopulation {
  readonly drives: readonly number[];
}

export interface HandMadeProjection {
  readonly from: number;
  readonly to: number;
  readonly topology: Topology;
  readonly numbers?: Int32Array;
  /** By synapse, in the order of the topology. */
  readonly weights: readonly number[];
}

export const nameOf = (index: number): string => `P${index}`;

export function handMadeNetwork(
  populations: readonly HandMadePopulation[],
  projections: readonly HandMadeProjection[],
  synapse: LinkableSynapse = LEARNING,
): Network {
  const dt = { p: 1, q: 10 };
  const network = makeNetwork({
    populations: populations.map(({ drives }, index) => ({
      name: nameOf(index),
      model: LEAKY,
      cells: drives.length,
      dt,
      states: ['x'],
    })),
    projections: projections.map(({ from, to, topology, numbers }, index) => ({
      name: `C${index}`,
      from: nameOf(from),
      to: nameOf(to),
      synapse,
      topology,
      dt,
      states: [],
      ...(numbers === undefined ? {} : { numbers }),
    })),
  });
  for (const [index, { drives }] of populations.entries()) {
    const cells = network.populations[index]?.cells;
    if (cells !== undefined) setColumn(cells, 'drive', drives);
  }
  for (const [index, { weights }] of projections.entries()) {
    const synapses = network.projections[index]?.synapses;
    if (synapses === undefined) continue;
    if (synapse === STATIC) setColumn(synapses, 'w', weights[0] ?? 0);
    else setColumn(synapses, 'w', weights);
  }
  initialiseNetwork(network);
  return network;
}

export function weightsOf(network: Network, projection: number): number[] {
  const synapses = network.projections[projection]?.synapses;
  return synapses === undefined ? [] : [...columnView(synapses, 'w')];
}

export function statesOf(network: Network, population: number): number[] {
  const cells = network.populations[population]?.cells;
  return cells === undefined ? [] : [...columnView(cells, 'x')];
}
