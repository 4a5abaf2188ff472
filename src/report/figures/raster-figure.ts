import type { RunResult } from '../../simulate/run-result.ts';
import type { RasterFigure } from '../figure.ts';
import { runEnd } from '../run-end.ts';
import { runWords } from './run-words.ts';

/** Returns when which cell spiked, for several cells of a model that can spike. */
export function rasterFigure(run: RunResult, hasSpikes: boolean): RasterFigure | undefined {
  if (run.cells === 1 || !hasSpikes) return undefined;
  const [axis, ...others] = run.sweep.filter(({ values }) => values.length > 1);
  const swept = others.length === 0 && axis?.values.length === run.cells ? axis : undefined;
  const count = run.spikes.reduce((sum, { length }) => sum + length, 0);
  return {
    kind: 'raster',
    name: 'raster',
    title: `${run.model}: spikes`,
    ...runWords(run, [count === 0 ? 'no spikes' : `${count} ${count === 1 ? 'spike' : 'spikes'}`]),
    time: { name: 'time', unit: run.timeUnit },
    start: run.times[0] ?? 0,
    end: runEnd(run),
    spikes: run.spikes,
    ...(swept === undefined ? {} : { swept }),
  };
}
