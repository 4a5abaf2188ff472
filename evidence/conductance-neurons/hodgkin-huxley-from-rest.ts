import exact from '../../test/reference/hh_squid_exact.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { samplesOf } from '../numbers-of.ts';
import { LOCATED } from './located.ts';

const MODEL = 'neurons/hodgkin-huxley-from-rest';

const solution: Evidence = {
  model: MODEL,
  what: 'solution and spikes at 10 uA/cm^2, dopri5 with a tolerance of 1e-11',
  witness: 'scipy 1.10.1, DOP853 and Radau, with absolute voltages',
  async compare(run) {
    const result = await run({ ...LOCATED, inputs: { I: 10 }, dt: '0.5 ms', for: '100 ms' });
    const { V, h, V_up_crossings_0mV_ms } = exact.data;
    return [
      {
        quantity: 'spike times',
        unit: 'ms',
        got: [...(result.spikes[0] ?? [])],
        wanted: V_up_crossings_0mV_ms,
        tolerance: 1e-8,
      },
      {
        quantity: 'v every 0.5 ms',
        unit: 'mV',
        got: samplesOf(result, 'v'),
        wanted: V.map((value) => value + 65),
        tolerance: 1e-6,
      },
      {
        quantity: 'sodium.h every 0.5 ms',
        unit: '1',
        got: samplesOf(result, 'sodium.h'),
        wanted: h,
        tolerance: 1e-6,
      },
    ];
  },
};

const rest: Evidence = {
  model: MODEL,
  what: 'rest without input',
  witness: 'Hodgkin and Huxley (1952), table 3: the potential of the leak is chosen so that rest is at 0',
  async compare(run) {
    const result = await run({ ...LOCATED, dt: '10 ms', for: '200 ms' });
    const got = samplesOf(result, 'v');
    const because =
      'the printed potential of the leak, 10.613 mV, is not quite the one that makes it exact, 10.599 mV';
    return [
      { quantity: 'v every 10 ms', unit: 'mV', got, wanted: got.map(() => 0), tolerance: 0.005, because },
    ];
  },
};

/** What ngc-learn calls a spike is every step above 4 mV. */
const levels = [
  { set: {}, current: 10, crossings: 14 },
  {
    set: { 'sodium.g': 100, 'potassium.g': 5, 'potassium.E': -35 },
    current: 10,
    crossings: 19,
    above: 10_081,
  },
  { set: { 'sodium.g': 100, 'potassium.g': 5, 'potassium.E': -35 }, current: 0, crossings: 12, above: 6927 },
].map(
  ({ set, current, crossings, above }): Evidence => ({
    model: MODEL,
    what: `${above === undefined ? 'conductances of 1952' : 'conductances of ngc-learn (100 and 5 mS/cm^2, potassium at -35 mV)'}, the leak at 10.6 mV, ${current} uA/cm^2, euler, dt = 0.01 ms`,
    witness: 'ngc-learn 3.2.1, the functions of its HodgkinHuxleyCell in float64',
    async compare(run) {
      const options = { method: 'euler', for: '200 ms', inputs: { I: current } } as const;
      const result = await run({ ...options, set: { ...set, E_L: 10.6 }, record: 'v' });
      const values = samplesOf(result, 'v').map((value) => value > 4);
      const ups = values.filter((isAbove, k) => isAbove && values[k - 1] === false).length;
      const steps = values.filter((isAbove) => isAbove).length;
      return [
        { quantity: 'upward crossings of 4 mV', unit: '1', got: [ups], wanted: [crossings], tolerance: 0 },
        ...(above === undefined
          ? []
          : [{ quantity: 'steps above 4 mV', unit: '1', got: [steps], wanted: [above], tolerance: 0 }]),
      ];
    },
  }),
);

const closedForms: readonly Evidence[] = [
  {
    model: 'channels/squid-sodium-from-rest',
    what: 'gates at rest, and where alpha of m is 0/0 as it is written',
    witness: 'closed form, rounded by hand: alpha and beta at 0 mV and at 25 mV',
    async compare(run) {
      const record = ['m.alpha', 'm.beta', 'h.alpha', 'h.beta'];
      const { traces } = await run({ for: '0.01 ms', dt: '0.01 ms', sweep: { v: [0, 25] }, record });
      const at = (name: string): readonly number[] =>
        Array.from(traces.get(name)?.values.subarray(0, 2) ?? []);
      const row = (quantity: string, wanted: readonly number[]) => ({
        quantity,
        unit: '1/ms',
        got: at(quantity),
        wanted,
        tolerance: 1e-14,
      });
      return [
        row('m.alpha', [2.5 / (Math.exp(2.5) - 1), 1]),
        row('m.beta', [4, 4 * Math.exp(-25 / 18)]),
        row('h.alpha', [0.07, 0.07 * Math.exp(-1.25)]),
        row('h.beta', [1 / (Math.exp(3) + 1), 1 / (Math.exp(0.5) + 1)]),
      ];
    },
  },
  {
    model: 'channels/squid-potassium-from-rest',
    what: 'gate at rest, and where alpha of n is 0/0 as it is written',
    witness: 'closed form, rounded by hand: alpha and beta at 0 mV and at 10 mV',
    async compare(run) {
      const record = ['n.alpha', 'n.beta'];
      const { traces } = await run({ for: '0.01 ms', dt: '0.01 ms', sweep: { v: [0, 10] }, record });
      const at = (name: string): readonly number[] =>
        Array.from(traces.get(name)?.values.subarray(0, 2) ?? []);
      return [
        {
          quantity: 'n.alpha',
          unit: '1/ms',
          got: at('n.alpha'),
          wanted: [0.1 / (Math.E - 1), 0.1],
          tolerance: 1e-15,
        },
        {
          quantity: 'n.beta',
          unit: '1/ms',
          got: at('n.beta'),
          wanted: [0.125, 0.125 * Math.exp(-0.125)],
          tolerance: 1e-15,
        },
      ];
    },
  },
];

export const hodgkinHuxleyFromRestEvidence: readonly Evidence[] = [solution, rest, ...levels, ...closedForms];
