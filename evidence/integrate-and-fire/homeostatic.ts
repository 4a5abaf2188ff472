import defaults from '../../test/reference/models/ngclearn_defaults.json' with { type: 'json' };
import ngcLearn from '../../test/reference/models/ngclearn_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, measureOf, spikeSteps } from '../numbers-of.ts';

const MODEL = 'neurons/homeostatic-integrate-and-fire';

const coarse: Evidence = {
  model: MODEL,
  what: 'spikes at 0.2 nA, euler, dt = 1 ms, 1 s',
  witness: 'ngc-learn 3.2.1, LIFCell',
  compare: async (run) => {
    const { spike_step_index, end } = ngcLearn.data.leaky;
    const result = await run({ method: 'euler', dt: '1 ms', for: '1 s', inputs: { I: 0.2 } });
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
        quantity: 'theta at 1 s',
        unit: 'mV',
        got: endOf(result, 'theta'),
        wanted: [end.thr_theta],
        tolerance: 1e-9,
      },
    ];
  },
};

/** There the age since a spike is a sum of steps, and fifty steps of 0.1 fall short of 5 by rounding: 51 are refractory. */
const fine: Evidence = {
  model: MODEL,
  what: 'cell with half the leak and a threshold that rises by 0.5 mV, refractory for 51 steps, euler, dt = 0.1 ms, 1 s',
  witness: 'ngc-learn 3.2.1, LIFCell',
  compare: async (run) => {
    const { spike_step_index, end } = ngcLearn.data.leaky_fine;
    const set = { R: 1, leak: 0.5, t_refractory: 5.1, tau_theta: '20 s', theta_plus: 0.5 };
    const result = await run({ method: 'euler', dt: '0.1 ms', for: '1 s', inputs: { I: 20 }, set });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'theta at 1 s',
        unit: 'mV',
        got: endOf(result, 'theta'),
        wanted: [end.thr_theta],
        tolerance: 1e-5,
        because:
          'theta decays exponentially there and by Euler here: 21 mV times 10000 (dt / tau_theta)^2 / 2',
      },
    ];
  },
};

const floor: Evidence = {
  model: `${MODEL}#FlooredHomeostasis`,
  what: 'cell that is held at a floor of -67 mV by R I = -20 mV for 100 ms, then fires, euler, dt = 1 ms, 300 ms',
  witness: 'ngc-learn 3.2.1, LIFCell with v_min',
  compare: async (run) => {
    const { spike_step_index, end } = ngcLearn.data.leaky_floor;
    const result = await run({
      method: 'euler',
      dt: '1 ms',
      for: '300 ms',
      inputs: { I: 'if t < 100 ms then -20 nA else 20 nA' },
      set: { 'cell.R': 1, V_floor: -67 },
    });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'v at 300 ms',
        unit: 'mV',
        got: endOf(result, 'cell.v'),
        wanted: [end.v],
        tolerance: 1e-9,
      },
    ];
  },
};

const defaultFloor: Evidence = {
  model: `${MODEL}#FlooredHomeostasis`,
  what: 'cell that is held at its floor by -0.2 nA for 100 ms, then fires at 0.2 nA, euler, dt = 1 ms, 300 ms',
  witness: 'ngc-learn 3.2.1, LIFCell with v_min = -65',
  compare: async (run) => {
    const { spike_step_index, end, v_min_seen } = defaults.data.default_floor;
    const inputs = { I: 'if t < 100 ms then -0.2 nA else 0.2 nA' };
    const measure = 'min(cell.v)';
    const result = await run({ method: 'euler', dt: '1 ms', for: '300 ms', inputs, measure });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'lowest v, and v at 300 ms',
        unit: 'mV',
        got: [...measureOf(result, measure), ...endOf(result, 'cell.v')],
        wanted: [v_min_seen, end.v],
        tolerance: 1e-9,
      },
    ];
  },
};

const fast: Evidence = {
  model: `${MODEL}#FastHomeostasis`,
  what: 'spikes at 0.25 nA, euler, dt = 1 ms, 550 ms',
  witness: 'ngc-learn 3.2.1, LIFCell with tau_theta = 2 s, theta_plus = 0.5 mV',
  compare: async (run) => {
    const { spike_step_index, end } = defaults.data.fast_homeostasis;
    const result = await run({ method: 'euler', dt: '1 ms', for: '550 ms', inputs: { I: 0.25 } });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      { quantity: 'v at 550 ms', unit: 'mV', got: endOf(result, 'v'), wanted: [end.v], tolerance: 1e-9 },
      {
        quantity: 'theta at 550 ms',
        unit: 'mV',
        got: endOf(result, 'theta'),
        wanted: [end.thr_theta],
        tolerance: 1e-3,
        because: 'theta decays exponentially there and by Euler here: 11 mV times 550 (dt / tau_theta)^2 / 2',
      },
    ];
  },
};

export const homeostaticEvidence: readonly Evidence[] = [coarse, fine, fast, floor, defaultFloor];
