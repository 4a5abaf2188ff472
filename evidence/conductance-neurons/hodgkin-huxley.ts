import exact from '../../test/reference/hh_squid_exact.json' with { type: 'json' };
import fixedStep from '../../test/reference/hh_squid_fixed_step.json' with { type: 'json' };
import neuron from '../../test/reference/models/hodgkin_huxley_neuron.json' with { type: 'json' };
import warm from '../../test/reference/models/hodgkin_huxley_temperature_neuron.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { lastOf, samplesOf, spikeSteps } from '../numbers-of.ts';
import { LOCATED, NEURON_SPIKES } from './located.ts';

const MODEL = 'neurons/hodgkin-huxley';
const STATES = [
  ['v', 'V', 'mV'],
  ['sodium.m', 'm', '1'],
  ['sodium.h', 'h', '1'],
  ['potassium.n', 'n', '1'],
] as const;

const solution: Evidence = {
  model: MODEL,
  what: 'solution and spikes at 10 uA/cm^2, dopri5 with a tolerance of 1e-11',
  witness: 'scipy 1.10.1, DOP853 and Radau',
  async compare(run) {
    const result = await run({ ...LOCATED, inputs: { I: 10 }, dt: '0.5 ms', for: '100 ms' });
    const spikes = {
      quantity: 'spike times',
      unit: 'ms',
      got: [...(result.spikes[0] ?? [])],
      wanted: exact.data.V_up_crossings_0mV_ms,
      tolerance: 1e-8,
    };
    const traces = STATES.map(([name, theirs, unit]) => ({
      quantity: `${name} every 0.5 ms`,
      unit,
      got: samplesOf(result, name),
      wanted: exact.data[theirs],
      tolerance: 1e-6,
    }));
    return [spikes, ...traces];
  },
};

/** The methods of the reference, by our names. */
const FIXED = [
  ['euler', 'euler'],
  ['midpoint', 'rk2'],
  ['rk4', 'rk4'],
  ['exponential_euler', 'exponential_euler'],
] as const;

const steps = FIXED.map(
  ([method, theirs]): Evidence => ({
    model: MODEL,
    what: `step by step at 10 uA/cm^2, ${method}, dt = 0.01 ms`,
    witness: `Brian2 ${fixedStep.software.brian2}, ${theirs}`,
    async compare(run) {
      const options = { method, inputs: { I: 10 }, for: '100 ms', every: 100 } as const;
      const result = await run(options);
      const reference = fixedStep.data[theirs];
      const spikes = {
        quantity: 'steps with a spike',
        unit: '1',
        got: spikeSteps(result).map((step) => step + 1),
        wanted: reference.first_step_index_with_V_above_0,
        tolerance: 0,
      };
      const traces = STATES.map(([name, letter, unit]) => ({
        quantity: `${name} every 1 ms`,
        unit,
        got: samplesOf(result, name),
        wanted: reference[letter],
        tolerance: 1e-8,
        because: 'rounding, which a spike magnifies',
      }));
      return [spikes, ...traces];
    },
  }),
);

const mechanism: Evidence = {
  model: MODEL,
  what: 'spikes at 10 uA/cm^2 with the leak at -54.3 mV, dopri5 with a tolerance of 1e-11',
  witness: `NEURON ${neuron.software.neuron}, its mechanism hh, by CVODE`,
  async compare(run) {
    const set = { 'leak.E': -54.3 };
    const result = await run({ ...LOCATED, inputs: { I: 10 }, set, dt: '1 ms', for: '100 ms' });
    return [{ ...NEURON_SPIKES, got: [...(result.spikes[0] ?? [])], wanted: neuron.data.spike_times }];
  },
};

const warmer = (['16.3', '18.5'] as const).map(
  (celsius): Evidence => ({
    model: MODEL,
    what: `spikes and solution at ${celsius} degC and 10 uA/cm^2, dopri5 with a tolerance of 1e-11`,
    witness: `NEURON ${warm.software.neuron}, its mechanism hh, by CVODE`,
    async compare(run) {
      const set = { temperature: `${celsius} degC` };
      const result = await run({ ...LOCATED, inputs: { I: 10 }, set, dt: '0.5 ms', for: '100 ms' });
      const wanted = warm.data[celsius];
      const first = (name: string): readonly number[] => samplesOf(result, name).slice(0, wanted.v.length);
      const because = 'the tolerance of CVODE, which a spike magnifies';
      return [
        { ...NEURON_SPIKES, got: [...(result.spikes[0] ?? [])], wanted: wanted.spike_times },
        {
          quantity: 'v every 0.5 ms',
          unit: 'mV',
          got: first('v'),
          wanted: wanted.v,
          tolerance: 5e-5,
          because,
        },
        {
          quantity: 'sodium.h every 0.5 ms',
          unit: '1',
          got: first('sodium.h'),
          wanted: wanted.h,
          tolerance: 1e-7,
          because,
        },
      ];
    },
  }),
);

/** The tutorial of BrainPy on making neurons: V, dt, the conductance of the leak, and what comes of it. */
const TUTORIAL = [
  {
    dt: '0.1 ms',
    leak: 0.03,
    steps: [2, 184, 361, 538, 715, 892, 1069, 1246, 1423, 1600, 1777, 1954],
    v: -75.43825824138592,
  },
  {
    dt: '0.01 ms',
    leak: 0.03,
    steps: [16, 1761, 3468, 5174, 6880, 8586, 10292, 11998, 13704, 15410, 17116, 18822],
    v: -65.03715344840681,
  },
  { dt: '0.1 ms', leak: 0.3, steps: [2, 210], v: -61.23927390607636 },
] as const;

const tutorial = TUTORIAL.map(
  ({ dt, leak, steps, v }): Evidence => ({
    model: MODEL,
    what: `the tutorial on custom neurons, a leak of ${leak} mS/cm^2, exponential_euler, dt = ${dt}`,
    witness: 'BrainPy 2.8.2, dyn.HH by exp_auto in float64',
    async compare(run) {
      const set = { 'leak.g': leak, v: -70, 'sodium.m': 0.5, 'sodium.h': 0.6, 'potassium.n': 0.32 };
      const result = await run({ method: 'exponential_euler', dt, for: '200 ms', set, inputs: { I: 6 } });
      const values = samplesOf(result, 'v');
      const crossings = values.flatMap((value, k) =>
        k > 0 && value >= 20 && (values[k - 1] ?? 20) < 20 ? [k - 1] : [],
      );
      const because = 'rounding, which a spike magnifies';
      return [
        {
          quantity: 'steps in which v comes to 20 mV',
          unit: '1',
          got: crossings,
          wanted: steps,
          tolerance: 0,
        },
        {
          quantity: 'v at the end',
          unit: 'mV',
          got: lastOf(result, ['v']),
          wanted: [v],
          tolerance: 1e-8,
          because,
        },
      ];
    },
  }),
);

export const hodgkinHuxleyEvidence: readonly Evidence[] = [
  solution,
  ...steps,
  mechanism,
  ...warmer,
  ...tutorial,
];
