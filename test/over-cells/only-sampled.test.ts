/** What nobody steps by couples nothing: every method, and sweeps, take a model that only looks at its population. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { type RunOptions, type RunReport, run } from '../../src/index.ts';
import { modelOf } from '../simulate/models.ts';

const MODEL = modelOf(`
neuron Leaky {
  param tau = 10 ms
  input I : mV = 20 mV
  state v : mV = 0
  dv/dt = (I - v) / tau
  m : mV = mean over cells of v
  spike when v > 15 mV
  on spike { v = 0 mV }
}`);

async function outcome(options: RunOptions): Promise<RunReport> {
  return await run(MODEL, { for: '30 ms', dt: '1 ms', ...options });
}

describe('a function over cells that only samples read', () => {
  it.each([
    'rk4',
    'dopri5',
    'rodas4_adaptive',
    'implicit_euler',
    'rk4 located',
    'dopri5 interpreter',
    'rk4 interpreter',
  ])('is of the cells as they are at each sample, by %s', async (way) => {
    const [method = '', mark] = way.split(' ');
    const { result, diagnostics } = await outcome({
      method,
      cells: 3,
      set: { v: '1 mV * i' },
      record: ['v', 'm'],
      ...(mark === 'located' ? { spikeTimes: 'located' } : {}),
      ...(mark === 'interpreter' ? { target: 'interpreter' } : {}),
    });
    expect(diagnostics).toEqual([]);
    const [v, m] = ['v', 'm'].map((name) => known(result?.traces.get(name), name).values);
    for (let sample = 0; sample <= 30; sample++) {
      const cells = known(v, 'v').subarray(3 * sample, 3 * sample + 3);
      const mean = cells.reduce((sum, each) => sum + each, 0) / 3;
      expect(Array.from(known(m, 'm').subarray(3 * sample, 3 * sample + 3))).toEqual([mean, mean, mean]);
    }
  });

  it('is nothing to a sweep, unless it is kept', async () => {
    const sweep = { tau: '5 .. 20 ms by 5 ms' };
    expect((await outcome({ sweep, measure: 'rate(spikes)' })).diagnostics).toEqual([]);
    expect((await outcome({ sweep, record: 'v' })).diagnostics).toEqual([]);
    const codes = async (options: RunOptions): Promise<readonly string[]> =>
      (await outcome({ sweep, ...options })).diagnostics.map(({ code }) => code);
    expect(await codes({ record: 'v,m' })).toEqual(['run/sweep-over-cells']);
    expect(await codes({ measure: 'top = max(m, after 10 ms)' })).toEqual(['run/sweep-over-cells']);
  });
});
