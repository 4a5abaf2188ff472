import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { check } from '../../src/check/check.ts';
import { run } from '../../src/simulate/run.ts';

/** Returns when each flag of the cell rises, in steps of 0.1 ms; both targets must agree. */
async function risesOf(body: string, flags: readonly string[]): Promise<readonly (number | undefined)[]> {
  const text = `neuron Cell {\n${flags.map((flag) => `  state ${flag} = 0`).join('\n')}\n${body}\n}\n`;
  const { models, diagnostics } = check({ name: 'cell.axo', text });
  expect(diagnostics).toEqual([]);
  const model = known(models.get('Cell'), 'model');
  const [compiled, interpreted] = await Promise.all(
    ['js', 'interpreter'].map(async (target) => {
      const { result } = await run(model, {
        for: '2 ms',
        dt: '0.1 ms',
        method: 'euler',
        record: flags,
        target,
      });
      return flags.map((flag) => {
        const step = known(result?.traces.get(flag), flag).values.findIndex((value) => value !== 0);
        return step < 0 ? undefined : step;
      });
    }),
  );
  expect(compiled).toEqual(interpreted);
  return known(compiled, 'rises');
}

describe('comparisons of times in events', () => {
  it('act alike however they are written, at the grid point nearest to the time', async () => {
    const body = `
  on t >= 0.25 ms { a = 1 }
  on 0.25 ms <= t { b = 1 }
  on -t <= -0.25 ms { c = 1 }
  on 3 * t >= 0.75 ms { d = 1 }
  on t - 0.25 ms >= 0 { e = 1 }
  at 0.25 ms { f = 1 }`;
    expect(await risesOf(body, ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it('count steps also where a parameter scales the time, whatever its sign', async () => {
    const body = `
  param period = 0.1 ms
  param back = -0.1 ms
  on t / period >= 3 { a = 1 }
  on t >= 3 * period { b = 1 }
  on t / back <= -3 { c = 1 }
  on 3 <= t / period + 0 { d = 1 }`;
    expect(await risesOf(body, ['a', 'b', 'c', 'd'])).toEqual([3, 3, 3, 3]);
  });

  it('count steps between a spike and the one before, with and without a let', async () => {
    // Spikes at 0.1, 0.4, 0.7 … ms: 0.7 - 0.4 is less than 0.3 in float64.
    const body = `
  param times : ms[] = [0.1 ms, 0.4 ms, 0.7 ms, 1 ms, 1.3 ms, 1.6 ms]
  spike at times
  on spike {
    let interval = t - old(last_spike)
    let least = 0.3 ms
    n += 1
    if interval >= 0.3 ms { a += 1 }
    if last_spike - old(last_spike) >= least { b += 1 }
    if interval > 0.3 ms { c += 1 }
  }
  on n == 6 and a == 6 { all = 1 }
  on n == 6 and b == 6 { alike = 1 }
  on n == 6 and c == 1 { longer = 1 }`;
    const flags = ['n', 'a', 'b', 'c', 'all', 'alike', 'longer'];
    expect((await risesOf(body, flags)).slice(4)).toEqual([16, 16, 16]);
  });
});
