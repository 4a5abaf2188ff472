/**
 * Random numbers as the language defines them: each of its own Philox counter. Written beside the compiled path's, with
 * nothing in common but the generator and the elementary functions.
 */
import { InvariantError, unreachable } from '../base/invariant.ts';
import type { Distribution } from '../check/checked-expression.ts';
import { ELEMENTARY } from '../elementary/functions.ts';
import { openUniform, philox } from '../runtime/philox.ts';

const { exp, log, log1p, sqrt, sin, cos, abs, floor } = ELEMENTARY;

/** Where a number is drawn. */
export interface DrawPlace {
  readonly seed: number;
  readonly draw: number;
  readonly cell: number;
  /** The step, or which of its kind it is. */
  readonly step: number;
  /** Which of several alike it is, from 0; 0 if absent. */
  readonly repetition?: number;
}

const TWO_TO_32 = 2 ** 32;

/** Returns the two uniform numbers of a place's n-th counter, from 0. */
function uniforms(
  { seed, draw, cell, step, repetition = 0 }: DrawPlace,
  n: number,
): readonly [number, number] {
  const words = new Uint32Array(4);
  const [low, high] = [seed % TWO_TO_32, floor(seed / TWO_TO_32)];
  philox(low, high, draw, cell, step % TWO_TO_32, repetition + n * 2 ** 20, words);
  const [a = 0, b = 0, c = 0, d = 0] = words;
  return [openUniform(a, b), openUniform(c, d)];
}

/** Returns two independent standard normal numbers (Box and Muller 1958). */
export function gaussians(place: DrawPlace): readonly [number, number] {
  const [u, v] = uniforms(place, 0);
  const radius = sqrt(-2 * log(u));
  const angle = 2 * Math.PI * v;
  return [radius * cos(angle), radius * sin(angle)];
}

/** Returns a number of the distribution; NaN where it cannot be. */
export function draw(distribution: Distribution, place: DrawPlace, values: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN] = values;
  const isProbability = (p: number): boolean => p >= 0 && p <= 1;
  const [u] = uniforms(place, 0);
  switch (distribution) {
    case 'uniform':
      return a <= b ? a + (b - a) * u : Number.NaN;
    case 'normal':
      return b >= 0 ? a + b * gaussians(place)[0] : Number.NaN;
    case 'exponential':
      return a >= 0 ? -a * log(u) : Number.NaN;
    case 'bernoulli':
      return isProbability(a) ? Number(u < a) : Number.NaN;
    case 'poisson':
      return a >= 0 && a <= 1e9 ? poisson(place, a) : Number.NaN;
    case 'binomial': {
      if (!Number.isInteger(a) || a < 0 || a > 1e9 || !isProbability(b)) return Number.NaN;
      return b > 0.5 ? a - binomial(place, a, 1 - b) : binomial(place, a, b);
    }
    default:
      return unreachable(distribution);
  }
}

/** Counts up while what is left of u is above the next probability. */
function countUp(u: number, first: number, most: number, next: (p: number, k: number) => number): number {
  let [left, p, k] = [u, first, 0];
  for (; left > p && k < most; k++) {
    left -= p;
    p = next(p, k);
  }
  return k;
}

/** log(k!) without the terms that ratios of factorials have in common (Hörmann 1993, table 1). */
function stirling(k: number): number {
  const table = [
    0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211,
    0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
  ]; // biome-ignore format: a table
  const r = 1 / (k + 1);
  return table[k] ?? (1 / 12 - (1 / 360 - (r * r) / 1260) * (r * r)) * r;
}

/** Trials of a rejection method, until one is taken. */
function firstTaken(
  place: DrawPlace,
  judge: (u: number, v: number, s: number) => number | undefined,
): number {
  for (let n = 0; n < 4096; n++) {
    const [first, v] = uniforms(place, n);
    const u = first - 0.5;
    const taken = judge(u, v, 0.5 - abs(u));
    if (taken !== undefined) return taken;
  }
  throw new InvariantError('no trial of a draw was taken');
}

function poisson(place: DrawPlace, mean: number): number {
  if (mean < 10) return countUp(uniforms(place, 0)[0], exp(-mean), 500, (p, k) => (p * mean) / (k + 1));
  // PTRS of Hörmann (1993).
  const b = 0.931 + 2.53 * sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  return firstTaken(place, (u, v, s) => {
    const k = floor(((2 * a) / s + b) * u + mean + 0.43);
    if (s >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return k;
    if (k < 0 || (s < 0.013 && v > s)) return undefined;
    const height = log((v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (s * s) + b));
    const factorial = 0.9189385332046728 + (k + 0.5) * log(k + 1) - (k + 1) + stirling(k);
    return height <= k * log(mean) - mean - factorial ? k : undefined;
  });
}

/** Of p up to 1/2. */
function binomial(place: DrawPlace, n: number, p: number): number {
  const odds = p / (1 - p);
  if (n * p < 10) {
    const none = exp(n * log1p(-p));
    return countUp(uniforms(place, 0)[0], none, Math.min(n, 500), (q, k) => (q * odds * (n - k)) / (k + 1));
  }
  // BTRS of Hörmann (1993).
  const deviation = sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const m = floor((n + 1) * p);
  return firstTaken(place, (u, v, s) => {
    const k = floor(((2 * a) / s + b) * u + (n * p + 0.5));
    if (s >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > n) return undefined;
    const height = log((v * ((2.83 + 5.1 / b) * deviation)) / (a / (s * s) + b));
    const bound =
      (m + 0.5) * log((m + 1) / (odds * (n - m + 1))) +
      (n + 1) * log((n - m + 1) / (n - k + 1)) +
      (k + 0.5) * log((odds * (n - k + 1)) / (k + 1)) +
      (stirling(m) + stirling(n - m) - stirling(k) - stirling(n - k));
    return height <= bound ? k : undefined;
  });
}
