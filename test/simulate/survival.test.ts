/** What a run that ends early leaves: all that was recorded, consistent, and why it ended. */
import { describe, expect, it } from 'vitest';
import { readRunJson } from '../../src/simulate/output/read-json.ts';
import { runToJsonText } from '../../src/simulate/output/write-json.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions, RunReport } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { LEAKY, modelOf } from './models.ts';

const leaky = modelOf(LEAKY);
const LONG: RunOptions = {
  for: '1e5 s',
  dt: '0.1 ms',
  every: 10_000,
  cells: 2,
  inputs: { I: [1, 4] },
  record: ['v', 'drive[1]'],
  measure: ['rate(spikes)', 'max(v, before 20 ms)', 'count(spikes, after 99999 s)', 'mean(v, after 99999 s)'],
};

/** Everything in the result is of the steps that were done, and survives being written and read. */
function expectConsistent({ times, traces, spikes, measures, meta, cells }: RunResult): void {
  expect(times.length).toBe(Math.floor(meta.steps / meta.every) + 1);
  for (const { values, cells: recorded } of traces.values()) {
    expect(values.length).toBe(times.length * recorded.length);
  }
  const end = meta.steps / 10;
  expect(spikes.every((ofCell) => ofCell.every((time) => time <= end))).toBe(true);
  const rates = spikes.map(({ length }) =>
    meta.steps === 0 ? Number.NaN : expect.closeTo(length / (end / 1000), 6),
  );
  expect([...(measures.get('rate(spikes)')?.values ?? [])]).toEqual(rates);
  expect([...(measures.get('mean(v, after 99999 s)')?.values ?? [])]).toEqual(Array(cells).fill(Number.NaN));
  expect([...(measures.get('count(spikes, after 99999 s)')?.values ?? [])]).toEqual(
    Array(cells).fill(Number.NaN),
  );
}

function resultOf({ result }: RunReport): RunResult {
  if (result === undefined) throw new Error('no result');
  expect(readRunJson(runToJsonText(result))).toEqual({ result, diagnostics: [] });
  return result;
}

function codes({ diagnostics }: RunReport): readonly string[] {
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

describe.each(['js', 'interpreter'])('by %s', (target) => {
  it('a run that is stopped keeps what it had', async () => {
    const stop = new AbortController();
    const report = await run(leaky, {
      ...LONG,
      target,
      signal: stop.signal,
      onProgress: (done) => done > 0 && stop.abort(),
    });
    expect(codes(report)).toEqual(['warning run/stopped']);
    const result = resultOf(report);
    expect(result.meta).toMatchObject({ ending: 'stopped' });
    expect(result.meta.steps).toBeGreaterThan(0);
    expectConsistent(result);
  });

  it('a run in which a caller throws keeps what it had, and tells what was thrown', async () => {
    let calls = 0;
    const report = await run(leaky, {
      ...LONG,
      target,
      onProgress: () => {
        calls += 1;
        throw new Error('the disk is full');
      },
    });
    expect(codes(report)).toEqual(['error run/interrupted']);
    expect(report.diagnostics[0]?.message).toMatch(
      /^The run was interrupted at .* of 100000000 ms, as a function that it calls threw: the disk is full$/,
    );
    const result = resultOf(report);
    expect(result.meta.ending).toBe('interrupted');
    expect(calls).toBe(1);
    expectConsistent(result);
  });

  it('a run that was stopped before its first step has the start', async () => {
    const report = await run(leaky, { ...LONG, target, signal: AbortSignal.abort() });
    const result = resultOf(report);
    expect(result.meta).toMatchObject({ ending: 'stopped', steps: 0 });
    expect([...result.times]).toEqual([0]);
    expect([...(result.traces.get('v')?.values ?? [])]).toEqual([-70, -70]);
    expectConsistent(result);
  });

  it('a run that fails has its measures until there', async () => {
    const model = modelOf('neuron Grows { state x = 1; dx/dt = if x > 4.5 then 0 / 0 / 1 ms else 1 / 1 ms }');
    const report = await run(model, {
      for: '10 ms',
      dt: '1 ms',
      method: 'euler',
      target,
      measure: ['max(x)', 'mean(x, after 2 ms)', 'max(x, after 6 ms)'],
    });
    const result = resultOf(report);
    expect(result.meta).toMatchObject({ ending: 'not-finite', steps: 4 });
    expect(Array.from(result.measures.values(), ({ values }) => values[0])).toEqual([5, 4, Number.NaN]);
  });
});

describe('before the first step', () => {
  it('what a run will take is stated', async () => {
    let stated: unknown;
    const { result } = await run(leaky, {
      for: '10 ms',
      dt: '0.1 ms',
      every: 10,
      cells: 1000,
      record: ['v[0..9]'],
      measure: ['max(v)', 'sd(v)', 'rate(spikes)'],
      onStart: (plan) => {
        stated = plan;
      },
    });
    expect(stated).toMatchObject({
      steps: 100,
      step: { value: 0.1, unit: 'ms' },
      samples: 11,
      cells: 1000,
      records: [{ name: 'v', cells: Int32Array.from({ length: 10 }, (_, cell) => cell) }],
      measures: ['max(v)', 'sd(v)', 'rate(spikes)'],
      bytes: { traces: 11 * 11 * 8, measures: 1000 * 8 * 8 },
    });
    expect(result?.traces.get('v')?.values.length).toBe(110);
  });

  it('the memory that is stated is the memory that is taken, where no cell spikes', async () => {
    const silent = modelOf('neuron Silent { state v : mV = 0; dv/dt = (1 mV - v) / 10 ms }');
    let stated = 0;
    const { result } = await run(silent, {
      for: '0.2 ms',
      dt: '0.1 ms',
      cells: 10_000,
      onStart: ({ bytes }) => {
        stated = bytes.total;
      },
    });
    // 1 state with its copy, room for a spike of each, the lists of spikes.
    expect(stated).toBeGreaterThan(10_000 * (8 + 8 + 12 + 20));
    expect(stated).toBeLessThan(10_000 * (8 + 8 + 12 + 20) + 100_000);
    // The lists are one.
    expect(new Set(result?.spikes).size).toBe(1);
  });

  it('a caller that throws lets nothing be run', async () => {
    const report = await run(leaky, {
      onStart: () => {
        throw new Error('too large');
      },
    });
    expect(report.result).toBeUndefined();
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      'The run was interrupted before its first step, as a function that it calls threw: too large',
    ]);
  });
});

describe('a long run', () => {
  it('lets the event loop have its turn, with very many cells too', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    const progress: number[] = [];
    const { result } = await run(leaky, {
      for: '10 ms',
      dt: '0.1 ms',
      cells: 300_000,
      onProgress: (done) => progress.push(done),
    });
    clearInterval(timer);
    expect(result?.meta.steps).toBe(100);
    expect(ticks).toBeGreaterThan(3);
    expect(progress.at(-1)).toBe(100);
  });
});
