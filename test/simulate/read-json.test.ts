import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin } from '../../src/simulate/origin.ts';
import { readRunJson } from '../../src/simulate/output/read-json.ts';
import { runToJson, runToJsonText } from '../../src/simulate/output/write-json.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { LEAKY, modelOf } from './models.ts';

const ORIGIN: Origin = {
  command: 'axode run leaky.axo',
  version: '0.1.0',
  address: 'leaky.axo#Leaky',
  files: new Map([
    ['leaky.axo', LEAKY],
    ['__proto__', ''],
  ]),
};

async function swept(): Promise<RunResult> {
  const { result } = await run(modelOf(LEAKY), {
    for: '5 ms',
    dt: '1 ms',
    sweep: { I: [0, 15], tau: [5, 10, 20] },
    record: ['v[0,5]', 'tau'],
    measure: ['rate(spikes)', 'first(spikes)', 'peak = max(v)'],
  });
  if (result === undefined) throw new Error('no result');
  return result;
}

function problemOf(text: string): string {
  const { result, diagnostics } = readRunJson({ name: 'r.json', text });
  expect(result).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['run/unreadable-result']);
  return diagnostics[0]?.message ?? '';
}

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(-0, 0, Number.NaN, 1e21, 5e-324, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const finite = fc.double({ noDefaultInfinity: true, noNaN: true });
/** Times in their order; several of them may be the same, but those of samples. */
const spikeTimes = fc.array(finite, { maxLength: 5 }).map((list) => Float64Array.from(list).sort());
const timesOf = (length: number): fc.Arbitrary<Float64Array> =>
  fc
    .uniqueArray(finite, { minLength: length, maxLength: length, selector: (time) => time + 0 })
    .map((list) => Float64Array.from(list).sort());
/** The numbers of values on the axes of a sweep that has so many cells. */
const axesOf = (cells: number): fc.Arbitrary<readonly number[]> =>
  fc.constantFrom([], [cells], [1, cells], ...(cells % 2 === 0 ? [[2, cells / 2]] : []));
const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', 'v', 'sodium.m'),
);

/** Returns any consistent result. */
const anyResult: fc.Arbitrary<RunResult> = fc
  .record({ cells: fc.integer({ min: 1, max: 5 }), samples: fc.nat(6) })
  .chain(({ cells, samples }) => {
    const numbers = (length: number): fc.Arbitrary<Float64Array> =>
      fc.array(number, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));
    const named = <Value extends { readonly name: string }>(
      value: fc.Arbitrary<Value>,
    ): fc.Arbitrary<ReadonlyMap<string, Value>> =>
      fc
        .uniqueArray(value, { selector: ({ name }) => name, maxLength: 4 })
        // Objects put names that are whole numbers first; a model has none.
        .map((list) => list.filter(({ name }) => !/^\d+$/.test(name)))
        .map((list) => new Map(list.map((each) => [each.name, each])));
    const trace = fc.uniqueArray(fc.nat(cells - 1), { minLength: 1, maxLength: cells }).chain((chosen) =>
      fc.record({
        name: word,
        unit: word,
        cells: fc.constant(Int32Array.from(chosen.toSorted((a, b) => a - b))),
        values: numbers(samples * chosen.length),
      }),
    );
    const given = fc
      .dictionary(word, fc.oneof(word, fc.double({ noDefaultInfinity: true, noNaN: true })), {
        noNullPrototype: true,
      })
      .map((each) => Object.fromEntries(Object.entries(each)));
    return fc.record<RunResult>({
      model: word,
      method: word,
      dt: fc.record({ value: fc.double({ min: 5e-324, max: 1e300, noNaN: true }), unit: word }),
      times: timesOf(samples),
      timeUnit: word,
      cells: fc.constant(cells),
      traces: named(trace),
      sweep: axesOf(cells).chain((lengths) =>
        fc.tuple(...lengths.map((length) => fc.record({ name: word, unit: word, values: numbers(length) }))),
      ),
      measures: named(fc.record({ name: word, unit: word, values: numbers(cells) })),
      spikes: fc.array(spikeTimes, { minLength: cells, maxLength: cells }),
      meta: fc.record({
        target: fc.constantFrom('js' as const, 'interpreter' as const),
        arithmetic: fc.constantFrom('strict' as const, 'fast' as const),
        steps: fc.nat(),
        every: fc.integer({ min: 1 }),
        ending: fc.constantFrom('done' as const, 'stopped' as const, 'interrupted' as const),
        compile_ms: fc.double({ noDefaultInfinity: true, noNaN: true }),
        run_ms: fc.double({ noDefaultInfinity: true, noNaN: true }),
        ns_per_cell_step: fc.double({ noDefaultInfinity: true, noNaN: true }),
        inputs: given,
        set: given,
      }),
    });
  });

