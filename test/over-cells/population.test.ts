import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { float64 } from '../../src/interpreter/float64-arithmetic.ts';
import { createInterpreter, interpret } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import { Population } from '../../src/interpreter/population.ts';
import { modelOf } from '../check/check-text.ts';

/** Returns a population, a cell for each of the lists' entries. */
function population(
  model: CheckedModel,
  method: Method,
  given: Readonly<Record<string, readonly number[]>>,
  dt = rational(1, 10),
): Population<number> {
  const names = Object.keys(given);
  const [first = []] = Object.values(given);
  const cells = first.map((_, i) =>
    createInterpreter(model, {
      method,
      dt,
      given: new Map(names.map((name) => [name, known(given[name]?.[i], name)])),
    }),
  );
  return new Population(model, float64, cells);
}

/** Returns by cell the states after so many steps. */
function after(cells: Population<number>, steps: number, name: string): readonly number[] {
  for (let k = 0; k < steps; k++) cells.advance();
  return cells.cells.map((cell) => cell.value(name));
}

/** In the language's order. */
function sumOf(values: readonly number[]): number {
  let total = 0;
  for (let block = 0; block < values.length; block += 1024) {
    const partial = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = block; i < Math.min(block + 1024, values.length); i++) {
      partial[i % 8] = (partial[i % 8] ?? 0) + (values[i] ?? 0);
    }
    let sum = partial[0] ?? 0;
    for (const each of partial.slice(1)) sum += each;
    total += sum;
  }
  return total;
}

const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;
const spread = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => Math.fround(((i * 7919) % 101) / 37));

describe('sums', () => {
  it('run in the order that the language fixes', () => {
    const model = modelOf(`
neuron Cell {
  param x = 1
  total = sum over cells of x
  average = mean over cells of x
  state v = 0
  dv/dt = 0 / 1 ms
}`);
    for (const count of [1, 7, 8, 9, 1023, 1024, 1025, 2500]) {
      const x = Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 1e16 : 1) / (1 + i));
      const { cells } = population(model, 'euler', { x });
      expect(cells[0]?.value('total')).toBe(sumOf(x));
      expect(cells.at(-1)?.value('average')).toBe(sumOf(x) / count);
    }
  });
});

describe('a mean that is held over the step', () => {
  const model = modelOf(`
neuron Coupled {
  param k = 0.8
  state v = 0
  dv/dt = (k * (mean over cells of v) - v * v) / 1 ms
}`);

  it('is a constant of the step for euler', () => {
    let v = spread(21);
    const cells = population(model, 'euler', { v });
    for (let step = 0; step < 50; step++) {
      const mean = meanOf(v);
      v = v.map((each) => each + 0.1 * ((0.8 * mean - each * each) / 1));
      cells.advance();
    }
    expect(cells.cells.map((cell) => cell.state('v'))).toEqual(v);
  });

  it('and for every stage of rk4', () => {
    let v = spread(21);
    const cells = population(model, 'rk4', { v });
    const [h, half, sixth, third] = [0.1, 1 / 2, 1 / 6, 1 / 3];
    for (let step = 0; step < 20; step++) {
      const mean = meanOf(v);
      const f = (x: number): number => (0.8 * mean - x * x) / 1;
      v = v.map((x) => {
        const a = f(x);
        const b = f(x + h * (half * a));
        const c = f(x + h * (half * b));
        const d = f(x + h * c);
        return x + h * (sixth * a + third * b + third * c + sixth * d);
      });
      cells.advance();
    }
    const found = cells.cells.map((cell) => cell.state('v'));
    // The order in which stages are added is that of the method's table.
    for (const [i, value] of v.entries()) expect(found[i]).toBeCloseTo(value, 13);
  });

  it('is linear for methods that ask, with no slope of its own', () => {
    const linear = modelOf(`
neuron Coupled {
  state v = 0
  dv/dt = ((mean over cells of v) - v) / 1 ms
}`);
    const v = spread(5);
    const found = after(population(linear, 'exact', { v }), 1, 'v');
    const mean = meanOf(v);
    for (const [i, value] of found.entries())
      expect(value).toBeCloseTo(mean + (known(v[i], 'v') - mean) * Math.exp(-0.1), 14);
  });
});

describe('softmax over a population', () => {
  it('is taken of the states as integrated in thresholds, of those at the sample in records', () => {
    const model = modelOf(`
neuron Soft {
  param drive = 0
  param limit = 0.3
  state j = 0
  largest = max over cells of j
  p = exp(j - largest) / (sum over cells of exp(j - largest))
  dj/dt = (drive - j) / 10 ms
  spike when p > limit
  on spike { j = 0 }
}`);
    const drive = [0.5, 2, 3, 1.5, 2.9];
    const cells = population(model, 'euler', { drive });
    let j = drive.map(() => 0);
    const softmax = (values: readonly number[]): readonly number[] => {
      const largest = Math.max(...values);
      const weights = values.map((each) => Math.exp(each - largest));
      const total = sumOf(weights);
      return weights.map((each) => each / total);
    };
    for (let step = 0; step < 200; step++) {
      j = j.map((each, i) => each + 0.1 * ((known(drive[i], 'drive') - each) / 10));
      const p = softmax(j);
      const spikes = p.map((each) => each > 0.3);
      j = j.map((each, i) => (spikes[i] ? 0 : each));
      cells.advance();
      expect(cells.cells.map(({ spike }) => spike !== undefined)).toEqual(spikes);
      expect(cells.cells.map((cell) => cell.state('j'))).toEqual(j);
      const recorded = softmax(j);
      // The library's own exp may differ from the engine's in the last place.
      for (const [i, cell] of cells.cells.entries())
        expect(cell.value('p')).toBeCloseTo(known(recorded[i], 'p'), 14);
    }
  });
});

