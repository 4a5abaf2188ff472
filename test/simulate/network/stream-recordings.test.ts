/** What a network records, sent to a sink while it runs. */
import { describe, expect, it } from 'vitest';
import { cannotRecord } from '../../../src/diagnostics/codes/recording.ts';
import { RecordingFailure } from '../../../src/recording/recording-failure.ts';
import type { RecordingDescription, RecordingSink } from '../../../src/runtime/network/recording-sink.ts';
import { simulateNetwork } from '../../../src/simulate/network/run-network.ts';
import { networkOf } from './compiled-and-interpreted.ts';

/** Cells whose voltage is computed in mV, declared in V. */
const NET = `
neuron Cell {
  param tau = 10 ms
  input I : mV = 15 mV
  ## membrane potential
  state v : V = 0
  state u : mV = 0
  dv/dt = (I - v) / tau
  du/dt = -u / tau
  spike when v > 10 mV
  on spike { v = 0; u += 1 mV }
}
synapse Kick { param w = 1 mV; state x = 0.5; on pre { post.u += w; x += 1 } }
network Net {
  population A = Cell[6] { v = 1 mV * i }
  population B = Cell[2]
  connect A -> B by Kick(w = 1 mV * (1 + i)) where i % 2 == j, delay 1 ms
  record spikes of A[0..1], A[4], B
  record v, u of A[1..2] every 0.5 ms
  record mean v of B every 1 ms
  record x of A -> B every 2 ms
}
`.replace('i % 2 == j', 'mod(i, 2) == j');

/** What a sink was told, copied. */
function makeCollector(): {
  readonly sink: RecordingSink;
  readonly told: {
    description?: RecordingDescription;
    readonly traces: Map<number, number[]>;
    readonly spikes: (readonly [population: number, point: number, cell: number])[];
    readonly synapses: (readonly [projection: number, pre: number, post: number, delay: number])[];
    readonly endings: unknown[];
  };
} {
  const told: ReturnType<typeof makeCollector>['told'] = {
    traces: new Map(),
    spikes: [],
    synapses: [],
    endings: [],
  };
  const sink: RecordingSink = {
    begin: (description) => {
      told.description = description;
    },
    samples: (trace, _, block) => {
      told.traces.set(trace, [...(told.traces.get(trace) ?? []), ...block]);
    },
    spikes: (population, points, cells) => {
      for (const [at, point] of points.entries()) told.spikes.push([population, point, cells[at] ?? -1]);
    },
    synapses: (projection, _, { pre, post, delays }) => {
      for (const [at, cell] of pre.entries())
        told.synapses.push([projection, cell, post[at] ?? -1, delays[at] ?? -1]);
    },
    end: (ending) => told.endings.push(ending),
  };
  return { sink, told };
}

describe('recordings that go to a sink', () => {
  it('are those that are kept otherwise, in the units of the models', async () => {
    const { sink, told } = makeCollector();
    const network = networkOf(NET);
    const { result: kept } = await simulateNetwork(network, { for: '40 ms' });
    const { result: streamed } = await simulateNetwork(network, {
      for: '40 ms',
      recordTo: { sink, command: 'axode run net.axo' },
    });
    expect(told.description).toMatchObject({
      network: 'Net',
      seed: 0,
      command: 'axode run net.axo',
      time: { unit: 'ms', dt: 0.1, steps: 400 },
      populations: [
        { name: 'A', model: 'Cell', cells: 6, hasSpikes: true },
        { name: 'B', hasSpikes: true },
      ],
      projections: [{ name: 'A -> B by Kick', from: 'A', to: 'B', synapses: 6, hasSynapses: true }],
      traces: [
        { name: 'v', unit: 'V', doc: 'membrane potential', columns: { kind: 'chosen' }, every: 5 },
        { name: 'u', unit: 'mV', every: 5 },
        { name: 'v', unit: 'V', columns: { kind: 'reduced', by: 'mean' }, every: 10 },
        { name: 'x', unit: '1', columns: { kind: 'all', count: 6 }, every: 20 },
      ],
    });
    expect(kept?.traces.length).toBe(4);
    for (const [index, { values }] of (kept?.traces ?? []).entries())
      expect(told.traces.get(index)).toEqual([...values]);
    const spikes = (kept?.populations ?? []).flatMap(({ spikes: own }, population) =>
      Array.from(own?.cells ?? [], (cell, at) => [population, Math.round((own?.times[at] ?? 0) / 0.1), cell]),
    );
    expect(spikes.length).toBeGreaterThan(10);
    expect(told.spikes.toSorted((a, b) => a[0] - b[0])).toEqual(spikes);
    expect(told.synapses).toEqual([
      [0, 0, 0, 10],
      [0, 1, 1, 10],
      [0, 2, 0, 10],
      [0, 3, 1, 10],
      [0, 4, 0, 10],
      [0, 5, 1, 10],
    ]);
    expect(told.endings).toEqual([{ point: 400, reason: 'complete' }]);
    expect(streamed?.traces).toEqual([]);
    expect(streamed?.spikeHash).toBe(kept?.spikeHash);
  });

  it('may be kept as well', async () => {
    const { sink, told } = makeCollector();
    const { result } = await simulateNetwork(networkOf(NET), {
      for: '20 ms',
      recordTo: { sink, keep: true },
    });
    expect([...(result?.traces[0]?.values ?? [])]).toEqual(told.traces.get(0));
  });

  it('end with the run that is stopped', async () => {
    const { sink, told } = makeCollector();
    const controller = new AbortController();
    await simulateNetwork(networkOf(NET), {
      for: '1000 s',
      recordTo: { sink },
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(told.endings).toMatchObject([{ reason: 'interrupted' }]);
    expect(told.traces.get(0)?.length).toBeGreaterThan(0);
  });

  it('end the run where they cannot be written, which says why', async () => {
    const { sink } = makeCollector();
    const full: RecordingSink = {
      ...sink,
      samples: () => {
        throw new RecordingFailure(cannotRecord({ path: 'run.h5', reason: 'the disk is full' }));
      },
    };
    const { diagnostics } = await simulateNetwork(networkOf(NET), { for: '10 s', recordTo: { sink: full } });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The recording "run.h5" cannot be written: the disk is full.',
    ]);
  });
});
