/**
 * Where the parts of a picture of a network stand: a box for each population, on a circle, and an arrow for each pair that is
 * joined. Arrows bend to the right of their way, so that those to and fro lie apart. The circle grows until no words lie on
 * others.
 */
import type { ExplainedNetwork, ExplainedPopulation } from './explain-network.ts';
import type { ExplainedProjection } from './explain-projection.ts';
import {
  type Line,
  linesAcross,
  MOST_PLACED,
  overlapOf,
  type Point,
  placeLabels,
  type Rectangle,
} from './place-labels.ts';

/** A population in its box. */
export interface PlacedPopulation {
  readonly population: ExplainedPopulation;
  readonly box: Rectangle;
  /** Below its name: `80 Cell`. */
  readonly about: string;
}

/** What joins two populations: an arrow and its words. */
export interface PlacedArrow {
  /** The number of the population that it comes from. */
  readonly from: number;
  /** The curve, as SVG writes it. */
  readonly path: string;
  readonly line: Line;
  readonly words: readonly string[];
  readonly label: Rectangle;
}

export interface PlacedNetwork {
  readonly populations: readonly PlacedPopulation[];
  readonly arrows: readonly PlacedArrow[];
  /** What holds all of it, without margins. */
  readonly frame: Rectangle;
}

/** In pixels. A letter is at most so wide on the average, whatever the font. */
const LETTER = 7;
export const LINE = 15;
const BOX = { least: 120, most: 280, height: 52, margin: 24 } as const;
/** How far apart boxes stand at least, from edge to edge. */
const APART = 110;
/** How far arrows bend, as a part of their length. */
const BEND = 0.16;
const LOOP = { height: 46, width: 30, bulge: 24 } as const;
/** How often the circle grows at most until no words lie on others, how often until none lie on lines, and by how much. */
const GROWTH = { words: 14, lines: 5, by: 1.12 } as const;
/** Points of a curve that are looked at. */
const POINTS = 40;

const SIGNS = { exact: '', about: '≈ ', most: '≤ ' } as const;

/** Returns where everything stands. */
export function layOutNetwork(network: ExplainedNetwork): PlacedNetwork {
  let scale = 1;
  for (let time = 1; ; time++) {
    const placed = layOut(network, scale);
    if (placed.arrows.length > MOST_PLACED) return placed;
    if (time > GROWTH.words || !(hasOverlaps(placed) || (time <= GROWTH.lines && isCrossed(placed))))
      return placed;
    scale *= GROWTH.by;
  }
}

function hasOverlaps({ arrows, populations }: PlacedNetwork): boolean {
  const taken = [...populations.map(({ box }) => box), ...arrows.map(({ label }) => label)];
  return taken.some((each, index) => taken.slice(index + 1).some((other) => overlapOf(each, other) > 0));
}

function isCrossed({ arrows }: PlacedNetwork): boolean {
  const lines = arrows.map(({ line }) => line);
  return arrows.some(({ label }) => linesAcross(label, lines) > 0);
}

function layOut({ populations, projections }: ExplainedNetwork, scale: number): PlacedNetwork {
  const sizes = populations.map(sizeText);
  const longest = Math.max(
    0,
    ...sizes.map(({ length }) => length),
    ...populations.map(({ name }) => name.length),
  );
  const width = Math.min(BOX.most, Math.max(BOX.least, longest * LETTER + BOX.margin));
  const centres = placesOf(populations.length, (width + APART) * scale);
  const boxes = centres.map((each) => ({ ...each, width, height: BOX.height }));
  const numbers = new Map(populations.map(({ name }, index) => [name, index]));
  const drawn = joined(projections).flatMap((between) => {
    const [first] = between;
    const [from, to] = [numbers.get(first?.from ?? ''), numbers.get(first?.to ?? '')];
    const [start, end] = [boxes[from ?? -1], boxes[to ?? -1]];
    if (from === undefined || start === undefined || end === undefined) return [];
    const words = between.map(
      ({ synapse, count, synapses }) => `${synapse} · ${SIGNS[count]}${grouped(synapses)}`,
    );
    const curve = from === to ? loop(start) : bend(start, end);
    return [{ from, curve, words, isLoop: from === to }];
  });
  // Words of loops have the least choice, so they are placed first.
  const ordered = drawn.toSorted((a, b) => Number(b.isLoop) - Number(a.isLoop));
  const labels = placeLabels(
    ordered.map(({ curve, words }) => ({
      line: curve.line,
      width: Math.max(...words.map(({ length }) => length)) * LETTER,
      height: words.length * LINE,
    })),
    boxes,
  );
  const arrows = ordered.flatMap(({ from, curve, words }, index): readonly PlacedArrow[] => {
    const label = labels[index];
    return label === undefined ? [] : [{ from, ...curve, words, label }];
  });
  const all = [...boxes, ...labels, ...drawn.flatMap(({ curve }) => curve.line.map(pointBox))];
  return {
    populations: populations.flatMap((population, index) => {
      const box = boxes[index];
      return box === undefined ? [] : [{ population, box, about: sizes[index] ?? '' }];
    }),
    arrows,
    frame: frameOf(all),
  };
}