describe('what blocks read', () => {
  it('is one number for all blocks and thresholds of a step, whatever blocks before assigned', () => {
    const model = modelOf(`
neuron Cell {
  state v = 0
  state a = 0; state b = 0; state c = 0; state before = 0
  dv/dt = 1 / 1 ms
  on step {
    a = sum over cells of v
    v = 10 * v
    b = sum over cells of v
  }
  spike when (sum over cells of v) < 100
  on spike { c = sum over cells of v; before = old(sum over cells of v) }
}`);
    const v = [1, 2, 3];
    const cells = population(model, 'euler', { v }, rational(1));
    cells.advance();
    const values = (name: string): readonly number[] => cells.cells.map((cell) => cell.value(name));
    for (const name of ['a', 'b', 'c']) expect(values(name)).toEqual([9, 9, 9]);
    expect(values('before')).toEqual([6, 6, 6]);
    expect(values('v')).toEqual([20, 30, 40]);
  });

  it('counts conditions; times in it are those of the phase', () => {
    const model = modelOf(`
neuron Cell {
  param delay = 1 ms
  state v = 0; state seen = 0
  ahead = count over cells of t >= delay
  dv/dt = ahead / 1 ms
  on step { seen = count over cells of t >= delay }
}`);
    // In equations the comparison is decided in the middle of the step, in blocks at its end.
    const cells = population(model, 'euler', { delay: [0.5, 1, 2] }, rational(1));
    const course: (readonly number[])[] = [];
    for (let k = 0; k < 3; k++) {
      cells.advance();
      course.push(['v', 'seen'].map((name) => known(cells.cells[0], 'cell').state(name)));
    }
    expect(course).toEqual([
      [1, 2],
      [3, 3],
      [6, 3],
    ]);
  });

  it('ranks: the largest is 0, of equal ones the first, NaN behind all', () => {
    const model = modelOf(`
neuron Cell {
  param x = 0
  place = rank over cells of x
  largest = max over cells of x
  smallest = min over cells of x
  state winner = 0
  on step { winner = if (rank over cells of x) == 0 then 1 else 0 }
}`);
    const ranks = (x: readonly number[]): readonly number[] =>
      population(model, 'euler', { x }).cells.map((cell) => cell.value('place'));
    expect(ranks([3, 5, 5, -1, 5])).toEqual([3, 0, 1, 4, 2]);
    expect(ranks([0, -0, 0])).toEqual([0, 1, 2]);
    expect(ranks([Number.NaN, 1, Number.NEGATIVE_INFINITY, Number.NaN, 2])).toEqual([3, 1, 2, 4, 0]);
    const cells = population(model, 'euler', { x: [1, Number.NaN, 2] });
    for (const name of ['largest', 'smallest']) expect(cells.cells[0]?.value(name)).toBeNaN();
    expect(after(population(model, 'euler', { x: [2, 7, 7] }), 1, 'winner')).toEqual([0, 1, 0]);
  });

  it('sees refractory periods and last spikes as the step began', () => {
    const model = modelOf(`
neuron Cell {
  param start = 0
  state v = 0; state resting = 0; state ago = 0
  dv/dt = 1 / 1 ms
  spike when v >= start
  on spike { v = 0; resting = count over cells of refractory; ago = max over cells of (if last_spike > 0 ms then 1 else 0) }
  refractory 1 ms
}`);
    const cells = population(model, 'euler', { start: [1, 2] }, rational(1));
    cells.advance();
    expect(cells.cells.map((cell) => cell.state('resting'))).toEqual([0, 0]);
    cells.advance();
    expect(cells.cells.map((cell) => [cell.state('resting'), cell.state('ago')])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});

describe('one cell', () => {
  const model = modelOf(`
neuron Cell {
  state v = 0.5
  m = mean over cells of v
  n = sum over cells of 1
  dv/dt = (m - 2 * v) / 3 ms
  on step { v += n * (rank over cells of v) }
}`);

  it('is a population of one', () => {
    const { traces } = interpret(model, {
      method: 'euler',
      dt: rational(1, 10),
      steps: 3,
      records: ['v', 'm', 'n'],
    });
    expect(traces.get('m')).toEqual(traces.get('v'));
    expect(traces.get('n')).toEqual([1, 1, 1, 1]);
  });

  it('is one in many digits too', () => {
    const { traces } = interpret(model, {
      method: 'rk4',
      dt: rational(1, 10),
      steps: 2,
      records: ['v'],
      arithmetic: decimals(50),
    });
    // With m held, v' = (m - 2 v) / 3 leads from v towards v / 2.
    const [, first] = traces.get('v') ?? [];
    expect(Number(first)).toBeCloseTo(0.25 + 0.25 * Math.exp(-0.2 / 3), 8);
  });
});
