import type { Comparison, Evidence } from './evidence.ts';
import { endOf, samplesOf, spikeTimes } from './numbers-of.ts';

/** Sums of many independent numbers of a seed that does not change: further off than this is one run in 16000. */
const FOUR_SIGMA = 'four standard deviations of the sum; the seed is always the same';

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

function intervalsOf(spikes: readonly Float64Array[]): readonly number[] {
  return spikes.flatMap((times) => Array.from(times.subarray(1), (time, k) => time - (times[k] ?? 0)));
}

/** With the chance of a spike in a step, 1 - exp(-rate dt). */
function countOf(spikes: number, steps: number, perStep: number): Comparison {
  const chance = -Math.expm1(-perStep);
  return {
    quantity: 'spikes',
    unit: '1',
    got: [spikes],
    wanted: [steps * chance],
    tolerance: 4 * Math.sqrt(steps * chance * (1 - chance)),
    because: FOUR_SIGMA,
  };
}

const POISSON: readonly Evidence[] = [
  {
    model: 'sources/poisson-source',
    what: 'spikes of 100 trains of 20 Hz in 10 s, and how irregular they are, dt = 0.1 ms',
    witness: 'closed form: a spike in a step with the chance 1 - exp(-rate dt), whatever was before',
    compare: async (run) => {
      const { spikes } = await run({ for: '10 s', dt: '0.1 ms', cells: 100, record: [] });
      const intervals = intervalsOf(spikes);
      const square = mean(intervals.map((x) => x * x)) / mean(intervals) ** 2;
      return [
        countOf(spikes.flatMap((times) => [...times]).length, 1e7, 0.002),
        {
          quantity: 'mean of the squares of intervals over the square of their mean',
          unit: '1',
          got: [square],
          wanted: [2],
          tolerance: 4 * Math.sqrt(20 / 20000),
          because: `${FOUR_SIGMA}, of an exponential distribution`,
        },
      ];
    },
  },
  {
    model: 'sources/poisson-source#ModulatedPoissonSource',
    what: 'spikes of 100 trains in each second, 10 Hz in one and 40 Hz in the next, dt = 0.1 ms',
    witness: 'closed form: a spike in a step with the chance 1 - exp(-rate dt), whatever was before',
    compare: async (run) => {
      const rate = 'if t < 1 s then 10 Hz else 40 Hz';
      const result = await run({ for: '2 s', dt: '0.1 ms', cells: 100, inputs: { rate }, record: [] });
      const times = spikeTimes(result);
      const first = times.filter((time) => time <= 1000).length;
      return [countOf(first, 1e6, 0.001), countOf(times.length - first, 1e6, 0.004)];
    },
  },
];

const REGULAR: readonly Evidence[] = [
  {
    model: 'sources/regular-source',
    what: 'spikes at 60 Hz, where no period is on the grid, dt = 0.1 ms',
    witness: 'the definition: the grid points nearest to the multiples of 1/60 s',
    compare: async (run) => {
      const result = await run({ for: '2 s', dt: '0.1 ms', set: { rate: '60 Hz' }, record: [] });
      const wanted = Array.from({ length: 120 }, (_, k) => Math.round(((k + 1) * 10000) / 60) / 10);
      return [
        {
          quantity: 'spike times',
          unit: 'ms',
          got: spikeTimes(result),
          wanted,
          tolerance: 1e-9,
          because: 'the same grid points',
        },
      ];
    },
  },
];

