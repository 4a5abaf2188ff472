import type { Evidence } from '../evidence.ts';
import { measureOf, spikeTimes } from '../numbers-of.ts';

const MODEL = 'neurons/simple-leaky-integrate-and-fire';

const interval: Evidence = {
  model: MODEL,
  what: 'intervals at four inputs, exact, located, dt = 0.1 ms',
  witness: 'closed form, log(I / (I - g (V_threshold - E))) / g',
  compare: async (run) => {
    const inputs = [2.1, 2.5, 3, 10];
    const result = await run({
      method: 'exact',
      spikeTimes: 'located',
      dt: '0.1 ms',
      for: '200 ms',
      sweep: { I: inputs },
      measure: 'mean(intervals)',
    });
    return [
      {
        quantity: 'intervals',
        unit: 'ms',
        got: measureOf(result, 'mean(intervals)'),
        wanted: inputs.map((I) => Math.log(I / (I - 2)) / 0.1),
        tolerance: 1e-10,
      },
    ];
  },
};

const pacemaker: Evidence = {
  model: `${MODEL}#PacemakingIntegrateAndFire`,
  what: 'spikes without input, exact, located, dt = 0.1 ms',
  witness: 'closed form, n log((E - V_reset) / (E - V_threshold)) / g',
  compare: async (run) => {
    const result = await run({ method: 'exact', spikeTimes: 'located', dt: '0.1 ms', for: '32 ms' });
    return [
      {
        quantity: 'spike times',
        unit: 'ms',
        got: spikeTimes(result),
        wanted: Array.from({ length: 10 }, (_, n) => (n + 1) * Math.log(75 / 55) * 10),
        tolerance: 1e-10,
      },
    ];
  },
};

export const simpleEvidence: readonly Evidence[] = [interval, pacemaker];
