import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { checkRun, run } from '../../src/simulate/run.ts';
import type { RunOptions, SweepRange } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { LEAKY, modelOf } from './models.ts';

const leaky = modelOf(LEAKY);

async function resultOf(options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(leaky, { for: '1 ms', dt: '0.1 ms', ...options });
  if (result === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

/** Returns the values of a sweep of `name`. */
async function valuesOf(range: SweepRange, name = 'I'): Promise<readonly number[]> {
  const { sweep } = await resultOf({ for: 0, sweep: { [name]: range } });
  return [...(sweep[0]?.values ?? [])];
}

/** Returns what is said of a run, as the user sees it. */
function complaint(options: RunOptions): string {
  const { diagnostics, sources } = checkRun(leaky, options);
  return renderDiagnostics(
    diagnostics,
    new Map([['model.axo', LEAKY], ...sources.map(({ name, text }) => [name, text] as const)]),
  );
}

describe('a sweep goes through', () => {
  it('steps, each value the number nearest to the exact one', async () => {
    expect(await valuesOf('0 .. 1 mV/ms by 0.1 mV/ms')).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
    ]);
    expect(await valuesOf('0 .. 1 mV/ms by 0.3 mV/ms'), 'the end is left out where no step meets it').toEqual(
      [0, 0.3, 0.6, 0.9],
    );
    expect(await valuesOf('1 mV/ms .. -1 mV/ms by -1 mV/ms'), 'downwards').toEqual([1, 0, -1]);
  });

  it('units that fit, as they are declared in the result', async () => {
    expect(await valuesOf('0.01 s .. 30000 us by 10 ms', 'tau')).toEqual([10, 20, 30]);
    const { sweep } = await resultOf({ for: 0, sweep: { tau: '0.01 s .. 0.02 s by 5 ms' } });
    expect(sweep[0]?.unit).toBe('ms');
  });

  it('so many values, evenly or by a common factor', async () => {
    expect(await valuesOf('0 .. 1 mV/ms in 5')).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(await valuesOf('1 .. 100 ms in 5 log', 'tau'), 'the unit stands for both ends').toEqual([
      1, 3.1622776601683795, 10, 31.622776601683793, 100,
    ]);
    expect(await valuesOf('-100 .. -1 mV in 3 log', 'v')).toEqual([-100, -10, -1]);
    expect(await valuesOf('5 ms .. 5 ms in 2', 'tau')).toEqual([5, 5]);
  });

  it('values that are listed, as text or as numbers, or a single one', async () => {
    expect(await valuesOf('[1 ms, 2 ms, 0.005 s]', 'tau')).toEqual([1, 2, 5]);
    expect(await valuesOf([0.1, 0.2, 0.3])).toEqual([0.1, 0.2, 0.3]);
    expect(await valuesOf(Float64Array.of(4))).toEqual([4]);
    expect(await valuesOf('4 mV/ms')).toEqual([4]);
  });
});

describe('a sweep runs a cell for each combination', () => {
  it('the last axis fastest', async () => {
    const result = await resultOf({
      for: 0,
      sweep: { tau: [5, 10], v: '-60 mV .. -50 mV by 5 mV' },
      record: ['tau', 'v'],
    });
    expect(result.cells).toBe(6);
    expect([...(result.traces.get('tau')?.values ?? [])]).toEqual([5, 5, 5, 10, 10, 10]);
    expect([...(result.traces.get('v')?.values ?? [])]).toEqual([-60, -55, -50, -60, -55, -50]);
    expect(result.sweep).toEqual([
      { name: 'tau', unit: 'ms', values: Float64Array.of(5, 10) },
      { name: 'v', unit: 'mV', values: Float64Array.of(-60, -55, -50) },
    ]);
  });

  it('of inputs too, and values that are set may follow what is swept', async () => {
    const result = await resultOf({
      for: 0,
      sweep: { I: [1, 2], tau: [5, 10] },
      set: { E: '-70 mV + tau * 1 mV/ms + i * 1 mV' },
      record: ['I', 'E'],
    });
    expect([...(result.traces.get('I')?.values ?? [])]).toEqual([1, 1, 2, 2]);
    expect([...(result.traces.get('E')?.values ?? [])]).toEqual([-65, -59, -63, -57]);
  });

  it('as single runs do, on both targets', async () => {
    const options: RunOptions = { for: '30 ms', record: ['v', 'drive'], measure: ['rate(spikes)', 'sd(v)'] };
    const sweep = { I: '0 .. 4 mV/ms by 1 mV/ms', tau: '5 ms .. 15 ms in 2' };
    const [js, interpreter] = await Promise.all(
      ['js', 'interpreter'].map((target) => resultOf({ ...options, sweep, target })),
    );
    expect(interpreter?.traces).toEqual(js?.traces);
    expect(interpreter?.spikes).toEqual(js?.spikes);
    expect(interpreter?.measures).toEqual(js?.measures);
    expect(js?.spikes.map(({ length }) => length)).not.toEqual(js?.spikes.map(() => 0));
    for (let cell = 0; cell < 10; cell++) {
      const I = Math.floor(cell / 2);
      const tau = cell % 2 === 0 ? '5 ms' : '15 ms';
      const alone = await resultOf({ ...options, inputs: { I }, set: { tau } });
      expect(js?.spikes[cell]).toEqual(alone.spikes[0]);
      for (const [name, { values }] of alone.measures) {
        expect(js?.measures.get(name)?.values[cell]).toBe(values[0]);
      }
    }
  });
});

