import reference from '../../test/reference/morris_lecar.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { samplesOf, spikeSteps } from '../numbers-of.ts';
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

const steps: Evidence = {
  model: 'neurons/morris-lecar#MorrisLecar',
  what: 'step by step at 100 uA/cm^2, exponential_euler, dt = 0.1 ms',
  witness: 'BrainPy 2.8.2, dyn.MorrisLecar by exp_auto in float64, V_Ca = 120 mV',
  async compare(run) {
    const set = { v: -65, 'potassium.n': 0.02 };
    const options = { method: 'exponential_euler', dt: '0.1 ms', for: '500 ms', every: '50 ms' } as const;
    const result = await run({ ...options, set, inputs: { I: 100 } });
    return [
      {
        quantity: 'steps with a spike',
        unit: '1',
        got: spikeSteps(result),
        wanted: [171, 1035, 1886, 2737, 3588, 4439],
        tolerance: 0,
      },
      {
        quantity: 'v every 50 ms',
        unit: 'mV',
        got: samplesOf(result, 'v').slice(1),
        wanted: [
          -48.604330764365606, -14.083351882196776, -44.16418696436883, 24.672416499633023,
          -32.79092537122197, -28.46936270899709, -21.334273242921384, -48.04543994424429, 33.60962722879912,
          -36.763381058852175,
        ],
        tolerance: 1e-9,
        because: 'rounding',
      },
    ];
  },
};

export const morrisLecarEvidence: readonly Evidence[] = [...solutions, steps];
