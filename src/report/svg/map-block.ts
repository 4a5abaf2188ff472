import { axisText, type MapFigure } from '../figure.ts';
import { edgesOf } from '../map-cells.ts';
import { MAP_COLOURS, mapLevel } from '../map-colours.ts';
import { extentOf } from '../picture.ts';
import { scaleOf } from './curves-block.ts';
import {
  AXIS_HEIGHT,
  type Block,
  type Context,
  emptyPanel,
  escapeText,
  hasFinite,
  MARGIN,
  WIDTH,
} from './layout.ts';
import { type Drawn, plot } from './plot.ts';

/** Of the map itself, and of the bar that says what its colours mean. */
const SIZE = { width: 600, height: 380 } as const;
const BAR = { left: MARGIN.left + SIZE.width + 84, width: 16 } as const;

/** Edges lie on whole pixels, so that neither gaps nor seams show between rectangles. */
function rectangle(x1: number, y1: number, x2: number, y2: number): string {
  const [left = 0, right = 0] = [x1, x2].map(Math.round).toSorted((a, b) => a - b);
  const [top = 0, bottom = 0] = [y1, y2].map(Math.round).toSorted((a, b) => a - b);
  return `M${left} ${top}H${right}V${bottom}H${left}z`;
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
export function mapBlock(map: MapFigure, context: Context): Block {
  const { document } = context;
  const height = MARGIN.top + SIZE.height + MARGIN.bottom + AXIS_HEIGHT;
  const frame = {
    width: WIDTH,
    height,
    marginLeft: MARGIN.left,
    marginRight: WIDTH - MARGIN.left - SIZE.width,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom + AXIS_HEIGHT,
  };
  const range = extentOf([map]);
  const scale = (axis: MapFigure['x'], values: ArrayLike<number>) => ({
    ...scaleOf(axis, [edgesOf(axis, values)], 8),
    label: axisText(axis),
    labelArrow: 'none' as const,
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
    y: { domain: [...range], label: null, ticks: 8 },
  });
  const label = `<text x="${BAR.left + BAR.width}" y="13" text-anchor="end">${escapeText(axisText(map.value))}</text>`;
  const empty = hasFinite(map.values) ? '' : emptyPanel('no values', MARGIN.top, SIZE.height, context);
  const ofMap = cellPaths(map, range, drawn) + drawn.markup + empty;
  return { height, markup: ofMap + barMarkup(bar, range) + bar.markup + label };
}
