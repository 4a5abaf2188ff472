import { axisText, type PlaneFigure, type Series } from '../figure.ts';
import { thinPath } from '../thin-path.ts';
import { AXIS_HEIGHT, type Block, type Context, legend, MARGIN, WIDTH, withLegend } from './layout.ts';
import { Plot, plot } from './plot.ts';
import { colourOf } from './theme.ts';

/** Of the plane itself. */
const SIZE = { width: 600, height: 440 } as const;
const MOST_POINTS = 20_000;

/** Returns the nullclines and the course of the run, and where it began. */
export function planeBlock(figure: PlaneFigure, { document, theme }: Context): Block {
  const height = MARGIN.top + SIZE.height + MARGIN.bottom + AXIS_HEIGHT;
  const { x, y, xRange, yRange, nullclines, trajectories } = figure;
  const line = ({ x: xs, y: ys }: Series, stroke: string, strokeWidth: number): Plot.Markish =>
    Plot.line(
      Array.from(xs, (each, i) => [each, ys[i] ?? Number.NaN] as const),
      { x: '0', y: '1', stroke, strokeWidth, strokeLinejoin: 'round' },
    );
  const perPixel = [(xRange[1] - xRange[0]) / SIZE.width, (yRange[1] - yRange[0]) / SIZE.height] as const;
  const courses = trajectories.map((course) => thinPath(course, perPixel, MOST_POINTS));
  const { markup } = plot(document, {
    width: WIDTH,
    height,
    marginLeft: MARGIN.left,
    marginRight: WIDTH - MARGIN.left - SIZE.width,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom + AXIS_HEIGHT,
    x: {
      type: 'linear',
      domain: [...xRange],
      label: axisText(x),
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: 8,
      grid: true,
    },
    y: { type: 'linear', domain: [...yRange], label: axisText(y), labelArrow: 'none', ticks: 8, grid: true },
    marks: [
      ...nullclines.flatMap(({ pieces }, index) =>
        pieces.map((piece) => line(piece, colourOf(theme, index + 1), 2)),
      ),
      ...courses.map((course) => line(course, colourOf(theme, 0), 1.3)),
      ...courses.flatMap(({ x: [firstX], y: [firstY] }) =>
        firstX === undefined || firstY === undefined
          ? []
          : [
              Plot.dot([[firstX, firstY]], {
                r: 4,
                fill: theme.background,
                stroke: colourOf(theme, 0),
                strokeWidth: 1.5,
              }),
            ],
      ),
    ],
  });
  const entries = [
    ...trajectories.map(({ name }) => ({
      name: `${name} (from ○)`,
      colour: colourOf(theme, 0),
      sign: '━' as const,
    })),
    ...nullclines.map(({ name }, index) => ({
      name,
      colour: colourOf(theme, index + 1),
      sign: '━' as const,
    })),
  ];
  return withLegend({ height, markup }, legend(entries, axisText(y)));
}
