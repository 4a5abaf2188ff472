/**
 * Pictures in a terminal. A braille letter holds 2 × 4 dots, so a panel of 100 × 10 letters is a drawing of
 * 200 × 40 dots. Curves of one panel share its dots: where they cross, the letter takes the later one's colour.
 * Without colours nothing tells curves apart, so each has a panel of its own.
 */
import { axisLabel, extentOf, type Panel, type Picture, panelsOf } from '../picture.ts';
import { axisStep, type Interval, roundRange, roundStep, roundTicks, type Tick } from '../round-ticks.ts';

/** How a picture is fitted to a terminal. */
export interface TerminalPlotOptions {
  /** Letters across, axes included; at least 40. */
  readonly columns: number;
  /** Lines of each panel's drawing; at least 3, 9 by default. */
  readonly rows?: number;
  readonly colour?: boolean;
}

const BRAILLE = 0x2800;
/** The bit of each dot of a braille letter, by row, left and right. */
const DOT_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
/** ANSI foreground colours, in the order of the SVG's palette as far as terminals have them. */
const ANSI_COLOURS = [36, 33, 32, 35, 34, 31] as const;

function tint(text: string, curve: number, colour: boolean): string {
  return colour ? `\u001b[${ANSI_COLOURS[curve % ANSI_COLOURS.length]}m${text}\u001b[39m` : text;
}

/** Letters with dots that can be set, and the curve that set each letter last. */
class Canvas {
  readonly #letters: Uint8Array;
  readonly #curves: Uint8Array;
  readonly columns: number;
  readonly rows: number;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#letters = new Uint8Array(columns * rows);
    this.#curves = new Uint8Array(columns * rows);
  }

  dot(x: number, y: number, curve: number): void {
    const letter = (y >> 2) * this.columns + (x >> 1);
    const bit = DOT_BITS[y & 3]?.[x & 1] ?? 0;
    this.#letters[letter] = (this.#letters[letter] ?? 0) | bit;
    this.#curves[letter] = curve;
  }

  /** Fills the dots of one column between two heights. */
  stroke(x: number, from: number, to: number, curve: number): void {
    for (let y = Math.min(from, to); y <= Math.max(from, to); y++) this.dot(x, y, curve);
  }

  line(row: number, colour: boolean): string {
    let text = '';
    for (let column = 0; column < this.columns; column++) {
      const index = row * this.columns + column;
      const bits = this.#letters[index] ?? 0;
      text += bits === 0 ? ' ' : tint(String.fromCharCode(BRAILLE + bits), this.#curves[index] ?? 0, colour);
    }
    return text;
  }
}

function drawCurve(
  canvas: Canvas,
  picture: Picture,
  values: ArrayLike<number>,
  time: Interval,
  range: Interval,
  curve: number,
): void {
  const width = canvas.columns * 2 - 1;
  let last: { readonly x: number; readonly y: number } | undefined;
  for (let i = 0; i < picture.times.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      last = undefined;
      continue;
    }
    const x = Math.round((((picture.times[i] ?? 0) - time[0]) / (time[1] - time[0])) * width);
    const y = dotOf(value, range, canvas.rows * 4);
    if (last === undefined || last.x === x) canvas.stroke(x, last?.y ?? y, y, curve);
    else {
      // Between two samples the curve is a straight line, a stroke in each column that it passes.
      const slope = (y - last.y) / (x - last.x);
      for (let column = last.x + 1; column <= x; column++) {
        const from = Math.round(last.y + slope * (column - 1 - last.x));
        canvas.stroke(column, from, Math.round(last.y + slope * (column - last.x)), curve);
      }
    }
    last = { x, y };
  }
}

/** What the numbers of the vertical axes take, if not more. */
const LEAST_LABEL_WIDTH = 9;
/** What the last number of the time axis and its unit take beyond the drawing. */
const OVERHANG = 7;

/** A panel with its vertical axis. */
interface Scaled {
  readonly panel: Panel;
  readonly range: Interval;
  readonly ticks: readonly Tick[];
}

function scaled(panel: Panel, rows: number): Scaled {
  const [low, high] = visibleExtent(panel);
  const step = axisStep([low, high], Math.max(2, Math.floor(rows * 0.75)));
  const range = roundRange([low, high], step);
  return { panel, range, ticks: roundTicks(range, step) };
}

