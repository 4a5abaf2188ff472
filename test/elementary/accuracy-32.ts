/**
 * How far the float32 functions are from those of float64, whose own errors (a unit in their last place) are here
 * 2^-29 of a unit: as good as exact. A float32 argument has 2^32 values, so that a long run can try them all.
 */
import { known } from '../../src/base/invariant.ts';
import { ELEMENTARY } from '../../src/elementary/functions.ts';
import { ELEMENTARY32, type ElementaryName32 } from '../../src/elementary/functions-32.ts';
import { randomNumbers } from './accuracy.ts';

export interface Accuracy32 {
  /** Largest error in units in the last place of the exact value; infinite where a special value is wrong. */
  readonly worst: number;
  readonly at: readonly number[];
  readonly judged: number;
}

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);
const WIDE = new Float64Array(1);
const WIDE_BITS = new Uint32Array(WIDE.buffer);

/** Returns the float32 number with these bits. */
export function ofBits(bits: number): number {
  BITS[0] = bits;
  return FLOAT[0] ?? Number.NaN;
}

/** 2^0 to 2^149, by how many places a unit is below 1, and the units above 1 as well. */
const INVERSE_UNITS = Float64Array.from({ length: 254 }, (_, index) => 2 ** (149 - index));

/** Returns the distance between a float32 number and an exact value in units in the latter's last place. */
export function ulpError32(computed: number, exact: number): number {
  if (Object.is(computed, exact)) return 0;
  if (exact === 0) return Infinity;
  if (!Number.isFinite(computed)) {
    // An overflow stands for 2^128, the number after the largest.
    const isBeyond = exact === computed || Math.abs(exact) >= 2 ** 128;
    if (isBeyond && exact > 0 === computed > 0) return 0;
    if (Number.isNaN(computed)) return Infinity;
    return ulpError32(computed > 0 ? 2 ** 128 : -(2 ** 128), exact);
  }
  if (!(Math.abs(exact) < 2 ** 128)) return Infinity;
  WIDE[0] = exact;
  const exponent = (((WIDE_BITS[1] ?? 0) >>> 20) & 0x7ff) - 1023;
  return Math.abs(computed - exact) * (INVERSE_UNITS[Math.max(exponent + 126, 0)] ?? 0);
}

/** Names of the functions of one argument. */
export const NAMES_OF_ONE: readonly ElementaryName32[] = [
  'exp', 'expm1', 'exprel', 'sigmoid', 'sinh', 'cosh', 'tanh', 'log', 'log1p', 'log10', 'sqrt', 'sin', 'cos',
  'tan', 'asin', 'acos', 'atan',
]; // biome-ignore format: one table

export const NAMES_OF_TWO: readonly ElementaryName32[] = ['pow', 'atan2'];

/** Returns the largest error over every `stride`-th bit pattern, NaN and infinities among them. */
export function measureAll(
  name: ElementaryName32,
  stride: number,
  start: number = 0,
  end: number = 2 ** 32,
): Accuracy32 {
  const [compute, exact] = [ELEMENTARY32[name], ELEMENTARY[name]];
  let [worst, at, judged] = [0, 0, 0];
  for (let bits = start; bits < end; bits += stride) {
    const x = ofBits(bits);
    const error = ulpError32(compute(x), exact(x));
    judged++;
    if (error > worst) [worst, at] = [error, x];
  }
  return { worst, at: [at], judged };
}

/** Returns the largest error over every `stride`-th argument of either sign from 2^first to below 2^last. */
export function measureBinades(
  name: ElementaryName32,
  stride: number,
  first: number,
  last: number,
): Accuracy32 {
  const bitsOf = (exponent: number): number => (exponent + 127) * 2 ** 23;
  const signs = [0, 2 ** 31].map((sign) =>
    measureAll(name, stride, sign + bitsOf(first), sign + bitsOf(last)),
  );
  const worse = known(signs.toSorted((a, b) => b.worst - a.worst)[0], 'sign');
  return { ...worse, judged: signs.reduce((sum, { judged }) => sum + judged, 0) };
}

type Draw = (random: () => number) => number;

/** Any bits, moderate numbers, numbers of any size, and whole ones. */
const ANY: readonly Draw[] = [
  (random) => ofBits(Math.floor(random() * 2 ** 32)),
  (random) => 8 * random() - 4,
  (random) => (random() < 0.5 ? -1 : 1) * 2 ** (80 * random() - 40),
  (random) => Math.floor(81 * random()) - 40,
];

function draw(draws: readonly Draw[], random: () => number): number {
  return Math.fround((draws[Math.floor(random() * draws.length)] ?? random)(random));
}

/** x^y such that the power is of any size that a float32 number has, and a little beyond. */
function powerArguments(random: () => number): readonly [number, number] {
  const near: Draw = (r) => 1 + (r() < 0.5 ? -1 : 1) * 2 ** (-1 - 22 * r());
  const x = Math.abs(draw([...ANY, near], random));
  return [x, Math.fround(((random() * 2 - 1) * 106) / Math.log(x))];
}

/** Returns the largest error of a function of two arguments over random ones. */
export function measureRandom(name: ElementaryName32, count: number, seed: number): Accuracy32 {
  const [compute, exact] = [ELEMENTARY32[name], ELEMENTARY[name]];
  const random = randomNumbers(seed);
  let worst = 0;
  let at: readonly number[] = [];
  for (let i = 0; i < count; i++) {
    const isAny = name !== 'pow' || random() < 0.3;
    const [x, y] = isAny ? ([draw(ANY, random), draw(ANY, random)] as const) : powerArguments(random);
    const error = ulpError32(compute(x, y), exact(x, y));
    if (error > worst) [worst, at] = [error, [x, y]];
  }
  return { worst, at, judged: count };
}
