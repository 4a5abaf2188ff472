/**
 * Where a function of two variables is zero, as lines. Marching squares on a grid (d3-contour) say between which
 * neighbours its sign changes; on each such edge the zero is then found to rounding. That also tells zeros from
 * poles, jumps and edges of where the function exists: there the sign changes, but no small value lies between.
 */
import { contours } from 'd3-contour';

export type Range = readonly [low: number, high: number];

/** Points in order, along which the function is zero. */
export interface ZeroLine {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

type Point = readonly [x: number, y: number];

/** A zero that is none of a smooth function is not below this, compared with its neighbours. */
const SMALL = 1e-3;
const MOST_HALVINGS = 60;

/** Returns where on a stretch from `a` (negative) to `b` (not) a function is zero; undefined where it is not. */
function zeroBetween(f: (s: number) => number): number | undefined {
  let [a, b] = [0, 1];
  let [fa, fb] = [f(0), f(1)];
  if (fb === 0) return 1;
  // A value beyond all numbers says nothing of how small the others ought to be.
  const scale = Math.max(...[fa, fb].map(Math.abs).filter(Number.isFinite));
  if (!(fa < 0 && fb > 0)) return undefined;
  for (let i = 0; i < MOST_HALVINGS && b - a > 1e-12; i++) {
    // The secant first, for smooth functions; every other time the middle, for all others.
    const secant = a + ((b - a) * fa) / (fa - fb);
    const s = i % 2 === 0 && secant > a && secant < b ? secant : (a + b) / 2;
    const value = f(s);
    if (Number.isNaN(value)) return undefined;
    if (Math.abs(value) <= 1e-13 * scale) return s;
    if (value < 0) [a, fa] = [s, value];
    else [b, fb] = [s, value];
  }
  return Math.max(-fa, fb) <= SMALL * scale ? (a + b) / 2 : undefined;
}

/** Returns the lines along which a function is zero in a rectangle, looked at on a grid of size × size points. */
export function zeroLines(
  f: (x: number, y: number) => number,
  xs: Range,
  ys: Range,
  size: number,
): readonly ZeroLine[] {
  const xAt = (column: number): number => xs[0] + ((xs[1] - xs[0]) * column) / (size - 1);
  const yAt = (row: number): number => ys[0] + ((ys[1] - ys[0]) * row) / (size - 1);
  const values: number[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) values.push(f(xAt(column), yAt(row)));
  }
  const valueAt = (column: number, row: number): number => values[row * size + column] ?? Number.NaN;

  /** A corner of a ring lies in the middle of an edge of the grid; on the grid's own border it is no zero. */
  const zeroAt = ([x, y]: Point): Point | undefined => {
    const isAcross = Number.isInteger(x);
    const [column, row] = [Math.floor(isAcross ? x - 1 : x), Math.floor(isAcross ? y : y - 1)];
    const [nextColumn, nextRow] = isAcross ? [column + 1, row] : [column, row + 1];
    if (column < 0 || row < 0 || nextColumn >= size || nextRow >= size) return undefined;
    const isRising = valueAt(nextColumn, nextRow) >= 0;
    const [fromColumn, fromRow, toColumn, toRow] = isRising
      ? [column, row, nextColumn, nextRow]
      : [nextColumn, nextRow, column, row];
    const pointAt = (s: number): Point => [
      xAt(fromColumn) + s * (xAt(toColumn) - xAt(fromColumn)),
      yAt(fromRow) + s * (yAt(toRow) - yAt(fromRow)),
    ];
    const zero = zeroBetween((s) => {
      if (s === 0) return valueAt(fromColumn, fromRow);
      return s === 1 ? valueAt(toColumn, toRow) : f(...pointAt(s));
    });
    return zero === undefined ? undefined : pointAt(zero);
  };

  const { coordinates } = contours().size([size, size]).smooth(false).contour(values, 0);
  return coordinates.flat().flatMap((ring) => {
    // Each ring ends where it began.
    const corners = ring.slice(0, -1).map(([x = Number.NaN, y = Number.NaN]) => zeroAt([x, y]));
    return piecesOf(corners);
  });
}

/** Returns the unbroken stretches of a ring; one that is whole is closed. */
function piecesOf(ring: readonly (Point | undefined)[]): readonly ZeroLine[] {
  const gap = ring.indexOf(undefined);
  const inOrder = gap === -1 ? [...ring, ring[0]] : [...ring.slice(gap), ...ring.slice(0, gap)];
  const pieces: { x: number[]; y: number[] }[] = [];
  let piece: { x: number[]; y: number[] } | undefined;
  for (const point of inOrder) {
    if (point === undefined) {
      piece = undefined;
      continue;
    }
    if (piece === undefined) {
      piece = { x: [], y: [] };
      pieces.push(piece);
    }
    piece.x.push(point[0]);
    piece.y.push(point[1]);
  }
  return pieces.filter(({ x }) => x.length > 1);
}
