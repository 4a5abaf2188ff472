/** Cells and populations that other libraries have as a matter of course: generalized, adaptive, with synapses, rates. */
import reference from '../test/reference/models/further_neurons.json' with { type: 'json' };
import type { Comparison, Evidence } from './evidence.ts';
import { lastOf, measureOf, samplesOf, spikeSteps } from './numbers-of.ts';

const { brainpy, norse, closed_form, scipy } = reference.data;

const ROUNDING = 'rounding; exponentials of another library';
const GRAZING = 'thresholds are met at grazing angles, where rounding moves the time';

function stepsOf(got: readonly number[], wanted: readonly number[]): Comparison {
  return { quantity: 'steps of spikes', unit: '1', got, wanted, tolerance: 0 };
}

const GENERALIZED = 'neurons/generalized-integrate-and-fire';

const panels: readonly Evidence[] = Object.entries(closed_form.generalized).map(([name, panel]) => ({
  model: `${GENERALIZED}#${name}`,
  what: `spikes within ${panel.ms} ms, exact, located, dt = 1 ms`,
  witness: 'closed form between spikes and jumps of the current, bisection with 40 digits',
  compare: async (run) => {
    const result = await run({
      method: 'exact',
      spikeTimes: 'located',
      dt: '1 ms',
      for: `${panel.ms} ms`,
    });
    const got = [...(result.spikes[0] ?? [])];
    const wanted = panel.spike_times_ms;
    return [{ quantity: 'spike times', unit: 'ms', got, wanted, tolerance: 1e-6, because: GRAZING }];
  },
}));

/** With a threshold that stays: one that moves it judges by as it was before the step, so such cells spike later there. */
const generalizedByBrainPy: readonly Evidence[] = (
  [
    ['tonic spiking', brainpy.generalized_tonic, {}],
    ['firing by its own currents', brainpy.generalized_bistability, { A_1: 8, A_2: -0.1 }],
  ] as const
).map(([kind, { I, ms, spike_step_index, end }, set]) => ({
  model: GENERALIZED,
  what: `${kind}, exponential_euler, dt = 0.1 ms, ${ms} ms`,
  witness: 'BrainPy 2.8.2, Gif',
  compare: async (run) => {
    const method = 'exponential_euler';
    const result = await run({ method, dt: '0.1 ms', for: `${ms} ms`, inputs: { I }, set });
    const potentials = { got: lastOf(result, ['v', 'threshold']), wanted: [end.V, end.V_th] };
    const currents = { got: lastOf(result, ['I_1', 'I_2']), wanted: [end.I1, end.I2] };
    return [
      stepsOf(spikeSteps(result), spike_step_index),
      {
        quantity: 'v and threshold at the end',
        unit: 'mV',
        ...potentials,
        tolerance: 1e-9,
        because: ROUNDING,
      },
      { quantity: 'both currents at the end', unit: 'mV/ms', ...currents, tolerance: 1e-12 },
    ];
  },
}));

/** BrainPy counts currents in mV: with R = 0.1 GOhm, 1 mV is 10 pA, and an adaptation of 1 is 10 nS. */
const adaptiveQuadratic: readonly Evidence[] = (
  [
    ['its own values', brainpy.adaptive_quadratic_default, {}],
    ['a = 2 nS, b = 50 pA, tau_w = 100 ms', brainpy.adaptive_quadratic_strong, { a: 2, b: 50, tau_w: 100 }],
  ] as const
).map(([values, { I, ms, spike_step_index, end }, set]) => ({
  model: 'neurons/adaptive-quadratic-integrate-and-fire',
  what: `${values}, at ${10 * I} pA, exponential_euler, dt = 0.1 ms, ${ms} ms`,
  witness: 'BrainPy 2.8.2, AdQuaIF',
  compare: async (run) => {
    const method = 'exponential_euler';
    const result = await run({ method, dt: '0.1 ms', for: `${ms} ms`, inputs: { I: 10 * I }, set });
    const v = { got: lastOf(result, ['v']), wanted: [end.V] };
    const w = { got: lastOf(result, ['w']), wanted: [10 * end.w] };
    return [
      stepsOf(spikeSteps(result), spike_step_index),
      { quantity: 'v at the end', unit: 'mV', ...v, tolerance: 1e-9, because: ROUNDING },
      { quantity: 'w at the end', unit: 'pA', ...w, tolerance: 1e-9, because: ROUNDING },
    ];
  },
}));

