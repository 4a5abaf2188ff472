import { describe, expect, it } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { modelOf, shippedModel } from './models.ts';

async function resultOf(model: ReturnType<typeof modelOf>, options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(model, options);
  if (result === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

/** Runs a model by both targets and expects one result. */
async function expectSame(model: ReturnType<typeof modelOf>, options: RunOptions): Promise<void> {
  const script = await resultOf(model, { ...options, target: 'js' });
  const module = await resultOf(model, { ...options, target: 'wasm' });
  expect(module.meta.target).toBe('wasm');
  expect(module.traces).toEqual(script.traces);
  expect(module.spikes).toEqual(script.spikes);
  expect(module.meta.ending).toBe(script.meta.ending);
}

const HODGKIN_HUXLEY: RunOptions = {
  for: '20 ms',
  dt: '0.01 ms',
  cells: 5,
  record: 'v, sodium.m',
  every: 7,
  inputs: { I: '10 uA/cm^2' },
};

describe('a run by WebAssembly', () => {
  it.each(['euler', 'rk4', 'exponential_euler', 'rush_larsen_2', 'strang', 'auto'])(
    'has the bits of one by JavaScript: %s',
    async (method) => {
      const model = shippedModel('neurons/hodgkin-huxley');
      for (const options of [
        {},
        { float: 'f32' },
        { arithmetic: 'fast' },
        { spikeTimes: 'located' },
      ] as const) {
        await expectSame(model, { ...HODGKIN_HUXLEY, method, ...options });
      }
    },
  );

  it.each(['implicit_euler', 'crank_nicolson', 'rodas4', 'dopri5', 'tsit5'])(
    'has them where a driver puts steps together: %s',
    async (method) => {
      await expectSame(shippedModel('neurons/hodgkin-huxley'), { ...HODGKIN_HUXLEY, method });
    },
  );

  it('has them for cells that spike, reset and are refractory', async () => {
    const model = shippedModel('neurons/adaptive-exponential-integrate-and-fire');
    const I = Array.from({ length: 11 }, (_, cell) => 0.4 + 0.06 * cell);
    await expectSame(model, { for: '300 ms', dt: '0.1 ms', cells: 11, record: 'v', inputs: { I } });
  });

  it('has them for lists and random numbers', async () => {
    const model = modelOf(`
neuron Noisy {
  param tau = 10 ms
  param times : ms[] = [1 ms, 2 ms, 3 ms]
  param levels : 1[] = [0, 1, -1]
  state v = uniform(0, 1)
  state w = 0
  dv/dt = (w - v + interpolate(t, times, levels)) / tau + 0.1 * sqrt(2 / tau) * xi
  dw/dt = (v - 2 * w) / tau
  on step { w += 0.01 * normal(0, 1) + 0.001 * levels[1] }
}`);
    await expectSame(model, { for: '5 ms', cells: 7, method: 'euler_maruyama', record: 'v, w', seed: 3 });
  });

  it('has them for propagators, which are those of each cell', async () => {
    const model = modelOf(`
neuron Pair {
  param a = 0.5/ms
  param b = 0.2/ms
  state v = 1
  state w = 0
  dv/dt = -a * v + b * w
  dw/dt = a * v - 2 * b * w
}`);
    const set = { a: [0.5, 0.1, 0.9, 0.2, 0.3], b: [0.1, 0.4, 0.3, 0.2, 1] };
    await expectSame(model, { for: '5 ms', dt: '0.1 ms', cells: 5, method: 'exact', record: 'v, w', set });
  });

  it('ends where one by JavaScript ends, when a state is no number any more', async () => {
    const model = modelOf(`
neuron Runaway {
  param k = 1
  state v = 1
  dv/dt = k * v^2 / 1 ms
}`);
    const options: RunOptions = {
      for: '30 ms',
      dt: '0.1 ms',
      cells: 3,
      record: 'v',
      set: { k: [0.1, 0.5, 0.2] },
    };
    const [script, module] = await Promise.all(
      ['js', 'wasm'].map(async (target) => run(model, { ...options, target, method: 'euler' })),
    );
    expect(module?.diagnostics).toEqual(script?.diagnostics);
    expect(module?.result?.traces).toEqual(script?.result?.traces);
    expect(module?.result?.meta.ending).toBe('not-finite');
  });
});
