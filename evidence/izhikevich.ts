/** The Izhikevich neuron in its forms: of 2003, with a capacitance (2007), with time constants, leaky, with averages. */
import type { RunOptions } from '../src/simulate/run-options.ts';
import fiveCells from '../test/reference/izhikevich.json' with { type: 'json' };
import book from '../test/reference/models/izhikevich_2007.json' with { type: 'json' };
import cells from '../test/reference/models/izhikevich_cells.json' with { type: 'json' };
import variants from '../test/reference/models/izhikevich_variants.json' with { type: 'json' };
import type { Evidence } from './evidence.ts';
import { lastOf, samplesOf, spikeSteps } from './numbers-of.ts';

const FIVE_CELLS = [
  ['Izhikevich', 'RS'],
  ['RegularSpiking', 'RS'],
  ['IntrinsicallyBursting', 'IB'],
  ['Chattering', 'CH'],
  ['FastSpiking', 'FS'],
  ['LowThresholdSpiking', 'LTS'],
] as const;

const fiveCellsEvidence: readonly Evidence[] = FIVE_CELLS.map(([name, set]) => ({
  model: `neurons/izhikevich#${name}`,
  what: `spikes, v and u for 500 ms at I = 10, euler, dt = 0.25 ms`,
  witness: 'Brian2 2.5.1, euler, and numpy',
  compare: async (run) => {
    const data = fiveCells.data[set];
    const result = await run({ method: 'euler', dt: '0.25 ms', for: '500 ms', inputs: { I: 10 } });
    const steps = spikeSteps(result).filter((step) => step < data.comparable_steps);
    const at = (name: string): readonly number[] => {
      const samples = samplesOf(result, name);
      return data.t_ms.map((t) => samples[t * 4] ?? Number.NaN);
    };
    return [
      { quantity: 'steps of the spikes', unit: '1', got: steps, wanted: data.spike_step_index, tolerance: 0 },
      { quantity: 'v', unit: '1', got: at('v'), wanted: data.v, tolerance: 1e-6 },
      { quantity: 'u', unit: '1', got: at('u'), wanted: data.u, tolerance: 1e-6 },
    ];
  },
}));

const BOOK_CELLS = [
  ['IzhikevichCapacitance', '8.12'],
  ['IntrinsicallyBurstingPyramidalCell', '8.19'],
  ['ChatteringCell', '8.23'],
  ['LowThresholdSpikingInterneuron', '8.25'],
  ['FastSpikingInterneuron', '8.27'],
  ['ThalamocorticalRelayCell', '8.31'],
  ['ReticularThalamicCell', '8.32'],
] as const;

type BookCell = (typeof BOOK_CELLS)[number][0];

function currentOf(name: BookCell): string {
  const { I_pA } = book.data[name];
  if (typeof I_pA === 'number') return `${I_pA} pA`;
  return `if t < 120 ms then ${I_pA.before_120_ms} pA else ${I_pA.after} pA`;
}

/** All start at rest with no recovery, and so does the shipped model. */
const bookEvidence: readonly Evidence[] = BOOK_CELLS.flatMap(([name, figure]) => {
  const { duration_ms, spike_times_ms, euler_0_1_ms } = book.data[name];
  const model = `neurons/izhikevich-capacitance#${name}`;
  const given = { inputs: { I: currentOf(name) }, for: `${duration_ms} ms` } as const;
  return [
    {
      model,
      what: `spikes of the cell of figure ${figure}, located, rk4, dt = 0.02 ms`,
      witness: 'scipy 1.17, DOP853 with events',
      compare: async (run) => {
        const result = await run({ ...given, spikeTimes: 'located', dt: '0.02 ms', every: 1000 });
        const got = Array.from(result.spikes[0] ?? []);
        const because = 'rk4 at this step';
        return [
          { quantity: 'spike times', unit: 'ms', got, wanted: spike_times_ms, tolerance: 1e-4, because },
        ];
      },
    },
    {
      model,
      what: `spikes of the cell of figure ${figure}, euler, dt = 0.1 ms`,
      witness: 'loop in Python',
      compare: async (run) => {
        const result = await run({ ...given, method: 'euler', dt: '0.1 ms' });
        const got = spikeSteps(result);
        const wanted = [euler_0_1_ms.final_v, euler_0_1_ms.final_u];
        return [
          {
            quantity: 'steps of the spikes',
            unit: '1',
            got,
            wanted: euler_0_1_ms.spike_step_index,
            tolerance: 0,
          },
          {
            quantity: 'v (mV) and u (pA) at the end',
            unit: '1',
            got: lastOf(result, ['v', 'u']),
            wanted,
            tolerance: 1e-6,
          },
        ];
      },
    },
  ] satisfies readonly Evidence[];
});

