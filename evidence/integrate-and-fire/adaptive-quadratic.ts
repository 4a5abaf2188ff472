import brainpy from '../../test/reference/models/adaptive_quadratic.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { endOf, spikeSteps } from '../numbers-of.ts';

/** It counts currents in mV; with R = 0.1 GOhm one is 10 pA. */
const PA_PER_MV = 10;

/** The cells bring their currents. */
export const adaptiveQuadraticEvidence: readonly Evidence[] = (
  ['QuadraticAdaptation', 'QuadraticBursting'] as const
).map((component) => ({
  model: `neurons/adaptive-quadratic-integrate-and-fire#${component}`,
  what: 'spikes with its own current, exponential_euler, dt = 0.1 ms, 500 ms',
  witness: 'BrainPy 2.8.2, AdQuaIF',
  compare: async (run) => {
    const { spike_step_index, end } = brainpy.data[component];
    const result = await run({ method: 'exponential_euler', dt: '0.1 ms', for: '500 ms' });
    const because = 'rounding, which upstrokes magnify';
    return [
      {
        quantity: 'steps of spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'v at 500 ms',
        unit: 'mV',
        got: endOf(result, 'v'),
        wanted: [end.V],
        tolerance: 1e-6,
        because,
      },
      {
        quantity: 'w at 500 ms',
        unit: 'pA',
        got: endOf(result, 'w'),
        wanted: [PA_PER_MV * end.w],
        tolerance: 1e-6,
        because,
      },
    ];
  },
}));
