import { axisText, type MapFigure } from '../figure.ts';
import { coarseMap, edgesOf } from '../map-cells.ts';
import { MAP_COLOURS, mapLevel } from '../map-colours.ts';
import { extentOf } from '../picture.ts';
import { AXIS_HEIGHT, type Block, type Context, MARGIN, WIDTH } from './layout.ts';
import { type Drawn, plot } from './plot.ts';

/** Of the map itself, and of the bar that says what its colours mean. */
const SIZE = { width: 600, height: 380 } as const;
const BAR = { left: MARGIN.left + SIZE.width + 84, width: 16 } as const;
/** More cells than these, each way, are drawn as means. */
const MOST_CELLS = 200;

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function rectangle(x1: number, y1: number, x2: number, y2: number): string {
  const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  return `M${round(left)} ${round(top)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

/** One path per colour: cells that touch in a row are one rectangle. */
function cellPaths(figure: MapFigure, range: readonly [number, number], drawn: Drawn): string {
  const { xs, ys, values } = figure;
  const xEdges = edgesOf(figure.x, xs).map(drawn.x);
  const yEdges = edgesOf(figure.y, ys).map(drawn.y);
  const paths = new Map<number, string[]>();
  for (let row = 0; row < ys.length; row++) {
    const levels = Array.from(xs, (_, column) =>
      mapLevel(values[row * xs.length + column] ?? Number.NaN, range),
    );
    for (let column = 0; column < xs.length; ) {
      const level = levels[column];
      let end = column + 1;
      while (end < xs.length && levels[end] === level) end++;
      if (level !== undefined) {
        const path = paths.get(level) ?? [];
        paths.set(level, path);
        const [x1 = 0, x2 = 0] = [xEdges[column], xEdges[end]];
        const [y1 = 0, y2 = 0] = [yEdges[row], yEdges[row + 1]];
        path.push(rectangle(x1, y1, x2, y2));
      }
      column = end;
    }
  }
  const texts = Array.from(
    paths,
    ([level, parts]) => `<path fill="${MAP_COLOURS[level]}" d="${parts.join('')}"/>`,
  );
  return `<g shape-rendering="crispEdges" aria-label="map">${texts.join('')}</g>`;
}

function barMarkup(drawn: Drawn, [low, high]: readonly [number, number]): string {
  const step = (high - low) / MAP_COLOURS.length;
  const parts = MAP_COLOURS.map((colour, level) => {
    const [bottom, top] = [drawn.y(low + level * step), drawn.y(low + (level + 1) * step)];
    return `<path fill="${colour}" d="${rectangle(BAR.left, top, BAR.left + BAR.width, bottom)}"/>`;
  });
  return `<g shape-rendering="crispEdges">${parts.join('')}</g>`;
}

/** Returns the map with a bar that says what its colours mean; where there is no value, it is empty. */
export function mapBlock(figure: MapFigure, { document }: Context): Block {
  const map = coarseMap(figure, MOST_CELLS);
  const height = MARGIN.top + SIZE.height + MARGIN.bottom + AXIS_HEIGHT;
  const frame = {
    width: WIDTH,
    height,
    marginLeft: MARGIN.left,
    marginRight: WIDTH - MARGIN.left - SIZE.width,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom + AXIS_HEIGHT,
  };
  const range = extentOf([figure]);
  const scale = (axis: MapFigure['x'], values: ArrayLike<number>) => ({
    type: axis.isLogarithmic === true ? ('log' as const) : ('linear' as const),
    domain: [...extentOf([{ values: edgesOf(axis, values) }])],
    label: axisText(axis),
    labelArrow: 'none' as const,
    ticks: 8,
  });
  const drawn = plot(document, {
    ...frame,
    x: { ...scale(map.x, map.xs), labelAnchor: 'center' },
    y: scale(map.y, map.ys),
  });
  const bar = plot(document, {
    ...frame,
    marginLeft: BAR.left,
    marginRight: WIDTH - BAR.left - BAR.width,
    x: { axis: null, domain: [0, 1] },
    y: { domain: [...range], label: axisText(figure.value), labelArrow: 'none', ticks: 8 },
  });
  return {
    height,
    markup: cellPaths(map, range, drawn) + drawn.markup + barMarkup(bar, range) + bar.markup,
  };
}
