/**
 * What is drawn: a figure knows nothing of models or runs, only names, units and numbers, so every door (paper, page,
 * terminal) can draw every figure.
 */
import type { Picture } from './picture.ts';

/** What an axis counts. `unit` is `1` for none; the name is empty where several things of one unit share the axis. */
export interface Axis {
  readonly name: string;
  readonly unit: string;
  /** Whether it reads best on a logarithmic scale: all values are above 0, each a multiple of the one before. */
  readonly isLogarithmic?: boolean;
}

/** Returns the words along an axis: `v (mV)`, `sodium.m`; `mV` or `no unit` where several things share it. */
export function axisText({ name, unit }: Axis): string {
  if (name === '') return unit === '1' ? 'no unit' : unit;
  return unit === '1' ? name : `${name} (${unit})`;
}

/** A line, or points where `isScatter`. Values that are not finite leave a gap. */
export interface Series {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly isScatter?: boolean;
}

/** The names by which a user picks figures. */
export const FIGURE_NAMES = ['traces', 'raster', 'measures', 'plane', 'gates'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

export type Figure = TracesFigure | RasterFigure | CurvesFigure | MapFigure | PlaneFigure | PrecisionFigure;

/** Figures of runs and models are picked by name; that of a comparison is the only one that there is. */
export type DrawnName = FigureName | 'precision';

interface Titled {
  readonly name: DrawnName;
  readonly title: string;
  /** What the reader must know to repeat it, and what is not shown: `rk4, dt = 0.01 ms · the first 8 of 100 cells`. */
  readonly subtitle: string;
  /** What was given to the run: `I = 10 uA/cm^2, E = -70 mV`. */
  readonly settings?: string;
}

/** Variables over time, one panel per unit. */
export interface TracesFigure extends Titled {
  readonly kind: 'traces';
  readonly picture: Picture;
}

/** When which cell spiked. */
export interface RasterFigure extends Titled {
  readonly kind: 'raster';
  readonly time: Axis;
  readonly start: number;
  readonly end: number;
  /** By cell. */
  readonly spikes: readonly ArrayLike<number>[];
  /** What a sweep over one axis gave the cells, one value each. */
  readonly swept?: Axis & { readonly values: ArrayLike<number> };
}

/** Curves over a common axis that is not time: measures of a sweep, gates over the voltage. One panel per `y`. */
export interface CurvesFigure extends Titled {
  readonly kind: 'curves';
  readonly x: Axis;
  readonly panels: readonly { readonly y: Axis; readonly series: readonly Series[] }[];
}

/** A measure over two swept values. */
export interface MapFigure extends Titled {
  readonly kind: 'map';
  readonly x: Axis;
  readonly y: Axis;
  readonly value: Axis;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** At `x[column]`, `y[row]`: number row * xs.length + column. */
  readonly values: ArrayLike<number>;
}

/** The plane of a model's two states: nullclines, where either stands still, and what the run did. */
export interface PlaneFigure extends Titled {
  readonly kind: 'plane';
  readonly x: Axis;
  readonly y: Axis;
  /** What part of the plane is looked at. */
  readonly xRange: readonly [low: number, high: number];
  readonly yRange: readonly [low: number, high: number];
  /** Each in pieces, as lines in the plane; named by what holds there: `dv/dt = 0`. */
  readonly nullclines: readonly { readonly name: string; readonly pieces: readonly Series[] }[];
  readonly trajectories: readonly Series[];
}

/** Work and precision: what methods are off by at several steps, over the step and over what it costs. */
export interface PrecisionFigure extends Titled {
  readonly kind: 'precision';
  readonly name: 'precision';
  readonly error: Axis;
  readonly step: Axis;
  readonly cost: Axis;
  /** The error that is good enough. */
  readonly tolerance: number;
  /** Below it nothing is known: the error of what errors are measured against. */
  readonly floor: number;
  /** Of each run of a method; steps are NaN where the method chooses them itself. */
  readonly methods: readonly {
    readonly name: string;
    readonly steps: ArrayLike<number>;
    readonly costs: ArrayLike<number>;
    readonly errors: ArrayLike<number>;
  }[];
}