describe('a result that was written', () => {
  it('is read back as it was, with its origin', async () => {
    const result = await swept();
    expect(readRunJson(runToJsonText(result, ORIGIN))).toEqual({ result, origin: ORIGIN, diagnostics: [] });
    expect(readRunJson(runToJsonText(result))).toEqual({ result, diagnostics: [] });
    const { traces, cells_recorded, measures, sweep } = runToJson(result);
    expect(traces.v).toHaveLength(2);
    expect(cells_recorded).toEqual({ v: [0, 5], tau: [0, 1, 2, 3, 4, 5] });
    expect(sweep.map(({ name, values }) => [name, values])).toEqual([
      ['I', [0, 15]],
      ['tau', [5, 10, 20]],
    ]);
    expect(Object.keys(measures)).toEqual(['rate(spikes)', 'first(spikes)', 'peak']);
  });

  it('keeps infinities as numbers, which others read as such', async () => {
    const { result } = await run(modelOf('neuron Log { state v = 0; dv/dt = 1 / 1 ms; u = 1 / v }'), {
      for: '1 ms',
      dt: '1 ms',
      method: 'euler',
      record: ['u'],
      measure: ['top = max(u)'],
    });
    if (result === undefined) throw new Error('no result');
    const text = runToJsonText(result);
    expect(text).toContain('"u":[1e999,1]');
    expect(JSON.parse(text).measures.top.values).toEqual([Number.POSITIVE_INFINITY]);
    expect(readRunJson(text).result).toEqual(result);
  });

  it('is read back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(anyResult, (result) => {
        // Where nothing was recorded, the first and the last time say all.
        const ends = result.times.filter((_, at) => at === 0 || at === result.times.length - 1);
        const times = result.traces.size === 0 ? ends : result.times;
        expect(readRunJson(runToJsonText(result))).toEqual({ result: { ...result, times }, diagnostics: [] });
      }),
    );
  });
});

describe('a text that is no result', () => {
  it('is refused with the reason', async () => {
    const text = runToJsonText(await swept());
    const json = JSON.parse(text);
    const without = (...keys: readonly string[]): string =>
      JSON.stringify(Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key))));
    const having = (changes: object): string => JSON.stringify({ ...json, ...changes });
    expect(problemOf(LEAKY)).toMatch(/^r\.json is no result of a run: it is not JSON \(.+\)\.$/);
    expect(problemOf(text.slice(0, 500))).toMatch(/it is not JSON/);
    expect(problemOf('')).toMatch(/it is not JSON/);
    expect(problemOf('[1, 2]')).toBe('r.json is no result of a run: it is JSON, but no object.');
    expect(problemOf('{"a": 1}')).toContain('it is JSON, but has nothing that a result has');
    expect(problemOf(without('sweep', 'cells_recorded'))).toContain('it has no `sweep`, `cells_recorded`');
    expect(problemOf(having({ t: [0, 1, 'x', 3, 4, 5] }))).toContain('`t[2]` is no number');
    expect(problemOf(having({ t: [0, 1, null, 3, 4, 5] }))).toContain('`t[2]` is no time');
    expect(problemOf(having({ t: [0, 1, 3, 2, 4, 5] }))).toContain(
      '`t[3]` does not follow the time before it',
    );
    expect(problemOf(having({ t: [5, 4, 3, 2, 1, 0] }))).toContain(
      '`t[1]` does not follow the time before it',
    );
    for (const value of [0, -1, null]) {
      expect(problemOf(having({ dt: { value, unit: 'ms' } }))).toContain('`dt.value` is no positive number');
    }
    expect(problemOf(having({ sweep: json.sweep.slice(0, 1) }))).toContain(
      '`sweep` has 2 combinations, but there are 6 cells',
    );
    expect(problemOf(having({ spikes: [[3, 2], [], [], [], [], []] }))).toContain(
      '`spikes[0][1]` does not follow the time before it',
    );
    expect(problemOf(having({ t: [0, 1] }))).toContain('`traces.v[0]` has 6 values, not 2');
    expect(problemOf(having({ traces: { v: [[1, 2, 3, 4, 5, 6]] } }))).toContain(
      '`traces.v` has 1 lists, not one for each of 2 recorded cells',
    );
    expect(problemOf(having({ cells_recorded: { v: [5, 0], tau: [6] } }))).toContain(
      '`cells_recorded.v[1]` is no cell from 6 to 5; `cells_recorded.tau[0]` is no cell from 0 to 5',
    );
    expect(problemOf(having({ cells: 0 }))).toContain('`cells` is no whole number from 1');
    expect(problemOf(having({ spikes: [] }))).toContain('`spikes` has 0 lists, not one for each of 6 cells');
    expect(problemOf(having({ measures: { 'rate(spikes)': { unit: 'Hz', values: [1] } } }))).toContain(
      '`measures["rate(spikes)"].values` has 1 values, not 6',
    );
    expect(problemOf(having({ meta: { ...json.meta, ending: 'lost' } }))).toContain(
      '`meta.ending` is none of "done"',
    );
    expect(problemOf(having({ origin: { version: 1 } }))).toContain('`origin.version` is no text');
  });

  it('never ends in a crash, whatever part of it was changed', async () => {
    const json = JSON.parse(runToJsonText(await swept(), ORIGIN));
    const paths: (readonly string[])[] = [];
    const walk = (value: unknown, path: readonly string[]): void => {
      if (path.length > 0) paths.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, part] of Object.entries(value)) walk(part, [...path, key]);
    };
    walk(json, []);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, replacement) => {
        const changed = structuredClone(json);
        let owner = changed;
        for (const key of path.slice(0, -1)) owner = owner[key];
        owner[path.at(-1) ?? ''] = replacement;
        const { result, diagnostics } = readRunJson(JSON.stringify(changed));
        expect(result === undefined).toBe(diagnostics.length > 0);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRunJson(text).diagnostics.length).toBeGreaterThan(0);
      }),
    );
  });
});
