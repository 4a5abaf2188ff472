/** What stands around a drawing in a terminal: numbers on the left and below. */
import { extentOf } from '../picture.ts';
import { axisStep, type Interval, roundRange, roundStep, roundTicks, type Tick } from '../round-ticks.ts';
import type { Canvas } from './canvas.ts';

/** How figures are fitted to a terminal. */
export interface TerminalOptions {
  /** Letters across, axes included; at least 40. */
  readonly columns: number;
  /** Lines of each panel's drawing; at least 3. By default 9, and more for planes, maps and rasters. */
  readonly rows?: number;
  readonly colour?: boolean;
}

/** The width that is left for drawings, and what stands beside them. */
export interface Frame {
  /** What the numbers of the vertical axes take. */
  readonly labelWidth: number;
  /** Letters of each drawing. */
  readonly width: number;
  /** Letters of the lines above and below them. */
  readonly titleWidth: number;
}

/** What the numbers of the vertical axes take, if not more. */
const LEAST_LABEL_WIDTH = 9;
/** What the last number of the horizontal axis and its unit take beyond the drawing. */
const OVERHANG = 7;

/** Returns the frame of drawings with these numbers on their vertical axes. */
export function frameFor(ticks: readonly Tick[], columns: number): Frame {
  const labelWidth = Math.max(LEAST_LABEL_WIDTH, ...ticks.map(({ text }) => text.length));
  const right = Math.max(40, Math.floor(columns)) - labelWidth - 1;
  return { labelWidth, width: Math.max(4, right - 1 - OVERHANG), titleWidth: right };
}

/** A vertical axis: round numbers, and the range that they widen it to. */
export interface VerticalAxis {
  readonly range: Interval;
  readonly ticks: readonly Tick[];
}

/** Returns the axis of values on a drawing of so many rows. A variation that float64 hardly holds is drawn as none. */
export function verticalAxis(values: readonly ArrayLike<number>[], rows: number): VerticalAxis {
  const [low, high] = extentOf(values.map((each) => ({ values: each })));
  const isFlat = high - low < 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  const visible = isFlat ? extentOf([{ values: [(low + high) / 2] }]) : ([low, high] as const);
  const step = axisStep(visible, Math.max(2, Math.floor(rows * 0.75)));
  const range = roundRange(visible, step);
  return { range, ticks: roundTicks(range, step) };
}

/** Returns the height of a value, in dots from the top. */
export function heightOf(value: number, [low, high]: Interval, dots: number): number {
  return Math.round(((high - value) / (high - low)) * (dots - 1));
}

/** Returns the place of a value, in dots (or letters) from the left. */
export function placeOf(value: number, [low, high]: Interval, dots: number): number {
  return Math.round(((value - low) / (high - low)) * (dots - 1));
}

/** Returns the lines of a title, and those of a drawing with the numbers of its axis. */
export function panelLines(
  title: readonly string[],
  canvas: Canvas,
  { range, ticks }: VerticalAxis,
  { labelWidth }: Frame,
  colour: boolean,
): readonly string[] {
  const labels = new Map(ticks.map(({ value, text }) => [heightOf(value, range, canvas.height) >> 2, text]));
  const lines = Array.from({ length: canvas.rows }, (_, row) => {
    const label = labels.get(row);
    return `${(label ?? '').padStart(labelWidth)} ${label === undefined ? '│' : '┤'}${canvas.line(row, colour)}`.trimEnd();
  });
  return [...title.map((line) => `${' '.repeat(labelWidth + 1)}${line}`), ...lines];
}

/** Returns the ticks of a horizontal axis over so many letters, at places between its ends. */
function horizontalTicks(range: Interval, width: number, isLogarithmic: boolean): readonly Tick[] {
  if (!isLogarithmic) return roundTicks(range, roundStep(range, Math.floor(width / 8)));
  // The range holds logarithms: 1, 2 and 5 of each power of ten, or as many powers as there is room for.
  const powers = range[1] - range[0];
  const every = Math.max(1, Math.ceil((powers * 8) / width));
  const factors = width / Math.max(powers, 1) > 24 ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  for (let power = Math.floor(range[0]); power <= range[1]; power += every) {
    for (const factor of factors) {
      const value = power + Math.log10(factor);
      if (value < range[0] - 1e-9 || value > range[1] + 1e-9) continue;
      ticks.push({ value, text: String(Number((factor * 10 ** power).toPrecision(1))) });
    }
  }
  return ticks;
}

/** Returns the two lines below drawings: the axis with its ticks, and their numbers with the unit behind them. */
export function horizontalAxis(
  range: Interval,
  unit: string,
  { labelWidth, width }: Frame,
  isLogarithmic = false,
): readonly string[] {
  const axis = new Array<string>(width).fill('─');
  const labels = new Array<string>(width + OVERHANG).fill(' ');
  for (const { value, text } of horizontalTicks(range, width, isLogarithmic)) {
    const column = placeOf(value, range, width);
    axis[column] = '┴';
    const start = Math.max(0, column - Math.floor(text.length / 2));
    for (let i = 0; i < text.length; i++) labels[start + i] = text.charAt(i);
  }
  const margin = ' '.repeat(labelWidth + 1);
  return [`${margin}└${axis.join('')}`, `${margin} ${labels.join('').trimEnd()} ${unit}`.trimEnd()];
}

/** Returns what an axis counts, at the right end of the line below it. */
export function axisTitle(text: string, { labelWidth, width }: Frame): string {
  return `${' '.repeat(labelWidth + 2)}${text.padStart(width)}`;
}
