/**
 * What programs have got wrong about conductance-based neurons. The numbers behind `there` are those that the mistakes give.
 */
import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../../src/simulate/run-options.ts';
import type { RunResult } from '../../../src/simulate/run-result.ts';
import { openShipped } from '../../../src/tooling/shipped-model.ts';
import exact from '../../reference/hh_squid_exact.json' with { type: 'json' };
import { largestDifference, upCrossingSteps } from '../measure.ts';

const run = async (model: string, options: RunOptions): Promise<RunResult> => openShipped(model).run(options);

function trace(result: RunResult, name: string): readonly number[] {
  return Array.from(result.traces.get(name)?.values ?? []);
}

function countOf(result: RunResult): number {
  return result.spikes[0]?.length ?? 0;
}

const AXON = 'neurons/hodgkin-huxley';
const FROM_REST = 'neurons/hodgkin-huxley-from-rest';

describe('without input', () => {
  it.each([AXON, FROM_REST])('%s is silent', async (model) => {
    expect(countOf(await run(model, { for: '500 ms', every: 1000 }))).toBe(0);
  });

  it('gates that start closed make a spike, as they did there: these start at their steady states', async () => {
    const set = { 'sodium.m': 0, 'sodium.h': 0, 'potassium.n': 0 };
    expect(countOf(await run(AXON, { for: '100 ms', set, every: 1000 }))).toBe(1);
    const { traces } = await run(AXON, {
      for: '1 ms',
      record: ['sodium.m', 'sodium.m.inf', 'potassium.n', 'potassium.n.inf'],
    });
    const first = (name: string): number | undefined => traces.get(name)?.values[0];
    expect(first('sodium.m')).toBe(first('sodium.m.inf'));
    expect(first('potassium.n')).toBe(first('potassium.n.inf'));
  });

  it('potassium channels a seventh as many and reversed at -35 mV fire, as they did there: these are those of 1952', async () => {
    const set = { 'sodium.g': 100, 'potassium.g': 5, 'potassium.E': -35, E_L: 10.6 };
    const result = await run(FROM_REST, { method: 'euler', for: '200 ms', set, record: 'v' });
    expect(upCrossingSteps(trace(result, 'v'), 4).length).toBe(12);
  });
});

describe('rates that are 0/0 as they are written', () => {
  it.each([
    ['squid-sodium', 'm.alpha', -40, 1],
    ['squid-potassium', 'n.alpha', -55, 0.1],
    ['squid-sodium-from-rest', 'm.alpha', 25, 1],
    ['squid-potassium-from-rest', 'n.alpha', 10, 0.1],
    ['wang-buzsaki-potassium', 'n.alpha', -34, 0.5],
    ['traub-miles-sodium', 'm.beta', -23, 1.4],
  ])(
    '%s: %s at %d mV is its limit, and right beside it, in short numbers too',
    async (channel, name, v, limit) => {
      const sweep = { v: [v, v + 1e-9, v + 1e-5, v - 1e-5] };
      for (const float of ['f64', 'f32'] as const) {
        // There, NaN at the place, and 4 percent off at 1e-5 mV from it in float32.
        const result = await run(`channels/${channel}`, { for: '0.01 ms', sweep, record: name, float });
        const [at = Number.NaN, ...beside] = trace(result, name).slice(0, 4);
        expect(at).toBeCloseTo(limit, float === 'f64' ? 15 : 6);
        for (const each of beside) expect(Math.abs(each / limit - 1)).toBeLessThan(1.1e-6);
      }
    },
  );
});

describe('a spike', () => {
  it('is an event, not every step above a level', async () => {
    const result = await run(FROM_REST, { for: '200 ms', inputs: { I: 10 }, record: 'v' });
    const above = trace(result, 'v').filter((value) => value >= 65).length;
    expect(countOf(result)).toBe(14);
    // There, each of these steps was one.
    expect(above).toBeGreaterThan(1000);
  });
});

describe('the gates', () => {
  it('keep their names: h closes while n opens', async () => {
    const record = ['sodium.h', 'potassium.n'];
    const result = await run(AXON, { for: '2 ms', inputs: { I: 30 }, record });
    const [h, n] = [trace(result, 'sodium.h'), trace(result, 'potassium.n')];
    expect(h[0]).toBeCloseTo(0.5961, 4);
    expect(n[0]).toBeCloseTo(0.3177, 4);
    expect(h.at(-1)).toBeLessThan(0.5);
    expect(n.at(-1)).toBeGreaterThan(0.4);
  });

  it('of a Wang-Buzsaki cell open n at a tenth per ms at -34 mV, and the cell fires', async () => {
    // BrainPy 2.8.2 leaves out the tenth: its cell is silent at 1 uA/cm^2.
    const rate = await run('channels/wang-buzsaki-potassium', {
      for: '0.01 ms',
      inputs: { v: -34 },
      set: { phi: 1 },
      record: 'n.alpha',
    });
    expect(trace(rate, 'n.alpha')[0]).toBe(0.1);
    expect(countOf(await run('neurons/wang-buzsaki', { for: '100 ms', inputs: { I: 1 } }))).toBe(6);
  });
});

describe('the order of a method', () => {
  // There, each variable was stepped with the others frozen, and rk4 was of first order: halving the step halved the error.
  it.each([
    ['midpoint', 2],
    ['rk4', 4],
  ])('%s: %d for the coupled equations', async (method, order) => {
    const errorAt = async (dt: number): Promise<number> => {
      const options = { method, dt: `${dt} ms`, for: '20 ms', every: '0.5 ms', inputs: { I: 10 } } as const;
      return largestDifference(trace(await run(AXON, options), 'v'), exact.data.V.slice(0, 41));
    };
    expect(Math.log2((await errorAt(0.01)) / (await errorAt(0.005)))).toBeCloseTo(order, 0);
  });
});
