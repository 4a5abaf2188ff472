import type { Axis, MapFigure } from './figure.ts';
import { isDrawable } from './picture.ts';

/** Returns where the cells of a map meet: in the middle between values, the outer ones as wide as their neighbours. */
export function edgesOf(axis: Axis, values: ArrayLike<number>): readonly number[] {
  const [there, back] = axis.isLogarithmic === true ? [Math.log, Math.exp] : [identity, identity];
  const places = Array.from(values, there);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  if (places.length < 2) {
    const half = Math.abs(first) * 0.05 || 0.5;
    return [back(first - half), back(first + half)];
  }
  const inner = places.slice(1).map((place, i) => (place + (places[i] ?? place)) / 2);
  const [afterFirst = first, beforeLast = last] = [inner[0], inner.at(-1)];
  return [2 * first - afterFirst, ...inner, 2 * last - beforeLast].map(back);
}

function identity(value: number): number {
  return value;
}

/** Returns the map with at most so many columns and rows, each field the mean of the finite values it stands for. */
export function coarseMap(figure: MapFigure, mostColumns: number, mostRows: number): MapFigure {
  const [columns, rows] = [figure.xs.length, figure.ys.length];
  const [across, up] = [Math.ceil(columns / mostColumns), Math.ceil(rows / mostRows)];
  if (across === 1 && up === 1) return figure;
  const xs = meansOf(figure.xs, across);
  const ys = meansOf(figure.ys, up);
  const values = new Float64Array(xs.length * ys.length);
  for (let row = 0; row < ys.length; row++) {
    for (let column = 0; column < xs.length; column++) {
      let [sum, count] = [0, 0];
      for (let j = row * up; j < Math.min((row + 1) * up, rows); j++) {
        for (let i = column * across; i < Math.min((column + 1) * across, columns); i++) {
          const value = figure.values[j * columns + i] ?? Number.NaN;
          if (!isDrawable(value)) continue;
          sum += value;
          count++;
        }
      }
      values[row * xs.length + column] = count === 0 ? Number.NaN : sum / count;
    }
  }
  return { ...figure, xs, ys, values };
}

/** Returns what to say of a map that stands for another one with more fields; nothing if it is the same. */
export function coarseWords(coarse: MapFigure, figure: MapFigure): readonly string[] {
  if (coarse === figure) return [];
  const [across, up] = [
    Math.ceil(figure.xs.length / coarse.xs.length),
    Math.ceil(figure.ys.length / coarse.ys.length),
  ];
  return [`each field is the mean of up to ${across} × ${up} values`];
}

function meansOf(values: ArrayLike<number>, group: number): Float64Array {
  const all = Array.from(values);
  return Float64Array.from({ length: Math.ceil(all.length / group) }, (_, i) => {
    const part = all.slice(i * group, (i + 1) * group);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}
