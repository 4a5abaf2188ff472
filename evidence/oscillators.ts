/** Planar oscillators and what grew from them: FitzHugh-Nagumo, Hindmarsh-Rose, Wilson-Cowan. */
import type { RunOptions } from '../src/simulate/run-options.ts';
import fitzhughNagumo from '../test/reference/fitzhugh_nagumo.json' with { type: 'json' };
import hindmarshRose from '../test/reference/models/hindmarsh_rose.json' with { type: 'json' };
import variants from '../test/reference/models/izhikevich_variants.json' with { type: 'json' };
import wilsonCowan from '../test/reference/models/wilson_cowan.json' with { type: 'json' };
import type { Evidence } from './evidence.ts';
import { lastOf, samplesOf } from './numbers-of.ts';

const fitzhughNagumoEvidence: readonly Evidence[] = [
  {
    model: 'neurons/fitzhugh-nagumo',
    what: 'v and w for 200 at I = 0.5, and the period, rk4, dt = 0.01',
    witness: 'scipy 1.10.1, DOP853, and Newton shooting in 80 bits',
    compare: async (run) => {
      const { data } = fitzhughNagumo;
      const result = await run({ for: '200 ms', inputs: { I: 0.5 }, every: 100, spikeTimes: 'interpolated' });
      const spikes = Array.from(result.spikes[0] ?? []);
      const [before = Number.NaN, last = Number.NaN] = spikes.slice(-2);
      const period = { got: [last - before], wanted: [data.limit_cycle_period], tolerance: 1e-4 };
      const because = 'spikes are dated on straight lines between steps';
      return [
        { quantity: 'v', unit: '1', got: samplesOf(result, 'v'), wanted: data.v, tolerance: 1e-8 },
        { quantity: 'w', unit: '1', got: samplesOf(result, 'w'), wanted: data.w, tolerance: 1e-8 },
        { quantity: 'period', unit: '1', ...period, because },
      ];
    },
  },
  {
    model: 'neurons/fitzhugh-nagumo',
    what: 'where it rests without a current, rk4, dt = 0.05',
    witness: 'closed form: the real root of v^3 / 3 + v / 4 + 7 / 8',
    compare: async (run) => {
      // Cardano, with v^3 + p v + q = 0, p = 3/4, q = 21/8.
      const root = Math.sqrt((21 / 16) ** 2 + (1 / 4) ** 3);
      const v = Math.cbrt(-21 / 16 + root) + Math.cbrt(-21 / 16 - root);
      const result = await run({ for: '1 s', dt: '0.05 ms', every: 20_000 });
      const got = lastOf(result, ['v', 'w']);
      return [{ quantity: 'v and w', unit: '1', got, wanted: [v, (v + 0.7) / 0.8], tolerance: 1e-12 }];
    },
  },
  {
    model: 'neurons/fitzhugh-nagumo',
    what: 'crossings of v = 1.07 and steps above it from v = w = 0 at I = 0.5, euler, dt = 0.1',
    witness: 'ngc-learn 3.2.1, FitzhughNagumoCell in float64',
    compare: async (run) => {
      const witness = variants.data.ngc_fitzhugh_nagumo['0.5'];
      const result = await run({ ...OF_NGC, inputs: { I: 0.5 } });
      const v = samplesOf(result, 'v');
      const above = v.slice(1).map((value) => value > 1.07);
      const crossings = above.flatMap((is, k) => (is && (v[k] ?? 0) <= 1.07 ? [k] : []));
      const steps = above.filter((is) => is).length;
      const end = { got: lastOf(result, ['v', 'w']), wanted: [witness.final_v, witness.final_w] };
      return [
        {
          quantity: 'steps of crossings',
          unit: '1',
          got: crossings,
          wanted: witness.up_crossing_steps,
          tolerance: 0,
        },
        { quantity: 'steps above', unit: '1', got: [steps], wanted: [witness.steps_above], tolerance: 0 },
        { quantity: 'v and w at the end', unit: '1', ...end, tolerance: 1e-9 },
      ];
    },
  },
  {
    model: 'neurons/fitzhugh-nagumo',
    what: 'rest from v = w = 0 without a current, euler, dt = 0.1',
    witness: 'ngc-learn 3.2.1, FitzhughNagumoCell in float64',
    compare: async (run) => {
      const { final_v, final_w } = variants.data.ngc_fitzhugh_nagumo['0.0'];
      const got = lastOf(await run(OF_NGC), ['v', 'w']);
      return [{ quantity: 'v and w', unit: '1', got, wanted: [final_v, final_w], tolerance: 1e-12 }];
    },
  },
];

const OF_NGC: RunOptions = { method: 'euler', dt: '0.1 ms', for: '1 s', set: { v: 0, w: 0 } };

