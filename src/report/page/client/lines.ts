/** Panels of curves over one axis: traces over time, measures over a swept value, gates over the voltage. */
import { type Axis, axisText } from '../../figure.ts';
import { type AlignedData, Chart, joinTables, type PlotSeries } from './chart.ts';
import { element } from './element.ts';
import { type Legend, mountLegend } from './legend.ts';
import { readingText } from './number-text.ts';
import { curveLook } from './palette.ts';
import type { SharedAxis } from './shared-axis.ts';
import { paintTicks } from './spike-ticks.ts';
import { ink } from './theme.ts';
import { mountToolbar } from './toolbar.ts';

interface Line {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly isScatter?: boolean;
}

interface LinePanel {
  readonly label: string;
  readonly unit: string;
  readonly series: readonly Line[];
}

export interface LinesFigure {
  readonly x: Axis;
  /** Ticks above the panels: when a single cell spiked. */
  readonly spikes?: ArrayLike<number>;
  /** Of the axis. Absent: that of the curves. */
  readonly extent?: readonly [number, number];
  readonly panels: readonly LinePanel[];
}

/** Curves of so few points show them. */
const MOST_DOTS = 64;
const HEIGHT = { spikes: 56, one: 300, several: 190, axis: 50 };

type Values = (number | null | undefined)[] | Float64Array;

/** What is not finite is a gap. */
function withGaps(values: ArrayLike<number>): Values {
  const numbers = Float64Array.from(values);
  if (numbers.every(Number.isFinite)) return numbers;
  return Array.from(numbers, (value) => (Number.isFinite(value) ? value : null));
}

function isAscending(x: ArrayLike<number>): boolean {
  for (let i = 1; i < x.length; i++) if (!((x[i - 1] ?? 0) <= (x[i] ?? 0))) return false;
  return true;
}

/** Returns x and y in the order of x. */
function sorted({ x, y }: Line): [Float64Array, Values] {
  if (isAscending(x)) return [Float64Array.from(x), withGaps(y)];
  const order = Array.from({ length: x.length }, (_, i) => i).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
  return [
    Float64Array.from(order, (i) => x[i] ?? Number.NaN),
    withGaps(Float64Array.from(order, (i) => y[i] ?? Number.NaN)),
  ];
}

function dataOf(series: readonly Line[]): AlignedData {
  const [first] = series;
  if (first === undefined) return [[0, 1]];
  if (series.every(({ x }) => x === first.x) && isAscending(first.x)) {
    return [Float64Array.from(first.x), ...series.map(({ y }) => withGaps(y))];
  }
  return joinTables(series.map(sorted));
}

function drawnAs(line: Line, look: number): PlotSeries {
  const { colour, dash } = curveLook(look);
  const isScatter = line.isScatter === true;
  const hasDots = isScatter || line.x.length <= MOST_DOTS;
  return {
    label: line.name,
    stroke: colour,
    width: isScatter ? 0 : 1.5,
    dash: [...dash],
    spanGaps: false,
    points: { ...(hasDots ? { show: true } : {}), size: 5, fill: colour, stroke: colour, width: 1 },
  };
}

function extentOf(figure: LinesFigure): readonly [number, number] {
  if (figure.extent !== undefined && figure.extent[0] < figure.extent[1]) return figure.extent;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { series } of figure.panels) {
    for (const { x } of series) {
      for (let i = 0; i < x.length; i++) {
        low = Math.min(low, x[i] ?? low);
        high = Math.max(high, x[i] ?? high);
      }
    }
  }
  if (low < high) return [low, high];
  return low > high ? [0, 1] : [low - 1, high + 1];
}

/** Draws spikes as a strip of ticks. */
function mountSpikes(
  place: HTMLElement,
  spikes: ArrayLike<number>,
  figure: LinesFigure,
  axis: SharedAxis,
): void {
  const isLast = figure.panels.length === 0;
  const extent = extentOf(figure);
  new Chart({
    place,
    description: `${spikes.length} spikes over ${axisText(figure.x)}`,
    height: HEIGHT.spikes + (isLast ? HEIGHT.axis : 0),
    x: axis,
    extent,
    ...(isLast ? { xLabel: axisText(figure.x) } : {}),
    yLabel: 'spikes',
    hasNumbers: false,
    data: [[...extent], [0, 1]],
    series: [{ paths: () => null, points: { show: false } }],
    paint: (pen) => {
      const [from, to] = axis.shown;
      pen.context.fillStyle = ink().text;
      paintTicks(pen, spikes, { top: pen.top, height: pen.height, from, to });
    },
    onPoint: () => {},
  });
}

/** Draws the panels, one below the other. `lookOf` says how the curve of a name is drawn. */
export function mountLines(
  place: HTMLElement,
  figure: LinesFigure,
  axis: SharedAxis,
  lookOf: (name: string) => number,
): void {
  const toolbar = mountToolbar(place, [axis]);
  const extent = extentOf(figure);
  if (figure.spikes !== undefined && figure.spikes.length > 0)
    mountSpikes(place, figure.spikes, figure, axis);
  figure.panels.forEach((panel, index) => {
    const isLast = index === figure.panels.length - 1;
    const data = dataOf(panel.series);
    const holder = element('div', 'panel');
    place.append(holder);
    const entries = panel.series.map(({ name }) => ({ name, look: lookOf(name) }));
    const legend: Legend = mountLegend(holder, entries, (i, show) => chart.plot.setSeries(i + 1, { show }));
    const height = figure.panels.length === 1 ? HEIGHT.one : HEIGHT.several;
    const chart = new Chart({
      place: holder,
      description: `${panel.series.map(({ name }) => name).join(', ')}: ${panel.label} over ${axisText(figure.x)}`,
      height: height + (isLast ? HEIGHT.axis : 0),
      x: axis,
      extent,
      ...(isLast ? { xLabel: axisText(figure.x) } : {}),
      yLabel: panel.label,
      data,
      series: panel.series.map((line) => drawnAs(line, lookOf(line.name))),
      onPoint: (pointed) => {
        const x = pointed === undefined ? undefined : data[0][pointed.sample];
        const { name, unit } = figure.x;
        toolbar.say(x === undefined ? '' : `${name} = ${readingText(x)}${unit === '1' ? '' : ` ${unit}`}`);
        const unitText = panel.unit === '1' ? '' : ` ${panel.unit}`;
        legend.setValues(
          panel.series.map((_, i) =>
            x === undefined ? '' : `${readingText(data[i + 1]?.[pointed?.sample ?? -1])}${unitText}`,
          ),
        );
      },
    });
  });
}
