import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { LEAKY, modelOf, shippedModel } from './models.ts';

/** Spikes at 1, 2, 4, 8, 16 ms; x is the time in ms. */
const DOUBLING = modelOf(`
neuron Doubling {
  state x = 0
  dx/dt = 1 / 1 ms
  square = x^2 * 1 mV
  spike at [1 ms, 2 ms, 4 ms, 8 ms, 16 ms]
}`);
const RUN: RunOptions = { for: '20 ms', dt: '0.5 ms', method: 'euler' };
const leaky = modelOf(LEAKY);

async function measured(measure: readonly string[], options: RunOptions = RUN): Promise<unknown> {
  const { result, diagnostics } = await run(DOUBLING, { ...options, measure });
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(
    Array.from(result?.measures ?? [], ([name, { unit, values }]) => [name, [values[0], unit]]),
  );
}

async function mistakes(measure: readonly string[], options: RunOptions = {}): Promise<readonly string[]> {
  const { diagnostics, result, sources } = await run(leaky, { ...options, measure });
  expect(result).toBeUndefined();
  return diagnostics.map(({ code, span, message, hint }) => {
    const text = sources.find(({ name }) => name === span?.source)?.text.slice(span?.start, span?.end);
    return `${code} at «${text}»: ${message} ${hint}`;
  });
}

