/** The figures of a network: a raster for each population whose spikes were recorded, and what was recorded over time. */
import type {
  NetworkResult,
  NetworkTrace,
  PopulationResult,
  RecordedSpikes,
} from '../../simulate/network/network-result.ts';
import type { Figure, RasterFigure, TracesFigure } from '../figure.ts';
import { withUnit } from '../figures/short-number.ts';
import type { Curve } from '../picture.ts';

/** More curves than these on one axis cannot be told apart. */
const MOST_CURVES = 8;

/** Returns the figures, rasters first. */
export function figuresOfNetwork(result: NetworkResult): readonly Figure[] {
  const rasters = result.populations.flatMap((population) =>
    population.spikes === undefined ? [] : [rasterOf(result, population, population.spikes)],
  );
  return [...rasters, ...tracesOf(result)];
}

function subtitle(result: NetworkResult, notes: readonly string[]): string {
  const { method, dt, meta, duration, timeUnit, seed } = result;
  const early = meta.ending === 'done' ? [] : [`ended early at ${withUnit(duration, timeUnit)}`];
  const how = [method, `dt = ${dt.value} ${dt.unit}`, `seed ${seed}`].join(', ');
  return [how, ...early, ...notes].join(' · ');
}

function rasterOf(
  result: NetworkResult,
  { name, rate }: PopulationResult,
  recorded: RecordedSpikes,
): RasterFigure {
  const { first, last } = recorded;
  const count = recorded.times.length;
  const cells = first === 0 ? [] : [`cells ${first} to ${last}`];
  const spikes = count === 0 ? 'no spikes' : `${count} ${count === 1 ? 'spike' : 'spikes'}`;
  const rates = Number.isFinite(rate) ? [`mean rate ${Number(rate.toPrecision(3))} Hz`] : [];
  return {
    kind: 'raster',
    name: 'raster',
    title: `${result.network}: spikes of ${name}`,
    subtitle: subtitle(result, [...cells, spikes, ...rates]),
    time: { name: 'time', unit: result.timeUnit },
    start: 0,
    end: result.duration,
    spikes: spikesByCell(recorded),
  };
}

/** Returns the times of each cell, from the first that was recorded on. */
export function spikesByCell({ cells, times, first, last }: RecordedSpikes): readonly Float64Array[] {
  const counts = new Int32Array(last - first + 1);
  for (const cell of cells) counts[cell - first] = (counts[cell - first] ?? 0) + 1;
  const byCell = Array.from(counts, (count) => new Float64Array(count));
  const next = new Int32Array(counts.length);
  for (let at = 0; at < cells.length; at++) {
    const place = (cells[at] ?? 0) - first;
    const ofCell = byCell[place];
    if (ofCell === undefined) continue;
    ofCell[next[place] ?? 0] = times[at] ?? Number.NaN;
    next[place] = (next[place] ?? 0) + 1;
  }
  return byCell;
}

/** One figure for what was recorded of one population or projection at the same times. */
function tracesOf(result: NetworkResult): readonly TracesFigure[] {
  const groups = new Map<string, NetworkTrace[]>();
  for (const trace of result.traces) {
    const key = JSON.stringify([trace.of, trace.times.length, trace.times[1]]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [trace]);
    else group.push(trace);
  }
  return Array.from(groups.values(), (traces) => tracesFigure(result, traces));
}

function tracesFigure(result: NetworkResult, traces: readonly NetworkTrace[]): TracesFigure {
  const perUnit = new Map<string, number>();
  for (const { unit } of traces) perUnit.set(unit, (perUnit.get(unit) ?? 0) + 1);
  const most = Math.max(1, Math.floor(MOST_CURVES / Math.max(1, ...perUnit.values())));
  const recorded = Math.max(0, ...traces.map(({ numbers }) => numbers.length));
  const [first] = traces;
  const what = first?.kind === 'synapses' ? 'synapses' : 'cells';
  const notes = recorded > most ? [`the first ${most} of ${recorded} recorded ${what}`] : [];
  return {
    kind: 'traces',
    name: 'traces',
    title: `${result.network}: ${first?.of ?? ''}`,
    subtitle: subtitle(result, notes),
    picture: {
      times: first?.times ?? [],
      timeUnit: result.timeUnit,
      end: result.duration,
      curves: traces.flatMap((trace) => curvesOf(trace, most)),
    },
  };
}

function curvesOf({ name, unit, numbers, values, kind }: NetworkTrace, most: number): readonly Curve[] {
  if (kind === 'all cells' || kind === 'all synapses') return [{ name, unit, values }];
  const width = numbers.length;
  return Array.from(numbers.subarray(0, most), (number, place) => ({
    name: `${name}[${number}]`,
    unit,
    ...(width > 1 ? { of: name } : {}),
    values: Float64Array.from(
      { length: width === 0 ? 0 : values.length / width },
      (_, sample) => values[sample * width + place] ?? Number.NaN,
    ),
  }));
}
