import brainpy from '../../test/reference/models/brainpy_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, measureOf, spikeSteps, spikeTimes } from '../numbers-of.ts';

const MODEL = 'neurons/quadratic-integrate-and-fire';

/** dv/dt = (a (v - V_rest) (v - V_critical) + R I) / tau_m: a parabola, whose inverse an arc tangent integrates. */
const interval: Evidence = {
  model: MODEL,
  what: 'spikes at 1 nA, tsit5 with tolerance 1e-10',
  witness: 'closed form, an arc tangent',
  compare: async (run) => {
    const result = await run({ method: 'tsit5', tolerance: 1e-10, for: '200 ms', inputs: { I: 1 } });
    // a / tau_m (v + 57.5)^2 + what is left of R I at the bottom of the parabola.
    const [curvature, rest] = [0.1 / 10, (10 - 0.1 * 7.5 ** 2) / 10];
    const root = Math.sqrt(rest / curvature);
    const wait = (Math.atan(87.5 / root) - Math.atan(-7.5 / root)) / Math.sqrt(rest * curvature);
    const wanted = Array.from({ length: Math.floor(200 / wait) }, (_, n) => (n + 1) * wait);
    return [{ quantity: 'spike times', unit: 'ms', got: spikeTimes(result), wanted, tolerance: 1e-6 }];
  },
};

const rheobase: Evidence = {
  model: MODEL,
  what: 'whether it fires within 2 s just below and above 0.5625 nA, rk4, dt = 0.1 ms',
  witness: 'closed form, a (V_critical - V_rest)^2 / 4 R',
  compare: async (run) => {
    const result = await run({
      dt: '0.1 ms',
      for: '2 s',
      sweep: { I: [0.55, 0.562, 0.563, 0.57] },
      measure: 'count(spikes)',
    });
    return [
      {
        quantity: 'whether it fires, 1 or 0',
        unit: '1',
        got: measureOf(result, 'count(spikes)').map((count) => Math.min(count, 1)),
        wanted: [0, 0, 1, 1],
        tolerance: 0,
      },
    ];
  },
};

const brainPy: Evidence = {
  model: MODEL,
  what: 'cell with c = 0.07 and R I = 20 mV, exponential_euler, dt = 0.1 ms, 200 ms',
  witness: 'BrainPy 2.8.2, QuaIF',
  compare: async (run) => {
    const { quadratic } = brainpy.data;
    const set = { a: 0.07, V_rest: -65, V_critical: -50, V_peak: -30, V_reset: -68, R: 1, tau_m: 10 };
    const result = await run({
      method: 'exponential_euler',
      dt: '0.1 ms',
      for: '200 ms',
      inputs: { I: quadratic.I },
      set,
    });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: quadratic.spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'v at 200 ms',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [quadratic.v_end],
        tolerance: 1e-9,
      },
    ];
  },
};

const crate: Evidence = {
  model: MODEL,
  what: 'cell with a = 1/mV and tau_m = 100 ms at R I = 100 mV, euler, dt = 0.1 ms, 1 s',
  witness: 'scheme of the crate spiking_neural_networks 0.23.5, in float64',
  compare: async (run) => {
    const result = await run({
      method: 'euler',
      dt: '0.1 ms',
      for: '1 s',
      inputs: { I: 100 },
      set: {
        a: 1,
        V_rest: -75,
        V_critical: -60,
        V_peak: -55,
        V_reset: -75,
        R: 1,
        tau_m: 100,
        t_refractory: 10,
      },
    });
    const steps = spikeSteps(result);
    return [
      { quantity: 'number of spikes', unit: '1', got: [steps.length], wanted: [25], tolerance: 0 },
      {
        quantity: 'steps of the first spikes',
        unit: '1',
        got: steps.slice(0, 3),
        wanted: [292, 685, 1078],
        tolerance: 0,
      },
      {
        quantity: 'v at 1 s',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [-65.367542],
        tolerance: 5e-7,
        because: 'printed with six digits behind the point',
      },
    ];
  },
};

/** From v_reset to v_peak, at its defaults. */
function canonicalInterval(I: number): number {
  return (2 * Math.atan(20 / Math.sqrt(I))) / Math.sqrt(I);
}

