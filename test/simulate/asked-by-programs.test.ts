/** What a program may pass to a run: forms that are taken, and what is said of all others. */
import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { LEAKY, modelOf } from './models.ts';

const leaky = modelOf(LEAKY);
const SHORT: RunOptions = { for: '1 ms', dt: '0.1 ms' };

/** Returns what is printed of a run that a program without types asks for. */
async function printed(options: unknown): Promise<string> {
  // A program without types passes anything.
  const { diagnostics, sources } = await run(leaky, options as RunOptions);
  const texts = new Map(sources.map(({ name, text }) => [name, text]));
  return renderDiagnostics(diagnostics, texts).trimEnd();
}

describe('one text', () => {
  it('names what is recorded and measured, as a list does', async () => {
    const one = await run(leaky, {
      ...SHORT,
      record: 'v, drive',
      measure: 'max(v, after 0.5 ms), rate(spikes)',
    });
    const list = await run(leaky, {
      ...SHORT,
      record: ['v', 'drive'],
      measure: ['max(v, after 0.5 ms)', 'rate(spikes)'],
    });
    expect(one.diagnostics).toEqual([]);
    expect([...(one.result?.traces.keys() ?? [])]).toEqual(['v', 'drive']);
    expect(one.result?.traces).toEqual(list.result?.traces);
    expect(one.result?.measures).toEqual(list.result?.measures);
  });

  it('is shown with the place of what is wrong in it', async () => {
    expect(
      await printed({ ...SHORT, record: 'v, V[0', measure: 'max(v), rate(spike)' }),
    ).toMatchInlineSnapshot(`
      "error[run/malformed-record]: \`V[0\` has no closing bracket.
        --> record V[0:1:2
         |
       1 | V[0
         |  ^^
      hint: write it as \`v\`, \`v[3]\`, \`v[0..9]\` or \`v[0, 5, 10]\`; cells are whole numbers from 0.

      error[run/unknown-record]: Leaky has no \`spike\` to measure.
        --> measure rate(spike):1:6
         |
       1 | rate(spike)
         |      ^^^^^
      hint: did you mean \`spikes\`?

      2 errors"
    `);
  });
});

describe('what a run does not know', () => {
  it('is refused with what was meant', async () => {
    expect(
      await printed({ duration: '10 ms', form: 'x', records: ['v'], sollver: 'rk4', zzz: 1 }),
    ).toMatchInlineSnapshot(`
      "error[run/unknown-option]: A run has no option \`duration\`.
      hint: did you mean \`for\`?

      error[run/unknown-option]: A run has no option \`form\`.
      hint: did you mean \`for\`?

      error[run/unknown-option]: A run has no option \`records\`.
      hint: did you mean \`record\`?

      error[run/unknown-option]: A run has no option \`sollver\`.
      hint: the options are \`for\`, \`dt\`, \`method\`, \`tolerance\`, \`spikeTimes\`, \`inputs\`, \`set\`, \`sweep\`, \`record\`, \`measure\`, \`every\`, \`target\`, \`arithmetic\`, \`float\`, \`fold\`, \`cells\`, \`seed\`, \`signal\`, \`onStart\`, \`onProgress\`, \`prepared\`, \`sources\`.

      error[run/unknown-option]: A run has no option \`zzz\`.
      hint: the options are \`for\`, \`dt\`, \`method\`, \`tolerance\`, \`spikeTimes\`, \`inputs\`, \`set\`, \`sweep\`, \`record\`, \`measure\`, \`every\`, \`target\`, \`arithmetic\`, \`float\`, \`fold\`, \`cells\`, \`seed\`, \`signal\`, \`onStart\`, \`onProgress\`, \`prepared\`, \`sources\`.

      5 errors"
    `);
  });

  it.each<readonly [string, unknown]>([
    ['options', 'for 10 ms'],
    ['options', null],
    ['for', { for: true }],
    ['record', { record: 5 }],
    ['record[1]', { record: ['v', 1] }],
    ['measure', { measure: {} }],
    ['cells', { cells: '3' }],
    ['inputs', { inputs: 'I = 1 mV/ms' }],
    ['inputs', { inputs: [1] }],
    ['set', { set: 3 }],
    ['sweep', { sweep: '1 .. 2' }],
    ['arithmetic', { arithmetic: 'quick' }],
    ['fold', { fold: 1 }],
    ['onProgress', { onProgress: 'x' }],
    ['signal', { signal: true }],
    ['sources', { sources: {} }],
  ])('a `%s` of another type is refused: %j', async (option, options) => {
    // A program without types passes anything.
    const { result, diagnostics } = await run(leaky, options as RunOptions);
    expect(result).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/option-type']);
    expect(diagnostics[0]?.message.startsWith(`\`${option}\` is `)).toBe(true);
  });

  it('but an option that is undefined is none', async () => {
    // As programs without types write it.
    const options = {
      ...SHORT,
      record: undefined,
      cells: undefined,
      signal: undefined,
    } as unknown as RunOptions;
    expect((await run(leaky, options)).diagnostics).toEqual([]);
  });

  it('is said in words', async () => {
    expect(
      await printed({ record: ['v', 1], inputs: 'I = 1 mV/ms', arithmetic: 'quick' }),
    ).toMatchInlineSnapshot(`
      "error[run/option-type]: \`record[1]\` is a number, but a text is needed.
      hint: write it as \`record: ['v', 'm[0..9]']\`.

      error[run/option-type]: \`inputs\` is \`I = 1 mV/ms\`, but an object by name is needed.
      hint: write it as \`inputs: { I: '3 nA' }\`.

      error[run/option-type]: \`arithmetic\` is \`quick\`, but \`strict\` or \`fast\` is needed.
      hint: write it as \`arithmetic: 'fast'\`.

      3 errors"
    `);
  });
});

