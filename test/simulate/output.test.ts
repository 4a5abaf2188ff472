import { describe, expect, it } from 'vitest';
import { joined } from '../../src/simulate/output/pieces.ts';
import { readRunJson } from '../../src/simulate/output/read-json.ts';
import { runToCsv, runToCsvPieces } from '../../src/simulate/output/write-csv.ts';
import { runToJson, runToJsonPieces, runToJsonText } from '../../src/simulate/output/write-json.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { LEAKY, modelOf } from './models.ts';

async function result(cells: number): Promise<RunResult> {
  const options = {
    for: '3 ms',
    dt: '1 ms',
    method: 'euler',
    record: ['v', 'tau'],
    set: { tau: 10 },
    inputs: { I: '15 mV/ms' },
  };
  const report = await run(modelOf(LEAKY), { ...options, cells });
  if (report.result === undefined) throw new Error('no result');
  return report.result;
}

describe('a run as JSON', () => {
  it('has one array per variable for one cell', async () => {
    const json = runToJson(await result(1));
    expect(json).toEqual({
      model: 'Leaky',
      method: 'euler',
      dt: { value: 1, unit: 'ms' },
      t: [0, 1, 2, 3],
      time_unit: 'ms',
      cells: 1,
      sweep: [],
      measures: {},
      traces: { v: [-70, -55, -70, -55], tau: [10, 10, 10, 10] },
      units: { v: 'mV', tau: 'ms' },
      cells_recorded: { v: [0], tau: [0] },
      spikes: [[2]],
      meta: {
        target: 'js',
        arithmetic: 'strict',
        steps: 3,
        every: 1,
        ending: 'done',
        compile_ms: expect.any(Number),
        run_ms: expect.any(Number),
        ns_per_cell_step: expect.any(Number),
        inputs: { I: '15 mV/ms' },
        set: { tau: 10 },
      },
    });
  });

  it('has an array per cell for several', async () => {
    const { traces, spikes } = runToJson(await result(2));
    expect(traces.v).toEqual([
      [-70, -55, -70, -55],
      [-70, -55, -70, -55],
    ]);
    expect(spikes).toEqual([[2], [2]]);
  });

  it('reads back as it was', async () => {
    const run = await result(1);
    expect(JSON.parse(runToJsonText(run))).toEqual(runToJson(run));
  });

  it('takes any name for a name', async () => {
    const model = modelOf(
      'neuron Odd { state __proto__ = 1; state constructor = 2; on step { __proto__ = 1; constructor = 2 } }',
    );
    const { result } = await run(model, { for: '1 ms', dt: '1 ms', record: ['__proto__', 'constructor'] });
    if (result === undefined) throw new Error('no result');
    expect(JSON.parse(runToJsonText(result)).traces).toEqual(
      JSON.parse('{"__proto__":[1,1],"constructor":[2,2]}'),
    );
    expect(runToCsv(result).split('\n')[0]).toBe('t (ms),__proto__,constructor,spikes');
  });
});

describe('a run as CSV', () => {
  it('is a table with units in its heading and a count of spikes', async () => {
    expect(runToCsv(await result(1))).toBe(
      ['t (ms),v (mV),tau (ms),spikes', '0,-70,10,0', '1,-55,10,0', '2,-70,10,1', '3,-55,10,0', ''].join(
        '\n',
      ),
    );
  });

  it('numbers the columns of several cells', async () => {
    expect(
      runToCsv(await result(2))
        .split('\n')
        .slice(0, 2),
    ).toEqual([
      't (ms),v[0] (mV),v[1] (mV),tau[0] (ms),tau[1] (ms),spikes[0],spikes[1]',
      '0,-70,-70,10,10,0,0',
    ]);
  });
});

