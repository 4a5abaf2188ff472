import reference from '../../test/reference/models/connor_stevens.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { gateValues } from './gate-values.ts';
import { LOCATED, NEURON_SPIKES } from './located.ts';
import { neuronRuns } from './neuron-runs.ts';

const MODEL = 'neurons/connor-stevens';
const MECHANISM = 'conste.mod of M. Shishikura (2019), the leak at -17 mV';
const witness = `NEURON ${reference.software.neuron} with ${MECHANISM}`;
const { gates: rows, without_a_type: without, latency } = reference.data;

const withoutAType: Evidence = {
  model: MODEL,
  what: 'spikes at 15 uA/cm^2 without the A-type current, dopri5 with a tolerance of 1e-11',
  witness: `${witness}, by CVODE`,
  async compare(run) {
    const options = { ...LOCATED, dt: '1 ms', for: `${without.duration} ms`, inputs: { I: without.I } };
    const result = await run({ ...options, set: { 'a_type.g': 0 } });
    return [{ ...NEURON_SPIKES, got: [...(result.spikes[0] ?? [])], wanted: without.spike_times }];
  },
};

/** Hyperpolarization lets more of the A-type current recover, which holds the first spike back. */
const delayed: Evidence = {
  model: MODEL,
  what: 'delay of the first spike at 15 uA/cm^2 behind 0, 5 and 20 ms of -10 uA/cm^2, dopri5 with a tolerance of 1e-11',
  witness: `scipy ${reference.software.scipy}, DOP853`,
  async compare(run) {
    const chosen = [0, 5, 20];
    const delayBehind = async (duration: number): Promise<number> => {
      const onset = 200 + duration;
      const I = `if t < 200 ms then 0 else (if t < ${onset} ms then -10 uA/cm^2 else 15 uA/cm^2)`;
      const result = await run({ ...LOCATED, dt: '1 ms', for: `${onset + 20} ms`, inputs: { I } });
      return (result.spikes[0]?.[0] ?? Number.NaN) - onset;
    };
    const got: number[] = [];
    for (const duration of chosen) got.push(await delayBehind(duration));
    const wanted = chosen.map((each) => latency.first_spike[latency.duration.indexOf(each)] ?? Number.NaN);
    return [
      {
        quantity: 'delay',
        unit: 'ms',
        got,
        wanted,
        tolerance: 1e-5,
        because: 'rest is only approached in 200 ms',
      },
    ];
  },
};

export const connorStevensEvidence: readonly Evidence[] = [
  ...neuronRuns(MODEL, MECHANISM, reference, { currents: [10, 15, 30], for: '150 ms' }),
  withoutAType,
  delayed,
  gateValues({
    model: 'channels/connor-stevens-sodium',
    witness,
    rows,
    names: { minf: 'm.inf', mtau: 'm.tau', hinf: 'h.inf', htau: 'h.tau' },
  }),
  gateValues({
    model: 'channels/connor-stevens-potassium',
    witness,
    rows,
    names: { ninf: 'n.inf', ntau: 'n.tau' },
  }),
  gateValues({
    model: 'channels/connor-stevens-a-type-potassium',
    witness,
    rows,
    names: { ainf: 'a.inf', atau: 'a.tau', binf: 'b.inf', btau: 'b.tau' },
  }),
];
