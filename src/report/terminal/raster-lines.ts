import type { RasterFigure } from '../figure.ts';
import { shortNumber, withUnit } from '../figures/short-number.ts';
import { extentOf } from '../picture.ts';
import { roundStep, roundTicks } from '../round-ticks.ts';
import { frameFor, heightOf, horizontalAxis, panelLines, placeOf, type TerminalOptions } from './axes.ts';
import { Canvas } from './canvas.ts';

/** Lines of a raster; few cells have one each. */
const ROWS = 12;

/** Returns what the first and the last cell were given: `, from I = 0.1 to 2 nA`. */
function sweptWords({ swept, spikes }: RasterFigure): string {
  if (swept === undefined) return '';
  const [first, last] = [0, spikes.length - 1].map((cell) => swept.values[cell] ?? Number.NaN);
  return `, from ${swept.name} = ${shortNumber(first ?? 0)} to ${withUnit(last ?? 0, swept.unit)}`;
}

/** Returns a row of dots for each cell, the first at the bottom; many cells share a row. */
export function rasterLines(figure: RasterFigure, options: TerminalOptions): readonly string[] {
  const { colour = false } = options;
  const cells = Math.max(1, figure.spikes.length);
  const rows = Math.max(1, Math.min(cells, options.rows ?? ROWS));
  const time = extentOf([{ values: [figure.start, figure.end] }]);
  const range = [-0.5, cells - 0.5] as const;
  const hasOwnLine = cells <= rows;
  const step = hasOwnLine ? 1 : Math.max(1, roundStep([0, cells], Math.floor(rows / 2)));
  const ticks = roundTicks([0, cells - 1], step);
  const frame = frameFor(ticks, options.columns);
  const canvas = new Canvas(frame.width, rows);
  let count = 0;
  figure.spikes.forEach((times, cell) => {
    count += times.length;
    for (let i = 0; i < times.length; i++) {
      const x = placeOf(times[i] ?? Number.NaN, time, canvas.width);
      const y = heightOf(cell, range, canvas.height);
      if (hasOwnLine) canvas.sign(x, y, '╵', 0);
      else canvas.dot(x, y, 0);
    }
  });
  const title = `cell${sweptWords(figure)}${count === 0 ? ' (no spikes)' : ''}`;
  return [
    ...panelLines([title], canvas, { range, ticks }, frame, colour),
    ...horizontalAxis(time, figure.time.unit, frame),
  ];
}
