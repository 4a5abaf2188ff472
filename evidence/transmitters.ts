import type { Evidence } from './evidence.ts';
import { measureOf, samplesOf } from './numbers-of.ts';

const T = 'glutamate.T';

/** The same numbers are wanted at every step: a decay that depends on it is the mistake that this looks for. */
const EXPONENTIAL: readonly Evidence[] = ['1 ms', '0.1 ms', '0.01 ms'].map((dt) => ({
  model: 'transmitters/exponential-decay-transmitter',
  what: `the concentration after spikes at 5, 15 and 16 ms, exact, dt = ${dt}`,
  witness: 'closed form: to 1 mM at a spike, exp(-t / tau) of it after it, tau = 2 ms',
  compare: async (run) => {
    const result = await run({ for: '30 ms', dt, every: '1 ms', method: 'exact', record: T });
    const since = (k: number): number => (k < 15 ? k - 5 : k < 16 ? k - 15 : k - 16);
    const wanted = Array.from({ length: 31 }, (_, k) => (k < 5 ? 0 : Math.exp(-since(k) / 2)));
    return [
      {
        quantity: T,
        unit: 'mM',
        got: samplesOf(result, T),
        wanted,
        tolerance: 1e-13,
        because: 'a rounding for each of up to 1400 steps',
      },
    ];
  },
}));

const APPROXIMATE: readonly Evidence[] = [
  {
    model: 'transmitters/approximate-transmitter',
    what: 'the concentration after spikes at 20 and 90 ms, euler, dt = 0.1 ms',
    witness: 'closed form of the rule that is stepped elsewhere: times 1 - 0.01 dt in each step',
    compare: async (run) => {
      const result = await run({ for: '400 ms', dt: '0.1 ms', every: '10 ms', method: 'euler', record: T });
      const since = (ms: number): number => (ms < 90 ? ms - 20 : ms - 90);
      const wanted = Array.from({ length: 41 }, (_, k) => (k < 2 ? 0 : 0.999 ** (10 * since(10 * k))));
      return [{ quantity: T, unit: 'mM', got: samplesOf(result, T), wanted, tolerance: 1e-12 }];
    },
  },
  {
    model: 'transmitters/approximate-transmitter',
    what: 'the concentration after spikes at 20 and 90 ms, exact, dt = 1 ms',
    witness: 'closed form: to 1 mM at a spike, exp(-clearance t) of it after it',
    compare: async (run) => {
      const result = await run({ for: '400 ms', dt: '1 ms', every: '10 ms', method: 'exact', record: T });
      const since = (ms: number): number => (ms < 90 ? ms - 20 : ms - 90);
      const wanted = Array.from({ length: 41 }, (_, k) => (k < 2 ? 0 : Math.exp(-since(10 * k) / 100)));
      return [{ quantity: T, unit: 'mM', got: samplesOf(result, T), wanted, tolerance: 1e-13 }];
    },
  },
];

/** On the grid, and by a method that finds where things happen. */
const SQUARE_PULSE: readonly Evidence[] = (['rk4', 'dopri5'] as const).map((method) => ({
  model: 'transmitters/square-pulse-transmitter',
  what: `when there is transmitter after spikes at 5, 15, 20 and 20.5 ms, ${method}, dt = 0.1 ms`,
  witness: 'the definition: 1 mM from a spike on until 1 ms after the last',
  compare: async (run) => {
    const result = await run({ for: '30 ms', dt: '0.1 ms', method, record: T });
    const isThere = (tenth: number): boolean =>
      [
        [50, 60],
        [150, 160],
        [200, 215],
      ].some(([start = 0, end = 0]) => tenth >= start && tenth < end);
    const wanted = Array.from({ length: 301 }, (_, tenth) => (isThere(tenth) ? 1 : 0));
    return [{ quantity: T, unit: 'mM', got: samplesOf(result, T), wanted, tolerance: 0 }];
  },
}));

const DISCRETE: readonly Evidence[] = (['0.5 ms', '0.01 ms'] as const).map((dt) => ({
  model: 'transmitters/discrete-spike-transmitter',
  what: `in which samples there is transmitter after spikes at 5, 15 and 20 ms, dt = ${dt}`,
  witness: 'the definition: 1 mM in the step behind a spike',
  compare: async (run) => {
    const result = await run({ for: '30 ms', dt, record: T });
    const got = samplesOf(result, T).flatMap((value, k) =>
      value === 0 ? [] : [result.times[k] ?? Number.NaN, value],
    );
    return [
      { quantity: 'times and values', unit: 'ms, mM', got, wanted: [5, 1, 15, 1, 20, 1], tolerance: 0 },
    ];
  },
}));

const VOLTAGE_DEPENDENT: Evidence = {
  model: 'transmitters/voltage-dependent-transmitter',
  what: 'the concentration at eight potentials from -70 to 40 mV',
  witness: '1 / (1 + exp(-(v - 2) / 5)), 40 digits',
  compare: async (run) => {
    const sweep = { v: [-70, -55, -40, -20, 2, 7, 20, 40] };
    const result = await run({ for: '1 ms', dt: '1 ms', sweep, measure: 'T = last(T)' });
    const wanted = [
      5.573900585856092e-7, 1.1195359505113296e-5, 0.00022481677023329538, 0.012128434984274239, 0.5,
      0.7310585786300049, 0.9734030064231342, 0.9994997988929204,
    ];
    return [{ quantity: 'T', unit: 'mM', got: measureOf(result, 'T'), wanted, tolerance: 1e-15 }];
  },
};

export const transmittersEvidence: readonly Evidence[] = [
  ...SQUARE_PULSE,
  ...EXPONENTIAL,
  ...APPROXIMATE,
  ...DISCRETE,
  VOLTAGE_DEPENDENT,
];
