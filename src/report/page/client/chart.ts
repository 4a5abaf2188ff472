/** The door to uPlot, the only file that imports it: axes with ticks, a cursor, zooming, and lines or a painter. */
import uPlot from 'uplot';
import { logTicks } from '../../round-ticks.ts';
import { element } from './element.ts';
import { navigate } from './navigate.ts';
import { powerText, tickTexts } from './number-text.ts';
import type { AxisMember, SharedAxis } from './shared-axis.ts';
import { ink, onRestyle } from './theme.ts';

/** What a painter draws with: places of numbers in pixels of the canvas, within a clipped frame. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the canvas to one of the page. */
  readonly density: number;
}

/** Where the cursor is: in the numbers of the axes, and the nearest sample of the data. */
export interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly sample: number;
}

export interface ChartOptions {
  readonly place: HTMLElement;
  /** In words, for who cannot see it. */
  readonly description: string;
  readonly height: number;
  readonly x: SharedAxis;
  readonly extent: readonly [number, number];
  /** Absent: the numbers along the axis are those of a drawing below. */
  readonly xLabel?: string;
  readonly yLabel: string;
  /** With its whole extent. Absent: the height follows what is shown. */
  readonly y?: SharedAxis;
  /** Only whole numbers along the axis. */
  readonly isCount?: boolean;
  readonly data: uPlot.AlignedData;
  readonly series: readonly uPlot.Series[];
  readonly hasGrid?: boolean;
  /** Whether the vertical axis counts anything. */
  readonly hasNumbers?: boolean;
  /** Room beside the frame. */
  readonly right?: number;
  /** Draws within the frame. */
  readonly paint?: (pen: Pen) => void;
  /** Draws beside the frame. */
  readonly paintBeside?: (pen: Pen) => void;
  readonly onPoint: (pointed: Pointed | undefined) => void;
}

const FONT = '12px system-ui, "Helvetica Neue", Arial, sans-serif';
const WHOLE_STEPS = [1, 2, 5].flatMap((step) => [1, 10, 100, 1e3, 1e4, 1e5, 1e6].map((by) => step * by));

/** An axis that has a name only. */
const NO_NUMBERS: uPlot.Axis = { splits: () => [], values: () => [] };

/** The height of a panel: what it shows, and a little room. */
function roomy(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null || !(low <= high)) return [0, 1];
  const room = high > low ? (high - low) * 0.06 : Math.abs(low) * 0.1 || 0.5;
  return [low - room, high + room];
}

/** As many numbers as there is room for: the library has only powers of ten, one or two in most sweeps. */
function logarithmic(scale: 'x' | 'y'): uPlot.Axis {
  return {
    splits: ({ width, height }, _, low, high) => {
      const room = scale === 'x' ? width / 80 : height / 50;
      return logTicks([low, high], Math.max(2, Math.floor(room))).map(({ value }) => value);
    },
    filter: (_, splits) => splits,
  };
}

function axis(
  scale: 'x' | 'y',
  label: string | undefined,
  hasGrid: boolean,
  isLogarithmic = false,
): uPlot.Axis {
  const isBare = label === undefined;
  return {
    scale,
    font: FONT,
    labelFont: FONT,
    stroke: () => ink().faint,
    grid: { show: hasGrid, stroke: () => ink().grid, width: 1 },
    ticks: { stroke: () => ink().grid, width: 1, size: isBare ? 0 : 5 },
    gap: 4,
    space: scale === 'x' ? 60 : 34,
    size: scale === 'y' ? 58 : isBare ? 8 : 28,
    values: (_, splits, __, ___, increment) => {
      if (isBare) return splits.map(() => '');
      return isLogarithmic ? splits.map(powerText) : tickTexts(splits, increment);
    },
    ...(isLogarithmic ? logarithmic(scale) : {}),
    ...(isBare ? {} : { label, labelSize: 22, labelGap: 2 }),
  };
}

function scaleOf(axis: SharedAxis | undefined): uPlot.Scale {
  return axis?.isLogarithmic === true ? { distr: 3, log: 10 } : {};
}

/** A drawing with two axes. */
export class Chart {
  readonly plot: uPlot;
  readonly #options: ChartOptions;
  readonly #root: HTMLElement;
  readonly #member: AxisMember;
  /** Whether this is the drawing that the reader points at. */
  #isTelling = false;