describe('measures', () => {
  it('of spikes are their rate, number, first and last', async () => {
    expect(await measured(['rate(spikes)', 'count(spikes)', 'first(spikes)', 'last(spikes)'])).toEqual({
      'rate(spikes)': [250, 'Hz'],
      'count(spikes)': [5, '1'],
      'first(spikes)': [1, 'ms'],
      'last(spikes)': [16, 'ms'],
    });
  });

  it('of intervals are those between successive spikes', async () => {
    const names = ['mean', 'sd', 'cv', 'min', 'max', 'first', 'last'];
    expect(await measured(names.map((name) => `${name}(intervals)`))).toEqual({
      'mean(intervals)': [3.75, 'ms'],
      'sd(intervals)': [Math.sqrt(115 / 16), 'ms'],
      'cv(intervals)': [Math.sqrt(115 / 16) / 3.75, '1'],
      'min(intervals)': [1, 'ms'],
      'max(intervals)': [8, 'ms'],
      'first(intervals)': [1, 'ms'],
      'last(intervals)': [8, 'ms'],
    });
  });

  it('of a variable are taken at every step, both ends of the window included, in the declared unit', async () => {
    const names = ['mean', 'sd', 'min', 'max', 'first', 'last'];
    const measures = names.map((name) => `${name}(x, after 2 ms, before 4 ms)`);
    expect(await measured(['max(square)', ...measures], { ...RUN, every: 40 })).toEqual({
      'max(square)': [400, 'mV'],
      'mean(x, after 2 ms, before 4 ms)': [3, '1'],
      'sd(x, after 2 ms, before 4 ms)': [expect.closeTo(Math.SQRT1_2, 12), '1'],
      'min(x, after 2 ms, before 4 ms)': [2, '1'],
      'max(x, after 2 ms, before 4 ms)': [4, '1'],
      'first(x, after 2 ms, before 4 ms)': [2, '1'],
      'last(x, after 2 ms, before 4 ms)': [4, '1'],
    });
  });

  it('of spikes in windows that follow one another share none', async () => {
    expect(
      await measured([
        'count(spikes, before 4 ms)',
        'count(spikes, after 4 ms)',
        'late = rate(spikes, after 4ms)',
      ]),
    ).toEqual({
      'count(spikes, before 4 ms)': [3, '1'],
      'count(spikes, after 4 ms)': [2, '1'],
      late: [125, 'Hz'],
    });
  });

  it('have windows between steps: steps within count, and the rate has its exact length', async () => {
    expect(
      await measured([
        'first(x, after 2.2 ms)',
        'last(x, before 3.9 ms)',
        'rate(spikes, after 0.8 ms, before 2.4 ms)',
      ]),
    ).toEqual({
      'first(x, after 2.2 ms)': [2.5, '1'],
      'last(x, before 3.9 ms)': [3.5, '1'],
      'rate(spikes, after 0.8 ms, before 2.4 ms)': [1250, 'Hz'],
    });
  });

  it('are NaN where there is nothing to measure', async () => {
    expect(
      await measured([
        'first(spikes, after 17 ms)',
        'mean(intervals, after 8 ms)',
        'cv(intervals, after 4 ms)',
        'mean(intervals, after 4 ms)',
        'rate(spikes, after 17 ms)',
      ]),
    ).toEqual({
      'first(spikes, after 17 ms)': [NaN, 'ms'],
      'mean(intervals, after 8 ms)': [NaN, 'ms'],
      'cv(intervals, after 4 ms)': [NaN, '1'],
      'mean(intervals, after 4 ms)': [8, 'ms'],
      'rate(spikes, after 17 ms)': [0, 'Hz'],
    });
  });

  it('may have names of their own', async () => {
    expect(await measured(['peak = max(x)', 'peak=max( x )', ' count( spikes ) '])).toEqual({
      peak: [20, '1'],
      'count( spikes )': [5, '1'],
    });
  });

  it('are one number per cell, by both targets the same bits', async () => {
    const model = shippedModel('neurons/hodgkin-huxley');
    const options: RunOptions = {
      for: '20 ms',
      dt: '0.05 ms',
      inputs: { I: '20 uA/cm^2 * i / N' },
      cells: 4,
      measure: ['rate(spikes)', 'mean(v)', 'sd(v, after 5 ms)', 'max(v)', 'first(spikes)', 'last(sodium.m)'],
    };
    const js = await run(model, options);
    const interpreted = await run(model, { ...options, target: 'interpreter' });
    expect(js.result?.measures.get('mean(v)')?.values).toHaveLength(4);
    expect(js.result?.measures).toEqual(interpreted.result?.measures);
    expect(js.result?.measures.get('rate(spikes)')?.values[3]).toBeGreaterThan(0);
    expect(js.result?.traces.size).toBe(0);
  });

  it('agree with what is computed from the trace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        async (from, length) => {
          const window = `after ${from} ms, before ${from + length} ms`;
          const { result } = await run(leaky, {
            for: '60 ms',
            dt: '1 ms',
            inputs: { I: 4 },
            measure: [`m = mean(v, ${window})`, `h = max(drive, ${window})`, `n = count(spikes, ${window})`],
            record: ['v', 'drive'],
          });
          const slice = (name: string): readonly number[] => [
            ...(result?.traces.get(name)?.values.slice(from, from + length + 1) ?? []),
          ];
          const mean = slice('v').reduce((sum, value) => sum + value, 0) / (length + 1);
          expect(result?.measures.get('m')?.values[0]).toBeCloseTo(mean, 9);
          expect(result?.measures.get('h')?.values[0]).toBe(Math.max(...slice('drive')));
          const spikes = result?.spikes[0]?.filter((time) => time > from && time <= from + length);
          expect(result?.measures.get('n')?.values[0]).toBe(spikes?.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are refused with the place and the repair', async () => {
    expect(
      await mistakes([
        'rate(v)',
        'max(spikes)',
        'maxx(v)',
        'std(v)',
        'average(v)',
        'frequency(spikes)',
        'cv(spikes)',
        'mean(ISI)',
        'max(V)',
        'max v',
        'max(v',
        'max(v) now',
        'max()',
        '(v)',
        'a b = max(v)',
        'max(v, aftr 5 ms)',
        'max(v, after)',
        'max(v, after 1 ms, after 2 ms)',
        'max(v, after 5 mV)',
        'max(v, after 5)',
        'max(v, after 5 mss)',
      ]),
    ).toEqual([
      'run/unknown-measure at «rate»: There is no `rate` of the variable `v`. did you mean `rate(spikes)`?',
      'run/unknown-measure at «max»: There is no `max` of spikes. did you mean `max(intervals)`?',
      'run/unknown-measure at «maxx»: There is no `maxx` of the variable `v`. did you mean `max`?',
      'run/unknown-measure at «std»: There is no `std` of the variable `v`. did you mean `sd`?',
      'run/unknown-measure at «average»: There is no `average` of the variable `v`. did you mean `mean`?',
      'run/unknown-measure at «frequency»: There is no `frequency` of spikes. did you mean `rate`?',
      'run/unknown-measure at «cv»: There is no `cv` of spikes. did you mean `cv(intervals)`?',
      'run/unknown-record at «ISI»: Leaky has no `ISI` to measure. did you mean `intervals`?',
      'run/unknown-record at «V»: Leaky has no `V` to measure. did you mean `v`?',
      expect.stringContaining('run/malformed-measure at «max v»: `max v` has no parentheses.'),
      expect.stringContaining('at «max(v»: `max(v` has no closing parenthesis.'),
      expect.stringContaining('at «now»: `max(v) now` has words behind its closing parenthesis.'),
      expect.stringContaining('at «()»: `max()` does not say of what.'),
      expect.stringContaining('`(v)` has nothing before its parenthesis.'),
      expect.stringContaining('at «a b»: `a b = max(v)` has a name that is no word.'),
      'run/malformed-measure at «aftr 5 ms»: `max(v, aftr 5 ms)` has `aftr` where `after` or `before` was expected. did you mean `after`?',
      expect.stringContaining('at «after»: `max(v, after)` does not say after when.'),
      expect.stringContaining('at «after 2 ms»: `max(v, after 1 ms, after 2 ms)` says `after` twice.'),
      'run/measure-window at «5 mV»: `5 mV` is no time with a unit. write it as `50 ms`.',
      'run/measure-window at «5»: `5` is no time with a unit. write it as `50 ms`.',
      expect.stringContaining('run/measure-window at «5 mss»'),
    ]);
  });

  it('are refused where their window is not in the run', async () => {
    expect(
      await mistakes([
        'max(v, after 100 ms)',
        'max(v, before 0.2 s)',
        'max(v, after -1 ms)',
        'max(v, before 0 ms)',
        'max(v, after 50 ms, before 10 ms)',
        'max(v, after 1.001 ms, before 1.009 ms)',
      ]),
    ).toEqual([
      'run/measure-window at «100 ms»: The window begins at 100 ms, but the run ends at 100 ms. run longer, or take an earlier time.',
      'run/measure-window at «0.2 s»: The window ends at 0.2 s, but the run ends at 100 ms. run longer, or take an earlier time.',
      'run/measure-window at «-1 ms»: The window begins at -1 ms, but the run begins at 0. take a later time.',
      'run/measure-window at «0 ms»: The window ends at 0 ms, but the run begins at 0. take a later time.',
      'run/measure-window at «50 ms, before 10 ms»: The window ends before it begins. the time behind `after` is the earlier one.',
      'run/measure-window at «1.001 ms, before 1.009 ms»: The window lies between two steps of 0.01 ms: it holds no value. make it longer than a step.',
    ]);
  });

  it('are refused where two have one name, and of spikes that a model never has', async () => {
    expect(await mistakes(['top = max(v)', 'top = last(v)'])).toEqual([
      'run/repeated-measure at «top = last(v)»: Two measures are called `top`. give one of them another name.',
    ]);
    const silent = modelOf('neuron Silent { state v = 1; dv/dt = -v / 1 ms }');
    const { diagnostics } = await run(silent, { measure: ['rate(spikes)'] });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Silent never spikes, so there are no spikes to measure.',
    ]);
  });

  it('need no new code for another window or function', async () => {
    const first = await run(leaky, { measure: ['max(v)'], record: [] });
    const { prepared } = await run(leaky, {
      measure: ['mean(v, after 5 ms)'],
      record: [],
      ...(first.prepared === undefined ? {} : { prepared: first.prepared }),
    });
    expect(prepared).toBe(first.prepared);
  });
});
