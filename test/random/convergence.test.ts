/** Orders of the methods for noise, on equations with closed solutions along the same Brownian path at every step size. */
import { describe, expect, it } from 'vitest';
import type { NoiseMethod } from '../../src/interpreter/noise-methods.ts';
import { modelOf } from '../simulate/models.ts';
import { brownianPath, endOf, slopeOf } from './models.ts';

/** dx = a x dt + b x dW. */
const GEOMETRIC = modelOf(`
neuron Geometric {
  time unit 1 s
  param a = 0.5
  param b = 0.5
  state x = 1
  dx/dt = a * x + b * x * xi
}`);

/** Two sources that the same state multiplies: they commute. */
const TWO = modelOf(`
neuron Two {
  time unit 1 s
  param a = 0.5
  param b = 0.5
  param c = 0.6
  state x = 1
  dx/dt = a * x + b * x * xi.one + c * x * xi.two
}`);

/** dy/dt = β / sqrt(1 + t) - y / (2 (1 + t)) + α β / sqrt(1 + t) xi (Kloeden and Platen 1992, (4.4.37)), time in s. */
const ADDITIVE = modelOf(`
neuron Additive {
  time unit 1 s
  param alpha = 0.1
  param beta = 0.5
  state y = 1
  dy/dt = beta / sqrt(1 + t) - y / (2 * (1 + t)) + alpha * beta / sqrt(1 + t) * xi
}`);

const FINEST = 1 / 256;
const STEPS = 256;
const PATHS = 80;
/** Steps of the finest grid per step. */
const SIZES = [2, 4, 8, 16];

/** The root of the mean square distance from the closed solution, at one second, for each step size. */
function strongErrors(
  run: (perStep: number, path: ReturnType<typeof brownianPath>) => number,
  exact: (w: readonly number[]) => number,
  { sources = 1, paths = PATHS }: { readonly sources?: number; readonly paths?: number } = {},
): readonly number[] {
  const sums = SIZES.map(() => 0);
  for (let seed = 1; seed <= paths; seed++) {
    const path = brownianPath(FINEST, STEPS, seed, sources);
    const ends = Array.from({ length: sources }, (_, source) => path(STEPS)(source, 0).increment);
    for (const [i, size] of SIZES.entries()) sums[i] = (sums[i] ?? 0) + (run(size, path) - exact(ends)) ** 2;
  }
  return sums.map((sum) => Math.sqrt(sum / paths));
}

const dtOf = (perStep: number): string => String(perStep * FINEST);

/** Errors of paths vary by their own size: of 80 the mean square is known to a sixth, of 30 to a quarter, over three doublings the slope to less. */
const NEAR = 0.2;

describe('the strong order, on geometric Brownian motion', () => {
  const ito = ([w = 0]: readonly number[]): number => Math.exp(0.5 - 0.5 * 0.5 ** 2 + 0.5 * w);
  const stratonovich = ([w = 0]: readonly number[]): number => Math.exp(0.5 + 0.5 * w);

  it.each([
    ['euler_maruyama', 0.5, ito],
    ['milstein', 1, ito],
    ['heun_stratonovich', 1, stratonovich],
  ] as const)('of %s is %d', (method, order, exact) => {
    const errors = strongErrors(
      (size, path) => endOf(GEOMETRIC, method, dtOf(size), STEPS / size, path(size)),
      exact,
    );
    expect(slopeOf(SIZES, errors)).toBeGreaterThan(order - NEAR);
    expect(slopeOf(SIZES, errors)).toBeLessThan(order + NEAR);
  });

  it('of milstein is 1 for two sources that commute', () => {
    const exact = ([v = 0, w = 0]: readonly number[]): number =>
      Math.exp(0.5 - 0.5 * (0.5 ** 2 + 0.6 ** 2) + 0.5 * v + 0.6 * w);
    const errors = strongErrors(
      (size, path) => endOf(TWO, 'milstein', dtOf(size), STEPS / size, path(size)),
      exact,
      { sources: 2 },
    );
    expect(Math.abs(slopeOf(SIZES, errors) - 1)).toBeLessThan(NEAR);
  });
});

describe('the strong order where no state multiplies the noise', () => {
  const exact = ([w = 0]: readonly number[]): number => (1 + 0.5 * (1 + 0.1 * w)) / Math.sqrt(2);

  it.each([
    ['euler_maruyama', 1],
    ['milstein', 1],
    ['heun_stratonovich', 1],
    ['sra1', 1.5],
  ] as const)('of %s is at least %d', (method: NoiseMethod, order) => {
    const errors = strongErrors(
      (size, path) => endOf(ADDITIVE, method, dtOf(size), STEPS / size, path(size)),
      exact,
      { paths: 30 },
    );
    expect(slopeOf(SIZES, errors)).toBeGreaterThan(order - NEAR);
  });

  it('sra1 is the most accurate of them', () => {
    const error = (method: NoiseMethod): number =>
      strongErrors((size, path) => endOf(ADDITIVE, method, dtOf(size), STEPS / size, path(size)), exact, {
        paths: 10,
      })[1] ?? 0;
    expect(error('sra1')).toBeLessThan(error('heun_stratonovich') / 2);
    expect(error('sra1')).toBeLessThan(error('euler_maruyama') / 5);
  });
});

describe('the weak order', () => {
  // The mean of what Euler-Maruyama makes of geometric Brownian motion is (1 + a dt)^n, which is off by a multiple of dt.
  it('of euler_maruyama is 1', () => {
    const means = SIZES.map((size) => (1 + 0.5 * size * FINEST) ** (STEPS / size));
    const errors = means.map((mean) => Math.exp(0.5) - mean);
    expect(Math.abs(slopeOf(SIZES, errors) - 1)).toBeLessThan(0.05);
    // The mean that the method gives is that number: over 400 paths within four standard errors.
    const size = 16;
    const ends = Array.from({ length: 400 }, (_, seed) => {
      const noise = brownianPath(FINEST, STEPS, 1000 + seed)(size);
      return endOf(GEOMETRIC, 'euler_maruyama', dtOf(size), STEPS / size, noise);
    });
    const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length;
    const deviation = Math.sqrt(ends.reduce((sum, end) => sum + (end - mean) ** 2, 0) / (ends.length - 1));
    expect(Math.abs(mean - (means[3] ?? 0))).toBeLessThan((4 * deviation) / Math.sqrt(ends.length));
  });
});