const THRESHOLD = 'neurons/adaptive-threshold-integrate-and-fire';

const adaptiveThreshold: readonly Evidence[] = [
  ...Object.entries(closed_form.adaptive_threshold).map(
    ([I, wanted]): Evidence => ({
      model: THRESHOLD,
      what: `spikes within 1 s at ${I} nA, exact, located, dt = 1 ms`,
      witness: 'closed form between spikes, bisection with 40 digits',
      compare: async (run) => {
        const result = await run({
          method: 'exact',
          spikeTimes: 'located',
          dt: '1 ms',
          for: '1 s',
          inputs: { I: Number(I) },
        });
        const got = [...(result.spikes[0] ?? [])];
        return [{ quantity: 'spike times', unit: 'ms', got, wanted, tolerance: 1e-6, because: GRAZING }];
      },
    }),
  ),
  {
    model: `${THRESHOLD}#ResettingAdaptiveThreshold`,
    what: `an input of ${norse.lsnn.input} in each step of 1 ms, euler, ${norse.lsnn.steps} ms`,
    witness: 'norse 1.1.0, lsnn_feed_forward_step in float64, tau_adapt = 800 ms',
    compare: async (run) => {
      const { input, steps, spike_step_index, end } = norse.lsnn;
      const result = await run({ method: 'euler', dt: '1 ms', for: `${steps} ms`, inputs: { I: input } });
      const got = lastOf(result, ['v', 'i', 'threshold']);
      const wanted = [end.v, end.i, end.b];
      return [
        stepsOf(spikeSteps(result), spike_step_index),
        { quantity: 'v, i and threshold at the end', unit: 'mV', got, wanted, tolerance: 1e-12 },
      ];
    },
  },
];

const CURRENT = 'neurons/current-based-integrate-and-fire';

/** norse counts potentials and currents in one unit: with g_L = 1 nS, 1 pA is 1 mV. */
const OF_NORSE = { C: 10, g_L: 1 } as const;

const currentBased: readonly Evidence[] = [
  {
    model: CURRENT,
    what: 'spikes that arrive at the cell with tau_m = 10 ms and a threshold 1 mV above rest, euler, dt = 1 ms',
    witness: 'norse 1.1.0, lif_feed_forward_step in float64',
    compare: async (run) => {
      const { arrivals, weight, v, i, spike_step_index } = norse.lif;
      const result = await run({
        method: 'euler',
        dt: '1 ms',
        for: '120 ms',
        every: 10,
        record: 'v, excitation.I',
        set: {
          ...OF_NORSE,
          E_L: 0,
          V_threshold: 1,
          V_reset: 0,
          t_refractory: 0,
          w_excitatory: weight,
          excitations: arrivals,
        },
      });
      // Recorders see what arrives at the time of a sample, which it adds a step later.
      const arrived = i.map((current, k) => current + (arrivals.includes(10 * (k + 1)) ? weight : 0));
      const currents = { got: samplesOf(result, 'excitation.I').slice(1), wanted: arrived };
      return [
        stepsOf(spikeSteps(result), spike_step_index),
        { quantity: 'v', unit: 'mV', got: samplesOf(result, 'v').slice(1), wanted: v, tolerance: 1e-12 },
        { quantity: 'synaptic current', unit: 'pA', ...currents, tolerance: 1e-12 },
      ];
    },
  },
  {
    model: CURRENT,
    what: 'intervals without input, exact, located, dt = 1 ms',
    witness: 'closed form: tau_m log((E_L - V_reset) / (E_L - V_threshold)) + t_refractory',
    compare: async (run) => {
      const options = { method: 'exact', spikeTimes: 'located', dt: '1 ms', for: '500 ms' } as const;
      const result = await run({ ...options, measure: ['min(intervals)', 'max(intervals)'] });
      const interval = 20 * Math.log(11) + 5;
      const got = ['min(intervals)', 'max(intervals)'].flatMap((name) => measureOf(result, name));
      const wanted = [interval, interval];
      return [{ quantity: 'shortest and longest', unit: 'ms', got, wanted, tolerance: 1e-9 }];
    },
  },
];