const PRESET: readonly Evidence[] = [
  {
    model: 'sources/preset-source',
    what: 'spikes at given times, dt = 0.1 ms',
    witness: 'the times',
    compare: async (run) => {
      const wanted = [1, 2.5, 40, 40.1];
      const set = { times: '[1 ms, 2.5 ms, 40 ms, 40.1 ms]' };
      const result = await run({ for: '50 ms', dt: '0.1 ms', set, record: [] });
      return [{ quantity: 'spike times', unit: 'ms', got: spikeTimes(result), wanted, tolerance: 0 }];
    },
  },
  {
    model: 'sources/preset-source#IntervalSource',
    what: 'spikes after given intervals, of which one is off the grid, dt = 0.1 ms',
    witness: 'the definition: the grid points nearest to the sums of intervals',
    compare: async (run) => {
      const set = { intervals: '[10 ms, 2.5 ms, 3.33 ms]' };
      const result = await run({ for: '100 ms', dt: '0.1 ms', set, record: [] });
      const sums = Array.from({ length: 30 }, (_, k) => {
        const within = [0, 1000, 1250][(k + 1) % 3] ?? 0;
        return Math.floor((k + 1) / 3) * 1583 + within;
      });
      const wanted = sums.filter((sum) => sum <= 10000).map((sum) => Math.round(sum / 10) / 10);
      return [
        {
          quantity: 'spike times',
          unit: 'ms',
          got: spikeTimes(result),
          wanted,
          tolerance: 1e-9,
          because: 'the same grid points',
        },
      ];
    },
  },
];

/** A potential over the time since the last spike, at every sample behind the first spike. */
function courses(
  times: readonly number[],
  samples: readonly number[],
  course: (since: number) => number,
): Comparison {
  const wanted = samples.map((_, k) => {
    const last = times.findLast((time) => Math.round(time * 10) <= k);
    return last === undefined ? 0 : course(k / 10 - last);
  });
  return {
    quantity: 'v',
    unit: 'mV',
    got: samples,
    wanted,
    tolerance: 1e-10,
    because: 'differences of times are rounded',
  };
}

const REFRACTORY: readonly Evidence[] = [
  {
    model: 'sources/refractory-poisson-source',
    what: 'intervals of 100 trains of 100 Hz with 2 ms of refractoriness, and the potential of one, dt = 0.1 ms',
    witness:
      'closed form: 2 ms and an exponentially distributed time; 30 mV exp(-t / tau) since the last spike',
    compare: async (run) => {
      const set = { rate: '100 Hz' };
      const result = await run({ for: '10 s', dt: '0.1 ms', cells: 100, set, record: [] });
      const intervals = intervalsOf(result.spikes);
      const step = 0.1 / -Math.expm1(-0.01);
      const single = await run({ for: '200 ms', dt: '0.1 ms', set, record: 'v' });
      return [
        {
          quantity: 'mean interval',
          unit: 'ms',
          got: [mean(intervals)],
          wanted: [2 + step],
          tolerance: (4 * 10) / Math.sqrt(intervals.length) + 0.02,
          because: `${FOUR_SIGMA}, and intervals that the end of the run cuts off`,
        },
        {
          quantity: 'shortest interval',
          unit: 'ms',
          got: [Math.min(...intervals)],
          wanted: [2.1],
          tolerance: 1e-9,
          because: 'the first step behind 20 refractory ones',
        },
        courses(spikeTimes(single), samplesOf(single, 'v'), (since) => 30 * Math.exp(-since / 20)),
      ];
    },
  },
  {
    model: 'sources/refractory-poisson-source#DeltaDiracSource',
    what: 'the potential at 50 Hz, dt = 0.1 ms',
    witness:
      'closed form, the delta-Dirac refractoriness of spiking_neural_networks 0.23.5 with k dt = width^2: 30 mV exp(-(t / width)^2)',
    compare: async (run) => {
      const set = { rate: '50 Hz' };
      const result = await run({ for: '200 ms', dt: '0.1 ms', set, record: 'v' });
      const bell = (since: number): number => 30 * Math.exp(-((since / 30) ** 2));
      return [courses(spikeTimes(result), samplesOf(result, 'v'), bell)];
    },
  },
];

