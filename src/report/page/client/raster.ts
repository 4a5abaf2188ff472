/** When which cell spiked: a row per cell, a tick per spike. */
import { type Axis, axisText, type RasterFigure } from '../../figure.ts';
import { Chart, type Pen } from './chart.ts';
import { readingText } from './number-text.ts';
import { SharedAxis } from './shared-axis.ts';
import { nearest, paintTicks } from './spike-ticks.ts';
import { ink } from './theme.ts';
import { mountToolbar } from './toolbar.ts';

/** Numbers beside the frame that are no nearer to each other than this, in pixels of the page. */
const LEAST_APART = 22;

/** What the cells were given in a sweep, on the right. */
function paintSwept(
  { context, left, top, width, height, y, density }: Pen,
  swept: Axis & { readonly values: ArrayLike<number> },
  [low, high]: readonly [number, number],
): void {
  context.fillStyle = ink().faint;
  context.font = `${12 * density}px system-ui, "Helvetica Neue", Arial, sans-serif`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const [first, last] = [Math.max(0, Math.ceil(low)), Math.min(swept.values.length - 1, Math.floor(high))];
  const row = Math.abs(y(1) - y(0)) / density;
  const every = Math.max(1, Math.ceil(LEAST_APART / row));
  const x = left + width + 6 * density;
  for (let cell = Math.ceil(first / every) * every; cell <= last; cell += every) {
    context.fillText(readingText(Number((swept.values[cell] ?? Number.NaN).toPrecision(4))), x, y(cell));
  }
  context.translate(left + width + 70 * density, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(axisText(swept), 0, 0);
}

/** Draws the raster over the axis of time that it shares with the traces. `cellWords` tells a cell from others. */
export function mountRaster(
  place: HTMLElement,
  figure: RasterFigure,
  time: SharedAxis,
  cellWords: (cell: number) => string,
): void {
  const { spikes, start, end, swept } = figure;
  const cells = new SharedAxis([-0.5, Math.max(0.5, spikes.length - 0.5)]);
  const toolbar = mountToolbar(place, [time, cells]);
  const unit = figure.time.unit === '1' ? '' : ` ${figure.time.unit}`;
  const say = (x: number, y: number): void => {
    const cell = Math.min(spikes.length - 1, Math.max(0, Math.round(y)));
    const times = spikes[cell] ?? [];
    const spike = nearest(times, x);
    const words =
      spike === undefined
        ? ['no spikes']
        : [`spike at ${readingText(spike)}${unit}`, `${times.length} in all`];
    toolbar.say([cellWords(cell), ...words].join(' · '));
  };
  const chart: Chart = new Chart({
    place,
    description: place.dataset.description ?? '',
    height: Math.min(420, Math.max(110, 14 * spikes.length + 60)),
    x: time,
    y: cells,
    extent: [start, end],
    xLabel: axisText(figure.time),
    yLabel: 'cell',
    isCount: true,
    data: [
      [start, end],
      [0, spikes.length - 1],
    ],
    series: [{ paths: () => null, points: { show: false } }],
    paint: (pen) => {
      const row = Math.abs(pen.y(1) - pen.y(0));
      const height = Math.max(1.5 * pen.density, row * 0.7);
      const [from, to] = time.shown;
      pen.context.fillStyle = ink().text;
      spikes.forEach((times, cell) => {
        const middle = pen.y(cell);
        if (middle < pen.top - row || middle > pen.top + pen.height + row) return;
        paintTicks(pen, times, { top: middle - height / 2, height, from, to });
      });
    },
    ...(swept === undefined
      ? {}
      : { right: 84, paintBeside: (pen: Pen) => paintSwept(pen, swept, cells.shown) }),
    onPoint: (pointed) => {
      if (pointed === undefined || !chart.isPointedHere) toolbar.say('');
      else say(pointed.x, pointed.y);
    },
  });
}