const printedProgram: Evidence = {
  model: 'neurons/izhikevich-capacitance',
  what: 'spikes at 70 pA from 100 ms on, euler, dt = 1 ms',
  witness: 'Izhikevich (2007), program printed on page 274, in Python',
  compare: async (run) => {
    const I = 'if t >= 100 ms then 70 pA else 0';
    const result = await run({ method: 'euler', dt: '1 ms', for: '999 ms', inputs: { I } });
    const { spike_step_index, final_v, final_u } = book.printed_program;
    const got = spikeSteps(result);
    const end = lastOf(result, ['v', 'u']);
    return [
      { quantity: 'steps of the spikes', unit: '1', got, wanted: spike_step_index, tolerance: 0 },
      {
        quantity: 'v (mV) and u (pA) at the end',
        unit: '1',
        got: end,
        wanted: [final_v, final_u],
        tolerance: 1e-6,
      },
    ];
  },
};

/** The parabola and the line of the recovery touch at (b + k (v_threshold - v_rest))^2 / 4k = 51.43 pA. */
const rheobase: Evidence = {
  model: 'neurons/izhikevich-capacitance',
  what: 'which of the currents 51 pA, 51.4 pA, 51.5 pA and 52 pA make it fire, rk4, dt = 0.1 ms',
  witness: 'closed form: where rest ends, (b + k (v_threshold - v_rest))^2 / 4k = 51.43 pA',
  compare: async (run) => {
    const options: RunOptions = { dt: '0.1 ms', for: '3 s', sweep: { I: '[51, 51.4, 51.5, 52] pA' } };
    const result = await run({ ...options, measure: 'n = count(spikes)' });
    const got = Array.from(result.measures.get('n')?.values ?? [], (count) => Math.min(count, 1));
    return [{ quantity: 'fires', unit: '1', got, wanted: [0, 0, 1, 1], tolerance: 0 }];
  },
};

const CRATE = 'spiking_neural_networks 0.23.5, its steps in Python';

interface CrateRow {
  readonly spike_count: number;
  readonly spike_step_index: readonly number[];
  readonly final_v: number;
  readonly final_w: number;
}

/** The crate calls the recovery w; `recovery` is what the model calls it. */
function ofCrate(model: string, what: string, options: RunOptions, row: CrateRow, recovery = 'w'): Evidence {
  return {
    model,
    what,
    witness: CRATE,
    compare: async (run) => {
      const result = await run({ method: 'euler', dt: '0.1 ms', for: '1 s', every: 100, ...options });
      const steps = spikeSteps(result);
      const end = lastOf(result, ['v', recovery]);
      return [
        {
          quantity: 'number of spikes',
          unit: '1',
          got: [steps.length],
          wanted: [row.spike_count],
          tolerance: 0,
        },
        ...(row.spike_count === 0
          ? []
          : [
              {
                quantity: 'steps of the spikes',
                unit: '1',
                got: steps,
                wanted: row.spike_step_index,
                tolerance: 0,
              },
            ]),
        {
          quantity: `v and ${recovery} at the end`,
          unit: '1',
          got: end,
          wanted: [row.final_v, row.final_w],
          tolerance: 1e-6,
        },
      ];
    },
  };
}

/** The crate slows v by c_m and leaves w as it is, which is tau_m here; its reset is that of an intrinsically bursting cell. */
const crateCell = { v_reset: -55, w: 30 } as const;
const { crate } = variants.data;

