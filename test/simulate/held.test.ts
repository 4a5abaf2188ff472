import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';

const LISTS = '  param times : ms[] = [0.2 ms, 0.3 ms, 0.7 ms]\n  param levels : 1[] = [1, 2, 3]\n';

/** Returns a trace of a cell of 1 ms in steps of 0.1 ms, which both targets must give alike. */
async function traceOf(body: string, name: string, options: RunOptions = {}): Promise<readonly number[]> {
  const model = modelOf(`neuron Cell {\n${LISTS}${body}\n}\n`);
  const [compiled, interpreted] = await Promise.all(
    (['js', 'interpreter'] as const).map(async (target) => {
      const asked = { for: '1 ms', dt: '0.1 ms', method: 'euler', record: [name], ...options, target };
      const { result, diagnostics } = await run(model, asked);
      expect(diagnostics).toEqual([]);
      return [...known(result?.traces.get(name), name).values];
    }),
  );
  expect(compiled).toEqual(interpreted);
  return known(compiled, 'trace');
}

const ON_GRID = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3];

describe('held(t, xs, ys)', () => {
  it('is the value of the last point: a point on the grid belongs to the step that begins there', async () => {
    expect(await traceOf('  output x = held(t, times, levels)', 'x')).toEqual(ON_GRID);
    expect(
      await traceOf(
        '  time unit 1 ms\n  param at : 1[] = [0.2, 0.3, 0.7]\n  output x = held(t, at, levels)',
        'x',
      ),
    ).toEqual(ON_GRID);
  });

  it('keeps what is integrated exact, by any method', async () => {
    const body = '  state v = 0\n  dv/dt = held(t, times, levels) / 1 ms';
    for (const method of ['euler', 'heun', 'rk3', 'rk4', 'exponential_euler']) {
      const trace = await traceOf(body, 'v', { method });
      expect(trace.at(-1)).toBeCloseTo(0.3 * 1 + 0.4 * 2 + 0.3 * 3, 12);
      expect(trace[3]).toBeCloseTo(0.3, 12);
    }
  });

  it('reads any expression of t alone at the middle of the step', async () => {
    expect(await traceOf('  output x = held(2 * t - t, times, levels)', 'x')).toEqual(ON_GRID);
    const again = await traceOf('  output x = held(mod(t, 0.5 ms), times, levels)', 'x');
    expect(again).toEqual([1, 1, 1, 2, 2, 1, 1, 1, 2, 2, 1]);
  });

  it('is in events what the step sees that begins there', async () => {
    const body = '  state x = 0\n  on step { x = held(t, times, levels) }';
    expect((await traceOf(body, 'x')).slice(1)).toEqual(ON_GRID.slice(1));
    const late = '  state x = 0\n  on step { let now = t; x = held(now - 0.1 ms, times, levels) }';
    expect((await traceOf(late, 'x')).slice(2)).toEqual(ON_GRID.slice(1, -1));
    const before = '  state x = 0\n  on step { x = old(held(t, times, levels)) }';
    expect((await traceOf(before, 'x')).slice(1)).toEqual(ON_GRID.slice(0, -1));
  });

  it('follows other values as they are', async () => {
    const body = '  state v : ms = 0 ms\n  dv/dt = 1\n  output x = held(v, times, levels)';
    const trace = await traceOf(body, 'x', { dt: '0.125 ms' });
    expect(trace).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('acts between grid points at the nearest', async () => {
    const body = '  param odd : ms[] = [0 ms, 0.24 ms, 0.66 ms]\n  output x = held(t, odd, levels)';
    expect(await traceOf(body, 'x')).toEqual([1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
  });

  it('begins with its lists where initial values read it', async () => {
    expect((await traceOf("  state x = held(0.5 ms, times, levels)\n  x' = 0", 'x'))[0]).toBe(2);
    expect((await traceOf("  state x = held(-5 ms, times, levels)\n  x' = 0", 'x'))[0]).toBe(1);
    expect((await traceOf("  param T = 5 ms\n  state x = held(T, times, levels)\n  x' = 0", 'x'))[0]).toBe(3);
  });
});