/** A variation that float64 hardly holds is drawn as none. */
function visibleExtent({ curves }: Panel): Interval {
  const [low, high] = extentOf(curves);
  const isFlat = high - low < 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return isFlat ? extentOf([{ values: [(low + high) / 2] }]) : [low, high];
}

function dotOf(value: number, [low, high]: Interval, dots: number): number {
  return Math.round(((high - value) / (high - low)) * (dots - 1));
}

function panelLines(
  picture: Picture,
  { panel, range, ticks }: Scaled,
  first: number,
  time: Interval,
  labelWidth: number,
  width: number,
  { rows, colour }: Required<TerminalPlotOptions>,
): string[] {
  const canvas = new Canvas(width, rows);
  panel.curves.forEach(({ values }, index) => {
    drawCurve(canvas, picture, values, time, range, first + index);
  });
  const labels = new Map(ticks.map(({ value, text }) => [dotOf(value, range, rows * 4) >> 2, text]));
  const lines = Array.from({ length: rows }, (_, row) => {
    const label = labels.get(row);
    return `${(label ?? '').padStart(labelWidth)} ${label === undefined ? '│' : '┤'}${canvas.line(row, colour)}`.trimEnd();
  });
  const names = panel.curves.map(({ name }, index) => tint(`━ ${name}`, first + index, colour));
  const title =
    panel.curves.length > 1
      ? `${axisLabel(panel)}   ${names.join('  ')}`
      : tint(axisLabel(panel), first, colour);
  return [`${' '.repeat(labelWidth + 1)}${title}`, ...lines];
}

function spikesLine(spikes: ArrayLike<number>, time: Interval, labelWidth: number, columns: number): string {
  const marks = new Array<string>(columns).fill(' ');
  for (const spike of Array.from(spikes)) {
    const column = Math.round(((spike - time[0]) / (time[1] - time[0])) * (columns - 1));
    if (column >= 0 && column < columns) marks[column] = '╵';
  }
  return `${'spikes'.padStart(labelWidth)}  ${marks.join('')}`.trimEnd();
}

function timeAxisLines(time: Interval, unit: string, labelWidth: number, columns: number): string[] {
  const axis = new Array<string>(columns).fill('─');
  const labels = new Array<string>(columns + OVERHANG).fill(' ');
  for (const { value, text } of roundTicks(time, roundStep(time, Math.floor(columns / 8)))) {
    const column = Math.round(((value - time[0]) / (time[1] - time[0])) * (columns - 1));
    axis[column] = '┴';
    const start = Math.max(0, column - Math.floor(text.length / 2));
    for (let i = 0; i < text.length; i++) labels[start + i] = text.charAt(i);
  }
  const margin = ' '.repeat(labelWidth + 1);
  return [`${margin}└${axis.join('')}`, `${margin} ${labels.join('').trimEnd()} ${unit}`];
}

/** Returns the picture's lines: panels over one time axis, one per unit if there are colours, and spikes as ticks. */
export function drawTerminalPlot(picture: Picture, options: TerminalPlotOptions): readonly string[] {
  const columns = Math.max(40, Math.floor(options.columns));
  const fitted = { columns, rows: options.rows ?? 9, colour: options.colour ?? false };
  const time = extentOf([{ values: picture.times }]);
  const panels = (fitted.colour ? panelsOf(picture) : onePanelEach(picture)).map((panel) =>
    scaled(panel, fitted.rows),
  );
  const texts = panels.flatMap(({ ticks }) => ticks.map(({ text }) => text.length));
  const labelWidth = Math.max(LEAST_LABEL_WIDTH, ...texts);
  const width = columns - labelWidth - 2 - OVERHANG;
  const lines: string[] = [];
  let first = 0;
  for (const panel of panels) {
    lines.push(...panelLines(picture, panel, first, time, labelWidth, width, fitted));
    first += panel.panel.curves.length;
  }
  if (picture.spikes !== undefined) lines.push(spikesLine(picture.spikes, time, labelWidth, width));
  return [...lines, ...timeAxisLines(time, picture.timeUnit, labelWidth, width)];
}

function onePanelEach({ curves }: Picture): readonly Panel[] {
  return curves.map((curve) => ({ unit: curve.unit, curves: [curve] }));
}
