import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions, Samples } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';

const DRIVEN = modelOf(`
neuron Driven {
  input I : nA = 0
  param C = 100 pF
  state v : mV = 0
  dv/dt = I / C
}`);

/** Returns a trace, which both targets must give alike. */
async function traceOf(name: string, options: RunOptions, model = DRIVEN): Promise<readonly number[]> {
  const [compiled, interpreted] = await Promise.all(
    (['js', 'interpreter'] as const).map(async (target) => {
      const { result, diagnostics } = await run(model, { ...options, record: [name], target });
      expect(diagnostics).toEqual([]);
      return [...known(result?.traces.get(name), name).values];
    }),
  );
  expect(compiled).toEqual(interpreted);
  return known(compiled, 'trace');
}

async function problemsOf(samples: unknown): Promise<readonly string[]> {
  // What a caller without types may hand over.
  const inputs = { I: samples as Samples };
  const { diagnostics } = await run(DRIVEN, { inputs, for: '1 ms', dt: '0.1 ms' });
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe('an input that follows samples', () => {
  const options = { for: '0.6 ms', dt: '0.1 ms' };

  it('holds each value until the next, in any unit of its dimension', async () => {
    const samples = { values: [1000, -2000, 500], unit: 'pA', times: '0.2 ms' };
    expect(await traceOf('I', { ...options, inputs: { I: samples } })).toEqual([1, 1, -2, -2, 0.5, 0.5, 0.5]);
  });

  it('holds the first value before the first time and the last behind the last', async () => {
    const samples = { values: [1, 2], unit: 'nA', times: [200, 400], timeUnit: 'us' };
    expect(await traceOf('I', { ...options, inputs: { I: samples } })).toEqual([1, 1, 1, 1, 2, 2, 2]);
  });

  it('follows straight lines if that is asked for', async () => {
    const samples = { values: [0, 4], unit: 'nA', times: [0.2, 0.6], between: 'interpolated' } as const;
    const trace = await traceOf('I', { ...options, inputs: { I: samples } });
    for (const [i, value] of [0, 0, 0, 1, 2, 3, 4].entries()) expect(trace[i]).toBeCloseTo(value, 12);
  });

  it('keeps the order of every method: a jump on the grid belongs to the step behind it', async () => {
    const samples = { values: [0, 1, 0], unit: 'nA', times: [0, 0.3, 0.5] };
    for (const method of ['euler', 'heun', 'rk4']) {
      const trace = await traceOf('v', { ...options, method, inputs: { I: samples } });
      // 1 nA / 100 pF for 0.2 ms.
      expect(trace.at(-1)).toBeCloseTo(2, 12);
      expect(trace[3]).toBe(0);
    }
  });

  it('is the samples themselves where they lie on the grid, whatever they are', async () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    await fc.assert(
      fc.asyncProperty(fc.array(finite, { minLength: 7, maxLength: 7 }), async (values) => {
        const samples = { values, unit: 'nA', times: '0.1 ms' };
        expect(await traceOf('I', { ...options, inputs: { I: samples } })).toEqual(values);
      }),
      { numRuns: 20 },
    );
  });

  it('takes typed arrays of a hundred thousand numbers', async () => {
    const values = Float32Array.from({ length: 100_000 }, (_, i) => i);
    const samples = { values, unit: 'nA', times: '0.01 ms' };
    const { result } = await run(DRIVEN, {
      inputs: { I: samples },
      for: '999.99 ms',
      dt: '0.01 ms',
      record: ['I'],
    });
    expect(known(result?.traces.get('I'), 'I').values.at(-1)).toBe(99_999);
  });

  it('needs no new code where only numbers change', async () => {
    const of = (values: readonly number[], more: Partial<Samples> = {}): RunOptions => ({
      ...options,
      record: ['I'],
      inputs: { I: { values, unit: 'nA', times: '0.2 ms', ...more } },
    });
    const first = await run(DRIVEN, of([1, 2, 3]));
    const prepared = known(first.prepared, 'prepared');
    const second = await run(DRIVEN, { ...of([4, 5, 6]), prepared });
    expect(second.prepared).toBe(prepared);
    expect([...known(second.result?.traces.get('I'), 'I').values]).toEqual([4, 4, 5, 5, 6, 6, 6]);
    for (const other of [of([1, 2]), of([1, 2, 3], { between: 'interpolated' })]) {
      expect((await run(DRIVEN, { ...other, prepared })).prepared).not.toBe(prepared);
    }
  });

  it('can be one of several, and the same for all cells', async () => {
    const inputs = { I: { values: [1, 2], unit: 'nA', times: '0.3 ms' } };
    const { result } = await run(DRIVEN, { ...options, inputs, cells: 3, record: ['I'] });
    expect([...known(result?.traces.get('I'), 'I').values].slice(6, 12)).toEqual([1, 1, 1, 2, 2, 2]);
  });
});

