/**
 * A network as a picture: a box for each population, on a circle, and an arrow for each pair that is joined. Arrows bend to the
 * right of their way, so that those to and fro lie apart.
 */
import { escapeText } from '../svg/layout.ts';
import { THEMES, type ThemeName } from '../svg/theme.ts';
import type { ExplainedNetwork, ExplainedPopulation } from './explain-network.ts';
import type { ExplainedProjection } from './explain-projection.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const BOX = { width: 168, height: 52 };
/** Room around the boxes: of loops, and of words beside arrows. */
const MARGIN = 130;
const HEAD = 44;
const FONT = 'ui-sans-serif, system-ui, sans-serif';
/** How far arrows bend, as a part of their length. */
const BEND = 0.18;
const LINE = 15;
/** Where the words stand, as a part of the way. */
const ALONG = 0.38;

const SIGNS = { exact: '', about: '≈ ', most: '≤ ' } as const;

/** Returns the picture as SVG. */
export function drawNetwork(
  { name, populations, projections }: ExplainedNetwork,
  { theme = 'light' }: { readonly theme?: ThemeName } = {},
): string {
  const { ink, faint, background, palette } = THEMES[theme];
  const radius = populations.length < 2 ? 0 : Math.max(170, (populations.length * 230) / (2 * Math.PI));
  const width = 2 * (radius + MARGIN) + BOX.width;
  const height = (populations.length < 3 ? 0 : 2 * radius) + 2 * MARGIN + BOX.height + HEAD;
  const centre = { x: width / 2, y: HEAD + (height - HEAD) / 2 };
  const places = new Map(
    populations.map((each, index) => [each.name, placeOf(index, populations.length, radius, centre)]),
  );
  const arrows = [...joined(projections)].flatMap(([, between], index) => {
    const [first] = between;
    const from = first && places.get(first.from);
    const to = first && places.get(first.to);
    if (from === undefined || to === undefined) return [];
    const colour = palette[index % palette.length] ?? ink;
    const words = between.map((each) => `${each.synapse} · ${SIGNS[each.count]}${each.synapses}`);
    return [from === to ? loop(from, centre, words, colour, index) : arrow(from, to, words, colour, index)];
  });
  const boxes = populations.map((each) => box(each, places.get(each.name) ?? centre, ink, faint, background));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" font-family="${FONT}" font-size="12" fill="${ink}" role="img" aria-label="${escapeText(`The network ${name}`)}">`,
    `<rect width="100%" height="100%" fill="${background}"/>`,
    `<text x="16" y="26" font-size="16" font-weight="600">${escapeText(name)}</text>`,
    ...arrows,
    ...boxes,
    '</svg>',
    '',
  ].join('\n');
}

/** Two stand side by side; more on a circle, the first at the top. */
function placeOf(index: number, count: number, radius: number, centre: Point): Point {
  const start = count === 2 ? Math.PI : -Math.PI / 2;
  const angle = start + (2 * Math.PI * index) / Math.max(count, 1);
  return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
}

/** Returns the projections by the pair of populations that they join. */
function joined(
  projections: readonly ExplainedProjection[],
): ReadonlyMap<string, readonly ExplainedProjection[]> {
  const pairs = new Map<string, ExplainedProjection[]>();
  for (const projection of projections) {
    const key = JSON.stringify([projection.from, projection.to]);
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, [projection]);
    else pair.push(projection);
  }
  return pairs;
}

function box(
  { name, model, cells, shape }: ExplainedPopulation,
  { x, y }: Point,
  ink: string,
  faint: string,
  background: string,
): string {
  const { width, height } = BOX;
  const size = shape.length === 2 ? shape.join(' × ') : String(cells);
  return [
    `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${width}" height="${height}" rx="7" fill="${background}" stroke="${ink}" stroke-width="1.4"/>`,
    `<text x="${round(x)}" y="${round(y - 5)}" text-anchor="middle" font-weight="600" font-size="14">${escapeText(name)}</text>`,
    `<text x="${round(x)}" y="${round(y + 14)}" text-anchor="middle" fill="${faint}"${fitted(`${size} ${model}`)}>${escapeText(`${size} ${model}`)}</text>`,
  ].join('\n');
}

/** Letters are about half as wide as they are high: a long name is pressed to fit its box. */
function fitted(text: string): string {
  const most = BOX.width - 16;
  return text.length * 6.4 <= most ? '' : ` textLength="${most}" lengthAdjust="spacingAndGlyphs"`;
}

function arrow(from: Point, to: Point, words: readonly string[], colour: string, index: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const middle = { x: (from.x + to.x) / 2 - dy * BEND, y: (from.y + to.y) / 2 + dx * BEND };
  const [start, end] = [edgeOf(from, middle), edgeOf(to, middle)];
  const length = Math.hypot(dx, dy);
  // Nearer to where it comes from, as words in the middle of several arrows would meet.
  const [a, b, c] = [(1 - ALONG) ** 2, 2 * ALONG * (1 - ALONG), ALONG ** 2];
  const label = {
    x: a * start.x + b * middle.x + c * end.x - (dy / length) * 14,
    y: a * start.y + b * middle.y + c * end.y + (dx / length) * 14,
  };
  return [
    line(`M${at(start)} Q${at(middle)} ${at(end)}`, colour, index),
    ...labels(words, label, colour, Math.abs(dx) > Math.abs(dy) ? 'middle' : dy > 0 ? 'end' : 'start'),
  ].join('\n');
}

/** A population joined with itself: an arrow on the side that looks outward. */
function loop(place: Point, centre: Point, words: readonly string[], colour: string, index: number): string {
  const side = place.y > centre.y + 1 ? 1 : -1;
  const edge = place.y + (side * BOX.height) / 2;
  const top = edge + side * 62;
  const path = `M${round(place.x - 30)},${round(edge)} C${round(place.x - 52)},${round(top)} ${round(place.x + 52)},${round(top)} ${round(place.x + 30)},${round(edge + side * 5)}`;
  const label = { x: place.x, y: side < 0 ? top - (words.length - 1) * LINE + 4 : top + 8 };
  return [line(path, colour, index), ...labels(words, label, colour, 'middle')].join('\n');
}

function line(path: string, colour: string, index: number): string {
  const id = `head${index}`;
  return [
    `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L10,5 L0,10 z" fill="${colour}"/></marker>`,
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.6" marker-end="url(#${id})"/>`,
  ].join('\n');
}

function labels(
  words: readonly string[],
  { x, y }: Point,
  colour: string,
  anchor: 'start' | 'middle' | 'end',
): readonly string[] {
  return words.map(
    (text, index) =>
      `<text x="${round(x)}" y="${round(y + index * LINE)}" text-anchor="${anchor}" fill="${colour}">${escapeText(text)}</text>`,
  );
}

/** Returns where the line from the middle of a box towards a point leaves the box. */
function edgeOf(place: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - place.x, towards.y - place.y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : BOX.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : BOX.height / 2 / Math.abs(dy),
  );
  return Number.isFinite(scale) ? { x: place.x + dx * scale, y: place.y + dy * scale } : place;
}

function at({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}
