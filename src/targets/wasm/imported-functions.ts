/**
 * Functions of numbers that kernels import, as vectors lack them: they are called lane by lane. Numbers of tables are
 * found by where the table begins in the memory, and how many there are.
 */
import { ELEMENTARY } from '../../elementary/functions.ts';
import * as tables from '../../elementary/tables.ts';
import { DRAW_NAMES, makeDraws } from '../../runtime/draws.ts';
import { hardHigh, hardHigh32, hardLow, hardLow32, hardQuadrant } from '../../runtime/hard-angle.ts';
import { propagator } from '../../runtime/propagator.ts';
import { solution } from '../../runtime/solution.ts';
import type { ValueType } from './opcodes.ts';

/** How many numbers each of them takes; a table is two whole numbers. */
const NUMBERS_OF_DRAWS: Readonly<Record<(typeof DRAW_NAMES)[number], number>> = {
  uniform: 7,
  normal: 7,
  exponential: 6,
  bernoulli: 6,
  poisson: 6,
  binomial: 7,
  gaussian: 5,
  otherGaussian: 5,
};

const TABLE: readonly ValueType[] = ['i32', 'i32'];

/** By name: the types of what a function takes; all give a float64. */
export const IMPORTED: Readonly<Record<string, readonly ValueType[]>> = {
  ...Object.fromEntries(DRAW_NAMES.map((name) => [name, numbers(NUMBERS_OF_DRAWS[name])])),
  mod: numbers(2),
  hardQuadrant: numbers(1),
  hardHigh: numbers(1),
  hardLow: numbers(1),
  hardHigh32: numbers(1),
  hardLow32: numbers(1),
  element: [...TABLE, 'f64'],
  occurrences: [...TABLE, 'f64'],
  firstAbove: [...TABLE, 'f64'],
  interpolate: ['f64', ...TABLE, ...TABLE],
  held: ['f64', ...TABLE, ...TABLE],
  slope: ['f64', ...TABLE, ...TABLE],
  matrixEntry: numbers(2),
};

function numbers(count: number): readonly ValueType[] {
  return Array.from({ length: count }, () => 'f64' as const);
}

const HARD_ANGLES = { hardQuadrant, hardHigh, hardLow, hardHigh32, hardLow32 };

/** A function of numbers, as WebAssembly calls it. */
export type ImportedFunction = (...values: number[]) => number;

/** Returns the functions, bound to the numbers of a memory and to `matrixNumbers` numbers of their own. */
export function importedFunctions(
  memory: Float64Array,
  matrixNumbers: number,
): Readonly<Record<string, ImportedFunction>> {
  const matrices = new Float64Array(matrixNumbers);
  const keep = (place: number, entries: ArrayLike<number>): number => {
    matrices.set(entries, place);
    return place;
  };
  return {
    // Draws and functions of tables take as many numbers as the table above says.
    ...(makeDraws() as unknown as Readonly<Record<string, ImportedFunction>>),
    mod: ELEMENTARY.mod,
    ...(HARD_ANGLES as Readonly<Record<string, ImportedFunction>>),
    element: (start = 0, length = 0, index = 0) => tables.element(memory, start, length, index),
    occurrences: (start = 0, length = 0, n = 0) => tables.occurrences(memory, start, length, n),
    firstAbove: (start = 0, length = 0, x = 0) => tables.firstAbove(memory, start, length, x),
    interpolate: (x = 0, xs = 0, xsLength = 0, ys = 0, ysLength = 0) =>
      tables.interpolate(x, memory, xs, xsLength, memory, ys, ysLength),
    held: (x = 0, xs = 0, xsLength = 0, ys = 0, ysLength = 0) =>
      tables.held(x, memory, xs, xsLength, memory, ys, ysLength),
    slope: (x = 0, xs = 0, xsLength = 0, ys = 0, ysLength = 0) =>
      tables.slope(x, memory, xs, xsLength, memory, ys, ysLength),
    propagator: (place = 0, ...entries) =>
      keep(place, propagator(ELEMENTARY, entries, Math.sqrt(entries.length))),
    solution: (place = 0, ...entries) => keep(place, solution(entries)),
    matrixEntry: (place = 0, index = 0) => matrices[place + index] ?? Number.NaN,
  };
}