const bursts = hindmarshRose.data;

const byCurrent: readonly Evidence[] = (['I = 1', 'I = 2', 'I = 4'] as const).map((current) => ({
  model: 'neurons/hindmarsh-rose',
  what: `spikes within 1000 at ${current}, dopri5, tolerance 1e-9`,
  witness: 'scipy 1.17, DOP853 with events',
  compare: async (run) => {
    const inputs = { I: current.slice('I = '.length) };
    const result = await run({ method: 'dopri5', tolerance: 1e-9, dt: '1 ms', for: '1 s', inputs });
    const { spike_times, end } = bursts[current];
    const got = Array.from(result.spikes[0] ?? []);
    const states = lastOf(result, ['x', 'y', 'z']);
    return [
      { quantity: 'spike times', unit: '1', got, wanted: spike_times, tolerance: 1e-4 },
      { quantity: 'x, y, z at the end', unit: '1', got: states, wanted: end, tolerance: 1e-4 },
    ];
  },
}));

/** The setting of BrainPy, and of the paper that it takes its examples from. */
const OTHER_START = { r: 0.01, x_rest: -1.6, x: 0, y: -10, z: 0 } as const;

const byBrainPy: readonly Evidence[] = (
  [
    ['bursting', 2.5, 3],
    ['spiking', 3.5, 5],
  ] as const
).map(([kind, b, I]) => ({
  model: 'neurons/hindmarsh-rose',
  what: `x for 200 when ${kind}, b = ${b}, I = ${I}, r = 0.01, rk4, dt = 0.01`,
  witness: 'BrainPy 2.8.2, HindmarshRose, rk4 in float64',
  compare: async (run) => {
    const options: RunOptions = { for: '200 ms', inputs: { I }, set: { ...OTHER_START, b }, every: 500 };
    const got = samplesOf(await run(options), 'x').slice(1);
    const because = 'the same steps; spikes magnify rounding';
    return [{ quantity: 'x', unit: '1', got, wanted: bursts.brainpy.x[kind], tolerance: 1e-9, because }];
  },
}));

/** Intervals longer than this end a burst. */
const PAUSE = 15;

function spikesPerBurst(times: readonly number[]): readonly number[] {
  const ends = times.flatMap((time, k) =>
    (times[k + 1] ?? Number.POSITIVE_INFINITY) - time > PAUSE ? [k] : [],
  );
  return ends.map((end, k) => end - (ends[k - 1] ?? -1));
}

const ofStorace: Evidence = {
  model: 'neurons/hindmarsh-rose',
  what: 'silent, bursting or spiking at three points of the plane of b and I, r = 0.01, dopri5',
  witness:
    'Storace, Linaro and de Lange (2008), doi:10.1063/1.2975967, as in BrainPy; numbers by scipy, DOP853',
  compare: async (run) => {
    const at = async (b: number, I: number): Promise<readonly number[]> => {
      const set = { ...OTHER_START, b };
      const result = await run({
        method: 'dopri5',
        tolerance: 1e-9,
        dt: '1 ms',
        for: '1 s',
        set,
        inputs: { I },
      });
      return Array.from(result.spikes[0] ?? []).filter((time) => time > 300);
    };
    const { quiescence, spiking, bursting } = bursts.types;
    const spikes = await at(spiking.b, spiking.I);
    const intervals = spikes.slice(1).map((time, k) => time - (spikes[k] ?? 0));
    const spread = [Math.min(...intervals), Math.max(...intervals)];
    const inBursts = spikesPerBurst(await at(bursting.b, bursting.I)).slice(1, -1);
    const silent = (await at(quiescence.b, quiescence.I)).length;
    return [
      { quantity: 'spikes where it is silent', unit: '1', got: [silent], wanted: [0], tolerance: 0 },
      {
        quantity: 'spikes per burst',
        unit: '1',
        got: inBursts,
        wanted: bursting.spikes_per_burst,
        tolerance: 0,
      },
      {
        quantity: 'shortest and longest interval where it spikes',
        unit: '1',
        got: spread,
        wanted: [spiking.shortest_interval, spiking.longest_interval],
        tolerance: 1e-4,
      },
    ];
  },
};

const restOfHindmarshRose: Evidence = {
  model: 'neurons/hindmarsh-rose',
  what: 'rests where it starts without a current, rk4, dt = 0.01',
  witness: 'closed form: the lowest root of x^3 + 2 x^2 - 1, -(1 + sqrt(5)) / 2',
  compare: async (run) => {
    const x = -(1 + Math.sqrt(5)) / 2;
    const got = lastOf(await run({ for: '100 ms', every: 1000 }), ['x', 'y', 'z']);
    return [{ quantity: 'x, y, z', unit: '1', got, wanted: [x, 1 - 5 * x * x, 0], tolerance: 1e-12 }];
  },
};

