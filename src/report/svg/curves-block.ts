import { type Axis, axisText, type CurvesFigure, type Series } from '../figure.ts';
import { extentOf } from '../picture.ts';
import { logTicks } from '../round-ticks.ts';
import { thinTrace } from '../thin-trace.ts';
import {
  AXIS_HEIGHT,
  type Block,
  type Context,
  emptyPanel,
  hasFinite,
  legend,
  legendEntries,
  MARGIN,
  PLOT_COLUMNS,
  stack,
  WIDTH,
  withLegend,
} from './layout.ts';
import { Plot, plot } from './plot.ts';
import { colourOf } from './theme.ts';

const PANEL_HEIGHT = 240;
const TICKS = 10;
/** Up to here every value has a dot of its own on its curve. */
const MOST_DOTS = 100;
/** In pixels: dots that are nearer to each other than this are drawn once. */
const DOT = 2;

type Panel = CurvesFigure['panels'][number];

/**
 * Returns the scale of an axis of values, with about so many numbers along it. On a logarithmic one each stands as it is:
 * the library's own `200m` is no number of a unit that has a prefix already.
 */
export function scaleOf(axis: Axis, values: readonly ArrayLike<number>[], ticks: number): Plot.ScaleOptions {
  const domain = extentOf(values.map((each) => ({ values: each })));
  if (axis.isLogarithmic !== true) return { type: 'linear', domain: [...domain], ticks };
  const numbers = new Map(logTicks(domain, ticks).map(({ value, text }) => [value, text]));
  return {
    type: 'log',
    domain: [...domain],
    ticks: [...numbers.keys()],
    tickFormat: (value: number) => numbers.get(value) ?? '',
  };
}

/** A curve with a dot per value if they are few. */
function lineMarks(series: Series, colour: string): readonly Plot.Markish[] {
  const points = thinTrace(series.x, series.y, PLOT_COLUMNS);
  const channels = { x: 'time', y: 'value' };
  return [
    Plot.line(points, { ...channels, stroke: colour, strokeWidth: 1.8 }),
    ...(series.x.length > MOST_DOTS ? [] : [Plot.dot(points, { ...channels, fill: colour, r: 2.4 })]),
  ];
}

/** Many dots are one path of small squares, at most one in each place that can be told apart. */
function scatterPath(
  series: Series,
  colour: string,
  x: (v: number) => number,
  y: (v: number) => number,
): string {
  const places = new Set<string>();
  for (let i = 0; i < series.x.length; i++) {
    const [a, b] = [x(series.x[i] ?? Number.NaN), y(series.y[i] ?? Number.NaN)];
    if (!Number.isFinite(a) || !Number.isFinite(b)) continue;
    places.add(`${Math.round(a / DOT) * DOT - 1} ${Math.round(b / DOT) * DOT - 1}`);
  }
  const squares = Array.from(places, (place) => `M${place}h2v2h-2z`);
  return `<path fill="${colour}" d="${squares.join('')}"/>`;
}

function panelBlock(
  context: Context,
  { x }: CurvesFigure,
  xScale: Plot.ScaleOptions,
  panel: Panel,
  isLast: boolean,
): Block {
  const { document, theme, lookOf } = context;
  const height = PANEL_HEIGHT + (isLast ? AXIS_HEIGHT : 0);
  const label = axisText(panel.y);
  const isCrowded = (series: Series): boolean => series.isScatter === true && series.x.length > MOST_DOTS;
  const colours = panel.series.map(({ name }) => colourOf(theme, lookOf(name)));
  const drawn = plot(document, {
    width: WIDTH,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom + (isLast ? AXIS_HEIGHT : 0),
    x: {
      ...xScale,
      ...(isLast ? { label: axisText(x), labelAnchor: 'center', labelArrow: 'none' } : { axis: null }),
    },
    y: {
      ...scaleOf(
        panel.y,
        panel.series.map((series) => series.y),
        6,
      ),
      label,
      labelArrow: 'none',
      nice: true,
      grid: true,
    },
    marks: [
      Plot.gridX(xScale.ticks === undefined ? {} : { ticks: xScale.ticks }),
      ...panel.series.flatMap((series, index) => {
        const colour = colours[index] ?? theme.ink;
        if (isCrowded(series)) return [];
        if (series.isScatter !== true) return lineMarks(series, colour);
        const points = thinTrace(series.x, series.y, PLOT_COLUMNS);
        return [Plot.dot(points, { x: 'time', y: 'value', fill: colour, r: 2.4 })];
      }),
    ],
  });
  const crowds = panel.series.flatMap((series, index) =>
    isCrowded(series) ? [scatterPath(series, colours[index] ?? theme.ink, drawn.x, drawn.y)] : [],
  );
  const empty = panel.series.some(({ y }) => hasFinite(y))
    ? ''
    : emptyPanel('no values', MARGIN.top, PANEL_HEIGHT - MARGIN.top, context);
  const isNamed = panel.series.length > 1 || panel.series[0]?.name !== panel.y.name;
  const names = isNamed ? panel.series.map(({ name }) => name) : [];
  const sign = panel.series.every(({ isScatter }) => isScatter === true) ? '•' : '━';
  return withLegend(
    { height, markup: drawn.markup + crowds.join('') + empty },
    legend(legendEntries(names, context, sign), label),
  );
}

/** Returns the panels over one axis. A name has one colour in all of them. */
export function curvesBlock(figure: CurvesFigure, context: Context): Block {
  const { panels } = figure;
  const xScale = scaleOf(
    figure.x,
    panels.flatMap(({ series }) => series.map(({ x }) => x)),
    TICKS,
  );
  return stack(
    panels.map((panel, index) => panelBlock(context, figure, xScale, panel, index === panels.length - 1)),
  );
}
