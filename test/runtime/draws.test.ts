import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, gaussians } from '../../src/interpreter/draws.ts';
import { type Draws, makeDraws } from '../../src/runtime/draws.ts';

const DRAWS = makeDraws();
const SEED = 1;
const COUNT = 20_000;

/** As many numbers of one draw, from one cell, a step each. */
function sample(one: (place: [number, number, number, number, number]) => number): Float64Array {
  return Float64Array.from({ length: COUNT }, (_, step) => one([SEED, 77, 0, step, 0])).sort();
}

/**
 * Kolmogorov's statistic, which exceeds 1.95 √n with probability 1/1000. Seeds are fixed, so that the tests pass or fail
 * once and for all; each had one chance in a thousand to fail by accident.
 */
function kolmogorov(sorted: Float64Array, distribution: (x: number) => number): number {
  let worst = 0;
  for (const [i, x] of sorted.entries()) {
    const p = distribution(x);
    worst = Math.max(worst, p - i / sorted.length, (i + 1) / sorted.length - p);
  }
  return worst * Math.sqrt(sorted.length);
}

/** Φ by its series (Marsaglia 2004), right to fifteen digits within eight deviations. */
function normalDistribution(x: number): number {
  let [sum, term] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.9189385332046728);
}

/** χ² over the values whose expected number is at least ten, the others in one class; in deviations from its mean. */
function chiSquare(values: Float64Array, probabilityOf: (k: number) => number): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const largest = values.at(-1) ?? 0;
  let [sum, classes, restExpected, restCounted] = [0, 0, values.length, values.length];
  for (let k = 0; k <= largest; k++) {
    const expected = values.length * probabilityOf(k);
    if (expected < 10) continue;
    const counted = counts.get(k) ?? 0;
    sum += (counted - expected) ** 2 / expected;
    classes += 1;
    restExpected -= expected;
    restCounted -= counted;
  }
  if (restExpected > 1) sum += (restCounted - restExpected) ** 2 / restExpected;
  // The mean of χ² with f degrees of freedom is f, its variance 2 f.
  return (sum - classes) / Math.sqrt(2 * classes);
}

/** log Γ(k + 1) by adding logarithms. */
function logFactorial(k: number): number {
  let sum = 0;
  for (let i = 2; i <= k; i++) sum += Math.log(i);
  return sum;
}

const poisson = (mean: number) => (k: number) => Math.exp(k * Math.log(mean) - mean - logFactorial(k));
const binomial = (n: number, p: number) => (k: number) =>
  k > n
    ? 0
    : Math.exp(
        logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p),
      );

