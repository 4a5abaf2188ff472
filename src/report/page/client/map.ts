/** A measure over two swept values, as colours. */
import { type Axis, axisText, type MapFigure } from '../../figure.ts';
import { edgesOf } from '../../map-cells.ts';
import { MAP_COLOURS, mapLevel } from '../../map-colours.ts';
import { Chart, type Pen } from './chart.ts';
import { readingText, tickTexts } from './number-text.ts';
import { SharedAxis } from './shared-axis.ts';
import { ink } from './theme.ts';
import { mountToolbar } from './toolbar.ts';

function cellAt(edges: readonly number[], at: number): number {
  const isUp = (edges.at(-1) ?? 0) >= (edges[0] ?? 0);
  return edges.findIndex((edge, i) => {
    const next = edges[i + 1];
    return next !== undefined && (isUp ? at >= edge && at <= next : at <= edge && at >= next);
  });
}

function finiteExtent(values: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}

function ordered(edges: readonly number[]): readonly [number, number] {
  const [first, last] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  return first < last ? [first, last] : [last, first];
}

/** Returns a round step that cuts a stretch into about five. */
function roundStep(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width / 5));
  const step = [1, 2, 5, 10].find((each) => each * power >= width / 5) ?? 10;
  return step * power;
}

/** The colour bar, beside the frame. */
function paintBar(
  { context, left, top, width, height, density }: Pen,
  value: Axis,
  extent: readonly [number, number],
): void {
  const [low, high] = extent;
  const [x, wide] = [left + width + 18 * density, 14 * density];
  const rows = Math.ceil(height);
  for (let row = 0; row < rows; row++) {
    context.fillStyle = MAP_COLOURS[Math.floor((1 - (row + 0.5) / rows) * MAP_COLOURS.length)] ?? '';
    context.fillRect(x, top + row, wide, 1.5);
  }
  context.fillStyle = ink().faint;
  context.font = `${12 * density}px system-ui, "Helvetica Neue", Arial, sans-serif`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const step = high > low ? roundStep(high - low) : 1;
  const first = Math.ceil(low / step - 1e-9);
  const count = high > low ? Math.floor(high / step + 1e-9) - first + 1 : 1;
  const ticks = high > low ? Array.from({ length: count }, (_, i) => (first + i) * step) : [low];
  const texts = tickTexts(ticks, step);
  ticks.forEach((tick, i) => {
    const y = high > low ? top + height * (1 - (tick - low) / (high - low)) : top + height / 2;
    context.fillText(texts[i] ?? '', x + wide + 6 * density, y);
  });
  context.translate(x + wide + 58 * density, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(axisText(value), 0, 0);
}

function quantity({ name, unit }: Axis, value: number | undefined): string {
  return `${name} = ${readingText(value)}${unit === '1' ? '' : ` ${unit}`}`;
}

/** Draws the map with its colour bar. */
export function mountMap(place: HTMLElement, figure: MapFigure): void {
  const { xs, ys, values } = figure;
  const [columns, rows] = [edgesOf(figure.x, xs), edgesOf(figure.y, ys)];
  const extent = finiteExtent(values);
  const [x, y] = [
    new SharedAxis(undefined, figure.x.isLogarithmic),
    new SharedAxis(ordered(rows), figure.y.isLogarithmic),
  ];
  const toolbar = mountToolbar(place, [x, y]);
  const colourOf = (value: number): string | undefined => {
    const level = extent[1] > extent[0] ? mapLevel(value, extent) : mapLevel(0.5, [0, 1]);
    return level === undefined || Number.isNaN(value) ? undefined : MAP_COLOURS[level];
  };
  const paint = (pen: Pen): void => {
    for (let row = 0; row < ys.length; row++) {
      const [bottom, top] = [pen.y(rows[row] ?? 0), pen.y(rows[row + 1] ?? 0)].map(Math.round);
      for (let column = 0; column < xs.length; column++) {
        const [left, right] = [pen.x(columns[column] ?? 0), pen.x(columns[column + 1] ?? 0)].map(Math.round);
        const colour = colourOf(values[row * xs.length + column] ?? Number.NaN);
        if (
          colour === undefined ||
          left === undefined ||
          right === undefined ||
          top === undefined ||
          bottom === undefined
        )
          continue;
        pen.context.fillStyle = colour;
        pen.context.fillRect(left, top, right - left, bottom - top);
      }
    }
  };
  new Chart({
    place,
    description: place.dataset.description ?? '',
    height: 400,
    x,
    y,
    extent: ordered(columns),
    xLabel: axisText(figure.x),
    yLabel: axisText(figure.y),
    hasGrid: false,
    right: 100,
    data: [[...ordered(columns)], [...ordered(rows)]],
    series: [{ paths: () => null, points: { show: false } }],
    paint,
    paintBeside: (pen) => paintBar(pen, figure.value, extent),
    onPoint: (pointed) => {
      const column = pointed === undefined ? -1 : cellAt(columns, pointed.x);
      const row = pointed === undefined ? -1 : cellAt(rows, pointed.y);
      if (column < 0 || row < 0) return toolbar.say('');
      const value = values[row * xs.length + column];
      toolbar.say(
        [quantity(figure.x, xs[column]), quantity(figure.y, ys[row]), quantity(figure.value, value)].join(
          ' · ',
        ),
      );
    },
  });
}