const crateEvidence: readonly Evidence[] = [
  ofCrate(
    'neurons/izhikevich-time-constants',
    'spikes as with c_m = 100 at I = 40, euler, dt = 0.1 ms',
    { set: { ...crateCell, tau_m: 100 }, inputs: { I: 40 } },
    crate['c_m 100, I 40'],
  ),
  ofCrate(
    'neurons/izhikevich-time-constants',
    'rest as with c_m = 100 at I = 0, euler, dt = 0.1 ms',
    { set: { ...crateCell, tau_m: 100 } },
    crate['c_m 100, I 0'],
  ),
  ofCrate(
    'neurons/izhikevich-time-constants',
    'spikes as with c_m = 1 at I = 10, euler, dt = 0.1 ms',
    { set: crateCell, inputs: { I: 10 } },
    crate['c_m 1, I 10'],
  ),
  ofCrate(
    'neurons/leaky-izhikevich#SlowLeakyIzhikevich',
    'spikes at I = 40, euler, dt = 0.1 ms',
    { inputs: { I: 40 } },
    crate['leaky, I 40'],
  ),
  ofCrate(
    'neurons/leaky-izhikevich',
    'spikes at I = 100, euler, dt = 0.01 ms',
    { inputs: { I: 100 }, dt: '0.01 ms', for: '300 ms' },
    crate['leaky, c_m 1, tau_m 1, I 100'],
  ),
  ofCrate(
    'neurons/bcm-izhikevich',
    'spikes as with c_m = 1 at I = 10, euler, dt = 0.1 ms',
    { set: { u: crateCell.w }, inputs: { I: 10 } },
    crate['c_m 1, I 10'],
    'u',
  ),
];

const TIME_CONSTANT_CELLS = [
  'IzhikevichTimeConstants',
  'IntrinsicallyBurstingCell',
  'ChatteringCell',
  'FastSpikingCell',
  'LowThresholdSpikingCell',
  'ResonatorCell',
] as const;

const timeConstantsEvidence: readonly Evidence[] = TIME_CONSTANT_CELLS.flatMap((name) => {
  const model = `neurons/izhikevich-time-constants#${name}`;
  const byBrainPy = cells.data.brainpy[name];
  const byNgcLearn = cells.data.ngclearn[name];
  return [
    {
      model,
      what: 'spikes at I = 10, euler, dt = 0.1 ms, 500 ms',
      witness: 'BrainPy 2.8.2, Izhikevich, euler in float64, with the settings of ngc-learn',
      compare: async (run) => {
        const result = await run({ method: 'euler', dt: '0.1 ms', for: '500 ms', inputs: { I: 10 } });
        const got = spikeSteps(result);
        const wanted = byBrainPy.spike_step_index;
        const end = [byBrainPy.final_v, byBrainPy.final_w];
        return [
          { quantity: 'steps of the spikes', unit: '1', got, wanted, tolerance: 0 },
          {
            quantity: 'v and w at the end',
            unit: '1',
            got: lastOf(result, ['v', 'w']),
            wanted: end,
            tolerance: 1e-6,
          },
        ];
      },
    },
    lateSpikes(model, 'at I = 10', { inputs: { I: 10 } }, byNgcLearn.spike_step_index),
  ] satisfies readonly Evidence[];
});

/** There a spike comes a step late and drops a step of the recovery, so that intervals, not times, are alike. */
function lateSpikes(model: string, how: string, options: RunOptions, steps: readonly number[]): Evidence {
  return {
    model,
    what: `intervals ${how}, euler, dt = 0.01 ms, 200 ms`,
    witness: 'ngc-learn 3.2.1, IzhikevichCell in float64',
    compare: async (run) => {
      const given: RunOptions = { method: 'euler', dt: '0.01 ms', for: '200 ms', every: 1000 };
      const result = await run({ ...given, ...options });
      return [
        {
          quantity: 'intervals, the first from the start',
          unit: 'ms',
          got: intervalsOf(Array.from(result.spikes[0] ?? [])),
          wanted: intervalsOf(steps.map((step) => step / 100)),
          tolerance: 0.05,
          because: 'each spike comes a step late there, and drops a step of the recovery',
        },
      ];
    },
  };
}

