import { describe, expect, test } from 'vitest';
import { rational } from '../../src/base/rational.ts';
import { decimals } from '../../src/interpreter/decimal-arithmetic.ts';
import { interpret } from '../../src/interpreter/interpret.ts';
import fitzhughNagumo from '../reference/fitzhugh_nagumo.json' with { type: 'json' };
import morrisLecar from '../reference/morris_lecar.json' with { type: 'json' };
import { largestDifference, upCrossings } from './measure.ts';
import { type Run, runInterpreter, runJavaScript } from './run-model.ts';
import { neuron } from './shipped-models.ts';

/** Relative distance of the last interval between crossings to the period of the limit cycle. */
function periodError(crossings: readonly number[], period: number): number {
  const [before = Number.NaN, last = Number.NaN] = crossings.slice(-2);
  return Math.abs((last - before) / period - 1);
}

describe('FitzHugh-Nagumo', () => {
  const model = neuron('fitzhugh-nagumo');
  const { data } = fitzhughNagumo;
  const run: Run = { method: 'rk4', dt: [1, 100], steps: 20_000, given: { I: 0.5 }, records: ['v', 'w'] };

  test('follows the reference within 1e-8, and has its period', () => {
    const { traces, spikes } = runJavaScript(model, run);
    const [v = [], w = []] = ['v', 'w'].map((name) => traces.get(name));
    expect(
      largestDifference(
        v.filter((_, k) => k % 100 === 0),
        data.v,
      ),
    ).toBeLessThan(1e-8);
    expect(
      largestDifference(
        w.filter((_, k) => k % 100 === 0),
        data.w,
      ),
    ).toBeLessThan(1e-8);
    const crossings = upCrossings(v, 0).map((k) => k / 100);
    expect(largestDifference(crossings, data.section_up_crossings)).toBeLessThan(1e-6);
    expect(periodError(crossings, data.limit_cycle_period)).toBeLessThan(1e-8);
    expect(spikes).toEqual(data.section_up_crossings.map((t) => Math.ceil(t * 100)));
  });

  test('the interpreter gives the same bits', () => {
    const short = { ...run, steps: 3000 };
    expect(runInterpreter(model, short)).toEqual(runJavaScript(model, short));
  });

  test('in fifty digits rk4 follows the reference as far as its order lets it', () => {
    const errorAt = (stepsPerUnit: number): number => {
      const result = interpret(model, {
        method: 'rk4',
        dt: rational(1, stepsPerUnit),
        steps: 3 * stepsPerUnit,
        given: new Map([['I', 0.5]]),
        records: ['v'],
        every: stepsPerUnit,
        arithmetic: decimals(50),
      });
      const trace = (result.traces.get('v') ?? []).map((value) => value.toNumber());
      return largestDifference(trace, data.v.slice(0, 4));
    };
    expect(Math.log2(errorAt(20) / errorAt(40))).toBeCloseTo(4, 0);
  });

  test('comes to rest without input', () => {
    const { traces, spikes } = runJavaScript(model, { ...run, given: {}, steps: 50_000, every: 10_000 });
    // dv/dt = dw/dt = 0 at v = -1.19940803524404, w = (v + 0.7) / 0.8.
    expect(traces.get('v')?.at(-1)).toBeCloseTo(-1.19940803524404, 8);
    expect(spikes).toEqual([]);
  });
});

describe.each([
  ['hopf', 'MorrisLecar'],
  ['snlc', 'MorrisLecarSNLC'],
] as const)('Morris-Lecar, set %s: %s', (set, name) => {
  const model = neuron('morris-lecar', name);
  const data = morrisLecar.data[set];
  const given = { I: data.parameters.I, 'potassium.n': 0.01 };
  const run: Run = { method: 'rk4', dt: [1, 100], steps: 40_000, given, records: ['v', 'potassium.n'] };

  test('follows the reference within 1e-6, and has its period', () => {
    const { traces, spikes } = runJavaScript(model, run);
    const [v = [], n = []] = ['v', 'potassium.n'].map((each) => traces.get(each));
    expect(
      largestDifference(
        v.filter((_, k) => k % 200 === 0),
        data.V,
      ),
    ).toBeLessThan(1e-6);
    expect(
      largestDifference(
        n.filter((_, k) => k % 200 === 0),
        data.n,
      ),
    ).toBeLessThan(1e-6);
    const crossings = upCrossings(v, 0).map((k) => k / 100);
    expect(largestDifference(crossings, data.section_up_crossings)).toBeLessThan(1e-6);
    expect(periodError(crossings, data.limit_cycle_period)).toBeLessThan(1e-8);
    expect(spikes).toEqual(data.section_up_crossings.map((t) => Math.ceil(t * 100)));
  });

  test('the interpreter gives the same bits', () => {
    const short = { ...run, steps: 3000 };
    expect(runInterpreter(model, short)).toEqual(runJavaScript(model, short));
  });
});