describe('a run of which only spikes were kept', () => {
  const bursts = async (): Promise<RunResult> => ({ ...(await result(2)), traces: new Map() });

  it('is a table of spikes as CSV: a row for each, with its cell', async () => {
    expect(runToCsv(await bursts())).toBe('cell,t (ms)\n0,2\n1,2\n');
    expect(runToCsv(await result(2), 'spikes')).toBe('cell,t (ms)\n0,2\n1,2\n');
  });

  it('has no more times as JSON than say how long it was, and is read back', async () => {
    const run = await bursts();
    expect(runToJson(run).t).toEqual([0, 3]);
    const text = runToJsonText(run);
    expect(text).toBe(`${JSON.stringify(runToJson(run))}\n`);
    expect(readRunJson(text)).toEqual({ result: { ...run, times: Float64Array.of(0, 3) }, diagnostics: [] });
  });
});

describe('a run that was asked for measures, as CSV', () => {
  it('is a table of cells: what was swept, then the measures', async () => {
    const { result } = await run(modelOf(LEAKY), {
      for: '10 ms',
      dt: '1 ms',
      method: 'euler',
      sweep: { E: '-70 .. -60 mV by 10 mV', I: [0, 15] },
      measure: ['count(spikes)', 'first(spikes, after 1 ms)', 'peak = max(v)'],
    });
    if (result === undefined) throw new Error('no result');
    expect(runToCsv(result)).toBe(
      [
        'cell,E (mV),I (mV/ms),count(spikes),"first(spikes, after 1 ms) (ms)",peak (mV)',
        '0,-70,0,0,NaN,-70',
        '1,-70,15,5,2,-55',
        '2,-60,0,0,NaN,-60',
        '3,-60,15,10,2,-60',
        '',
      ].join('\n'),
    );
  });

  it('has columns for the recorded cells only where there are none', async () => {
    const { result } = await run(modelOf(LEAKY), { for: '0 ms', cells: 3, record: ['v[0,2]'] });
    if (result === undefined) throw new Error('no result');
    expect(runToCsv(result)).toBe(
      't (ms),v[0] (mV),v[2] (mV),spikes[0],spikes[1],spikes[2]\n0,-70,-70,0,0,0\n',
    );
  });
});

describe('a run that is larger than what is written at once', () => {
  const times = Float64Array.from({ length: 20_000 }, (_, sample) => sample / 10);
  const values = Float64Array.from({ length: 40_000 }, (_, i) => (i % 7 === 0 ? Number.NaN : i / 3));
  const large = async (): Promise<RunResult> => ({
    ...(await result(2)),
    times,
    traces: new Map([['v', { name: 'v', unit: 'mV', cells: Int32Array.of(0, 1), values }]]),
    spikes: [times.slice(1, 9000), new Float64Array([0.05, 0.05, 5e9])],
  });

  it('comes in pieces that together are its text', async () => {
    const run = await large();
    const json = [...runToJsonPieces(run)];
    expect(json.length).toBeGreaterThan(5);
    expect(Math.max(...json.map(({ length }) => length))).toBeLessThan(200_000);
    expect(json.join('') === runToJsonText(run)).toBe(true);
    expect(json.join('') === `${JSON.stringify(runToJson(run))}\n`).toBe(true);
    const csv = [...runToCsvPieces(run)];
    expect(csv.length).toBeGreaterThan(5);
    expect(csv.join('') === runToCsv(run)).toBe(true);
    const lines = runToCsv(run).split('\n');
    expect([lines[0], lines[1], lines[2], lines[8999], lines[9001], lines[20_001]]).toEqual([
      't (ms),v[0] (mV),v[1] (mV),spikes[0],spikes[1]',
      `0,NaN,${1 / 3},0,0`,
      `0.1,${2 / 3},1,1,2`,
      `899.8,${17_996 / 3},NaN,1,0`,
      `900,${18_000 / 3},${18_001 / 3},0,0`,
      '',
    ]);
  });

  it('says how to get it in pieces where one string cannot hold it', () => {
    const piece = 'x'.repeat(1 << 20);
    const pieces = Array.from({ length: 512 }, () => piece);
    expect(() => joined(pieces, 'runToCsvPieces')).toThrow(
      'The run is too long for one string; `runToCsvPieces` gives its text in pieces.',
    );
  });
});
