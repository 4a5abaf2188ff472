import reference from '../../test/reference/models/pinsky_rinzel.json' with { type: 'json' };
import type { Evidence, RunModel } from '../evidence.ts';
import { samplesOf } from '../numbers-of.ts';
import { gateValues } from './gate-values.ts';
import { LOCATED } from './located.ts';

const MODEL = 'neurons/pinsky-rinzel';
const FILE = 'pinrin.ode of V. Booth and G. B. Ermentrout';
const witness = `${FILE} in scipy ${reference.software.scipy}, DOP853 and Radau`;
const { gates: rows, runs, period } = reference.data;

/** The initial values of the file, in the voltages of the paper. */
const START = {
  'soma.v': -4.6,
  'dendrite.v': -4.5,
  'dendrite.calcium': 0.2,
  'soma.sodium.h': 0.999,
  'soma.delayed_rectifier.n': 0.001,
  'dendrite.calcium_channel.s': 0.009,
  'dendrite.fast_potassium.c': 0.007,
  'dendrite.afterhyperpolarization.q': 0.01,
};

const figures = runs.map(
  ({ figure, Is, gc, duration, crossings, Vs, Vd, Ca }): Evidence => ({
    model: MODEL,
    what: `spikes and traces of figure ${figure}: ${Is} uA/cm^2 into the soma, g_c = ${gc} mS/cm^2, dopri5 with a tolerance of 1e-11`,
    witness,
    async compare(run) {
      const set = { ...START, g_c: gc };
      const times = { dt: `${duration / 20} ms`, for: `${duration} ms` };
      const record = ['soma.v', 'dendrite.v', 'dendrite.calcium'];
      const result = await run({ ...LOCATED, ...times, set, inputs: { I_s: Is }, record });
      const fromRest = (values: readonly number[]): readonly number[] => values.map((value) => value + 60);
      const voltage = { unit: 'mV', tolerance: 1e-5 };
      return [
        {
          quantity: 'spike times',
          unit: 'ms',
          got: [...(result.spikes[0] ?? [])],
          wanted: crossings,
          tolerance: 1e-5,
        },
        {
          quantity: '21 samples of soma.v',
          ...voltage,
          got: samplesOf(result, 'soma.v'),
          wanted: fromRest(Vs),
        },
        {
          quantity: '21 samples of dendrite.v',
          ...voltage,
          got: samplesOf(result, 'dendrite.v'),
          wanted: fromRest(Vd),
        },
        {
          quantity: '21 samples of dendrite.calcium',
          unit: '1',
          got: samplesOf(result, 'dendrite.calcium'),
          wanted: Ca,
          tolerance: 1e-4,
          because: 'the two methods of the witness differ by 1e-5',
        },
      ];
    },
  }),
);

/** Returns when bursts begin: spikes with none in the 30 ms before them. */
async function bursts(run: RunModel, inputs: Readonly<Record<string, number>>): Promise<readonly number[]> {
  const result = await run({ method: 'rk4', dt: '0.05 ms', for: '1500 ms', every: 30_000, inputs });
  const spikes = [...(result.spikes[0] ?? [])];
  return spikes.filter((time, k) => time - (spikes[k - 1] ?? Number.NEGATIVE_INFINITY) > 30);
}

function lastRate(times: readonly number[]): number {
  return 1000 / ((times.at(-1) ?? Number.NaN) - (times.at(-2) ?? Number.NaN));
}

const rates: Evidence = {
  model: MODEL,
  what: 'bursts per second: 0.75 uA/cm^2 into the soma; 3 uA/cm^2 into the dendrite and -0.5 uA/cm^2 into the soma',
  witness: 'Pinsky and Rinzel (1994), abstract: below 8 Hz by the soma, 8 to 20 Hz by the dendrite',
  async compare(run) {
    const soma = lastRate(await bursts(run, { I_s: 0.75 }));
    const dendrite = lastRate(await bursts(run, { I_s: -0.5, I_d: 3 }));
    return [
      {
        quantity: 'by the soma',
        unit: 'Hz',
        got: [soma],
        wanted: [4],
        tolerance: 4,
        because: 'a range is printed',
      },
      {
        quantity: 'by the dendrite',
        unit: 'Hz',
        got: [dendrite],
        wanted: [14],
        tolerance: 6,
        because: 'a range is printed',
      },
      {
        quantity: 'by the soma, beside the same equations in scipy',
        unit: 'Hz',
        got: [soma],
        wanted: [1000 / period],
        tolerance: 0.005,
        because: 'spikes are dated by steps of 0.05 ms',
      },
    ];
  },
};

/** In the afterhyperpolarization calcium takes the place of the voltage. */
const afterhyperpolarization: Evidence = {
  model: 'channels/pinsky-rinzel-afterhyperpolarization',
  what: 'rates of the gate at four levels of calcium',
  witness: 'closed form: min(0.00002 Ca, 0.01) and 0.001 per ms, equation 6 of the paper',
  async compare(run) {
    const record = ['q.alpha', 'q.beta'];
    const sweep = { calcium: [0, 100, 500, 1000] };
    const { traces } = await run({ for: '0.01 ms', dt: '0.01 ms', inputs: { v: 0 }, sweep, record });
    const at = (name: string): readonly number[] => Array.from(traces.get(name)?.values.subarray(0, 4) ?? []);
    const exactly = { unit: '1/ms', tolerance: 1e-17 };
    return [
      { quantity: 'q.alpha', ...exactly, got: at('q.alpha'), wanted: [0, 0.002, 0.01, 0.01] },
      { quantity: 'q.beta', ...exactly, got: at('q.beta'), wanted: [0.001, 0.001, 0.001, 0.001] },
    ];
  },
};

const channel = (
  name: string,
  names: Parameters<typeof gateValues<keyof typeof rows>>[0]['names'],
): Evidence =>
  gateValues<keyof typeof rows>({
    model: `channels/pinsky-rinzel-${name}`,
    witness: FILE,
    rows,
    names,
    shift: 60,
  });

export const pinskyRinzelEvidence: readonly Evidence[] = [
  ...figures,
  rates,
  channel('sodium', { m_inf: 'm', h_alpha: 'h.alpha', h_beta: 'h.beta' }),
  channel('delayed-rectifier', { n_alpha: 'n.alpha', n_beta: 'n.beta' }),
  channel('calcium', { s_alpha: 's.alpha', s_beta: 's.beta' }),
  channel('calcium-activated-potassium', { c_alpha: 'c.alpha', c_beta: 'c.beta' }),
  afterhyperpolarization,
];
