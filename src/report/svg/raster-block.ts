import { type Axis, axisText, type RasterFigure } from '../figure.ts';
import { shortNumber } from '../figures/short-number.ts';
import { extentOf } from '../picture.ts';
import { roundStep, roundTicks } from '../round-ticks.ts';
import {
  AXIS_HEIGHT,
  type Block,
  type Context,
  emptyPanel,
  escapeText,
  MARGIN,
  PLOT_COLUMNS,
  WIDTH,
} from './layout.ts';
import { Plot, plot } from './plot.ts';
import { timeAxis } from './time-axis.ts';

/** In pixels: what the cells take together, and each of few. */
const HEIGHT = { least: 60, most: 300, cell: 16 } as const;
const TICKS = 10;

/** One line of pixels: where it is marked, from left to right. */
function runsOf(marked: Uint8Array): readonly (readonly [start: number, length: number])[] {
  const runs: [number, number][] = [];
  for (let x = 0; x < marked.length; x++) {
    if (marked[x] !== 1) continue;
    const run = runs.at(-1);
    if (run !== undefined && run[0] + run[1] === x) run[1]++;
    else runs.push([x, 1]);
  }
  return runs;
}

/**
 * Returns the spikes as one path. Where there are more cells than pixels, cells share a line, and spikes that fall on
 * one pixel are one mark: the size of the drawing does not grow with the run.
 */
function spikesPath(
  { start, end, spikes }: RasterFigure,
  top: number,
  height: number,
  width: number,
): string {
  const lines = Math.min(spikes.length, height);
  const perPixel = lines === spikes.length ? 2 : 1;
  const columns = width * perPixel;
  const lineHeight = height / lines;
  const markHeight = Math.min(Math.max(lineHeight * 0.8, 1), 12);
  const markWidth = perPixel === 2 ? 1.2 : 1;
  const parts: string[] = [];
  for (let line = 0; line < lines; line++) {
    const marked = new Uint8Array(columns + 1);
    const [first, last] = [line, line + 1].map((each) => Math.floor((each * spikes.length) / lines));
    for (const times of spikes.slice(first, last)) {
      for (let i = 0; i < times.length; i++) {
        const place = Math.round((((times[i] ?? 0) - start) / (end - start)) * columns);
        if (place >= 0 && place <= columns) marked[place] = 1;
      }
    }
    // The first cell stands at the bottom, where its number is.
    const y = top + height - (line + 0.5) * lineHeight - markHeight / 2;
    for (const [from, length] of runsOf(marked)) {
      const across = (length - 1) / perPixel + markWidth;
      const x = MARGIN.left + from / perPixel - markWidth / 2;
      parts.push(`M${round(x)} ${round(y)}h${round(across)}v${round(markHeight)}h${round(-across)}z`);
    }
  }
  return parts.join('');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Returns the numbers of cells to stand along the axis. */
function cellTicks(cells: number): readonly number[] {
  const step = Math.max(1, roundStep([0, cells], 7));
  return roundTicks([0, cells - 1], step).map(({ value }) => value);
}

/** In pixels: what those numbers take beside the frame. */
const SWEPT_WIDTH = 44;

/** Returns what the cells that have a number were given, on their other side. */
function sweptAxis(
  swept: Axis & { readonly values: ArrayLike<number> },
  cells: number,
  height: number,
  { theme }: Context,
): string {
  const x = WIDTH - MARGIN.right - SWEPT_WIDTH;
  const texts = cellTicks(cells).map((cell) => {
    const y = MARGIN.top + height * (1 - (cell + 0.5) / cells);
    const text = shortNumber(swept.values[cell] ?? Number.NaN);
    return `<path stroke="${theme.ink}" d="M${x} ${round(y)}h6"/><text x="${x + 9}" y="${round(y)}" dy="0.32em" text-anchor="start">${text}</text>`;
  });
  const title = `<text x="${WIDTH - 4}" y="13" text-anchor="end">${escapeText(axisText(swept))}</text>`;
  return title + texts.join('');
}

/** Returns a line of marks for each cell, the first at the bottom. */
export function rasterBlock(figure: RasterFigure, context: Context): Block {
  const { document, theme } = context;
  const cells = Math.max(1, figure.spikes.length);
  const height = Math.min(Math.max(cells * HEIGHT.cell, HEIGHT.least), HEIGHT.most);
  const [low, high] = extentOf([{ values: [figure.start, figure.end] }]);
  const beside = figure.swept === undefined ? 0 : SWEPT_WIDTH;
  const shared = cells > height ? `, ${Math.ceil(cells / height)} to a line` : '';
  const { markup } = plot(document, {
    width: WIDTH,
    height: MARGIN.top + height + MARGIN.bottom + AXIS_HEIGHT,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right + beside,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom + AXIS_HEIGHT,
    x: {
      type: 'linear',
      domain: [low, high],
      ...timeAxis(figure.time.unit, high),
      ticks: TICKS,
    },
    y: {
      type: 'linear',
      domain: [-0.5, cells - 0.5],
      label: `cell${shared}`,
      labelArrow: 'none',
      ticks: [...cellTicks(cells)],
      tickFormat: (cell: number) => String(cell),
    },
    marks: [Plot.gridX({ ticks: TICKS })],
  });
  const ofSweep = figure.swept === undefined ? '' : sweptAxis(figure.swept, cells, height, context);
  const path = spikesPath({ ...figure, start: low, end: high }, MARGIN.top, height, PLOT_COLUMNS - beside);
  const drawn =
    path === ''
      ? emptyPanel('no spikes', MARGIN.top, height, context)
      : `<path fill="${theme.ink}" d="${path}"/>`;
  return { height: MARGIN.top + height + MARGIN.bottom + AXIS_HEIGHT, markup: markup + ofSweep + drawn };
}
