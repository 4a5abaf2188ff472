/** What random numbers depend on, and what they do not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { modelOf } from '../simulate/models.ts';

/** Draws wherever a model may draw. */
const EVERYTHING = modelOf(`
neuron Everything {
  param tau = 10 ms
  param sigma = 1 mV
  param gain = normal(1, 0.1)
  input I : mV/ms = uniform(0 mV/ms, 0.1 mV/ms)
  state v : mV = normal(-60 mV, 2 mV)
  common = sigma / sqrt(tau) * xi.common
  dv/dt = (-60 mV - v) / tau + I * gain + sigma * sqrt(2 / tau) * xi + 0.5 * common
  state w : mV = 0
  dw/dt = -w / tau + (if t > 5 ms then common else -common) + sigma * xi / sqrt(tau)
  state n = 0
  state b = 0
  state x : ms = 0
  on step { n = poisson(0.3 + 30 * b); if uniform(0, 1) < 0.2 { b = bernoulli(0.5) } }
  spike at rate 100/s * exp((v + 60 mV) / 2 mV)
  refractory 1 ms
  on spike { x = exponential(3 ms); w += normal(1 mV, 0.1 mV) }
  on n > 20 { x += binomial(40, 0.3) * 1 ms }
}`);

const NAMES = ['v', 'w', 'n', 'b', 'x', 'gain', 'common'];

async function resultOf(model: CheckedModel, options: RunOptions): Promise<RunResult> {
  const report = await run(model, { for: '20 ms', dt: '0.1 ms', method: 'sra1', record: NAMES, ...options });
  return known(report.result, report.diagnostics.map(({ message }) => message).join('\n'));
}

/** What one cell of a run did. */
function courseOf({ traces, spikes }: RunResult, cell: number): unknown {
  const values = [...traces.values()].map((trace) => {
    const width = trace.cells.length;
    return trace.values.filter((_, i) => i % width === cell);
  });
  return { values, spikes: spikes[cell] };
}

describe('random numbers', () => {
  it('are the same, bit for bit, in compiled code and in the interpreter, by every method for noise', async () => {
    for (const method of ['euler_maruyama', 'milstein', 'heun_stratonovich', 'sra1']) {
      const compiled = await resultOf(EVERYTHING, { method, cells: 3, seed: 5 });
      const interpreted = await resultOf(EVERYTHING, { method, cells: 3, seed: 5, target: 'interpreter' });
      for (const cell of [0, 1, 2]) expect(courseOf(compiled, cell)).toEqual(courseOf(interpreted, cell));
    }
  });

  it('multiply states alike in both', async () => {
    const model = modelOf(`
neuron Multiplied {
  param tau = 10 ms
  state v = 1
  dv/dt = -v / tau + (if v > 1 then 0.2 * v else 0.3) * xi / sqrt(tau) - v^2 * xi.b / sqrt(tau)
}`);
    for (const method of ['euler_maruyama', 'heun_stratonovich']) {
      const compiled = await resultOf(model, { method, record: ['v'] });
      const interpreted = await resultOf(model, { method, record: ['v'], target: 'interpreter' });
      expect(courseOf(compiled, 0)).toEqual(courseOf(interpreted, 0));
    }
  });

  it('of a cell do not depend on how many cells there are, nor on folding', async () => {
    const seeds = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 2, max: 40 }), async (seed, cells) => {
        const alone = courseOf(await resultOf(EVERYTHING, { seed, for: '3 ms' }), 0);
        expect(courseOf(await resultOf(EVERYTHING, { seed, cells, for: '3 ms' }), 0)).toEqual(alone);
        expect(courseOf(await resultOf(EVERYTHING, { seed, for: '3 ms', fold: true }), 0)).toEqual(alone);
      }),
      { numRuns: 8 },
    );
  });

  it('in float32 are the same, rounded', async () => {
    const options = { seed: 2 ** 40 + 1, cells: 3, for: '0.1 ms', record: ['gain', 'v'] };
    const [long, short] = [
      await resultOf(EVERYTHING, options),
      await resultOf(EVERYTHING, { ...options, float: 'f32' }),
    ];
    const gains = (result: RunResult): readonly number[] => [
      ...known(result.traces.get('gain'), 'gain').values,
    ];
    expect(gains(short)).toEqual(gains(long).map(Math.fround));
  });

  it('differ between cells and between seeds', async () => {
    const one = await resultOf(EVERYTHING, { cells: 2, seed: 1 });
    const other = await resultOf(EVERYTHING, { cells: 2, seed: 2 });
    expect(courseOf(one, 0)).not.toEqual(courseOf(one, 1));
    expect(courseOf(one, 0)).not.toEqual(courseOf(other, 0));
    expect(one.meta.seed).toBe(1);
  });

  it('do not change with what stands beside them', async () => {
    const text = (more: string, inBlock: string) => `
neuron Cell {
  param tau = 10 ms
  ${more}
  state v = normal(0, 1)
  dv/dt = -v / tau + xi / sqrt(tau)
  state n = 0
  on step { ${inBlock}; n = uniform(0, 1) }
}`;
    const plain = await resultOf(modelOf(text('', 'let a = 0')), { record: ['v', 'n'] });
    const more = 'state u = normal(5, 1); du/dt = -u / tau + xi / sqrt(tau) + xi.other / sqrt(tau)';
    const changed = await resultOf(modelOf(text(more, 'let a = uniform(0, 1)')), { record: ['v', 'n'] });
    expect(courseOf(changed, 0)).toEqual(courseOf(plain, 0));
  });

  it('of a value that is set are those of the same value in the text', async () => {
    const text = (value: string) => `neuron Cell { state v : mV = ${value}; dv/dt = -v / 10 ms }`;
    const options = { method: 'rk4', record: ['v'], cells: 4, seed: 9 };
    const written = await resultOf(modelOf(text('uniform(-60 mV, -50 mV)')), options);
    const set = await resultOf(modelOf(text('0')), { ...options, set: { v: 'uniform(-60 mV, -50 mV)' } });
    for (const cell of [0, 3]) expect(courseOf(set, cell)).toEqual(courseOf(written, cell));
    expect(set.meta.seed).toBe(9);
  });

  it('are in no run that draws none: it has no seed', async () => {
    const model = modelOf('neuron Cell { state v = 1; dv/dt = -v / 10 ms }');
    expect((await resultOf(model, { record: ['v'], seed: 4 })).meta.seed).toBeUndefined();
  });
});

