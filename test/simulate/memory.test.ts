/** That a run takes the memory that it states, reserved before its first step. */
import { afterEach, expect, it, vi } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import type { RunPlan } from '../../src/simulate/run-options.ts';
import type { RunResult } from '../../src/simulate/run-result.ts';
import { LEAKY, modelOf } from './models.ts';

const leaky = modelOf(LEAKY);

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Returns the bytes of all buffers that hold samples, each counted once, used or not. */
function bytesHeld({ times, traces }: RunResult): number {
  const buffers = new Set(
    [times, ...Array.from(traces.values(), ({ values }) => values)].map((each) => each.buffer),
  );
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

it.each(['js', 'interpreter'])(
  'results by %s are the numbers that were reserved, not copies',
  async (target) => {
    let plan: RunPlan | undefined;
    const stop = new AbortController();
    const report = await run(leaky, {
      for: '1e4 s',
      dt: '0.1 ms',
      every: 10_000,
      cells: 3,
      record: ['v', 'drive[1..2]'],
      target,
      signal: stop.signal,
      onStart: (stated) => {
        plan = stated;
      },
      onProgress: (done) => done > 0 && stop.abort(),
    });
    expect(plan?.bytes.traces).toBe(10_001 * (1 + 3 + 2) * 8);
    expect(report.result?.meta.ending).toBe('stopped');
    expect(report.result && bytesHeld(report.result)).toBe(plan?.bytes.traces);
  },
);

it.each(['js', 'interpreter'])(
  'where there is none, a run by %s says so before its first step',
  async (target) => {
    const samples = 10_007;
    class Scarce extends Float64Array {
      constructor(...given: readonly unknown[]) {
        if (given[0] === samples) throw new RangeError('Array buffer allocation failed');
        // Whatever the built-in takes.
        super(...(given as [number]));
      }
    }
    vi.stubGlobal('Float64Array', Scarce);
    const { result, diagnostics } = await run(leaky, { for: `${samples - 1} ms`, dt: '1 ms', target });
    expect(result).toBeUndefined();
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error run/no-memory']);
  },
);
