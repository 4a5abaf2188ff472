import { axisText, type MapFigure } from '../figure.ts';
import { shortNumber } from '../figures/short-number.ts';
import { coarseMap, coarseWords } from '../map-cells.ts';
import { MAP_COLOURS } from '../map-colours.ts';
import { extentOf } from '../picture.ts';
import { type Frame, frameFor, type TerminalOptions } from './axes.ts';
import { titleLines, wordLines } from './title-lines.ts';

const ROWS = 20;
const SHADES = ['░', '▒', '▓', '█'] as const;
/** The steps of red, green and blue in the cube of 216 colours that terminals have. */
const CUBE = [0, 95, 135, 175, 215, 255] as const;

/** Returns the number of the nearest of the 216 colours. */
function terminalColour(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16);
    const distances = CUBE.map((step) => Math.abs(step - value));
    return distances.indexOf(Math.min(...distances));
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 16 + 36 * red + 6 * green + blue;
}

/** Returns the letter of a value: a shade, or a full block in its colour. */
function letterOf(place: number, width: number, colour: boolean): string {
  if (!Number.isFinite(place)) return ' '.repeat(width);
  const within = Math.min(Math.max(place, 0), 1);
  if (!colour)
    return (SHADES[Math.min(Math.floor(within * SHADES.length), SHADES.length - 1)] ?? '█').repeat(width);
  const hex =
    MAP_COLOURS[Math.min(Math.floor(within * MAP_COLOURS.length), MAP_COLOURS.length - 1)] ?? '#ffffff';
  return `\u001b[38;5;${terminalColour(hex)}m${'█'.repeat(width)}\u001b[39m`;
}

/** Returns the numbers below a map, at as many of its columns as there is room for. */
function columnNumbers(xs: ArrayLike<number>, cellWidth: number, { labelWidth }: Frame): readonly string[] {
  const texts = Array.from(xs, shortNumber);
  const room = Math.max(...texts.map(({ length }) => length)) + 2;
  const every = Math.max(1, Math.ceil(room / cellWidth));
  const [axis, labels] = ['', ''].map(() => new Array<string>(xs.length * cellWidth).fill(' '));
  if (axis === undefined || labels === undefined) return [];
  axis.fill('─');
  for (let column = 0; column < xs.length; column += every) {
    const at = column * cellWidth + Math.floor((cellWidth - 1) / 2);
    axis[at] = '┴';
    Array.from(texts[column] ?? '').forEach((letter, i) => {
      labels[at + i] = letter;
    });
  }
  const margin = ' '.repeat(labelWidth + 1);
  return [`${margin}└${axis.join('')}`, `${margin} ${labels.join('').trimEnd()}`];
}

/** Returns the map, the lowest row at the bottom, and what its shades or colours mean. */
export function mapLines(figure: MapFigure, options: TerminalOptions): readonly string[] {
  const { colour = false } = options;
  const rows = options.rows ?? ROWS;
  const labels = Array.from(figure.ys, (value) => ({ value, text: shortNumber(value) }));
  const frame = frameFor(labels, options.columns);
  const map = coarseMap(figure, frame.width, rows);
  const cellWidth = Math.max(1, Math.min(8, Math.floor(frame.width / map.xs.length)));
  const [low, high] = extentOf([map]);
  const place = (value: number): number => (value - low) / (high - low);
  const lines = Array.from(map.ys, (y, row) => {
    const letters = Array.from(map.xs, (_, column) =>
      letterOf(place(map.values[row * map.xs.length + column] ?? Number.NaN), cellWidth, colour),
    );
    return `${shortNumber(y).padStart(frame.labelWidth)} ┤${letters.join('')}`.trimEnd();
  });
  const steps = colour ? 12 : SHADES.length;
  const scale = Array.from({ length: steps }, (_, i) => letterOf((i + 0.5) / steps, 2, colour)).join('');
  const margin = ' '.repeat(frame.labelWidth + 1);
  const label = axisText(figure.value);
  const [lowest, highest] = [shortNumber(low), shortNumber(high)];
  const numbers = lowest.length + 2 * steps + highest.length + 2;
  const inOneLine = `${label}: ${lowest} ${scale} ${highest}`;
  const ends = [`${letterOf(0, 2, colour)} ${lowest}`, `${letterOf(1, 2, colour)} ${highest}`];
  const meaning =
    label.length + 2 + numbers <= frame.titleWidth
      ? [inOneLine]
      : [...titleLines(label, [], frame.titleWidth, false), ...ends];
  return [
    `${margin}${axisText(figure.y)}`,
    ...lines.toReversed(),
    ...columnNumbers(map.xs, cellWidth, frame),
    `${margin} ${axisText(figure.x).padStart(map.xs.length * cellWidth)}`,
    ...meaning.map((line) => `${margin}${line}`),
    ...coarseWords(map, figure).flatMap((words) =>
      wordLines(words, frame.titleWidth).map((line) => `${margin}${line}`),
    ),
  ];
}
