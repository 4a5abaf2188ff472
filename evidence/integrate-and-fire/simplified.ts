import defaults from '../../test/reference/models/ngclearn_defaults.json' with { type: 'json' };
import ngcLearn from '../../test/reference/models/ngclearn_integrate_and_fire.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, samplesOf, spikeSteps } from '../numbers-of.ts';

const MODEL = 'neurons/simplified-leaky-integrate-and-fire';

/** A threshold of 0.4 in float32, as it is there. */
const THRESHOLD = Math.fround(0.4);

const fixedThreshold: Evidence = {
  model: MODEL,
  what: 'fixed threshold, not refractory, euler, dt = 1 ms, 300 ms',
  witness: 'ngc-learn 3.2.1, SLIFCell',
  compare: async (run) => {
    const { spike_step_index, end } = ngcLearn.data.simplified;
    const set = { threshold_0: THRESHOLD, t_refractory: 0 };
    const result = await run({ method: 'euler', dt: '1 ms', for: '300 ms', inputs: { I: 1 }, set });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      { quantity: 'v at 300 ms', unit: '1', got: endOf(result, 'v'), wanted: [end.v], tolerance: 1e-9 },
    ];
  },
};

/** Its refractory T counts the step of the spike, so T - dt follow. */
const adapting: Evidence = {
  model: MODEL,
  what: 'threshold that adapts, refractory, euler, dt = 1 ms, 300 ms',
  witness: 'ngc-learn 3.2.1, SLIFCell',
  compare: async (run) => {
    const { spike_step_index, end } = ngcLearn.data.simplified_refractory;
    const set = { threshold_0: THRESHOLD, t_refractory: 4, gain: 0.05, tau_threshold: 500 };
    const result = await run({ method: 'euler', dt: '1 ms', for: '300 ms', inputs: { I: 1 }, set });
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'threshold at 300 ms',
        unit: '1',
        got: endOf(result, 'threshold'),
        wanted: [end.thr],
        tolerance: 5e-7,
        because: 'its gain and leak are rounded to float32',
      },
    ];
  },
};

/** As above T is 5 there; its sticky spike lasts T, that of the shipped model the 4 ms in which v is held. */
const withResistance: Evidence = {
  model: MODEL,
  what: 'all by default but R = 2.5, at I = 0.3, euler, dt = 1 ms, 200 ms',
  witness: 'ngc-learn 3.2.1, SLIFCell',
  compare: async (run) => {
    const { arguments: given, j, spike_step_index, sticky_step_index, v } = defaults.data.simplified;
    const set = { R: given.resist_m };
    const record = ['v', 's'];
    const result = await run({ method: 'euler', dt: '1 ms', for: '200 ms', inputs: { I: j }, set, record });
    const s = samplesOf(result, 's').slice(1);
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      { quantity: 'v', unit: '1', got: samplesOf(result, 'v').slice(1), wanted: v, tolerance: 1e-12 },
      {
        quantity: 'steps in which s is 1',
        unit: '1',
        got: s.flatMap((value, step) => (value === 1 ? [step] : [])),
        wanted: sticky_step_index.filter((step) => sticky_step_index.includes(step + 1)),
        tolerance: 0,
        because: 'of each spike all steps but the last, in which v stands free again at its end',
      },
    ];
  },
};

export const simplifiedEvidence: readonly Evidence[] = [fixedThreshold, adapting, withResistance];
