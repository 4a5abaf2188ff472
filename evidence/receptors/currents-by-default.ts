/**
 * What flows through receptors whose parameters nobody sets. The papers' numbers stand here once more, so that a default
 * or a sign that changes in a model is seen.
 */
import type { Evidence } from '../evidence.ts';
import { measureOf } from '../numbers-of.ts';

/** The open part after `duration` ms of 1 mM: alpha in 1/mM/ms, beta in 1/ms. */
function opened(alpha: number, beta: number, duration: number): number {
  return (alpha / (alpha + beta)) * -Math.expm1(-(alpha + beta) * duration);
}

/** What 1 mM of magnesium leaves of NMDA receptors at -40 mV, by Jahr and Stevens (1990). */
const UNBLOCKED = 1 / (1 + Math.exp(0.062 * 40) / 3.57);

interface Receptor {
  readonly model: string;
  /** Of the postsynaptic cell, in mV. */
  readonly v: number;
  /** The conductance after 1 ms of 1 mM, in nS. */
  readonly conductance: number;
  /** In mV. */
  readonly reversal: number;
  readonly witness: string;
}

const DESTEXHE = 'closed form with the numbers of Destexhe, Mainen and Sejnowski (1998)';

const RECEPTORS: readonly Receptor[] = [
  {
    model: 'receptors/first-order-receptor',
    v: -65,
    conductance: 1 * opened(1, 1, 1),
    reversal: 0,
    witness: 'closed form with 1 for every number',
  },
  {
    model: 'receptors/ampa',
    v: -65,
    conductance: 1 * opened(1.1, 0.19, 1),
    reversal: 0,
    witness: `${DESTEXHE}: 1.1/mM/ms, 0.19/ms, 0 mV and the largest of 0.35 to 1 nS`,
  },
  {
    model: 'receptors/nmda',
    v: -40,
    conductance: 0.6 * UNBLOCKED * opened(0.072, 0.0066, 1),
    reversal: 0,
    witness: `${DESTEXHE}: 0.072/mM/ms, 0.0066/ms, 0 mV, 1 mM of magnesium and the largest of 0.01 to 0.6 nS`,
  },
  {
    model: 'receptors/gaba-a',
    v: -65,
    conductance: 1.2 * opened(5, 0.18, 1),
    reversal: -80,
    witness: `${DESTEXHE}: 5/mM/ms, 0.18/ms, -80 mV and the largest of 0.25 to 1.2 nS`,
  },
  {
    model: 'receptors/approximate-receptor',
    v: -65,
    conductance: 1,
    reversal: 0,
    witness: 'definition: 1 nS at 1 mM, and a reversal at 0 mV',
  },
  {
    model: 'receptors/exponential-decay-receptor',
    v: -65,
    conductance: 1,
    reversal: 0,
    witness: 'definition: 1 nS at 1 mM, and a reversal at 0 mV',
  },
];

const BY_DEFAULT: readonly Evidence[] = RECEPTORS.map(({ model, v, conductance, reversal, witness }) => ({
  model,
  what: `the current by default after 1 ms of 1 mM at ${v} mV, and with a reversal 10 mV higher, exponential_euler`,
  witness,
  compare: async (run) => {
    const current = async (set: Readonly<Record<string, string>>): Promise<readonly number[]> => {
      const inputs = { T: '1 mM', v: `${v} mV` };
      const options = { for: '1 ms', dt: '0.1 ms', method: 'exponential_euler', inputs, set } as const;
      return measureOf(await run({ ...options, measure: 'i = last(i)' }), 'i');
    };
    const compared = { unit: 'pA', tolerance: 1e-12 };
    return [
      {
        ...compared,
        quantity: 'i',
        got: await current({}),
        wanted: [conductance * (v - reversal)],
      },
      {
        ...compared,
        quantity: `i with E = ${reversal + 10} mV`,
        got: await current({ E: `${reversal + 10} mV` }),
        wanted: [conductance * (v - reversal - 10)],
      },
    ];
  },
}));

/** The state that opens, and what flows. */
const AT_REST: readonly (readonly [model: string, open: string, current: string])[] = [
  ['receptors/first-order-receptor', 'r', 'i'],
  ['receptors/ampa', 'r', 'i'],
  ['receptors/nmda', 'r', 'i'],
  ['receptors/nmda-second-order', 'r', 'i'],
  ['receptors/gaba-a', 'r', 'i'],
  ['receptors/gaba-b#GABAB', 'r', 'i'],
  ['receptors/approximate-receptor', 'r', 'i'],
  ['receptors/exponential-decay-receptor', 'r', 'i'],
  ['receptors/dopamine-modulated-glutamate#DopamineModulatedGlutamate', 'r', 'i'],
];

const WITHOUT_TRANSMITTER: readonly Evidence[] = AT_REST.map(([model, open, current]) => ({
  model,
  what: 'the open part and the current where nothing brings transmitter, 10 ms',
  witness: 'definition: nothing opens',
  compare: async (run) => {
    const result = await run({
      for: '10 ms',
      dt: '1 ms',
      inputs: { v: '-65 mV' },
      record: [],
      measure: [`open = last(${open})`, `i = last(${current})`],
    });
    return [
      { quantity: open, unit: '1', got: measureOf(result, 'open'), wanted: [0], tolerance: 0 },
      { quantity: current, unit: 'pA', got: measureOf(result, 'i'), wanted: [0], tolerance: 0 },
    ];
  },
}));

export const currentsByDefault: readonly Evidence[] = [...BY_DEFAULT, ...WITHOUT_TRANSMITTER];
