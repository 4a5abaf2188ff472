/** When which cell spiked: a row per cell, a tick per spike. */
import { axisText, type RasterFigure } from '../../figure.ts';
import { Chart, type Pen } from './chart.ts';
import { readingText } from './number-text.ts';
import { SharedAxis } from './shared-axis.ts';
import { ink } from './theme.ts';
import { mountToolbar } from './toolbar.ts';

/** Returns the place of the first number that is not below a bound, in a sorted list. */
function firstFrom(values: ArrayLike<number>, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ticks that fall on one another are drawn once, so that a long run costs no more than its pixels. */
function paintRow(
  pen: Pen,
  times: ArrayLike<number>,
  from: number,
  to: number,
  top: number,
  height: number,
): void {
  const width = 1.25 * pen.density;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = firstFrom(times, from); i < times.length; i++) {
    const time = times[i] ?? Number.NaN;
    if (time > to) return;
    const x = pen.x(time);
    if (x - last < 0.5) continue;
    last = x;
    pen.context.fillRect(x - width / 2, top, width, height);
  }
}

function nearest(times: ArrayLike<number>, at: number): number | undefined {
  const next = firstFrom(times, at);
  const [before, after] = [times[next - 1], times[next]];
  if (before === undefined || after === undefined) return before ?? after;
  return at - before < after - at ? before : after;
}

/** Draws the raster over the axis of time that it shares with the traces. */
export function mountRaster(place: HTMLElement, figure: RasterFigure, time: SharedAxis): void {
  const { spikes, start, end } = figure;
  const cells = new SharedAxis([-0.5, Math.max(0.5, spikes.length - 0.5)]);
  const toolbar = mountToolbar(place, [time, cells]);
  const unit = figure.time.unit === '1' ? '' : ` ${figure.time.unit}`;
  const say = (x: number, y: number): void => {
    const cell = Math.round(y);
    const times = spikes[cell];
    const spike = times && nearest(times, x);
    const here = `cell ${cell}`;
    toolbar.say(
      spike === undefined
        ? `${here} · no spikes`
        : `${here} · spike at ${readingText(spike)}${unit} · ${times?.length} in all`,
    );
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
      pen.context.fillStyle = ink().text;
      const [low, high] = time.shown;
      spikes.forEach((times, cell) => {
        const middle = pen.y(cell);
        if (middle < pen.top - row || middle > pen.top + pen.height + row) return;
        paintRow(pen, times, low, high, middle - height / 2, height);
      });
    },
    onPoint: (pointed) => {
      if (pointed === undefined || !chart.isPointedHere) toolbar.say('');
      else say(pointed.x, pointed.y);
    },
  });
}