const SCHEDULED: readonly Evidence[] = [
  {
    model: 'neurons/scheduled-cell',
    what: 'spikes at given times, and the potential after a current has ended, exponential_euler, dt = 0.1 ms',
    witness: 'closed form: towards -50 mV for 20 ms and back, exp(-t / 20 ms)',
    compare: async (run) => {
      const result = await run({
        for: '60 ms',
        dt: '0.1 ms',
        every: '10 ms',
        method: 'exponential_euler',
        set: { times: '[5 ms, 30 ms]' },
        inputs: { I: 'if t < 20 ms then 100 pA else 0 pA' },
        record: 'v',
      });
      const course = (t: number): number =>
        t <= 20 ? -60 - 10 * Math.expm1(-t / 20) : -60 + 10 * -Math.expm1(-1) * Math.exp(-(t - 20) / 20);
      return [
        { quantity: 'spike times', unit: 'ms', got: spikeTimes(result), wanted: [5, 30], tolerance: 0 },
        {
          quantity: 'v',
          unit: 'mV',
          got: samplesOf(result, 'v'),
          wanted: [0, 10, 20, 30, 40, 50, 60].map(course),
          tolerance: 1e-11,
          because: 'a rounding for each of 600 steps',
        },
      ];
    },
  },
];

/** Of 20000 currents: their mean, and their deviation. */
function moments(values: readonly number[], deviation: number): readonly Comparison[] {
  const average = mean(values);
  const square = Math.sqrt(mean(values.map((x) => (x - average) ** 2)));
  const sigma = deviation / Math.sqrt(values.length);
  return [
    { quantity: 'mean', unit: 'pA', got: [average], wanted: [50], tolerance: 4 * sigma, because: FOUR_SIGMA },
    {
      quantity: 'standard deviation',
      unit: 'pA',
      got: [square],
      wanted: [deviation],
      tolerance: (4 * sigma) / Math.SQRT2,
      because: FOUR_SIGMA,
    },
  ];
}

const NOISE: readonly Evidence[] = [
  {
    model: 'currents/noise-current#NoiseCurrent',
    what: 'mean and deviation of 20000 currents after 5 ms, and how much is left of where they started, dt = 0.5 ms',
    witness: 'closed form: normal(50 pA, 100 pA) at all times; exp(-1) of a start at 1050 pA is left at tau',
    compare: async (run) => {
      const set = { mean: '50 pA' };
      const options = { for: '5 ms', dt: '0.5 ms', cells: 20000, method: 'euler', record: 'I' } as const;
      const free = await run({ ...options, set });
      const started = await run({ ...options, set: { ...set, I: '1050 pA' } });
      return [
        ...moments(endOf(free, 'I'), 100),
        {
          quantity: 'mean of those that started at 1050 pA',
          unit: 'pA',
          got: [mean(endOf(started, 'I'))],
          wanted: [50 + 1000 * Math.exp(-1)],
          tolerance: 400 / Math.sqrt(20000),
          because: FOUR_SIGMA,
        },
      ];
    },
  },
  {
    model: 'currents/noise-current#HeldNoiseCurrent',
    what: 'mean and deviation of 20000 currents, and when they change, dt = 0.5 ms',
    witness: 'the definition: normal(50 pA, 100 pA), anew every millisecond',
    compare: async (run) => {
      const set = { mean: '50 pA' };
      const options = { dt: '0.5 ms', method: 'euler', record: 'I', set } as const;
      const many = await run({ ...options, for: '3 ms', cells: 20000 });
      const one = samplesOf(await run({ ...options, for: '10 ms' }), 'I');
      const changes = one.flatMap((value, k) => (k > 0 && value !== one[k - 1] ? [k / 2] : []));
      return [
        ...moments(endOf(many, 'I'), 100),
        {
          quantity: 'times of changes',
          unit: 'ms',
          got: changes,
          wanted: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
          tolerance: 0,
        },
      ];
    },
  },
];

export const sourcesEvidence: readonly Evidence[] = [
  ...POISSON,
  ...REGULAR,
  ...PRESET,
  ...REFRACTORY,
  ...SCHEDULED,
  ...NOISE,
];
