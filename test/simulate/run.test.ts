import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions, RunReport } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { LEAKY, modelOf, shippedModel } from './models.ts';

const leaky = modelOf(LEAKY);

function resultOf({ result, diagnostics }: RunReport): RunResult {
  expect(diagnostics).toEqual([]);
  if (result === undefined) throw new Error('no result');
  return result;
}

function values(result: RunResult, name: string): readonly number[] {
  return [...(result.traces.get(name)?.values ?? [])];
}

describe('a run', () => {
  it('gives traces and spikes in the units that the model declares', async () => {
    const model = modelOf(`
neuron Ramp {
  state v : V = 0 V
  dv/dt = 10 mV/ms
  spike when v crosses 25 mV
}`);
    const result = resultOf(await run(model, { for: '4 ms', dt: '1 ms', method: 'euler', record: ['v'] }));
    expect(result.traces.get('v')?.unit).toBe('V');
    expect(values(result, 'v')).toEqual([0, 0.01, 0.02, 0.03, 0.04]);
    expect([...result.times]).toEqual([0, 1, 2, 3, 4]);
    expect(result.timeUnit).toBe('ms');
    expect(result.spikes.map((ofCell) => [...ofCell])).toEqual([[3]]);
    expect(result.dt).toEqual({ value: 1, unit: 'ms' });
    expect(result.method).toBe('euler');
  });

  it('records the first state of 100 ms by rk4 in steps of 0.01 ms, unless told otherwise', async () => {
    const result = resultOf(await run(leaky));
    expect([...result.traces.keys()]).toEqual(['v']);
    expect(result.times).toHaveLength(10_001);
    expect(result.times.at(-1)).toBe(100);
    expect(result).toMatchObject({ method: 'rk4', dt: { value: 0.01, unit: 'ms' }, cells: 1 });
    expect(result.meta).toMatchObject({ target: 'js', arithmetic: 'strict', steps: 10_000, ending: 'done' });
  });

  it('samples every so many steps, or every so much time', async () => {
    const times = async (every: string | number): Promise<readonly number[]> => {
      return [...resultOf(await run(leaky, { for: '1 ms', dt: '0.1 ms', every })).times];
    };
    expect(await times(5)).toEqual([0, 0.5, 1]);
    expect(await times('5')).toEqual([0, 0.5, 1]);
    expect(await times('0.5 ms')).toEqual([0, 0.5, 1]);
    expect(await times('300us')).toEqual([0, 0.3, 0.6, 0.9]);
  });

  it('records states, named expressions, inputs and parameters', async () => {
    const record = ['drive', 'tau', 'I', 'v'];
    const result = resultOf(await run(leaky, { for: '1 ms', dt: '1 ms', record, inputs: { I: '2 mV/ms' } }));
    expect(record.map((name) => values(result, name)[0])).toEqual([2, 10, 2, -70]);
    expect(record.map((name) => result.traces.get(name)?.unit)).toEqual(['mV/ms', 'ms', 'mV/ms', 'mV']);
  });

  it('takes numbers in the declared unit, texts with units of their own', async () => {
    const first = async (options: RunOptions): Promise<number | undefined> => {
      return values(
        resultOf(await run(leaky, { for: '1 ms', dt: '1 ms', method: 'euler', ...options })),
        'v',
      )[1];
    };
    expect(await first({ inputs: { I: 3 } })).toBe(-67);
    expect(await first({ inputs: { I: '3 V/s' } })).toBe(-67);
    expect(await first({ inputs: new Map([['I', '3 mV/ms']]) })).toBe(-67);
    expect(await first({ set: { tau: '0.02 s', v: '-50.5 mV' } })).toBe(-51.475);
    expect(await first({ set: { tau: '2 * 10 ms', v: -50.5 } })).toBe(-51.475);
    expect(await first({ set: { E: -60 } }), 'the initial value follows').toBe(-60);
  });

  it('keeps the sign of a zero that is set', async () => {
    const model = modelOf('neuron Cell { state n = 1; state v : V = 1 V; dn/dt = 0 / 1 ms; dv/dt = 0 V/ms }');
    for (const set of [
      { n: -0, v: -0 },
      { n: '-0', v: '-0 mV' },
    ]) {
      const result = resultOf(await run(model, { for: '0 ms', set, record: ['n', 'v'] }));
      expect([...values(result, 'n'), ...values(result, 'v')]).toEqual([-0, -0]);
    }
  });

  it('drives inputs by expressions of time, jumps falling on the grid', async () => {
    const result = resultOf(
      await run(leaky, {
        for: '4 ms',
        dt: '1 ms',
        method: 'euler',
        inputs: { I: 'if t >= 2 ms then 1 mV/ms else 0' },
        record: ['I', 'v'],
      }),
    );
    expect(values(result, 'I')).toEqual([0, 0, 1, 1, 1]);
    expect(values(result, 'v')).toEqual([-70, -70, -70, -69, -68.1]);
  });

  it('gives every cell its own trace and spikes', async () => {
    const options = { for: '30 ms', dt: '0.1 ms', inputs: { I: 4 }, cells: 3, record: ['v'] };
    const three = resultOf(await run(leaky, options));
    const one = resultOf(await run(leaky, { ...options, cells: 1 }));
    expect(three.spikes).toEqual([one.spikes[0], one.spikes[0], one.spikes[0]]);
    expect(one.spikes[0]?.length).toBeGreaterThan(2);
    expect(values(three, 'v').filter((_, index) => index % 3 === 1)).toEqual(values(one, 'v'));
  });

  it('has the same bits in the interpreter', async () => {
    const models = [
      'hodgkin-huxley',
      'izhikevich',
      'fitzhugh-nagumo',
      'morris-lecar',
      'leaky-integrate-and-fire',
    ];
    for (const name of models) {
      const model = shippedModel(`neurons/${name}`);
      const input = model.inputs[0]?.name;
      const options: RunOptions = {
        for: '20 ms',
        dt: '0.05 ms',
        ...(input === undefined ? {} : { inputs: { [input]: 12 } }),
        record: model.states.map((state) => state.name),
        cells: 2,
      };
      const [compiled, interpreted] = [
        resultOf(await run(model, options)),
        resultOf(await run(model, { ...options, target: 'interpreter' })),
      ];
      expect(compiled.traces, name).toEqual(interpreted.traces);
      expect(compiled.spikes, name).toEqual(interpreted.spikes);
      expect(compiled.times, name).toEqual(interpreted.times);
    }
  });

  it('has the same bits whether parameters are slots, set, or built into the code', async () => {
    const options: RunOptions = { for: '20 ms', dt: '0.1 ms', inputs: { I: 4 }, set: { tau: '7 ms' } };
    const slots = resultOf(await run(leaky, options));
    const folded = resultOf(await run(leaky, { ...options, fold: true }));
    const inText = resultOf(
      await run(modelOf(LEAKY.replace('tau = 10 ms', 'tau = 7 ms')), { ...options, set: {}, fold: true }),
    );
    expect(folded.traces).toEqual(slots.traces);
    expect(inText.traces).toEqual(slots.traces);
  });

  it('needs no new code for other values', async () => {
    const first = await run(leaky, { for: '5 ms', set: { tau: 5 }, inputs: { I: 1 } });
    const second = await run(leaky, {
      for: '7 ms',
      dt: '0.1 ms',
      set: { tau: 9 },
      inputs: { I: '2 mV/ms' },
      ...(first.prepared === undefined ? {} : { prepared: first.prepared }),
    });
    expect(second.prepared).toBe(first.prepared);
    const fresh = await run(leaky, { for: '7 ms', dt: '0.1 ms', set: { tau: 9 }, inputs: { I: '2 mV/ms' } });
    expect(fresh.prepared).not.toBe(first.prepared);
    expect(second.result?.traces).toEqual(fresh.result?.traces);
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const stop = new AbortController();
    const seen: (readonly [number, number])[] = [];
    const { result, diagnostics } = await run(leaky, {
      for: '20000 s',
      dt: '0.1 ms',
      every: '10 s',
      signal: stop.signal,
      onProgress: (done, steps) => {
        seen.push([done, steps]);
        stop.abort();
      },
    });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['run/stopped', 'warning']]);
    expect(result?.meta.ending).toBe('stopped');
    expect(seen[0]?.[1]).toBe(200_000_000);
    expect(result?.meta.steps).toBe(seen.at(-1)?.[0]);
    expect(result?.times.length).toBe(Math.floor((result?.meta.steps ?? 0) / 100_000) + 1);
  });

  it('dates samples exactly, however many steps there were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(1, 2, 4, 5, 10, 25),
        async (steps, parts) => {
          const dt = `${1 / parts} ms`;
          const result = resultOf(await run(leaky, { for: `${steps / parts} ms`, dt }));
          expect([...result.times]).toEqual(Array.from({ length: steps + 1 }, (_, k) => k / parts));
        },
      ),
      { numRuns: 30 },
    );
  });
});