  constructor(options: ChartOptions) {
    this.#options = options;
    const { place, height, x, y, extent, description } = options;
    this.#root = element('div', 'chart');
    place.append(this.#root);
    this.plot = new uPlot(this.#plotOptions(height), options.data, this.#root);
    const canvas = this.plot.ctx.canvas;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', description);
    this.#root.tabIndex = 0;
    this.#root.setAttribute('role', 'application');
    this.#root.setAttribute(
      'aria-label',
      `${description}. Arrow keys move the cursor, plus and minus zoom, zero shows all.`,
    );
    this.#member = {
      show: (min, max) => this.plot.setScale('x', { min, max }),
      point: (at) => this.#pointAt(at),
      pointAgain: () => this.#tellPoint(),
    };
    x.join(this.#member, extent);
    y?.join({ show: (min, max) => this.plot.setScale('y', { min, max }), point: () => {} });
    navigate({ root: this.#root, plot: this.plot, x, y });
    onRestyle(() => this.#fit(true));
    new ResizeObserver(() => this.#fit(false)).observe(this.#root);
  }

  #plotOptions(height: number): uPlot.Options {
    const {
      x,
      y,
      series,
      xLabel,
      yLabel,
      hasGrid = true,
      right = 16,
      isCount,
      hasNumbers = true,
      paint,
    } = this.#options;
    return {
      width: this.#root.clientWidth,
      height,
      padding: [8, right, 0, 0],
      legend: { show: false },
      scales: {
        x: { time: false, ...scaleOf(x), range: (_, low, high) => [low, high] },
        y: { ...scaleOf(y), range: (_, low, high) => (y === undefined ? roomy(low, high) : [...y.shown]) },
      },
      axes: [
        axis('x', xLabel, hasGrid, x.isLogarithmic),
        {
          ...axis('y', yLabel, hasGrid, y?.isLogarithmic),
          ...(isCount === true ? { incrs: WHOLE_STEPS } : {}),
          ...(hasNumbers ? {} : NO_NUMBERS),
        },
      ],
      series: [{}, ...series],
      cursor: {
        y: y !== undefined,
        drag:
          y === undefined
            ? { x: true, y: false, setScale: false }
            : { x: true, y: true, uni: 24, setScale: false },
        points: {
          ...(paint === undefined ? {} : { show: false }),
          size: 7,
          width: 1.5,
          fill: () => ink().paper,
          stroke: (u, index) => strokeOf(u, index),
        },
        bind: {
          mousedown: (_, __, handler) => (event) => {
            if (!event.shiftKey && event.button === 0) handler(event);
            return null;
          },
          dblclick: () => () => {
            x.reset();
            y?.reset();
            return null;
          },
        },
      },
      hooks: {
        setSelect: [(plot) => this.#zoomToSelection(plot)],
        setCursor: [() => this.#tellPoint()],
        drawClear: [],
        draw: [() => this.#paint()],
      },
    };
  }

  #zoomToSelection(plot: uPlot): void {
    const { x, y } = this.#options;
    const { left, top, width, height } = plot.select;
    if (width <= 4 && height <= 4) return;
    const shown = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')] as const;
    const tall = [plot.posToVal(top + height, 'y'), plot.posToVal(top, 'y')] as const;
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    x.show(...shown);
    y?.show(...tall);
  }

  /** Whether the reader points at this drawing, not at another one over the same axis. */
  get isPointedHere(): boolean {
    return (this.plot.cursor.top ?? -1) >= 0;
  }

  /** Draws again. */
  redraw(): void {
    this.plot.redraw(false, false);
  }

  #pointed(): Pointed | undefined {
    const { left = -1, top = -1, idx } = this.plot.cursor;
    if (left < 0) return undefined;
    return {
      x: this.plot.posToVal(left, 'x'),
      y: this.plot.posToVal(top, 'y'),
      sample: idx ?? -1,
    };
  }

  /** The reader points here, or does so no longer: the others are told. They tell nothing of what they are told. */
  #tellPoint(): void {
    const pointed = this.isPointedHere ? this.#pointed() : undefined;
    if (pointed === undefined && !this.#isTelling) return;
    this.#isTelling = pointed !== undefined;
    this.#options.onPoint(pointed);
    this.#options.x.point(pointed?.x, this.#member);
  }

  /** The reader points elsewhere. */
  #pointAt(at: number | undefined): void {
    this.#isTelling = false;
    const left = at === undefined ? -10 : this.plot.valToPos(at, 'x');
    const isInside = left >= 0 && left <= this.plot.over.clientWidth;
    this.plot.setCursor({ left: isInside ? left : -10, top: -10 }, false);
    this.#options.onPoint(isInside ? this.#pointed() : undefined);
  }

  #pen(): Pen {
    const { ctx: context, bbox } = this.plot;
    return {
      context,
      x: (value) => this.plot.valToPos(value, 'x', true),
      y: (value) => this.plot.valToPos(value, 'y', true),
      ...bbox,
      density: devicePixelRatio,
    };
  }

  #paint(): void {
    const { paint, paintBeside } = this.#options;
    const pen = this.#pen();
    const { context } = pen;
    if (paint !== undefined) {
      context.save();
      context.beginPath();
      context.rect(pen.left, pen.top, pen.width, pen.height);
      context.clip();
      paint(pen);
      context.restore();
    }
    if (paintBeside === undefined) return;
    context.save();
    paintBeside(pen);
    context.restore();
  }

  #fit(isRestyled: boolean): void {
    const width = this.#root.clientWidth;
    if (width > 0 && width !== this.plot.width) this.plot.setSize({ width, height: this.#options.height });
    else if (isRestyled) this.plot.redraw(false, true);
  }
}

function strokeOf(plot: uPlot, index: number): string {
  const stroke = plot.series[index]?.stroke;
  const colour: unknown = typeof stroke === 'function' ? stroke(plot, index) : stroke;
  return typeof colour === 'string' ? colour : ink().text;
}

/** Returns lists over axes of their own as one table over one axis. */
export function joinTables(tables: readonly uPlot.AlignedData[]): uPlot.AlignedData {
  return uPlot.join([...tables]);
}

export type { AlignedData, Series as PlotSeries } from 'uplot';
