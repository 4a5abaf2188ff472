/**
 * Pictures in a terminal. A braille letter holds 2 × 4 dots, so a panel of 100 × 10 letters is a drawing of
 * 200 × 40 dots. Curves of one panel share its dots: where they cross, the letter takes the later one's colour.
 */
import { axisLabel, extentOf, type Panel, type Picture, panelsOf } from './picture.ts';

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

/** Returns the number in at most four significant digits, as an axis shows it. */
function axisNumber(value: number): string {
  const rounded = Number(value.toPrecision(4));
  return Math.abs(rounded) >= 1e5 || (rounded !== 0 && Math.abs(rounded) < 1e-3)
    ? rounded.toExponential()
    : String(rounded);
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

type Interval = readonly [low: number, high: number];

function drawCurve(
  canvas: Canvas,
  picture: Picture,
  values: ArrayLike<number>,
  time: Interval,
  range: Interval,
  curve: number,
): void {
  const [width, height] = [canvas.columns * 2 - 1, canvas.rows * 4 - 1];
  let last: { readonly x: number; readonly y: number } | undefined;
  for (let i = 0; i < picture.times.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      last = undefined;
      continue;
    }
    const x = Math.round((((picture.times[i] ?? 0) - time[0]) / (time[1] - time[0])) * width);
    const y = Math.round(((range[1] - value) / (range[1] - range[0])) * height);
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

const LABEL_WIDTH = 9;
/** What the last number of the time axis and its unit take beyond the drawing. */
const OVERHANG = 7;

function drawingWidth(columns: number): number {
  return columns - LABEL_WIDTH - 2 - OVERHANG;
}

/** Returns the multiples of 1, 2 or 5 times a power of ten within the interval, at most `most` of them. */
function roundTicks([low, high]: Interval, most: number): readonly number[] {
  const least = (high - low) / Math.max(most - 1, 1);
  const ten = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5].find((factor) => factor * ten >= least * (1 - 1e-9)) ?? 10) * ten;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

function panelLines(
  picture: Picture,
  panel: Panel,
  first: number,
  time: Interval,
  options: Required<TerminalPlotOptions>,
): string[] {
  const canvas = new Canvas(drawingWidth(options.columns), options.rows);
  const range = extentOf(panel.curves);
  panel.curves.forEach(({ values }, index) => {
    drawCurve(canvas, picture, values, time, range, first + index);
  });
  const middle = Math.floor(options.rows / 2);
  const lines = Array.from({ length: options.rows }, (_, row) => {
    const isMarked = row === 0 || row === middle || row === options.rows - 1;
    const height = range[1] - ((range[1] - range[0]) * row) / (options.rows - 1);
    const label = isMarked ? axisNumber(height) : '';
    return `${label.padStart(LABEL_WIDTH)} ${isMarked ? '┤' : '│'}${canvas.line(row, options.colour)}`.trimEnd();
  });
  const names = panel.curves.map(({ name }, index) => tint(`━ ${name}`, first + index, options.colour));
  const title =
    panel.curves.length > 1
      ? `${axisLabel(panel)}   ${names.join('  ')}`
      : tint(axisLabel(panel), first, options.colour);
  return [`${' '.repeat(LABEL_WIDTH + 1)}${title}`, ...lines];
}

function spikesLine(spikes: ArrayLike<number>, time: Interval, columns: number): string {
  const marks = new Array<string>(columns).fill(' ');
  for (const spike of Array.from(spikes)) {
    const column = Math.round(((spike - time[0]) / (time[1] - time[0])) * (columns - 1));
    if (column >= 0 && column < columns) marks[column] = '╵';
  }
  return `${'spikes'.padStart(LABEL_WIDTH)}  ${marks.join('')}`.trimEnd();
}

function timeAxisLines(time: Interval, unit: string, columns: number): string[] {
  const axis = new Array<string>(columns).fill('─');
  const labels = new Array<string>(columns + OVERHANG).fill(' ');
  for (const tick of roundTicks(time, Math.floor(columns / 8))) {
    const column = Math.round(((tick - time[0]) / (time[1] - time[0])) * (columns - 1));
    axis[column] = '┴';
    const text = axisNumber(tick);
    const start = Math.max(0, column - Math.floor(text.length / 2));
    for (let i = 0; i < text.length; i++) labels[start + i] = text.charAt(i);
  }
  const margin = ' '.repeat(LABEL_WIDTH + 1);
  return [`${margin}└${axis.join('')}`, `${margin} ${labels.join('').trimEnd()} ${unit}`];
}

/** Returns the picture's lines: one panel per unit over one time axis, spikes as ticks above it. */
export function drawTerminalPlot(picture: Picture, options: TerminalPlotOptions): readonly string[] {
  const columns = Math.max(40, Math.floor(options.columns));
  const fitted = { columns, rows: options.rows ?? 9, colour: options.colour ?? false };
  const time = extentOf([{ values: picture.times }]);
  const lines: string[] = [];
  let first = 0;
  for (const panel of panelsOf(picture)) {
    lines.push(...panelLines(picture, panel, first, time, fitted));
    first += panel.curves.length;
  }
  const width = drawingWidth(columns);
  if (picture.spikes !== undefined) lines.push(spikesLine(picture.spikes, time, width));
  return [...lines, ...timeAxisLines(time, picture.timeUnit, width)];
}
