import { describe, expect, test } from 'vitest';
import lif from '../reference/lif.json' with { type: 'json' };
import { WAYS } from './run-model.ts';
import { neuron } from './shipped-models.ts';

const MODEL = neuron('leaky-integrate-and-fire');

/** 500 ms at dt = 0.1 ms, as in the reference. */
const GRID = { dt: [1, 10], steps: 5000, records: [] } as const;

/** Brian2 dates a spike at the start of its step: its refractory T holds one step less than ours. */
function refractoryAsInBrian2(milliseconds: number): number {
  return milliseconds === 0 ? 0 : milliseconds - 0.1;
}

describe.each(WAYS)('%s', (_, run) => {
  // The exact step is v_inf + (v - v_inf) exp(-dt / tau).
  test.each(lif.data.clock_driven)(
    'I = $I_nA nA, refractory $tref_ms ms, $method: spikes in the steps in which Brian2 has them',
    ({ I_nA, tref_ms, method, spike_count, spike_step_index }) => {
      const { spikes } = run(MODEL, {
        ...GRID,
        method: method === 'exact' ? 'exact' : 'euler',
        given: { I: I_nA, t_refractory: refractoryAsInBrian2(tref_ms) },
      });
      // Step k ends at grid point k + 1, where the spike is dated here.
      expect(spikes.slice(0, spike_step_index.length)).toEqual(spike_step_index.map((k) => k + 1));
      // The reference lists sixty at most.
      expect(spikes.length).toBe(spike_count);
    },
  );

  // The grid delays each spike, the n-th by at most n steps.
  test.each(lif.data.exact)(
    'I = $I_nA nA, refractory $tref_ms ms: spikes on the grid follow the closed form',
    ({ I_nA, tref_ms, spike_times_ms }) => {
      const given = { I: I_nA, t_refractory: tref_ms };
      const { spikes } = run(MODEL, { ...GRID, method: 'exponential_euler', given });
      expect(spike_times_ms.length === 0).toBe(spikes.length === 0);
      for (const [n, step] of spikes.slice(0, spike_times_ms.length).entries()) {
        const delay = step * 0.1 - (spike_times_ms[n] ?? Number.NaN);
        expect(delay).toBeGreaterThan(-1e-9);
        expect(delay).toBeLessThanOrEqual((n + 1) * 0.1 + 1e-9);
      }
    },
  );
});
