import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../src/runtime/layout.ts';
import { initialise, makePopulation, type Population, setColumn } from '../../src/runtime/population.ts';
import { makeRecorder, type RecordedCells, takeSample } from '../../src/runtime/recorder.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { COUNTING } from './counting-model.ts';

function population(cells: number): Population {
  const made = makePopulation(COUNTING, { cells });
  setColumn(
    made,
    'rate',
    Array.from({ length: cells }, (_, cell) => (cell % 7) / 4),
  );
  initialise(made);
  return made;
}

function values(cells: number, records?: readonly RecordedCells[]): readonly (readonly number[])[] {
  const made = population(cells);
  const recorder = makeRecorder(made, 20, 2, records);
  runPopulationNow(made, { steps: 20, states: ['x'], recorder });
  return recorder.traces.map((trace) => [...trace]);
}

describe('a recorder', () => {
  it('keeps the chosen cells only, sample after sample', () => {
    const made = population(5);
    const cells = Int32Array.of(1, 4);
    const recorder = makeRecorder(made, 4, 2, [
      { record: 0, cells },
      { record: 1, cells: Int32Array.of(2) },
    ]);
    runPopulationNow(made, { steps: 4, states: ['x'], recorder });
    expect(recorder.traces.map((trace) => [...trace])).toEqual([
      [1, 1, 1.5, 3, 2, 5],
      [2, 4, 6],
    ]);
  });

  it('keeps of any choice what it keeps of all cells', () => {
    const choice = fc
      .uniqueArray(fc.nat(99), { minLength: 1, maxLength: 40 })
      .map((cells) => Int32Array.from(cells.toSorted((a, b) => a - b)));
    const all = values(100);
    fc.assert(
      fc.property(fc.array(fc.record({ record: fc.nat(1), cells: choice }), { maxLength: 3 }), (records) => {
        expect(values(100, records)).toEqual(
          records.map(({ record, cells }) => all[record]?.filter((_, index) => cells.includes(index % 100))),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('computes records of the chosen cells and of a few between them', () => {
    const made = population(1000);
    const calls: (readonly [number, number])[] = [];
    const record = (_layout: Layout, first: number, cells: number): void => {
      calls.push([first, cells]);
    };
    const watched = { ...made, kernels: { ...made.kernels, record } };
    const cells = Int32Array.of(3, 4, 10, 500, 999);
    const recorder = makeRecorder(watched, 1, 1, [{ record: 0, cells }]);
    takeSample(recorder, watched, 0);
    expect(calls).toEqual([
      [3, 8],
      [500, 1],
      [999, 1],
    ]);
  });
});
