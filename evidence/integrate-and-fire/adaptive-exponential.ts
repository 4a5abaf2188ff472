import reference from '../../test/reference/models/adaptive_exponential.json' with { type: 'json' };
import brainpy from '../../test/reference/models/brainpy_integrate_and_fire.json' with { type: 'json' };
import ngcLearn from '../../test/reference/models/ngclearn_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, measureOf, spikeSteps, spikeTimes } from '../numbers-of.ts';

const MODEL = 'neurons/adaptive-exponential-integrate-and-fire';

/** Component, and what is counted of it. */
const CELLS = [
  ['TonicSpiking', reference.data.TonicSpiking],
  ['Adaptation', reference.data.Adaptation],
  ['InitialBurst', reference.data.InitialBurst],
  ['RegularBursting', reference.data.RegularBursting],
  ['DelayedAccelerating', reference.data.DelayedAccelerating],
  ['DelayedRegularBursting', reference.data.DelayedRegularBursting],
  ['TransientSpiking', reference.data.TransientSpiking],
  ['IrregularSpiking', reference.data.IrregularSpiking],
  ['AdaptiveExponentialIntegrateAndFire', reference.data.AdaptiveExponentialIntegrateAndFire],
] as const;

/** The cells bring their currents, but for the one of 2005. */
function currentOf(component: string): { readonly inputs?: { readonly I: string } } {
  return component === 'AdaptiveExponentialIntegrateAndFire' ? { inputs: { I: '1 nA' } } : {};
}

const clockDriven: readonly Evidence[] = CELLS.map(([component, data]) => ({
  model: `${MODEL}#${component}`,
  what: `spikes with ${data.parameters.I_pA} pA, euler, dt = 0.1 ms, 600 ms`,
  witness: 'Brian2 2.9.0',
  compare: async (run) => {
    const result = await run({ method: 'euler', dt: '0.1 ms', for: '600 ms', ...currentOf(component) });
    const steps = spikeSteps(result);
    const { comparable_spikes: comparable } = data;
    const isChaotic = comparable < data.spike_count;
    const ends = 'v_end_mV' in data ? [data.v_end_mV, data.w_end_pA] : [];
    return [
      {
        quantity: isChaotic ? `steps of the first ${comparable} spikes` : 'steps of spikes',
        unit: '1',
        got: isChaotic ? steps.slice(0, comparable) : steps,
        wanted: data.spike_step_index.slice(0, comparable),
        tolerance: 0,
        ...(isChaotic ? { because: 'what comes after them hangs on rounding' } : {}),
      },
      ...(ends.length === 0
        ? []
        : [
            {
              quantity: 'v at 600 ms, in mV, and w, in pA',
              unit: '1',
              got: [...endOf(result, 'v'), ...endOf(result, 'w')],
              wanted: ends,
              tolerance: 1e-9,
            },
          ]),
    ];
  },
}));

const solutions: readonly Evidence[] = CELLS.flatMap(([component, data]): readonly Evidence[] => {
  if (!('exact_spike_times_ms' in data)) return [];
  return [
    {
      model: `${MODEL}#${component}`,
      what: `spikes with ${data.parameters.I_pA} pA, tsit5 with tolerance 1e-9, 300 ms`,
      witness: 'scipy 1.17.1, DOP853 with relative tolerance 1e-12',
      compare: async (run) => {
        const options = { method: 'tsit5', tolerance: 1e-9, for: '300 ms', record: [], dt: '1 ms' } as const;
        const result = await run({ ...options, ...currentOf(component) });
        return [
          {
            quantity: 'spike times',
            unit: 'ms',
            got: spikeTimes(result),
            wanted: data.exact_spike_times_ms,
            tolerance: 2e-5,
            because: 'each spike may be late by a nanosecond, for the upstroke’s end',
          },
        ];
      },
    },
  ];
});

/** Conductances in 1/MOhm there, so currents in nA. */
const ngcLearnCell: Evidence = {
  model: MODEL,
  what: 'cell of ngc-learn with R = 1 MOhm and tau_m = 15 ms at 19 nA, euler, dt = 0.1 ms, 1 s',
  witness: 'ngc-learn 3.2.1, AdExCell',
  compare: async (run) => {
    const { spike_step_index, end } = ngcLearn.data.adaptive_exponential;
    const result = await run({
      method: 'euler',
      dt: '0.1 ms',
      for: '1 s',
      inputs: { I: '19 nA' },
      set: {
        C: '15 nF',
        g_L: '1 uS',
        E_L: -72,
        V_T: -55,
        Delta_T: 2,
        a: '0.1 uS',
        b: '0.75 nA',
        tau_w: 400,
        V_peak: 5,
        V_reset: -75,
        v: -70,
      },
    });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      { quantity: 'v at 1 s', unit: 'mV', got: endOf(result, 'v'), wanted: [end.v], tolerance: 1e-9 },
      {
        quantity: 'w at 1 s',
        unit: 'nA',
        got: endOf(result, 'w').map((w) => w / 1000),
        wanted: [end.w],
        tolerance: 1e-9,
      },
    ];
  },
};