const INTEGRATOR = 'neurons/leaky-integrator';

const leakyIntegrator: readonly Evidence[] = [
  {
    model: INTEGRATOR,
    what: 'spikes that arrive, euler, dt = 1 ms',
    witness: 'norse 1.1.0, li_feed_forward_step in float64',
    compare: async (run) => {
      const { arrivals, weight, v } = norse.li;
      const result = await run({
        method: 'euler',
        dt: '1 ms',
        for: '120 ms',
        every: 10,
        set: { ...OF_NORSE, weight, arrivals },
      });
      const got = samplesOf(result, 'v').slice(1);
      return [{ quantity: 'v', unit: 'mV', got, wanted: v, tolerance: 1e-12 }];
    },
  },
  {
    model: INTEGRATOR,
    what: 'v after spikes that arrive at 10, 15 and 40 ms, exact, dt = 1 ms',
    witness: 'closed form: the sum of 2 mV (exp(-t / 10 ms) - exp(-t / 5 ms))',
    compare: async (run) => {
      const arrivals = [10, 15, 40];
      const result = await run({ method: 'exact', dt: '1 ms', for: '100 ms', set: { arrivals } });
      const course = (t: number): number => (t < 0 ? 0 : 2 * (Math.exp(-t / 10) - Math.exp(-t / 5)));
      const wanted = Array.from({ length: 101 }, (_, t) =>
        arrivals.reduce((sum, arrival) => sum + course(t - arrival), 0),
      );
      return [{ quantity: 'v', unit: 'mV', got: samplesOf(result, 'v'), wanted, tolerance: 1e-12 }];
    },
  },
];

const CONDUCTANCE = 'neurons/conductance-based-integrate-and-fire';

const conductanceBased: readonly Evidence[] = [
  {
    model: CONDUCTANCE,
    what: 'spikes that arrive, dopri5, located, tolerance 1e-10',
    witness: 'scipy 1.17, DOP853 with events',
    compare: async (run) => {
      const { excitations, inhibitions, ms, every, spike_times_ms, v } = scipy.conductance;
      const result = await run({
        method: 'dopri5',
        tolerance: 1e-10,
        spikeTimes: 'located',
        dt: `${every} ms`,
        for: `${ms} ms`,
        record: 'v',
        set: { excitations, inhibitions },
      });
      const spikes = { got: [...(result.spikes[0] ?? [])], wanted: spike_times_ms };
      return [
        { quantity: 'spike times', unit: 'ms', ...spikes, tolerance: 1e-6 },
        { quantity: 'v', unit: 'mV', got: samplesOf(result, 'v'), wanted: v, tolerance: 1e-6 },
      ];
    },
  },
  {
    model: CONDUCTANCE,
    what: 'spikes that arrive, without refractoriness, euler, dt = 0.1 ms',
    witness: 'norse 1.1.0, coba_lif_feed_forward_step in float64, in ms, nS, mV and pF',
    compare: async (run) => {
      const { excitations, inhibitions, w_e, w_i, dt, v, spike_step_index } = norse.coba;
      // It lets what has just arrived decay before the potential sees it.
      const set = {
        w_excitatory: w_e * (1 - dt / 5),
        w_inhibitory: w_i * (1 - dt / 10),
        excitations: excitations.map((step) => step * dt),
        inhibitions: inhibitions.map((step) => step * dt),
        t_refractory: 0,
      };
      const result = await run({ method: 'euler', dt, for: '100 ms', every: 50, record: 'v', set });
      return [
        stepsOf(spikeSteps(result), spike_step_index),
        { quantity: 'v', unit: 'mV', got: samplesOf(result, 'v').slice(1), wanted: v, tolerance: 1e-10 },
      ];
    },
  },
];

const OSCILLATOR = 'neurons/stuart-landau';