describe('samples', () => {
  const good = { values: [1, 2], unit: 'nA', times: [0, 1] };

  it('are one finite value for each of increasing times', async () => {
    expect(await problemsOf({ ...good, values: [] })).toEqual([
      'samples/points: There are no samples for `I`.',
      'samples/points: The samples of `I` are 0 values at 2 times.',
    ]);
    expect(await problemsOf({ ...good, values: [1] })).toEqual([
      'samples/points: The samples of `I` are 1 value at 2 times.',
    ]);
    expect(await problemsOf({ ...good, times: [1, 1] })).toEqual([
      'samples/points: The times of the samples of `I` must increase, but 1 ms follows 1 ms (number 2).',
    ]);
    expect(await problemsOf({ ...good, values: [1, Number.NaN] })).toEqual([
      'samples/points: Number 2 of the values of the samples of `I` is NaN.',
    ]);
    expect(await problemsOf({ ...good, times: [0, Infinity] })).toEqual([
      'samples/points: Number 2 of the times of the samples of `I` is Infinity.',
    ]);
    for (const [value, word] of [
      [1n, 'a bigint'],
      ['1', 'a text'],
      [null, 'null'],
      [Object.create(null), 'an object'],
    ] as const) {
      // A program may pass anything.
      const values = [1, value] as unknown as readonly number[];
      expect(await problemsOf({ ...good, values })).toEqual([
        `samples/points: Number 2 of the values of the samples of \`I\` is ${word}.`,
      ]);
      expect(await problemsOf({ ...good, times: values })).toEqual([
        `samples/points: Number 2 of the times of the samples of \`I\` is ${word}.`,
      ]);
    }
    for (const wrong of [{ times: undefined }, { times: null }, { values: null }, { values: 1n }]) {
      const samples = { ...good, ...wrong } as unknown as typeof good;
      expect(await problemsOf(samples)).toEqual([expect.stringMatching(/^samples\/points: The /)]);
    }
    expect(await problemsOf({ ...good, between: 'smooth' })).toEqual([
      'samples/points: The samples of `I` cannot be `smooth` between their times.',
    ]);
  });

  it('have units of their dimensions', async () => {
    expect(await problemsOf({ ...good, unit: 'mV' })).toEqual([
      'samples/unit: The values of the samples of `I` are given in voltage, `mV`, but the input is current.',
    ]);
    expect(await problemsOf({ ...good, unit: 'nAmp' })).toEqual([expect.stringMatching(/^units\/unknown: /)]);
    expect(await problemsOf({ ...good, unit: '' })).toEqual([expect.stringMatching(/^samples\/unit: /)]);
    expect(await problemsOf({ ...good, timeUnit: 'mV' })).toEqual([
      'samples/unit: The times of the samples of `I` are given in voltage, `mV`, but times are needed.',
    ]);
  });

  it('lie a positive time apart', async () => {
    const spaced = (times: string) => problemsOf({ ...good, times });
    expect(await spaced('fast')).toEqual([
      'samples/interval: The samples of `I` cannot lie `fast` apart: it is no number with a unit of time.',
    ]);
    expect(await spaced('-1 ms')).toEqual([
      'samples/interval: The samples of `I` cannot lie `-1 ms` apart: it is not positive.',
    ]);
    expect(await spaced('5')).toEqual([expect.stringMatching(/^samples\/interval: /)]);
  });

  it('that end before the run does are told of', async () => {
    const { diagnostics } = await run(DRIVEN, {
      for: '100 ms',
      dt: '1 ms',
      inputs: { I: { values: [1, 2, 3], unit: 'nA', times: '10 ms' } },
    });
    expect(diagnostics.map(({ code, message, hint }) => [code, message, hint])).toEqual([
      [
        'samples/end',
        'The samples of `I` end at 20 ms, but the run lasts 100 ms.',
        'from there on `I` is 3 nA, the last sample.',
      ],
    ]);
  });
});
