/** The work-precision diagram: errors over steps, with lines of whole orders, beside errors over what they cost. */
import { axisText, type PrecisionFigure } from '../figure.ts';
import { extentOf } from '../picture.ts';
import { scaleOf } from './curves-block.ts';
import { AXIS_HEIGHT, type Block, type Context, escapeText, MARGIN, WIDTH } from './layout.ts';
import { Plot, plot } from './plot.ts';
import { colourOf, type Theme } from './theme.ts';

const SIZE = { height: 380, gap: 44, entry: 200, line: 20 } as const;
const TOP = 30;
const PANEL = (WIDTH - MARGIN.left - MARGIN.right - SIZE.gap) / 2;
/** Orders that lines stand for. */
export const GUIDES = [1, 2, 4] as const;
/** As many as there are no colours: a method has a colour and a sign of its own, and few have the same of both. */
const SIGNS = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross', 'wye'] as const;

/** Where colours begin anew, lines are dashed. */
const DASHES = ['none', '6 3', '2 3', '8 3 2 3'] as const;
/** Where on its line an order stands, from the longest step on: each elsewhere, as the lines begin at one place. */
const NAMED_AT: Readonly<Record<(typeof GUIDES)[number], number>> = { 1: 0.85, 2: 0.7, 4: 0.55 };

type Method = PrecisionFigure['methods'][number];
type Point = readonly [x: number, error: number];

function pointsOf(xs: ArrayLike<number>, { errors }: Method): readonly Point[] {
  const points = Array.from(xs, (x, i): Point => [x, errors[i] ?? Number.NaN]);
  return points.filter(([x, error]) => x > 0 && error > 0);
}

/** Returns the lines along which an error falls as dt^order, from the longest step and the largest error down. */
export function guideLines(
  { methods }: PrecisionFigure,
  [low, high]: readonly [number, number],
): readonly { readonly order: (typeof GUIDES)[number]; readonly from: Point; readonly to: Point }[] {
  const [shortest, longest] = extentOf(methods.map(({ steps }) => ({ values: steps })));
  if (!(longest > shortest && shortest > 0)) return [];
  return GUIDES.map((order) => {
    const end = high * (shortest / longest) ** order;
    const to: Point = end >= low ? [shortest, end] : [longest * (low / high) ** (1 / order), low];
    return { order, from: [longest, high], to };
  });
}

/** Returns a number of one digit in as few letters as there are: errors are small. */
function powerText(value: number): string {
  return value < 1e-3 ? value.toExponential(0) : String(value);
}

function sign(look: number): (typeof SIGNS)[number] {
  return SIGNS[look % SIGNS.length] ?? 'circle';
}

function dash({ palette }: Theme, look: number): string {
  return DASHES[Math.floor(look / palette.length) % DASHES.length] ?? 'none';
}

/** Returns the point at a share of the way along a line between logarithmic axes. */
function along([x, y]: Point, [toX, toY]: Point, share: number): Point {
  return [x * (toX / x) ** share, y * (toY / y) ** share];
}

