import { cellTrace, type RunResult } from '../simulate/run-result.ts';
import type { Picture } from './picture.ts';

/** Returns the picture of a run's first cell: its traces in their units, and its spikes if it can spike. */
export function pictureOfRun(run: RunResult, hasSpikes: boolean): Picture {
  const { model, method, dt, times, timeUnit, cells, traces, spikes, meta } = run;
  const ofCells = cells === 1 ? [] : [`cell 0 of ${cells}`];
  return {
    title: model,
    subtitle: [
      method,
      `dt = ${dt.value} ${dt.unit}`,
      ...ofCells,
      meta.target === 'js' ? meta.arithmetic : meta.target,
    ].join(', '),
    times,
    timeUnit,
    curves: Array.from(traces.values(), (trace) => ({
      name: trace.name,
      unit: trace.unit,
      values: cellTrace(trace, cells, 0),
    })),
    ...(hasSpikes ? { spikes: spikes[0] ?? [] } : {}),
  };
}
