/** One figure of each kind, to be drawn. */
import type {
  CurvesFigure,
  Figure,
  MapFigure,
  PlaneFigure,
  RasterFigure,
  TracesFigure,
} from '../../../src/index.ts';
import { range } from '../results.ts';

const TIMES = Float64Array.from({ length: 1001 }, (_, k) => k * 0.1);

export const TRACES: TracesFigure = {
  kind: 'traces',
  name: 'traces',
  title: 'HodgkinHuxley',
  subtitle: 'rk4, dt = 0.1 ms',
  picture: {
    times: TIMES,
    timeUnit: 'ms',
    curves: [
      { name: 'v', unit: 'mV', values: TIMES.map((t) => -65 + 100 * Math.exp(-((t - 30) ** 2))) },
      { name: 'sodium.m', unit: '1', values: TIMES.map((t) => Math.exp(-((t - 30) ** 2))) },
      { name: 'sodium.h', unit: '1', values: TIMES.map(() => 0.6) },
    ],
    spikes: [30, 60.5],
  },
};

export const RASTER: RasterFigure = {
  kind: 'raster',
  name: 'raster',
  title: 'Cell: spikes',
  subtitle: '5 spikes',
  time: { name: 'time', unit: 'ms' },
  start: 0,
  end: 100,
  spikes: [[10], [20, 50], [], [90, 100]],
};

export const CURVES: CurvesFigure = {
  kind: 'curves',
  name: 'measures',
  title: 'Cell',
  subtitle: '41 cells',
  settings: 'I = 0 … 20 uA/cm^2 (41 values)',
  x: { name: 'I', unit: 'uA/cm^2' },
  panels: [
    {
      y: { name: 'rate(spikes)', unit: 'Hz' },
      series: [{ name: 'rate(spikes)', x: range(41), y: range(41).map((i) => (i < 12 ? 0 : 40 + 2 * i)) }],
    },
    {
      y: { name: '', unit: 'mV' },
      series: [
        { name: 'max(v)', x: range(41), y: range(41) },
        { name: 'min(v)', x: range(41), y: range(41).map((i) => -i) },
      ],
    },
  ],
};

export const MAP: MapFigure = {
  kind: 'map',
  name: 'measures',
  title: 'Cell: rate(spikes)',
  subtitle: '24 cells',
  x: { name: 'I', unit: 'nA' },
  y: { name: 'g', unit: 'nS' },
  value: { name: 'rate(spikes)', unit: 'Hz' },
  xs: range(6),
  ys: [10, 20, 30, 40],
  values: range(24).map((i) => (i === 0 ? Number.NaN : i)),
};

export const PLANE: PlaneFigure = {
  kind: 'plane',
  name: 'plane',
  title: 'Cell: phase plane',
  subtitle: '',
  x: { name: 'v', unit: 'mV' },
  y: { name: 'w', unit: '1' },
  xRange: [-80, 40],
  yRange: [0, 1],
  nullclines: [
    { name: 'dv/dt = 0', pieces: [{ name: '', x: [-80, 40], y: [0, 1] }] },
    { name: 'dw/dt = 0', pieces: [{ name: '', x: [-80, 40], y: [1, 0] }] },
  ],
  trajectories: [{ name: 'run', x: range(100).map((i) => i - 70), y: range(100).map((i) => i / 100) }],
};

export const ALL: readonly Figure[] = [TRACES, RASTER, CURVES, MAP, PLANE];