function sizeText({ cells, shape, model }: ExplainedPopulation): string {
  return `${shape.length === 2 ? shape.join(' × ') : grouped(cells)} ${model}`;
}

/** Returns a count with its thousands apart. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Two stand side by side; more on a circle, the first at the top, neighbours so far apart. */
function placesOf(count: number, apart: number): readonly Point[] {
  if (count < 2) return Array.from({ length: count }, () => ({ x: 0, y: 0 }));
  if (count === 2) return [-0.5, 0.5].map((part) => ({ x: part * apart * 1.25, y: 0 }));
  const radius = apart / (2 * Math.sin(Math.PI / count));
  // Boxes are wider than high: a flatter circle holds them as well.
  const [across, down] = [radius, Math.max(radius * 0.8, 150)];
  const start = count === 4 ? (-3 * Math.PI) / 4 : -Math.PI / 2;
  return Array.from({ length: count }, (_, index) => {
    const angle = start + (2 * Math.PI * index) / count;
    return { x: across * Math.cos(angle), y: down * Math.sin(angle) };
  });
}

/** Returns the projections by the pair of populations that they join. */
function joined(projections: readonly ExplainedProjection[]): readonly (readonly ExplainedProjection[])[] {
  const pairs = new Map<string, ExplainedProjection[]>();
  for (const projection of projections) {
    const key = JSON.stringify([projection.from, projection.to]);
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, [projection]);
    else pair.push(projection);
  }
  return [...pairs.values()];
}

interface Curve {
  readonly path: string;
  readonly line: Line;
}

/** An arrow from one box to another, bent to the right of its way. */
function bend(from: Rectangle, to: Rectangle): Curve {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const middle = { x: (from.x + to.x) / 2 - dy * BEND, y: (from.y + to.y) / 2 + dx * BEND };
  const [start, end] = [edgeOf(from, middle), edgeOf(to, middle)];
  return {
    path: `M${at(start)} Q${at(middle)} ${at(end)}`,
    line: pointsOf((t) => mixed([start, middle, end], [(1 - t) ** 2, 2 * t * (1 - t), t ** 2])),
  };
}

/** A population joined with itself: an arrow on the side that looks outward. */
function loop({ x, y, height }: Rectangle): Curve {
  const side = y > 0 ? 1 : -1;
  const edge = y + (side * height) / 2;
  const top = edge + (side * LOOP.height * 4) / 3;
  const out = LOOP.width + LOOP.bulge;
  const corners = [
    { x: x - LOOP.width, y: edge },
    { x: x - out, y: top },
    { x: x + out, y: top },
    { x: x + LOOP.width, y: edge + side * 2 },
  ] as const;
  const [a, b, c, d] = corners;
  return {
    path: `M${at(a)} C${at(b)} ${at(c)} ${at(d)}`,
    line: pointsOf((t) => mixed(corners, [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3])),
  };
}

function pointsOf(place: (t: number) => Point): Line {
  return Array.from({ length: POINTS + 1 }, (_, index) => place(index / POINTS));
}

function mixed(points: readonly Point[], parts: readonly number[]): Point {
  const sum = (of: (point: Point) => number): number =>
    points.reduce((total, point, index) => total + of(point) * (parts[index] ?? 0), 0);
  return { x: sum(({ x }) => x), y: sum(({ y }) => y) };
}

/** Returns where the line from the middle of a box towards a point leaves the box. */
function edgeOf(box: Rectangle, towards: Point): Point {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
  );
  return Number.isFinite(scale) ? { x: box.x + dx * scale, y: box.y + dy * scale } : box;
}

function pointBox({ x, y }: Point): Rectangle {
  return { x, y, width: 0, height: 0 };
}

function frameOf(boxes: readonly Rectangle[]): Rectangle {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x - width / 2);
    right = Math.max(right, x + width / 2);
    top = Math.min(top, y - height / 2);
    bottom = Math.max(bottom, y + height / 2);
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

function at({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

/** Tenths of a pixel are enough. */
export function round(x: number): number {
  return Math.round(x * 10) / 10;
}
