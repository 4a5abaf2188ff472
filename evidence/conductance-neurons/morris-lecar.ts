import reference from '../../test/reference/morris_lecar.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { samplesOf } from '../on-the-grid.ts';
import { LOCATED } from './located.ts';

const solutions = (
  [
    ['hopf', 'neurons/morris-lecar#MorrisLecar'],
    ['snlc', 'neurons/morris-lecar#MorrisLecarSNLC'],
  ] as const
).map(([set, model]): Evidence => {
  const data = reference.data[set];
  const current = data.parameters.I;
  return {
    model,
    what: `solution, spikes and period at ${current} uA/cm^2, dopri5 with a tolerance of 1e-11`,
    witness: 'scipy 1.10.1, DOP853 and Radau; the period by shooting in 80 bits',
    async compare(run) {
      const inputs = { I: current };
      const result = await run({
        ...LOCATED,
        inputs,
        set: { 'potassium.n': 0.01 },
        dt: '2 ms',
        for: '400 ms',
      });
      const spikes = [...(result.spikes[0] ?? [])];
      const [before = Number.NaN, last = Number.NaN] = spikes.slice(-2);
      return [
        {
          quantity: 'v every 2 ms',
          unit: 'mV',
          got: samplesOf(result, 'v'),
          wanted: data.V,
          tolerance: 1e-6,
        },
        {
          quantity: 'potassium.n every 2 ms',
          unit: '1',
          got: samplesOf(result, 'potassium.n'),
          wanted: data.n,
          tolerance: 1e-8,
        },
        {
          quantity: 'spike times',
          unit: 'ms',
          got: spikes,
          wanted: data.section_up_crossings,
          tolerance: 1e-7,
        },
        {
          quantity: 'period',
          unit: 'ms',
          got: [last - before],
          wanted: [data.limit_cycle_period],
          tolerance: 1e-6,
          because: 'the run is still approaching its cycle',
        },
      ];
    },
  };
});

export const morrisLecarEvidence: readonly Evidence[] = [...solutions];
