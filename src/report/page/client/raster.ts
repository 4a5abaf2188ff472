/** When which cell spiked: a row per cell, a tick per spike. */
import { axisText, type RasterFigure } from '../../figure.ts';
import { Chart } from './chart.ts';
import { readingText } from './number-text.ts';
import { SharedAxis } from './shared-axis.ts';
import { nearest, paintTicks } from './spike-ticks.ts';
import { ink } from './theme.ts';
import { mountToolbar } from './toolbar.ts';

/** Draws the raster over the axis of time that it shares with the traces. `cellWords` tells a cell from others. */
export function mountRaster(
  place: HTMLElement,
  figure: RasterFigure,
  time: SharedAxis,
  cellWords: (cell: number) => string,
): void {
  const { spikes, start, end } = figure;
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
    onPoint: (pointed) => {
      if (pointed === undefined || !chart.isPointedHere) toolbar.say('');
      else say(pointed.x, pointed.y);
    },
  });
}