describe('a value that is none', () => {
  it.each<readonly [string, unknown, string]>([
    ['NaN', Number.NaN, 'The value given for `I` is not a number (NaN).'],
    ['null', null, 'The value given for `I` is null.'],
    ['a truth', true, 'The value given for `I` is true.'],
    ['an empty object', {}, 'The value given for `I` is an object.'],
    [
      'samples without unit',
      { values: [1, 2], times: '1 ms' },
      'The values of the samples of `I` have no unit.',
    ],
    ['samples without values', { times: '1 ms', unit: '1' }, 'The samples of `I` have no `values`.'],
    ['samples without times', { values: [1, 2], unit: 'mV/ms' }, 'The samples of `I` have no `times`.'],
    [
      'a text for values',
      { values: 'abc', unit: 'mV/ms', times: [1] },
      'The `values` of the samples of `I` are a text.',
    ],
  ])('%s', async (_, value, message) => {
    // A program without types passes anything.
    const inputs = { I: value } as unknown as NonNullable<RunOptions['inputs']>;
    const { result, diagnostics } = await run(leaky, { ...SHORT, inputs });
    expect(result).toBeUndefined();
    expect(diagnostics.map((each) => each.message)).toEqual([message]);
  });
});

describe.each(['js', 'interpreter'])('a promise, by %s', (target) => {
  it('of `onProgress` that is rejected ends the run as an error does', async () => {
    const { result, diagnostics } = await run(leaky, {
      for: '1e5 s',
      dt: '0.1 ms',
      every: 10_000,
      target,
      onProgress: async () => {
        await Promise.resolve();
        throw new Error('the socket is closed');
      },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/interrupted']);
    expect(diagnostics[0]?.message).toContain('the socket is closed');
    expect(result?.meta.ending).toBe('interrupted');
  });

  it('of `onProgress` that is rejected at the end is told, and the result is whole', async () => {
    const { result, diagnostics } = await run(leaky, {
      ...SHORT,
      target,
      onProgress: (done) => (done === 10 ? Promise.reject(new Error('too late')) : undefined),
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/interrupted']);
    expect(result?.meta).toMatchObject({ ending: 'done', steps: 10 });
  });

  it('of `onStart` is waited for', async () => {
    const { result, diagnostics } = await run(leaky, {
      ...SHORT,
      target,
      onStart: () => Promise.reject(new Error('not now')),
    });
    expect(result).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['run/interrupted']);
  });
});

describe('samples further apart than the run is long', () => {
  it('are warned of', async () => {
    const { result, diagnostics } = await run(leaky, { ...SHORT, every: '1 s' });
    expect(result?.times.length).toBe(1);
    expect(diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toEqual([
      'warning run/one-sample: Only the start is recorded: the run lasts 1 ms, but samples lie 1000 ms apart.',
    ]);
  });

  it('unless nothing is recorded, or the run has no step', async () => {
    expect((await run(leaky, { ...SHORT, every: '1 s', record: [] })).diagnostics).toEqual([]);
    expect((await run(leaky, { ...SHORT, for: 0, every: '1 s' })).diagnostics).toEqual([]);
  });
});