const brainPy: Evidence = {
  model: MODEL,
  what: 'cell with C / g_L = 10 ms, R I = 7 mV, exponential_euler, dt = 0.1 ms, 200 ms',
  witness: 'BrainPy 2.8.2, AdExIF',
  compare: async (run) => {
    const { adaptive_exponential: data } = brainpy.data;
    const result = await run({
      method: 'exponential_euler',
      dt: '0.1 ms',
      for: '200 ms',
      inputs: { I: data.I },
      set: {
        C: 10,
        g_L: 1,
        E_L: -65,
        V_T: -59.9,
        Delta_T: 3.48,
        a: 1,
        b: 1,
        tau_w: 30,
        V_peak: -30,
        V_reset: -68,
      },
    });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: data.spike_step_index,
        tolerance: 0,
      },
      { quantity: 'v at 200 ms', unit: 'mV', got: endOf(result, 'v'), wanted: [data.v_end], tolerance: 1e-9 },
    ];
  },
};

/** See `adaptive.ts`: C = 1000 pF. Its upstroke begins where the spike is cut. */
const crate: Evidence = {
  model: MODEL,
  what: 'cell with C / g_L = 100 ms, Delta_T = 1 mV and V_T = V_peak at 2000 pA, euler, dt = 0.1 ms, 1 s',
  witness: 'scheme of the crate spiking_neural_networks 0.23.5, in float64',
  compare: async (run) => {
    const result = await run({
      method: 'euler',
      dt: '0.1 ms',
      for: '1 s',
      inputs: { I: 2000 },
      set: {
        C: 1000,
        g_L: 10,
        E_L: -75,
        V_T: -55,
        V_peak: -55,
        Delta_T: 1,
        V_reset: -75,
        a: 6,
        b: 10,
        tau_w: 10,
        t_refractory: 10,
      },
    });
    const steps = spikeSteps(result);
    return [
      { quantity: 'number of spikes', unit: '1', got: [steps.length], wanted: [48], tolerance: 0 },
      {
        quantity: 'steps of the first spikes',
        unit: '1',
        got: steps.slice(0, 3),
        wanted: [106, 313, 521],
        tolerance: 0,
      },
      {
        quantity: 'v at 1 s',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [-71.470835],
        tolerance: 5e-7,
        because: 'printed with six digits behind the point',
      },
      {
        quantity: 'w at 1 s',
        unit: 'pA',
        got: endOf(result, 'w'),
        wanted: [21.792693],
        tolerance: 5e-7,
        because: 'printed with six digits behind the point',
      },
    ];
  },
};

/** Returns the potential at which the cell of 2005 rests with a current below that at which it can rest nowhere. */
function restAt(current: number): number {
  const excess = (v: number): number => 34 * (v + 70.6) - 60 * Math.exp((v + 50.4) / 2) - current;
  // From the resting potential to the largest current: there g_L exp((v - V_T) / Delta_T) is g_L + a.
  let [low, high] = [-70.7, -50.4 + 2 * Math.log(34 / 30)];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * As a / g_L is above tau_m / tau_w, rest loses its stability before it vanishes: in a Hopf bifurcation, at this current.
 * From a thousandth of a millivolt off, deviations grow or die out.
 */
const rheobase: Evidence = {
  model: MODEL,
  what: 'whether rest is stable just below and above the Hopf bifurcation at 627.2 pA, rk4, dt = 0.1 ms, 5 s',
  witness: 'closed form, J. Touboul, R. Brette (2008), Biol. Cybern. 99:319-334',
  compare: async (run) => {
    const ratio = 281 / 30 / 144;
    const current = 34 * (-50.4 + 70.6 - 2 + 2 * Math.log(1 + ratio)) + 60 * (4 / 30 - ratio);
    const currents = [-1, -0.2, 0.2, 1].map((off) => current + off);
    const result = await run({
      dt: '0.1 ms',
      for: '5 s',
      cells: currents.length,
      inputs: { I: currents },
      set: {
        v: currents.map((each) => restAt(each) + 1e-3),
        w: currents.map((each) => 4 * (restAt(each) + 70.6)),
      },
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

export const adaptiveExponentialEvidence: readonly Evidence[] = [
  ...solutions,
  ...clockDriven,
  rheobase,
  ngcLearnCell,
  brainPy,
  crate,
];