describe('draws', () => {
  it('are these numbers for good: a change would change what every seed gives', () => {
    const at: [number, number, number, number, number] = [1, 2, 3, 4, 0];
    expect([
      DRAWS.uniform(...at, 0, 1),
      DRAWS.gaussian(...at),
      DRAWS.otherGaussian(...at),
      DRAWS.poisson(...at, 4),
      DRAWS.poisson(...at, 400),
      DRAWS.binomial(...at, 10, 0.3),
      DRAWS.binomial(...at, 1000, 0.7),
    ]).toMatchInlineSnapshot(`
      [
        0.9111610997786733,
        0.2413338464269468,
        0.3575319461103384,
        7,
        432,
        5,
        677,
      ]
    `);
  });

  it('of `uniform` are spread evenly', () => {
    const values = sample((place) => DRAWS.uniform(...place, -60, -50));
    expect(kolmogorov(values, (x) => (x + 60) / 10)).toBeLessThan(1.95);
  });

  it('of `normal`, and the two of one place, follow the normal distribution', () => {
    const values = sample((place) => DRAWS.normal(...place, 3, 2));
    expect(kolmogorov(values, (x) => normalDistribution((x - 3) / 2))).toBeLessThan(1.95);
    for (const name of ['gaussian', 'otherGaussian'] as const)
      expect(
        kolmogorov(
          sample((place) => DRAWS[name](...place)),
          normalDistribution,
        ),
      ).toBeLessThan(1.95);
  });

  it('of one place are independent of each other', () => {
    let sum = 0;
    for (let step = 0; step < COUNT; step++)
      sum += DRAWS.gaussian(SEED, 5, 0, step, 0) * DRAWS.otherGaussian(SEED, 5, 0, step, 0);
    // The mean of the products has the standard error 1/√n; four of them are exceeded once in 16 000.
    expect(Math.abs(sum / COUNT)).toBeLessThan(4 / Math.sqrt(COUNT));
  });

  it('of `exponential` follow the exponential distribution', () => {
    const values = sample((place) => DRAWS.exponential(...place, 5));
    expect(kolmogorov(values, (x) => -Math.expm1(-x / 5))).toBeLessThan(1.95);
  });

  it('of `bernoulli` are 1 as often as they should be', () => {
    const values = sample((place) => DRAWS.bernoulli(...place, 0.3));
    const share = values.reduce((sum, value) => sum + value, 0) / COUNT;
    expect(new Set(values)).toEqual(new Set([0, 1]));
    expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / COUNT));
  });

  it.each([0.02, 0.7, 9.9, 10, 10.5, 35, 1000])(
    'of `poisson(%d)` are as frequent as they should be',
    (mean) => {
      const values = sample((place) => DRAWS.poisson(...place, mean));
      expect(chiSquare(values, poisson(mean))).toBeLessThan(4);
    },
  );

  it.each([
    [1, 0.5],
    [10, 0.02],
    [40, 0.3],
    [40, 0.7],
    [100, 0.5],
    [1000, 0.99],
    [100_000, 0.001],
  ])('of `binomial(%d, %d)` are as frequent as they should be', (count, p) => {
    const values = sample((place) => DRAWS.binomial(...place, count, p));
    expect(chiSquare(values, binomial(count, p))).toBeLessThan(4);
  });

  it('are none where the distribution is impossible', () => {
    const at: [number, number, number, number, number] = [1, 2, 3, 4, 0];
    const impossible = [
      DRAWS.uniform(...at, 1, 0),
      DRAWS.normal(...at, 0, -1),
      DRAWS.exponential(...at, -1),
      DRAWS.bernoulli(...at, 1.5),
      DRAWS.poisson(...at, -1),
      DRAWS.poisson(...at, 2e9),
      DRAWS.binomial(...at, 2.5, 0.5),
      DRAWS.binomial(...at, 5, -0.1),
      DRAWS.normal(...at, Number.NaN, 1),
    ];
    expect(impossible.every(Number.isNaN)).toBe(true);
  });

  it('of other seeds, draws, cells and steps have nothing to do with each other', () => {
    const near = [
      [1, 2, 3, 4],
      [2, 2, 3, 4],
      [1, 3, 3, 4],
      [1, 2, 4, 4],
      [1, 2, 3, 5],
      [1 + 2 ** 32, 2, 3, 4],
    ].map(([seed = 0, number = 0, cell = 0, step = 0]) => DRAWS.uniform(seed, number, cell, step, 0, 0, 1));
    expect(new Set(near).size).toBe(near.length);
  });
});

describe('the interpreter’s draws', () => {
  const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const place = fc.record({ seed: fc.nat(Number.MAX_SAFE_INTEGER), draw: word, cell: word, step: fc.nat() });
  const values = fc.tuple(
    fc.oneof(fc.double({ min: -1, max: 100, noNaN: true }), fc.nat(5000)),
    fc.double({ min: -0.1, max: 1.1, noNaN: true }),
  );

  it.each(['uniform', 'normal', 'exponential', 'bernoulli', 'poisson', 'binomial'] as const)(
    'of `%s` are the same, bit for bit',
    (name) => {
      fc.assert(
        fc.property(place, values, (at, [a, b]) => {
          const own = DRAWS[name] as (...numbers: number[]) => number; // takes what is behind the place
          expect(draw(name, at, [a, b])).toBe(own(at.seed, at.draw, at.cell, at.step, 0, a, b));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('of the normal pair are the same', () => {
    fc.assert(
      fc.property(place, (at) => {
        const numbers: Parameters<Draws['gaussian']> = [at.seed, at.draw, at.cell, at.step, 0];
        expect(gaussians(at)).toEqual([DRAWS.gaussian(...numbers), DRAWS.otherGaussian(...numbers)]);
      }),
    );
  });
});