export function precisionBlock(figure: PrecisionFigure, context: Context): Block {
  const { document, theme, lookOf } = context;
  const { methods, error, step, cost, tolerance } = figure;
  const errors = extentOf([...methods.map((method) => ({ values: method.errors })), { values: [tolerance] }]);
  const fixed = methods.filter(({ steps }) => Array.from(steps).some((value) => value > 0));
  const yScale = scaleOf(error, [errors], 8);
  const panel = (
    left: number,
    x: typeof step,
    of: (method: Method) => ArrayLike<number>,
    shown: readonly Method[],
    below: readonly Plot.Markish[],
    above: readonly Plot.Markish[],
  ): string => {
    const lists = shown.map((method) => Array.from(pointsOf(of(method), method), ([value]) => value));
    const isFirst = left === MARGIN.left;
    const { markup } = plot(document, {
      width: WIDTH,
      height: TOP + SIZE.height + AXIS_HEIGHT,
      marginLeft: left,
      marginRight: WIDTH - left - PANEL,
      marginTop: TOP,
      marginBottom: AXIS_HEIGHT,
      x: { ...scaleOf(x, lists, 6), label: axisText(x), labelAnchor: 'center', labelArrow: 'none', inset: 8 },
      y: {
        ...yScale,
        label: null,
        grid: true,
        inset: 8,
        ...(isFirst ? { tickFormat: powerText } : { axis: null }),
      },
      marks: [
        Plot.gridX(),
        Plot.ruleY([tolerance], { stroke: theme.faint, strokeDasharray: '5 3' }),
        ...below,
        ...shown.flatMap((method) => {
          const points = pointsOf(of(method), method);
          const colour = colourOf(theme, lookOf(method.name));
          return [
            Plot.line(points, {
              stroke: colour,
              strokeWidth: 1.5,
              strokeDasharray: dash(theme, lookOf(method.name)),
            }),
            Plot.dot(points, { symbol: sign(lookOf(method.name)), fill: colour, stroke: colour, r: 3 }),
          ];
        }),
        ...above,
      ],
    });
    return markup;
  };
  const lines = guideLines(figure, errors);
  const guides = lines.map(({ from, to }) =>
    Plot.line([from, to], {
      stroke: theme.faint,
      strokeOpacity: 0.7,
      strokeWidth: 1,
      strokeDasharray: '2 3',
    }),
  );
  const names = lines.map(({ order, from, to }) =>
    Plot.text([along(from, to, NAMED_AT[order])], {
      text: [order === 1 ? 'dt' : `dt^${order}`],
      fill: theme.faint,
      stroke: theme.background,
      strokeWidth: 3,
    }),
  );
  const second = MARGIN.left + PANEL + SIZE.gap;
  const titleAt = (left: number, text: string): string =>
    `<text x="${left}" y="16" text-anchor="start" font-weight="600">${escapeText(text)}</text>`;
  const legend = legendBlock(methods, tolerance, context);
  const top = TOP + SIZE.height + AXIS_HEIGHT + 6;
  return {
    height: top + legend.height,
    markup: [
      titleAt(12, `${axisText(error)}, over the step`),
      titleAt(second, 'over what it costs'),
      panel(MARGIN.left, step, ({ steps }) => steps, fixed, guides, names),
      panel(second, cost, ({ costs }) => costs, methods, [], []),
      `<g transform="translate(0,${top})">${legend.markup}</g>`,
    ].join('\n'),
  };
}

/** Returns the signs and names of the methods, in columns. */
function legendBlock(
  methods: readonly Method[],
  tolerance: number,
  { document, theme, lookOf }: Context,
): Block {
  const columns = Math.floor((WIDTH - MARGIN.left) / SIZE.entry);
  const entries = methods.map(({ name }, index) => {
    const [x, y] = [
      MARGIN.left + (index % columns) * SIZE.entry,
      Math.floor(index / columns) * SIZE.line + 10,
    ];
    const colour = colourOf(theme, lookOf(name));
    const { markup } = plot(document, {
      width: 24,
      height: 20,
      margin: 0,
      axis: null,
      x: { domain: [0, 1] },
      y: { domain: [0, 1] },
      marks: [
        Plot.line(
          [
            [0, 0.5],
            [1, 0.5],
          ],
          { stroke: colour, strokeWidth: 1.5, strokeDasharray: dash(theme, lookOf(name)) },
        ),
        Plot.dot([[0.5, 0.5]], { symbol: sign(lookOf(name)), fill: colour, stroke: colour, r: 3.5 }),
      ],
    });
    return `<g transform="translate(${x - 4},${y - 10})">${markup}</g><text x="${x + 28}" y="${y}" dy="0.32em" text-anchor="start">${escapeText(name)}</text>`;
  });
  const rows = Math.ceil(methods.length / columns);
  const note = `<text x="${MARGIN.left}" y="${rows * SIZE.line + 14}" text-anchor="start" fill="${theme.faint}">– – –  the tolerance, ${Number(tolerance.toPrecision(3))}     · · ·  lines of order 1, 2 and 4</text>`;
  return { height: rows * SIZE.line + 26, markup: [...entries, note].join('\n') };
}