const stuartLandau: readonly Evidence[] = [
  {
    model: OSCILLATOR,
    what: 'growth from 0.01 to the cycle within 60, rk4, dt = 0.01',
    witness: 'closed form: r^2 = a / (1 + (a / r_0^2 - 1) exp(-2 a t)), phase omega t',
    compare: async (run) => {
      const result = await run({ for: '60 ms', every: 500, record: 'x, y' });
      const courses = Array.from({ length: 13 }, (_, k) => {
        const t = 5 * k;
        const r = Math.sqrt(0.25 / (1 + (0.25 / 1e-4 - 1) * Math.exp(-0.5 * t)));
        return [r * Math.cos(0.2 * t), r * Math.sin(0.2 * t)] as const;
      });
      const x = { got: samplesOf(result, 'x'), wanted: courses.map(([each]) => each) };
      const y = { got: samplesOf(result, 'y'), wanted: courses.map(([, each]) => each) };
      return [
        { quantity: 'x', unit: '1', ...x, tolerance: 1e-11 },
        { quantity: 'y', unit: '1', ...y, tolerance: 1e-11 },
      ];
    },
  },
  {
    model: OSCILLATOR,
    what: 'x and y with a pulse of I, rk4, dt = 0.1',
    witness: 'BrainPy 2.8.2, StuartLandauOscillator, rk4 in float64',
    compare: async (run) => {
      const witness = brainpy.stuart_landau;
      const result = await run({
        dt: '0.1 ms',
        for: '100 ms',
        every: witness.every,
        inputs: { I: 'if t > 30 ms and t < 60 ms then 0.1 else 0' },
        set: { x: witness.x0, y: witness.y0 },
      });
      const x = { got: samplesOf(result, 'x').slice(1), wanted: witness.x };
      const y = { got: samplesOf(result, 'y').slice(1), wanted: witness.y };
      return [
        { quantity: 'x', unit: '1', ...x, tolerance: 1e-12 },
        { quantity: 'y', unit: '1', ...y, tolerance: 1e-12 },
      ];
    },
  },
];

const POPULATION = 'neurons/quadratic-integrate-and-fire-population';

const population: readonly Evidence[] = [
  {
    model: POPULATION,
    what: 'the two lasting states, reached from the start and after a pulse, rk4, dt = 0.05 ms',
    witness: 'closed form: roots of a quartic in r; Montbrió, Pazó and Roxin (2015), figure 2, shows both',
    compare: async (run) => {
      const options = { for: '1 s', dt: '0.05 ms', every: 20_000 } as const;
      const I = 'if t > 100 ms and t < 400 ms then 3 else 0';
      const low = await run(options);
      const high = await run({ ...options, inputs: { I } });
      const [lower, , upper] = closed_form.population;
      const rates = [lower?.r_Hz ?? Number.NaN, upper?.r_Hz ?? Number.NaN];
      const means = [lower?.v ?? Number.NaN, upper?.v ?? Number.NaN];
      const of = (name: string): readonly number[] => [...lastOf(low, [name]), ...lastOf(high, [name])];
      return [
        { quantity: 'rates', unit: 'Hz', got: of('r'), wanted: rates, tolerance: 1e-6 },
        { quantity: 'mean potentials', unit: '1', got: of('v'), wanted: means, tolerance: 1e-8 },
      ];
    },
  },
  {
    model: POPULATION,
    what: 'r and v with a pulse of I, tau = 1 ms, rk4, dt = 0.01 ms',
    witness: 'BrainPy 2.8.2, QIF, rk4 in float64',
    compare: async (run) => {
      const witness = brainpy.quadratic_population;
      const result = await run({
        for: '80 ms',
        every: witness.every,
        inputs: { I: 'if t > 10 ms and t < 40 ms then 3 else 0' },
        set: { tau: 1, r: '0.1/ms', v: witness.v0 },
      });
      const r = { got: samplesOf(result, 'r').slice(1), wanted: witness.y.map((rate) => 1000 * rate) };
      const v = { got: samplesOf(result, 'v').slice(1), wanted: witness.x };
      return [
        { quantity: 'r', unit: 'Hz', ...r, tolerance: 1e-8 },
        { quantity: 'v', unit: '1', ...v, tolerance: 1e-10 },
      ];
    },
  },
];

export const furtherNeuronsEvidence: readonly Evidence[] = [
  ...panels,
  ...generalizedByBrainPy,
  ...adaptiveQuadratic,
  ...adaptiveThreshold,
  ...currentBased,
  ...conductanceBased,
  ...leakyIntegrator,
  ...stuartLandau,
  ...population,
];
