import { cellTrace, type RunResult, type Trace } from '../../simulate/run-result.ts';
import type { TracesFigure } from '../figure.ts';
import type { Curve } from '../picture.ts';
import { runWords } from './run-words.ts';

/** More curves than these on one axis cannot be told apart. */
const MOST_CURVES = 8;

/** Returns for how many cells each variable is drawn, so that no axis holds too many curves. */
function cellsDrawn(traces: readonly Trace[]): number {
  const perUnit = new Map<string, number>();
  for (const { unit } of traces) perUnit.set(unit, (perUnit.get(unit) ?? 0) + 1);
  return Math.max(1, Math.floor(MOST_CURVES / Math.max(1, ...perUnit.values())));
}

function curvesOf(trace: Trace, isOne: boolean, most: number): readonly Curve[] {
  const { name, unit, cells } = trace;
  return Array.from(cells.subarray(0, most), (cell, place) => ({
    name: isOne ? name : `${name}[${cell}]`,
    unit,
    values: cellTrace(trace, place),
  }));
}

/**
 * Returns what a run recorded over time, if it recorded anything: of several cells the first few. `hasSpikes` says
 * whether the model can spike; the spikes of a single cell stand above its traces.
 */
export function tracesFigure(run: RunResult, hasSpikes: boolean): TracesFigure | undefined {
  const traces = [...run.traces.values()];
  const isOne = run.cells === 1;
  if (traces.length === 0 && !(isOne && hasSpikes)) return undefined;
  const most = isOne ? 1 : cellsDrawn(traces);
  const recorded = Math.max(0, ...traces.map(({ cells }) => cells.length));
  const notes = recorded > most ? [`the first ${most} of ${recorded} recorded cells`] : [];
  return {
    kind: 'traces',
    name: 'traces',
    title: run.model,
    ...runWords(run, notes),
    picture: {
      times: run.times,
      timeUnit: run.timeUnit,
      curves: traces.flatMap((trace) => curvesOf(trace, isOne, most)),
      ...(isOne && hasSpikes ? { spikes: run.spikes[0] ?? [] } : {}),
    },
  };
}
