import { cellTrace, type RunResult } from '../src/simulate/run-result.ts';
import defaults from '../test/reference/models/ngclearn_defaults.json' with { type: 'json' };
import ngcLearn from '../test/reference/models/ngclearn_winner_take_all.json' with { type: 'json' };
import type { Comparison, Evidence } from './evidence.ts';
import { spikeSteps } from './numbers-of.ts';

const MODEL = 'neurons/winner-take-all';
const WITNESS = 'ngc-learn 3.2.1, WTASCell';

function stepsOfCell(result: RunResult, cell: number, wanted: readonly number[]): Comparison {
  return {
    quantity: `steps in which cell ${cell} fires`,
    unit: '1',
    got: spikeSteps(result, cell),
    wanted,
    tolerance: 0,
  };
}

/** How many spikes the cells have that fire never or in one step, which lists of steps cannot compare. */
function spikeCounts(result: RunResult, wanted: readonly number[]): Comparison {
  return {
    quantity: 'spikes of each cell',
    unit: '1',
    got: result.spikes.map(({ length }) => length),
    wanted,
    tolerance: 0,
  };
}

function thresholdsAtEnd(result: RunResult, wanted: readonly number[]): Comparison {
  const trace = result.traces.get('threshold');
  return {
    quantity: 'thresholds at the end',
    unit: '1',
    got: wanted.map((_, cell) => (trace && cellTrace(trace, cell).at(-1)) ?? Number.NaN),
    wanted,
    tolerance: 1e-12,
    because: 'a few hundred additions of numbers near 0.4',
  };
}

const oneWinner: Evidence = {
  model: MODEL,
  what: 'five cells with R I = 0, 0.5 … 2 mV and thresholds of 0.4, dt = 1 ms, 50 ms',
  witness: WITNESS,
  compare: async (run) => {
    const { spike_step_index, threshold_start, threshold_end } = ngcLearn.data.one_winner;
    const result = await run({
      cells: 5,
      dt: '1 ms',
      for: '50 ms',
      inputs: { I: '0.5 nA * i' },
      set: { threshold: threshold_start },
      record: 'threshold',
    });
    return [
      stepsOfCell(result, 4, spike_step_index[4] ?? []),
      spikeCounts(
        result,
        spike_step_index.map(({ length }) => length),
      ),
      thresholdsAtEnd(result, threshold_end),
    ];
  },
};

const turns: Evidence = {
  model: MODEL,
  what: 'four cells with R I = 0, 1.2 … 3.6 mV that ignore their input for 4 ms after a spike, gain 0.0107, dt = 1 ms, 300 ms',
  witness: WITNESS,
  compare: async (run) => {
    const { spike_step_index, threshold_start, threshold_end } = ngcLearn.data.refractory;
    const result = await run({
      cells: 4,
      dt: '1 ms',
      for: '300 ms',
      inputs: { I: '1.2 nA * i' },
      set: { threshold: threshold_start, t_refractory: '4 ms', gain: 0.0107 },
      record: 'threshold',
    });
    return [
      ...[1, 2, 3].map((cell) => stepsOfCell(result, cell, spike_step_index[cell] ?? [])),
      thresholdsAtEnd(result, threshold_end),
    ];
  },
};

const floor: Evidence = {
  model: MODEL,
  what: 'sixty cells, no share above 0.025 for 50 ms, so that thresholds sink to the lowest, then more input, gain 0.05, dt = 1 ms',
  witness: WITNESS,
  compare: async (run) => {
    const { spike_step_index, threshold_end } = ngcLearn.data.floor;
    const result = await run({
      cells: 60,
      dt: '1 ms',
      for: '100 ms',
      inputs: { I: 'if t < 50 ms then 0.01 nA * i else 0.2 nA * i' },
      set: { threshold: 0.4, gain: 0.05 },
      record: 'threshold',
    });
    const wanted = new Map(Object.entries(spike_step_index));
    return [
      stepsOfCell(result, 59, spike_step_index[59]),
      spikeCounts(
        result,
        Array.from({ length: 60 }, (_, cell) => wanted.get(String(cell))?.length ?? 0),
      ),
      thresholdsAtEnd(
        result,
        Array.from({ length: 60 }, () => threshold_end),
      ),
    ];
  },
};

const shares: Evidence = {
  model: MODEL,
  what: 'shares of eight cells with I = 0, 0.3 … 2.1 nA, dt = 1 ms, 1 ms',
  witness: 'ngc-learn 3.2.1, WTASCell with its defaults, and its softmax',
  compare: async (run) => {
    const { cells, softmax } = defaults.data.shares;
    const inputs = { I: '0.3 nA * i' };
    const result = await run({ cells, dt: '1 ms', for: '1 ms', inputs, record: 'share' });
    const trace = result.traces.get('share');
    const got = softmax.map((_, cell) => (trace && cellTrace(trace, cell).at(-1)) ?? Number.NaN);
    return [{ quantity: 'shares', unit: '1', got, wanted: softmax, tolerance: 1e-14 }];
  },
};

const thresholds: Evidence = {
  model: MODEL,
  what: 'thresholds of two thousand cells, of which none fires, at the start and after 50 steps',
  witness: 'ngc-learn 3.2.1, WTASCell with its defaults',
  compare: async (run) => {
    const { cells, start, lost } = defaults.data.thresholds;
    const inputs = { I: '0.0001 nA * i' };
    const result = await run({ cells, dt: '1 ms', for: '50 ms', inputs, record: 'threshold', every: 50 });
    const trace = result.traces.get('threshold');
    const courses = Array.from({ length: cells }, (_, cell) =>
      trace === undefined ? [] : [...cellTrace(trace, cell)],
    );
    const first = courses.map(([value = Number.NaN]) => value);
    const losses = courses.map(([from = Number.NaN, to = Number.NaN]) => from - to);
    const ends = (values: readonly number[]): readonly number[] => [Math.min(...values), Math.max(...values)];
    return [
      {
        quantity: 'least and largest at the start',
        unit: '1',
        got: ends(first),
        wanted: [start.min, start.max],
        tolerance: 1e-3,
        because: 'both draw evenly: that none of 2000 comes within 0.001 of an end has a chance of 2e-9',
      },
      {
        quantity: 'mean at the start',
        unit: '1',
        got: [first.reduce((sum, value) => sum + value, 0) / cells],
        wanted: [start.mean],
        tolerance: 3e-3,
        because: 'more than three times the deviation of a difference of two such means, 9e-4',
      },
      {
        quantity: 'what each has lost in 50 steps',
        unit: '1',
        got: ends(losses),
        wanted: [lost.min, lost.max],
        tolerance: 1e-12,
      },
    ];
  },
};

export const populationNeuronsEvidence: readonly Evidence[] = [oneWinner, turns, floor, shares, thresholds];
