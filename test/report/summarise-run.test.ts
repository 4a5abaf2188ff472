import { expect, it } from 'vitest';
import { summariseRun } from '../../src/index.ts';
import { resultWith } from './results.ts';

it('the summary of a run counts by cell where there are several', () => {
  const { meta } = resultWith();
  const spikes = [Float64Array.of(1, 2), Float64Array.of(3, 4, 5, 6)];
  const timed = { ...meta, compile_ms: 12.34, run_ms: 5, ns_per_cell_step: 100 };
  const start = 'Cell by rk4, dt = 0.01 ms';
  const took = '10000 steps · compiled in 12.3 ms, run in 5 ms';
  expect(summariseRun(resultWith({ spikes: spikes.slice(0, 1), meta: timed }), true)).toBe(
    `${start} · 2 spikes (20 Hz) · ${took} · 100 ns per step`,
  );
  expect(summariseRun(resultWith({ cells: 2, spikes, meta: timed }), true)).toBe(
    `${start} · 6 spikes (30 Hz per cell) · ${took} · 100 ns per cell and step`,
  );
});

it('the summary of a run that ended early says when', () => {
  const { meta } = resultWith();
  const early = resultWith({ meta: { ...meta, steps: 520, ending: 'not-finite' } });
  expect(summariseRun({ ...early, times: Float64Array.of(0, 5.2) }, false)).toContain(
    ' · 520 steps, ended early at 5.2 ms · ',
  );
});