describe('noise', () => {
  /** The correlation of the ends of two states over many cells. */
  async function correlation(first: string, second: string): Promise<number> {
    const model = modelOf(`
neuron Pair {
  param tau = 10 ms
  state v = 0
  dv/dt = -v / tau + ${first} / sqrt(tau)
  state w = 0
  dw/dt = -w / tau + ${second} / sqrt(tau)
}`);
    const options = { cells: 2000, for: '5 ms', every: '5 ms', record: ['v', 'w'], seed: 3 };
    const { traces } = await resultOf(model, options);
    const [v, w] = ['v', 'w'].map((name) => known(traces.get(name), name).values.slice(-2000));
    const product = (a: Float64Array, b: Float64Array): number =>
      a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
    const [x, y] = [known(v, 'v'), known(w, 'w')];
    return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
  }

  it('of one name is one source, of two names are two', async () => {
    expect(await correlation('xi.shared', 'xi.shared')).toBeCloseTo(1, 12);
    // The correlation of independent numbers has the standard error 1/√n.
    expect(Math.abs(await correlation('xi.one', 'xi.two'))).toBeLessThan(4 / Math.sqrt(2000));
    expect(Math.abs(await correlation('xi', 'xi'))).toBeLessThan(4 / Math.sqrt(2000));
  });

  it('stays one source in a named expression that two equations read, and in a part that is given it', async () => {
    const model = modelOf(`
channel Leak {
  input noise : [ms^(-1/2)]
  output i = noise
}
neuron Cell {
  param tau = 10 ms
  noise = xi
  use leak = Leak
  state v = 0
  dv/dt = -v / tau + noise / sqrt(tau)
  state w = 0
  dw/dt = -w / tau + leak.i / sqrt(tau)
}`);
    const { traces } = await resultOf(model, { record: ['v', 'w'] });
    expect(traces.get('v')?.values).toEqual(traces.get('w')?.values);
  });

  it('does not move what refractoriness holds', async () => {
    const model = modelOf(`
neuron Cell {
  param tau = 10 ms
  state v = 2
  dv/dt = -v / tau + v * xi / sqrt(tau)
  spike when v > 1
  refractory 100 ms holds v
  on spike { v = 0.5 }
}`);
    const { traces, spikes } = await resultOf(model, { record: ['v'], method: 'milstein' });
    expect(spikes[0]?.length).toBe(1);
    expect(
      known(traces.get('v'), 'v')
        .values.slice(2)
        .every((v) => v === 0.5),
    ).toBe(true);
  });
});

describe('spike at rate', () => {
  it('is a Poisson process: intervals of the mean and the deviation of a constant rate', async () => {
    const model = modelOf('neuron Source { spike at rate 100 /s }');
    const { spikes } = await resultOf(model, {
      method: 'euler',
      record: [],
      cells: 50,
      for: '4 s',
      dt: '0.1 ms',
    });
    const intervals = spikes.flatMap((times) =>
      Array.from(times.slice(1), (time, i) => time - (times[i] ?? 0)),
    );
    const n = intervals.length;
    const mean = intervals.reduce((sum, x) => sum + x, 0) / n;
    const deviation = Math.sqrt(intervals.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
    // 20 000 intervals of 10 ms; the grid adds half a step to each. Four standard errors.
    expect(Math.abs(mean - 10.05)).toBeLessThan((4 * 10) / Math.sqrt(n));
    expect(Math.abs(deviation / mean - 1)).toBeLessThan(0.04);
  });

  it('counts a rate below 0 as 0, in compiled code and in the interpreter', async () => {
    const sourceOf = (rate: string): CheckedModel =>
      modelOf(
        `neuron Source { input f : Hz = if t < 500 ms then -100 Hz else 100 Hz; spike at rate ${rate} }`,
      );
    const spikesOf = async (rate: string, target: 'js' | 'interpreter'): Promise<RunResult['spikes']> => {
      const options = { method: 'euler', record: [], for: '1 s', dt: '0.5 ms', target } as const;
      return (await resultOf(sourceOf(rate), options)).spikes;
    };
    const clipped = await spikesOf('max(f, 0 Hz)', 'js');
    expect(clipped[0]?.length).toBeGreaterThan(20);
    expect(clipped[0]?.every((time) => time > 500)).toBe(true);
    expect(await spikesOf('f', 'js')).toEqual(clipped);
    expect(await spikesOf('f', 'interpreter')).toEqual(clipped);
  });
});
