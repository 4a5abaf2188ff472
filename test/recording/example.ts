import type { RecordingDescription, RecordingSink } from '../../src/runtime/network/recording-sink.ts';

/** A network of two populations with everything that can be recorded; names as odd as they come. */
export const EXAMPLE: RecordingDescription = {
  network: 'Coba',
  doc: 'Vogels and Abbott (2005), “balanced”',
  seed: 2 ** 40 + 1,
  command: 'axode run coba.axo#Coba --for 1s',
  time: { unit: 'ms', dt: 0.1, steps: 20, timeOf: (point) => point / 10 },
  populations: [
    { name: 'E', model: 'Cell', doc: 'excitatory', cells: 4, shape: [2, 2], hasSpikes: true },
    { name: 'τ', model: 'Cell', cells: 3, hasSpikes: false },
  ],
  projections: [
    {
      name: 'E -> τ by STDP',
      from: 'E',
      to: 'τ',
      synapse: 'STDP',
      synapses: 3,
      hasSynapses: true,
      values: [
        { name: 'w', unit: 'nS', doc: 'weight' },
        { name: 'traces', unit: '1' },
      ],
    },
    {
      name: 'E -> τ by STDP',
      from: 'E',
      to: 'τ',
      synapse: 'STDP',
      synapses: 0,
      hasSynapses: false,
      values: [],
    },
  ],
  traces: [
    {
      name: 'v',
      unit: 'mV',
      doc: 'membrane potential',
      of: { kind: 'population', index: 0 },
      columns: { kind: 'all', count: 4 },
      firstPoint: 0,
      every: 1,
    },
    {
      name: 'sodium.m',
      unit: '1',
      of: { kind: 'population', index: 0 },
      columns: { kind: 'chosen', numbers: Int32Array.of(1, 3) },
      firstPoint: 10,
      every: 5,
    },
    {
      name: 'v',
      unit: 'mV',
      of: { kind: 'population', index: 1 },
      columns: { kind: 'reduced', by: 'mean' },
      firstPoint: 0,
      every: 1,
    },
    {
      name: 'w',
      unit: 'nS',
      of: { kind: 'projection', index: 0 },
      columns: { kind: 'all', count: 3 },
      firstPoint: 0,
      every: 10,
    },
    {
      name: 'v',
      unit: 'mV',
      of: { kind: 'population', index: 0 },
      columns: { kind: 'chosen', numbers: Int32Array.of(2) },
      firstPoint: 0,
      every: 1,
    },
  ],
};

function counted(length: number, first = 0): Float64Array {
  return Float64Array.from({ length }, (_, index) => first + index + 0.25);
}

/** Makes the calls that a run of the example makes, in two blocks. */
export function recordExample(sink: RecordingSink): void {
  sink.begin(EXAMPLE);
  sink.synapses(0, 0, {
    pre: Int32Array.of(0, 1),
    post: Int32Array.of(2, 0),
    delays: Int32Array.of(15, 0),
    values: [Float64Array.of(0.5, 0.1 + 0.2), Float64Array.of(1, Number.NaN)],
  });
  sink.synapses(0, 2, {
    pre: Int32Array.of(3),
    post: Int32Array.of(1),
    delays: Int32Array.of(3),
    values: [Float64Array.of(2), Float64Array.of(Number.POSITIVE_INFINITY)],
  });
  const reused = counted(40);
  sink.samples(0, 0, reused);
  sink.spikes(0, Int32Array.of(1, 1, 7), Int32Array.of(0, 3, 3));
  reused.set(counted(40, 40));
  sink.samples(0, 10, reused);
  sink.samples(0, 20, counted(4, 80));
  sink.samples(1, 0, counted(6));
  sink.samples(2, 0, counted(21));
  sink.samples(3, 0, counted(9));
  sink.samples(4, 0, counted(21));
  sink.spikes(0, Float64Array.of(20), Int32Array.of(2));
  sink.end({ point: 20, reason: 'complete' });
}
