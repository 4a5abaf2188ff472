/** What a report shows of a network beside rasters and traces: rates of populations over time, and how weights are spread. */
import type { NetworkResult, ProjectionResult, SynapseTable } from '../../simulate/network/network-result.ts';
import type { CurvesFigure, TracesFigure } from '../figure.ts';
import type { Curve } from '../picture.ts';
import { roundStep } from '../round-ticks.ts';
import type { ExplainedNetwork } from './explain-network.ts';

/** Intervals that a run is cut into, about, in which spikes are counted. */
const INTERVALS = 100;
/** Bars of a histogram. */
const BARS = 40;
/** More synapses than these are not read for a histogram: 16 MB for each of their values. */
const MOST_READ = 2_000_000;

/** Returns the rates of the populations whose spikes were recorded, over time; undefined where there are none. */
export function ratesFigure(result: NetworkResult): TracesFigure | undefined {
  const { network, populations, duration, timeUnit } = result;
  const recorded = populations.flatMap(({ name, spikes }) =>
    spikes === undefined ? [] : [{ name, spikes }],
  );
  if (recorded.length === 0 || !(duration > 0)) return undefined;
  const width = roundStep([0, duration], INTERVALS + 1);
  const count = Math.max(1, Math.ceil(duration / width - 1e-9));
  const times = Float64Array.from({ length: count }, (_, bin) => {
    const [start, end] = [bin * width, Math.min((bin + 1) * width, duration)];
    return Number(((start + end) / 2).toPrecision(12));
  });
  const curves = recorded.map(({ name, spikes }): Curve => {
    const counts = new Float64Array(count);
    for (const time of spikes.times) {
      // A spike is dated the end of its step.
      const bin = Math.min(count - 1, Math.max(0, Math.ceil(time / width - 1e-9) - 1));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const cells = spikes.last - spikes.first + 1;
    const values = counts.map((each, bin) => {
      const seconds = (Math.min((bin + 1) * width, duration) - bin * width) / 1000;
      return each / cells / seconds;
    });
    return { name, unit: 'Hz', values };
  });
  return {
    kind: 'traces',
    name: 'traces',
    title: `${network}: population rates`,
    subtitle: `spikes per cell and second, counted in intervals of ${Number(width.toPrecision(6))} ${timeUnit}`,
    picture: { times, timeUnit, end: duration, curves },
  };
}

/** Returns how the values of synapses are spread at the end: of those that can differ, and that events or recordings are about. */
export function weightFigures(
  result: NetworkResult,
  { projections }: ExplainedNetwork,
): readonly CurvesFigure[] {
  return result.projections.flatMap((projection): readonly CurvesFigure[] => {
    const { name, synapses, read } = projection;
    if (synapses < 2 || synapses > MOST_READ) return [];
    const explained = projections.find((each) => each.name === name);
    const recorded = result.traces.filter(({ of, kind }) => kind === 'synapses' && of === name);
    const names = new Set([
      ...recorded.map((trace) => trace.name),
      ...(explained?.perSynapse ?? []),
      ...(explained?.states ?? []).flatMap(({ name: state, per, changes }) =>
        per === 'synapse' && changes === 'by events only' ? [state] : [],
      ),
    ]);
    if (names.size === 0) return [];
    return spreads(read(), [...names], projection, result.network);
  });
}

function spreads(
  { values, delays }: SynapseTable,
  names: readonly string[],
  { name, synapses }: ProjectionResult,
  network: string,
): readonly CurvesFigure[] {
  return names.flatMap((value): readonly CurvesFigure[] => {
    const column =
      value === 'delay' && !values.has('delay') ? { unit: 'ms', values: delays } : values.get(value);
    if (column === undefined) return [];
    const spread = spreadOf(column.values);
    if (spread === undefined) return [];
    return [
      {
        kind: 'curves',
        name: 'measures',
        title: `${network}: ${value} of ${name}`,
        subtitle: `at the end; ${synapses} synapses`,
        x: { name: value, unit: column.unit },
        panels: [{ y: { name: 'synapses', unit: '1' }, series: [{ name: value, ...spread }] }],
      },
    ];
  });
}

/** Returns the outline of a histogram; undefined where there is nothing to tell apart. */
function spreadOf(values: Float64Array): { readonly x: Float64Array; readonly y: Float64Array } | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) return undefined;
  const counts = new Float64Array(BARS);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bar = Math.min(BARS - 1, Math.floor(((value - low) / (high - low)) * BARS));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const [x, y] = [new Float64Array(2 * BARS + 2), new Float64Array(2 * BARS + 2)];
  for (let edge = 0; edge <= BARS; edge++) {
    x.fill(low + ((high - low) * edge) / BARS, 2 * edge, 2 * edge + 2);
    y[2 * edge] = counts[edge - 1] ?? 0;
    y[2 * edge + 1] = counts[edge] ?? 0;
  }
  return { x, y };
}
