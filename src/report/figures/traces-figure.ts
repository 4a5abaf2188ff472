import { cellTrace, type RunResult, sweptValues, type Trace } from '../../simulate/run-result.ts';
import type { TracesFigure } from '../figure.ts';
import type { Curve } from '../picture.ts';
import { runEnd } from '../run-end.ts';
import { runWords } from './run-words.ts';
import { withUnit } from './short-number.ts';

/** More curves than these on one axis cannot be told apart. */
const MOST_CURVES = 8;

/** Returns for how many cells each variable is drawn, so that no axis holds too many curves. */
function cellsDrawn(traces: readonly Trace[]): number {
  const perUnit = new Map<string, number>();
  for (const { unit } of traces) perUnit.set(unit, (perUnit.get(unit) ?? 0) + 1);
  return Math.max(1, Math.floor(MOST_CURVES / Math.max(1, ...perUnit.values())));
}

/** Returns how a cell's curve is called: in a sweep by what the cell was given, `I = 2 nA: v`. */
function curveName({ sweep, cells }: RunResult, name: string, cell: number): string {
  if (sweep.length === 0) return cells === 1 ? name : `${name}[${cell}]`;
  const values = sweptValues(sweep, cell);
  // An axis of one value tells no cell from another.
  const given = sweep.flatMap((axis, i) =>
    axis.values.length < 2 ? [] : [`${axis.name} = ${withUnit(values[i] ?? Number.NaN, axis.unit)}`],
  );
  return given.length === 0 ? name : `${given.join(', ')}: ${name}`;
}

function curvesOf(run: RunResult, trace: Trace, most: number, isGiven: boolean): readonly Curve[] {
  const { name, unit, cells } = trace;
  return Array.from(cells.subarray(0, most), (cell, place) => ({
    name: curveName(run, name, cell),
    unit,
    ...(cells.length > 1 ? { of: name } : {}),
    values: cellTrace(trace, place),
    ...(isGiven ? { isGiven } : {}),
  }));
}

/**
 * Returns what a run recorded over time, if it recorded anything: of several cells the first few. `hasSpikes` says
 * whether the model can spike; the spikes of a single cell stand above its traces. `inputs` names what was given to it.
 */
export function tracesFigure(
  run: RunResult,
  hasSpikes: boolean,
  inputs: ReadonlySet<string>,
): TracesFigure | undefined {
  const traces = [...run.traces.values()];
  const isOne = run.cells === 1;
  if (traces.length === 0 && !(isOne && hasSpikes)) return undefined;
  const most = isOne ? 1 : cellsDrawn(traces);
  const recorded = Math.max(0, ...traces.map(({ cells }) => cells.length));
  const notes = [
    ...(recorded > most ? [`the first ${most} of ${recorded} recorded cells`] : []),
    ...(run.times.length === 1 && traces.length > 0 ? ['a single sample'] : []),
  ];
  return {
    kind: 'traces',
    name: 'traces',
    title: run.model,
    ...runWords(run, notes),
    picture: {
      times: run.times,
      timeUnit: run.timeUnit,
      end: runEnd(run),
      curves: traces.flatMap((trace) => curvesOf(run, trace, most, inputs.has(trace.name))),
      ...(isOne && hasSpikes ? { spikes: run.spikes[0] ?? [] } : {}),
    },
  };
}
