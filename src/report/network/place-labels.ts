/**
 * Where words stand in a picture of boxes and arrows: each beside its arrow, at the first of several places along it that is
 * taken neither by a box nor by other words, and that few arrows cross.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** By its middle. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A line in a plane, as points close to each other. */
export type Line = readonly Point[];

/** Words and the line that they belong to. */
export interface Unplaced {
  readonly line: Line;
  readonly width: number;
  readonly height: number;
}

/** Room between words and their line, and around words. */
const GAP = 5;
/** Parts of the way at which words may stand, the better ones first. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8] as const;
/** What it costs to stand further along, on the inner side, on a line, on a box or on other words. */
const COST = { place: 1, side: 1.7, line: 10, overlap: 1000 } as const;

/** Returns how much of the one lies in the other, as a part of the first. */
export function overlapOf(a: Rectangle, b: Rectangle): number {
  const across =
    Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2);
  const down =
    Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2);
  return across <= 0 || down <= 0 ? 0 : (across * down) / (a.width * a.height);
}

function isIn({ x, y }: Point, box: Rectangle): boolean {
  return Math.abs(x - box.x) <= box.width / 2 && Math.abs(y - box.y) <= box.height / 2;
}

/** Returns how many of the lines go through a rectangle. */
export function linesAcross(place: Rectangle, lines: readonly Line[]): number {
  return lines.filter((line) => line.some((point) => isIn(point, place))).length;
}

/** More words than these fill a picture wherever they stand: they take their first place, as trying grows with their square. */
export const MOST_PLACED = 150;

/** Returns the place of each of the words, in their order. */
export function placeLabels(labels: readonly Unplaced[], boxes: readonly Rectangle[]): readonly Rectangle[] {
  if (labels.length > MOST_PLACED) return labels.flatMap((label) => placesOf(label).slice(0, 1));
  const lines = labels.map(({ line }) => line);
  const placed: Rectangle[] = [];
  for (const label of labels) {
    let best: Rectangle | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [rank, place] of placesOf(label).entries()) {
      const taken = [...boxes, ...placed].reduce((sum, each) => sum + overlapOf(place, each), 0);
      const own = rank % 2 === 0 ? 0 : COST.side;
      const cost = taken * COST.overlap + own + Math.floor(rank / 2) * COST.place;
      if (cost >= least) continue;
      const whole = cost + COST.line * linesAcross(place, lines);
      if (whole >= least) continue;
      least = whole;
      best = place;
    }
    if (best !== undefined) placed.push(best);
  }
  return placed;
}

/** Returns the places to try: on either side of the line in turn. */
function placesOf({ line, width, height }: Unplaced): readonly Rectangle[] {
  return ALONG.flatMap((part) => {
    const at = Math.round(part * (line.length - 1));
    const [before, here, behind] = [line[at - 1] ?? line[at], line[at], line[at + 1] ?? line[at]];
    if (before === undefined || here === undefined || behind === undefined) return [];
    const [dx, dy] = [behind.x - before.x, behind.y - before.y];
    const length = Math.hypot(dx, dy) || 1;
    const [across, down] = [-dy / length, dx / length];
    const aside = (Math.abs(across) * width + Math.abs(down) * height) / 2 + GAP;
    return [1, -1].map((side) => ({
      x: here.x + side * across * aside,
      y: here.y + side * down * aside,
      width,
      height,
    }));
  });
}
