import { describe, expect, it } from 'vitest';
import {
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { makeRecorder, recorded } from '../../src/runtime/recorder.ts';
import { runPopulation, runPopulationNow } from '../../src/runtime/run-population.ts';
import { spikesByCell } from '../../src/runtime/spike-list.ts';
import { COUNTING } from './counting-model.ts';

function population(rates: readonly number[], spikeCapacity = 1): Population {
  const made = makePopulation(COUNTING, { cells: rates.length, spikeCapacity });
  setTimeStep(made, { p: 1, q: 10 });
  setColumn(made, 'rate', rates);
  initialise(made);
  return made;
}

describe('a run', () => {
  it('records t_0 and every k-th step from there, all cells of a sample in one row', () => {
    const cells = population([1, 2]);
    const recorder = makeRecorder(cells, 7, 3);
    const { ending, steps } = runPopulationNow(cells, { steps: 7, states: ['x'], recorder });
    expect({ ending, steps }).toEqual({ ending: 'done', steps: 7 });
    expect(recorder.traces.map((trace) => [...trace])).toEqual([
      [1, 1, 4, 7, 7, 2],
      [2, 2, 8, 14, 14, 4],
    ]);
  });

  it('dates spikes at the end of their steps, in the order of steps and cells', () => {
    const cells = population([3, 5, 3]);
    const { spikes } = runPopulationNow(cells, { steps: 6, states: ['x'] });
    expect([...spikes.triples.subarray(0, spikes.length * 3)]).toEqual([
      1, 1, 1, 2, 0, 1, 2, 2, 1, 3, 1, 1, 5, 1, 1,
    ]);
    expect(spikesByCell(spikes, 3).map((ofCell) => [...ofCell])).toEqual([[3], [2, 4, 6], [3]]);
  });

  it('loses no spike however small the area for them is', () => {
    const many = runPopulationNow(population([10, 5], 100_000), { steps: 5000, states: ['x'] }).spikes;
    const few = runPopulationNow(population([10, 5], 1), { steps: 5000, states: ['x'] }).spikes;
    expect(few.length).toBe(5000 + 2500);
    expect(few.triples.subarray(0, few.length * 3)).toEqual(many.triples.subarray(0, many.length * 3));
  });

  it('stops at the first step that is not finite, keeps what was before it and names the cell', () => {
    const cells = population([1, 2, 10]);
    setColumn(cells, 'poison', [0, 1000, 0]);
    const recorder = makeRecorder(cells, 5000, 10);
    const { ending, steps, failure, spikes } = runPopulationNow(cells, {
      steps: 5000,
      states: ['x'],
      recorder,
    });
    expect({ ending, steps }).toEqual({ ending: 'not-finite', steps: 1000 });
    expect(failure).toEqual({
      kind: 'not-finite',
      step: 1000,
      cell: 1,
      state: 'x',
      value: Infinity,
      before: new Map([
        ['x', 0],
        ['rate', 2],
        ['poison', 1000],
        ['scale', 0],
      ]),
    });
    expect(recorder.samples).toBe(101);
    expect(recorder.traces.map((trace) => recorded(trace, recorder).length)).toEqual([303, 303]);
    expect(spikesByCell(spikes, 3)[2]?.at(-1)).toBe(1000);
  });

  it('stops before the step with which it would keep too many spikes', () => {
    const cells = population([10, 10], 100);
    const recorder = makeRecorder(cells, 5000, 1);
    const { ending, steps, failure, spikes } = runPopulationNow(cells, {
      steps: 5000,
      states: ['x'],
      recorder,
      mostSpikes: 301,
    });
    expect({ ending, steps, failure }).toEqual({
      ending: 'too-many-spikes',
      steps: 150,
      failure: { kind: 'spikes-beyond-memory', step: 150 },
    });
    expect({ kept: spikes.length, total: spikes.total }).toEqual({ kept: 300, total: 300 });
    expect(recorder.samples).toBe(151);
  });

  it('stops when its signal says so', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const { ending, steps } = await runPopulation(population([1]), {
      steps: 1e12,
      states: ['x'],
      signal: stop.signal,
      onProgress: (done) => {
        seen.push(done);
        stop.abort();
      },
    });
    expect(ending).toBe('stopped');
    expect(seen).toEqual([steps, steps]);
    expect(steps).toBeGreaterThan(0);
  });

  it('does nothing but take the first sample when there are no steps', () => {
    const cells = population([1]);
    const recorder = makeRecorder(cells, 0, 1);
    expect(runPopulationNow(cells, { steps: 0, states: ['x'], recorder }).steps).toBe(0);
    expect(recorder.traces.map((trace) => [...trace])).toEqual([[1], [2]]);
  });
});