const canonical: Evidence = {
  model: `${MODEL}#CanonicalQuadratic`,
  what: 'intervals at three inputs, tsit5 with tolerance 1e-10',
  witness: 'closed form, 2 atan(20 / sqrt(I)) / sqrt(I)',
  compare: async (run) => {
    const inputs = [0.01, 0.1, 1];
    const result = await run({
      method: 'tsit5',
      tolerance: 1e-10,
      for: '70 ms',
      sweep: { I: inputs },
      measure: 'mean(intervals)',
    });
    return [
      {
        quantity: 'intervals',
        unit: 'ms',
        got: measureOf(result, 'mean(intervals)'),
        wanted: inputs.map(canonicalInterval),
        tolerance: 1e-6,
      },
    ];
  },
};

/** Up to the largest step that its description allows. */
const canonicalOnGrids: readonly Evidence[] = ([0.01, 0.02, 0.05] as const).map((dt) => ({
  model: `${MODEL}#CanonicalQuadratic`,
  what: `intervals at three inputs and spikes at I = 1, rk4, dt = ${dt} ms, 100 ms`,
  witness: 'closed form, 2 atan(20 / sqrt(I)) / sqrt(I)',
  compare: async (run) => {
    const inputs = [0.01, 0.1, 1];
    const measure = ['mean(intervals)', 'count(spikes)'];
    const result = await run({ dt, for: '100 ms', sweep: { I: inputs }, measure });
    return [
      {
        quantity: 'intervals',
        unit: 'ms',
        got: measureOf(result, 'mean(intervals)'),
        wanted: inputs.map(canonicalInterval),
        tolerance: dt,
        because: 'a spike is dated at the end of its step',
      },
      {
        quantity: 'number of spikes at I = 1',
        unit: '1',
        got: measureOf(result, 'count(spikes)').slice(-1),
        wanted: [Math.floor(100 / canonicalInterval(1))],
        tolerance: 0,
      },
    ];
  },
}));

const theta: Evidence = {
  model: 'neurons/theta-neuron',
  what: 'first spikes and intervals at three inputs, tsit5 with tolerance 1e-10',
  witness:
    'closed form, from v = -1 (pi / 2 + atan(1 / sqrt(I))) / sqrt(I), then pi / sqrt(I): Ermentrout and Kopell (1986)',
  compare: async (run) => {
    const inputs = [0.01, 0.1, 1];
    const result = await run({
      method: 'tsit5',
      tolerance: 1e-10,
      for: '100 ms',
      sweep: { I: inputs },
      measure: ['first(spikes)', 'mean(intervals)'],
    });
    return [
      {
        quantity: 'first spikes',
        unit: 'ms',
        got: measureOf(result, 'first(spikes)'),
        wanted: inputs.map((I) => (Math.PI / 2 + Math.atan(1 / Math.sqrt(I))) / Math.sqrt(I)),
        tolerance: 1e-6,
      },
      {
        quantity: 'intervals',
        unit: 'ms',
        got: measureOf(result, 'mean(intervals)'),
        wanted: inputs.map((I) => Math.PI / Math.sqrt(I)),
        tolerance: 1e-6,
      },
    ];
  },
};

const thetaAtRest: Evidence = {
  model: 'neurons/theta-neuron',
  what: 'rest below the bifurcation, rk4, dt = 0.01 ms',
  witness: 'closed form, v = -sqrt(-I)',
  compare: async (run) => {
    const inputs = [-1, -0.25, -0.04];
    const result = await run({ for: '100 ms', sweep: { I: inputs }, record: 'v', every: '100 ms' });
    return [
      {
        quantity: 'v = tan(theta / 2) at 100 ms',
        unit: '1',
        got: endOf(result, 'v'),
        wanted: inputs.map((I) => -Math.sqrt(-I)),
        tolerance: 1e-9,
      },
    ];
  },
};

export const quadraticEvidence: readonly Evidence[] = [
  interval,
  rheobase,
  brainPy,
  crate,
  canonical,
  ...canonicalOnGrids,
  theta,
  thetaAtRest,
];