const wilsonCowanDriven: readonly Evidence[] = (
  [
    ['with both populations driven, P = 1.25, Q = 0.5', 1.25, {}, wilsonCowan.data.both_drives.Q],
    [
      'with other time constants and refractoriness, P = 1.5, Q = 0.5',
      1.5,
      { tau_e: 8, tau_i: 12, r_e: 0.9, r_i: 1.1 },
      wilsonCowan.data.both_drives.all,
    ],
  ] as const
).map(([how, P, set, witness]) => ({
  model: 'neurons/wilson-cowan',
  what: `E and I for 200 ms ${how}, rk4, dt = 0.1 ms`,
  witness: 'scipy 1.17, DOP853',
  compare: async (run) => {
    const options: RunOptions = { for: '200 ms', dt: '0.1 ms', every: 100, inputs: { P, Q: 0.5 } };
    const result = await run({ ...options, set: { E: 0.1, I: 0.05, ...set } });
    const because = 'rk4 at this step';
    const at = (name: string): readonly number[] => samplesOf(result, name).slice(1);
    return [
      { quantity: 'E', unit: '1', got: at('E'), wanted: witness.E, tolerance: 1e-8, because },
      { quantity: 'I', unit: '1', got: at('I'), wanted: witness.I, tolerance: 1e-8, because },
    ];
  },
}));

const wilsonCowanEvidence: readonly Evidence[] = [
  {
    model: 'neurons/wilson-cowan',
    what: 'limit cycle at P = 1.25, rk4, dt = 0.1 ms',
    witness: 'scipy 1.17, DOP853 with events; Wilson and Cowan (1972), figure 11, shows the cycle',
    compare: async (run) => {
      const { crossings_of_E_0_2_ms: wanted } = wilsonCowan.data.oscillation;
      const result = await run({ for: '630 ms', dt: '0.1 ms', inputs: { P: 1.25 } });
      const E = samplesOf(result, 'E');
      const got = E.flatMap((value, k) => {
        const before = E[k - 1] ?? Number.NaN;
        return before < 0.2 && value >= 0.2 ? [0.1 * (k - 1 + (0.2 - before) / (value - before))] : [];
      });
      const because = 'straight lines between samples';
      return [
        { quantity: 'times at which E rises through 0.2', unit: 'ms', got, wanted, tolerance: 1e-3, because },
      ];
    },
  },
  {
    model: 'neurons/wilson-cowan#WilsonCowanHysteresis',
    what: 'the two lasting states, reached from the start and after a pulse, rk4, dt = 0.1 ms',
    witness: 'scipy 1.17, fsolve; Wilson and Cowan (1972), figure 4, shows both',
    compare: async (run) => {
      const options: RunOptions = { for: '1 s', dt: '0.1 ms', every: 100 };
      const P = 'if t > 50 ms and t < 90 ms then 2 else 0';
      const low = lastOf(await run(options), ['E', 'I']);
      const high = lastOf(await run({ ...options, inputs: { P } }), ['E', 'I']);
      const [lower = [], , upper = []] = wilsonCowan.data.hysteresis.states;
      return [
        { quantity: 'E and I of the lower state', unit: '1', got: low, wanted: lower, tolerance: 1e-12 },
        { quantity: 'E and I of the upper state', unit: '1', got: high, wanted: upper, tolerance: 1e-12 },
      ];
    },
  },
  {
    model: 'neurons/wilson-cowan#WilsonCowanHysteresis',
    what: 'E and I with all cells able to be active, k = 1, at P = 0.4, rk4, dt = 0.1 ms',
    witness: 'BrainPy 2.8.2, WilsonCowanModel, rk4 in float64',
    compare: async (run) => {
      const set = { k_e: 1, k_i: 1, E: 0.3, I: 0.1 };
      const result = await run({ for: '200 ms', dt: '0.1 ms', every: 100, inputs: { P: 0.4 }, set });
      const { E, I } = wilsonCowan.data.brainpy;
      return [
        { quantity: 'E', unit: '1', got: samplesOf(result, 'E').slice(1), wanted: E, tolerance: 1e-12 },
        { quantity: 'I', unit: '1', got: samplesOf(result, 'I').slice(1), wanted: I, tolerance: 1e-12 },
      ];
    },
  },
];

export const oscillatorsEvidence: readonly Evidence[] = [
  ...fitzhughNagumoEvidence,
  restOfHindmarshRose,
  ...byCurrent,
  ofStorace,
  ...byBrainPy,
  ...wilsonCowanEvidence,
  ...wilsonCowanDriven,
];
