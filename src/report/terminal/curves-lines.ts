import { type Axis, axisText, type CurvesFigure, type Series } from '../figure.ts';
import { extentOf } from '../picture.ts';
import {
  axisTitle,
  frameFor,
  heightOf,
  horizontalAxis,
  panelLines,
  placeOf,
  type TerminalOptions,
  verticalAxis,
} from './axes.ts';
import { Canvas, type Dot, drawLine } from './canvas.ts';
import { wordLines } from './title-lines.ts';
import { panelTitle } from './traces-lines.ts';

type Panel = CurvesFigure['panels'][number];

/** Of one kind: more of them below each other are no figure that anybody compares. */
const MOST_PANELS = 4;

/** Without colours nothing tells curves apart, so each has a panel of its own. */
function onePanelEach({ y, series }: Panel): readonly Panel[] {
  if (series.length < 2) return [{ y, series }];
  return series.map((each) => ({
    y: { ...y, name: y.name === '' ? each.name : `${y.name}, ${each.name}` },
    series: [each],
  }));
}

/** A scale that is logarithmic counts in powers of ten. */
function scaled({ isLogarithmic }: Axis, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => (isLogarithmic === true ? Math.log10(value) : value));
}

function drawSeries(canvas: Canvas, series: Series, dots: readonly Dot[], curve: number): void {
  if (series.isScatter !== true) drawLine(canvas, dots, curve);
  // A value between two that are none is seen too.
  for (const { x, y } of dots) canvas.dot(x, y, curve);
}

/** Returns panels over one axis, one per curve if there are no colours. A name has one colour in all of them. */
export function curvesLines(
  figure: CurvesFigure,
  options: TerminalOptions,
  lookOf: (name: string) => number,
): readonly string[] {
  const { rows = 9, colour = false } = options;
  const all = colour ? figure.panels : figure.panels.flatMap(onePanelEach);
  const shown = colour ? all : all.slice(0, Math.max(MOST_PANELS, figure.panels.length));
  const panels = shown.map((panel) => ({
    panel,
    axis: verticalAxis(
      panel.series.map(({ y }) => y),
      rows,
    ),
  }));
  const range = extentOf(
    panels.flatMap(({ panel }) => panel.series.map(({ x }) => ({ values: scaled(figure.x, x) }))),
  );
  const frame = frameFor(
    panels.flatMap(({ axis }) => axis.ticks),
    options.columns,
  );
  const lines = panels.flatMap(({ panel, axis }) => {
    const canvas = new Canvas(frame.width, rows);
    panel.series.forEach((series) => {
      const xs = scaled(figure.x, series.x);
      const dots = Array.from(
        xs,
        (x, i): Dot => ({
          x: placeOf(x, range, canvas.width),
          y: heightOf(series.y[i] ?? Number.NaN, axis.range, canvas.height),
        }),
      );
      drawSeries(canvas, series, dots, lookOf(series.name));
    });
    const title = panelTitle(
      axisText(panel.y),
      panel.series.map(({ name }) => name),
      lookOf,
      frame,
      colour,
    );
    return panelLines(title, canvas, axis, frame, colour);
  });
  const isLogarithmic = figure.x.isLogarithmic === true;
  const rest =
    shown.length === all.length
      ? []
      : wordLines(
          `The first ${shown.length} of ${all.length} curves; a terminal with colours, or a picture (--out curves.svg), shows them in one panel.`,
          frame.titleWidth,
        );
  return [
    ...lines,
    ...horizontalAxis(range, '', frame, isLogarithmic),
    axisTitle(axisText(figure.x), frame),
    ...rest.map((line) => `${' '.repeat(frame.labelWidth + 1)}${line}`),
  ];
}
