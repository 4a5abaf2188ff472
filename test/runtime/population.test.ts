import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExactRun, stepsIn, timeOfStep } from '../../src/runtime/clock.ts';
import { layOut } from '../../src/runtime/layout.ts';
import {
  columnView,
  initialise,
  makePopulation,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';
import { COUNTING } from './counting-model.ts';

describe('a population', () => {
  it('keeps each variable in one column of one buffer', () => {
    const population = makePopulation(COUNTING, { cells: 3 });
    setColumn(population, 'rate', [1, 2, 3]);
    setColumn(population, 'scale', 7);
    initialise(population);
    expect([...columnView(population, 'rate')]).toEqual([1, 2, 3]);
    expect([...columnView(population, 'scale')]).toEqual([7]);
    expect([...columnView(population, 'x')]).toEqual([1, 1, 1]);
  });

  it('fills the padding with the last cell', () => {
    const population = makePopulation(COUNTING, { cells: 3 });
    setColumn(population, 'rate', [1, 2, 3]);
    const start = population.layout.columns[1] ?? 0;
    expect([...population.numbers.subarray(start, start + 8)]).toEqual([1, 2, 3, 3, 3, 3, 3, 3]);
  });

  it('refuses a column that it does not have and values of the wrong number', () => {
    const population = makePopulation(COUNTING, { cells: 3 });
    expect(() => setColumn(population, 'g', 1)).toThrow('no column g');
    expect(() => setColumn(population, 'rate', [1, 2])).toThrow('rate has 3 numbers, not 2');
  });

  it('holds the time step as a fraction and as a number', () => {
    const population = makePopulation(COUNTING, { cells: 1 });
    setTimeStep(population, { p: 1, q: 10 });
    const { layout, numbers } = population;
    expect([...numbers.subarray(layout.clock, layout.clock + 3)]).toEqual([1, 10, 0.1]);
  });

  it('can live in memory made elsewhere', () => {
    const allocate = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
    const population = makePopulation(COUNTING, { cells: 2, allocate });
    initialise(population);
    expect(population.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...columnView(population, 'x')]).toEqual([1, 1]);
  });
});

describe('a layout', () => {
  it('begins every column on 64 bytes and lets none overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(100), (cells, capacity) => {
        const layout = layOut(COUNTING.storage, cells, capacity);
        const { columns, records, paddedCells } = layout;
        expect([...columns, ...records].every((offset) => offset % 8 === 0)).toBe(true);
        const areas = [
          [layout.clock, 3],
          [layout.status / 2, 8],
          ...[...columns].map((start, index) => [start, index === 3 ? 1 : paddedCells]),
          ...[...records].map((start) => [start, paddedCells]),
          [layout.spikes / 2, Math.max(capacity, cells) * 1.5],
        ].sort(([a = 0], [b = 0]) => a - b);
        for (const [index, [start = 0, length = 0]] of areas.entries()) {
          expect(start + length).toBeLessThanOrEqual(areas[index + 1]?.[0] ?? layout.byteLength / 8);
        }
      }),
    );
  });
});

describe('the clock', () => {
  it('never accumulates: t_k is the float64 nearest to k p/q', () => {
    expect(timeOfStep(3, { p: 1, q: 10 })).toBe(0.3);
    expect(timeOfStep(1_000_003, { p: 1, q: 100 })).toBe(10_000.03);
  });

  it('takes half a step for one, in spite of the rounding of the quotient', () => {
    expect(stepsIn(0.35, { p: 1, q: 10 })).toBe(4);
    expect(stepsIn(0.34, { p: 1, q: 10 })).toBe(3);
    expect(stepsIn(1, { p: 1, q: 10 })).toBe(10);
  });

  it('tells when the products of a run would no longer be exact', () => {
    expect(isExactRun(1e9, { p: 1, q: 100 })).toBe(true);
    expect(isExactRun(1e9, { p: 123_456_789, q: 100 })).toBe(false);
  });
});