function intervalsOf(times: readonly number[]): readonly number[] {
  return times.map((time, k) => time - (times[k - 1] ?? 0));
}

const resistance: Evidence = lateSpikes(
  'neurons/izhikevich-time-constants',
  'with tau_m = 2, R = 2.5, v_threshold = 20, tau_w = 40 at I = 6',
  { set: { tau_m: 2, R: 2.5, v_threshold: 20, tau_w: 40 }, inputs: { I: 6 } },
  cells.data.ngclearn.resistance.spike_step_index,
);

const activity: Evidence = {
  model: 'neurons/bcm-izhikevich',
  what: 'spikes, rates of twelve windows and their average, I = 10 for 3 s, then 5, euler, dt = 0.1 ms',
  witness: 'BrainPy 2.8.2, Izhikevich, for the spikes; closed form of the average, a geometric sum of rates',
  compare: async (run) => {
    const inputs = { I: 'if t < 3 s then 10 else 5' };
    const record = ['activity.rate', 'activity.average', 'v', 'u'];
    const result = await run({ method: 'euler', dt: '0.1 ms', for: '6 s', inputs, record, every: 5000 });
    const { spike_step_index, final_v, final_u, rate_Hz, average_Hz } = cells.data.activity;
    const at = (name: string): readonly number[] => samplesOf(result, name).slice(1);
    return [
      {
        quantity: 'steps of the spikes',
        unit: '1',
        got: spikeSteps(result),
        wanted: spike_step_index,
        tolerance: 0,
      },
      {
        quantity: 'v and u at the end',
        unit: '1',
        got: lastOf(result, ['v', 'u']),
        wanted: [final_v, final_u],
        tolerance: 1e-6,
      },
      {
        quantity: 'rates of windows',
        unit: 'Hz',
        got: at('activity.rate'),
        wanted: rate_Hz,
        tolerance: 1e-9,
      },
      { quantity: 'average', unit: 'Hz', got: at('activity.average'), wanted: average_Hz, tolerance: 1e-9 },
    ];
  },
};

/** Spikes within the window that ends with `end`, its end included: a spike there is counted before the window closes. */
function countWithin(spikes: ArrayLike<number>, end: number, window: number): number {
  return Array.from(spikes).filter((time) => time > end - window && time <= end).length;
}

const averages: Evidence = {
  model: 'neurons/bcm-izhikevich',
  what: 'rates of windows of 250 ms and their averages over five, of the spikes of the run, I = 10 for 3 s, then 5',
  witness: 'closed form: weights 1/5, 4/25, 16/125 … of the rates, the latest first',
  compare: async (run) => {
    const [window, period, windows] = [250, 5, 24];
    const result = await run({
      dt: '0.05 ms',
      for: '6 s',
      inputs: { I: 'if t < 3 s then 10 else 5' },
      set: { 'activity.window': `${window} ms`, 'activity.period': period },
      record: ['activity.rate', 'activity.average'],
      every: window * 20,
    });
    const spikes = result.spikes[0] ?? [];
    const rates = Array.from(
      { length: windows },
      (_, k) => countWithin(spikes, (k + 1) * window, window) / (window / 1000),
    );
    const wanted = rates.map((_, k) =>
      rates.slice(0, k + 1).reduce((sum, rate, j) => sum + (rate * (1 - 1 / period) ** (k - j)) / period, 0),
    );
    const at = (name: string): readonly number[] => samplesOf(result, name).slice(1);
    return [
      { quantity: 'rates', unit: 'Hz', got: at('activity.rate'), wanted: rates, tolerance: 0 },
      { quantity: 'averages', unit: 'Hz', got: at('activity.average'), wanted, tolerance: 1e-12 },
    ];
  },
};

export const izhikevichEvidence: readonly Evidence[] = [
  ...fiveCellsEvidence,
  printedProgram,
  rheobase,
  ...bookEvidence,
  ...crateEvidence,
  ...timeConstantsEvidence,
  resistance,
  activity,
  averages,
];