describe('a sweep is refused', () => {
  it.each<readonly [string, Readonly<Record<string, SweepRange>>]>([
    ['without a step', { tau: '1 ms .. 10 ms' }],
    ['with a step that leads away', { tau: '10 ms .. 1 ms by 1 ms' }],
    ['with a step of 0', { tau: '1 ms .. 10 ms by 0' }],
    ['with three ends', { tau: '1 ms .. 1 ms .. 10 ms' }],
    ['with an end that is missing', { tau: '.. 10 ms by 1 ms' }],
    ['of other units', { tau: '1 mV .. 10 ms by 1 ms' }],
    ['without units', { tau: '1 .. 10 by 1' }],
    ['that reads a parameter', { tau: '1 ms .. tau by 1 ms' }],
    ['of infinitely much', { I: '0 .. infinity by 1 mV/ms' }],
    ['of half a value', { tau: '1 ms .. 10 ms in 2.5' }],
    ['of one value with two ends', { tau: '1 ms .. 10 ms in 1' }],
    ['by a common factor through 0', { tau: '0 .. 10 ms in 3 log' }],
    ['of no values', { tau: '[]' }],
    ['of no numbers', { tau: [] }],
    ['of what is no number', { tau: [1, Number.NaN] }],
    ['of something unknown', { taw: '1 ms' }],
    ['of an expression', { drive: '1 mV/ms' }],
    ['of values outside the range', { tau: '50 ms .. 150 ms by 50 ms' }],
    ['of too many combinations', { tau: '1 ms .. 100 ms in 10000', I: '0 .. 1 mV/ms in 10000' }],
    ['of text that is none', { tau: '1 ms .. 10 ms by by' }],
  ])('%s', (_, sweep) => {
    expect(complaint({ sweep })).toMatchSnapshot();
  });

  it('with the number of cells, and with a second value', () => {
    const sweep = { tau: '1 ms .. 10 ms by 1 ms' };
    expect(complaint({ sweep, cells: 10 })).toMatchSnapshot();
    expect(complaint({ sweep, set: { tau: 5 } })).toMatchSnapshot();
    expect(complaint({ sweep: { I: [1, 2] }, inputs: { I: 5 } })).toMatchSnapshot();
  });
});

describe('laws', () => {
  const decimal = fc
    .record({ digits: fc.integer({ min: -9999, max: 9999 }), places: fc.integer({ min: 0, max: 3 }) })
    .map(({ digits, places }) => (digits / 10 ** places).toFixed(places));

  it('each value of steps is what is written for it alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        decimal,
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 30 }),
        async (first, step, steps) => {
          const start = Math.round(Number(first) * 1000);
          const exact = Array.from({ length: steps + 1 }, (_, k) => Number(`${start + k * step}e-3`));
          const [last = 0] = exact.slice(-1);
          const range = `${first} .. ${last} by ${step / 1000}`;
          const model = modelOf('neuron Cell {\n  param a = 1\n  state x = a\n  dx/dt = -x / 1 ms\n}\n');
          const { result } = await run(model, { for: 0, sweep: { a: range } });
          expect([...(result?.sweep[0]?.values ?? [])]).toEqual(exact);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('values by a common factor grow, from one end to the other', async () => {
    const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    await fc.assert(
      fc.asyncProperty(positive, positive, fc.integer({ min: 2, max: 40 }), async (a, b, count) => {
        const model = modelOf('neuron Cell {\n  param a = 1\n  state x = 1\n  dx/dt = -a * x / 1 ms\n}\n');
        const { result } = await run(model, { for: 0, sweep: { a: `${a} .. ${b} in ${count} log` } });
        const values = [...(result?.sweep[0]?.values ?? [])];
        expect([values[0], values.at(-1), values.length]).toEqual([a, b, count]);
        const factor = Math.log(b) - Math.log(a);
        for (const [k, value] of values.entries()) {
          const wanted = Math.log(a) + (factor * k) / (count - 1);
          expect(Math.abs(Math.log(value) - wanted)).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 50 },
    );
  });
});
