import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { makeRecorder, recorded } from '../../src/runtime/recorder.ts';
import { makeReducer, reduced } from '../../src/runtime/reducer.ts';
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

  it('keeps the times of all cells in one buffer, and one empty list for all that are silent', () => {
    const cells = population([0, 5, 0, 3]);
    const { spikes } = runPopulationNow(cells, { steps: 6, states: ['x'] });
    const [first, second, third, fourth] = spikesByCell(spikes, 4);
    expect(first).toBe(third);
    expect(second?.buffer).toBe(fourth?.buffer);
    expect(second?.buffer.byteLength).toBe(4 * spikes.total);
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

  it('ends where a caller throws, and keeps what was before', async () => {
    const cells = population([1]);
    const recorder = makeRecorder(cells, 1e10, 1e6);
    const calls: number[] = [];
    const outcome = await runPopulation(cells, {
      steps: 1e10,
      states: ['x'],
      recorder,
      onProgress: (done) => {
        calls.push(done);
        throw new Error('the page was closed');
      },
    });
    expect(outcome).toMatchObject({
      ending: 'interrupted',
      thrown: { value: new Error('the page was closed') },
    });
    expect(calls).toEqual([outcome.steps]);
    expect(outcome.steps).toBeGreaterThan(0);
    expect(recorder.samples).toBe(Math.floor(outcome.steps / 1e6) + 1);
  });

  it('is done if a caller throws after its last step', async () => {
    const { ending, thrown, steps } = await runPopulation(population([1]), {
      steps: 3,
      states: ['x'],
      onProgress: () => {
        throw new Error('late');
      },
    });
    expect({ ending, steps, thrown }).toEqual({
      ending: 'done',
      steps: 3,
      thrown: { value: new Error('late') },
    });
  });

  it('tells less time for its steps than for all', () => {
    const cells = population([1, 2, 3]);
    const { milliseconds, stepMilliseconds } = runPopulationNow(cells, {
      steps: 100_000,
      states: ['x'],
      recorder: makeRecorder(cells, 100_000, 1),
    });
    expect(stepMilliseconds).toBeGreaterThan(0);
    expect(stepMilliseconds).toBeLessThanOrEqual(milliseconds);
  });

  it('has the same bits and the same spikes in whatever ranges of cells it is done', () => {
    const rates = Array.from({ length: 50 }, (_, cell) => ((cell * 13) % 17) / 3);
    const outcomeOf = (cellsOfCall: number | undefined, poison: boolean): unknown => {
      const cells = population(rates, 120);
      if (poison)
        setColumn(
          cells,
          'poison',
          rates.map((_, cell) => (cell === 31 ? 150 : 0)),
        );
      const recorder = makeRecorder(cells, 300, 7);
      const reducer = makeReducer(cells, [
        { record: 0, by: 'sd', from: 20, to: 200 },
        { record: 1, by: 'max', from: 0, to: 300 },
      ]);
      const { ending, steps, spikes, failure } = runPopulationNow(cells, {
        steps: 300,
        states: ['x'],
        recorder,
        reducer,
        ...(cellsOfCall === undefined ? {} : { cellsOfCall }),
      });
      return {
        ending,
        steps,
        failure,
        spikes: [...spikes.triples.subarray(0, spikes.length * 3)],
        traces: recorder.traces.map((trace) => [...recorded(trace, recorder)]),
        measures: reducer.accumulators.map((accumulator) => [...reduced(accumulator, steps)]),
      };
    };
    const whole = [outcomeOf(undefined, false), outcomeOf(undefined, true)];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (cells) => {
        expect([outcomeOf(cells, false), outcomeOf(cells, true)]).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('does nothing but take the first sample when there are no steps', () => {
    const cells = population([1]);
    const recorder = makeRecorder(cells, 0, 1);
    expect(runPopulationNow(cells, { steps: 0, states: ['x'], recorder }).steps).toBe(0);
    expect(recorder.traces.map((trace) => [...trace])).toEqual([[1], [2]]);
  });
});
