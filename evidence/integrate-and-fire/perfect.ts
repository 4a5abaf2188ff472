import ngcLearn from '../../test/reference/models/ngclearn_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, spikeSteps, spikeTimes } from '../numbers-of.ts';

const MODEL = 'neurons/perfect-integrate-and-fire';

const interval: Evidence = {
  model: MODEL,
  what: 'spikes at 250 pA, exact, located, dt = 0.1 ms',
  witness: 'closed form, C (V_threshold - V_reset) / I',
  compare: async (run) => {
    const result = await run({ method: 'exact', spikeTimes: 'located', dt: '0.1 ms', inputs: { I: 250 } });
    return [
      {
        quantity: 'spike times',
        unit: 'ms',
        got: spikeTimes(result),
        wanted: [12, 24, 36, 48, 60, 72, 84, 96],
        tolerance: 1e-10,
      },
    ];
  },
};

/** 64 steps of 0.2 mV would lead to the threshold exactly; that 65 pass it is rounding, and the same rounding. */
const integrateAndFireCell: Evidence = {
  model: MODEL,
  what: 'cell with tau_m = 10 ms and R j = 2 mV, euler, dt = 1 ms, 1 s',
  witness: 'ngc-learn 3.2.1, IFCell',
  compare: async (run) => {
    const { spike_step_index, end } = ngcLearn.data.integrate_and_fire;
    const result = await run({
      method: 'euler',
      dt: '1 ms',
      for: '1 s',
      inputs: { I: 2000 },
      set: { C: 10_000, V_threshold: -52, V_reset: -60, v: -65 },
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
        quantity: 'v at 1 s',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [end.v],
        tolerance: 1e-6,
        because: 'its 1 / tau_m is rounded to float32',
      },
    ];
  },
};

/** 200 mV/s down while on the floor, then 1 mV/ms up from there: what was lost below the floor is not made up for. */
const floor: Evidence = {
  model: `${MODEL}#LinearIntegrateAndFire`,
  what: 'first spike after 50 ms against the floor, euler, dt = 0.1 ms',
  witness: 'closed form, 50 ms + C (V_threshold - V_floor) / (I - I_leak)',
  compare: async (run) => {
    const result = await run({
      method: 'euler',
      dt: '0.1 ms',
      inputs: { I: 'if t < 50 ms then -100 pA else 250 pA' },
      measure: ['lowest = min(v)', 'first(spikes)'],
    });
    return [
      {
        quantity: 'first spike',
        unit: 'ms',
        got: spikeTimes(result).slice(0, 1),
        wanted: [65],
        tolerance: 0.1 + 1e-9,
        because: 'dated at the end of the step in which it is passed',
      },
      {
        quantity: 'lowest v',
        unit: 'mV',
        got: [...(result.measures.get('lowest')?.values ?? [])],
        wanted: [-65],
        tolerance: 0,
      },
    ];
  },
};

export const perfectEvidence: readonly Evidence[] = [interval, integrateAndFireCell, floor];
