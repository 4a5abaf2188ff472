import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENTARY } from '../../src/elementary/functions.ts';
import { propagator } from '../../src/runtime/propagator.ts';
import { exactPropagator } from './exact-propagator.ts';
import stiff from './stiff-propagators.json' with { type: 'json' };

function phi(entries: readonly number[], size: number): readonly number[] {
  return Array.from(propagator(ELEMENTARY, entries, size));
}

/** The largest of each column: what one slope can do at most. */
function columnScales(entries: readonly number[], size: number): readonly number[] {
  return entries.map((_, index) =>
    Math.max(...entries.filter((__, other) => other % size === index % size).map(Math.abs)),
  );
}

function norm(entries: readonly number[], size: number): number {
  return Math.max(
    ...Array.from({ length: size }, (_, j) =>
      entries.reduce((sum, entry, index) => (index % size === j ? sum + Math.abs(entry) : sum), 0),
    ),
  );
}

function expectColumns(
  actual: readonly number[],
  wanted: readonly number[],
  size: number,
  tolerance: number,
): void {
  const scales = columnScales(wanted, size);
  for (const [index, value] of actual.entries()) {
    const difference = Math.abs(value - (wanted[index] ?? Number.NaN));
    expect(difference, `entry ${index}: ${value}, ${wanted[index]}`).toBeLessThanOrEqual(
      tolerance * (scales[index] ?? 0),
    );
  }
}

/** Beyond it, more digits are taken: some roundings of a result are left. */
const WIDE_NORM = 2 ** 30;
const WIDE_TOLERANCE = 4 * Number.EPSILON;

describe('the propagator of stiff rates', () => {
  it.each(stiff.cases.map((each) => [each.name, each] as const))('is that of mpmath: %s', (_, each) => {
    const { matrix, size, phi: wanted } = each;
    const length = norm(matrix, size);
    const tolerance = length < WIDE_NORM ? 1e-13 * (1 + length) : WIDE_TOLERANCE;
    expectColumns(phi(matrix, size), wanted, size, tolerance);
  });

  it('of two states with rates from 1e6 to 1e300 is the inverse where all decay', () => {
    for (let power = 6; power <= 300; power += 6) {
      const a = 10 ** power;
      // -Z^-1 of [[-a, a / 4], [a / 2, -a]].
      const wanted = [8 / 7 / a, 2 / 7 / a, 4 / 7 / a, 8 / 7 / a];
      expectColumns(phi([-a, a / 4, a / 2, -a], 2), wanted, 2, 8 * Number.EPSILON);
    }
  });

  it('lets fast states follow slow ones, however fast they are', () => {
    for (const power of [6, 9, 12, 15, 16, 18, 20, 40, 100, 300]) {
      const a = 10 ** power;
      // But for 1 / a: x0 = x1 at once; that leaves x1' = x2 - x1, x2' = x1 - x2, whose sum stays and whose difference decays with 2.
      const [, , wanted = NaN] = phi([-a, a, 0, 1, -2, 1, 0, 1, -1], 3);
      expect(Math.abs(wanted - (0.5 + Math.expm1(-2) / 4))).toBeLessThan(
        2 / a + 1e-13 * (1 + Math.min(1e9, a)),
      );
    }
  });

  it('of dominated rows of any scale is right in every column', () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc
          .integer({ min: 3, max: 5 })
          .chain((size) =>
            fc.tuple(
              fc.constant(size),
              fc.array(share, { minLength: size * size, maxLength: size * size }),
              fc.array(fc.integer({ min: 0, max: 100 }), { minLength: size, maxLength: size }),
            ),
          ),
        ([size, shares, powers]) => {
          // A row decays at 2 to 2^100 times what it would if driven by the others, so nothing is lost to an ulp.
          const entries = shares.map((each, index) => {
            const [i, j] = [Math.floor(index / size), index % size];
            return (i === j ? -2 * size - each : each) * 2 ** (powers[i] ?? 0);
          });
          const length = norm(entries, size);
          const tolerance = length < 2 * WIDE_NORM ? 1e-13 * (1 + length) : WIDE_TOLERANCE;
          expectColumns(phi(entries, size), exactPropagator(entries, size), size, tolerance);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of growing states is infinite, and finite for those that they do not reach', () => {
    for (const rate of [750, 800, 1e10, 1e20, 1e300]) {
      const alone = phi([-1, 1, 0, 1, -2, 0, 1, 0, rate], 3);
      expect(alone.slice(6).every((entry) => entry === Number.POSITIVE_INFINITY || Number.isNaN(entry))).toBe(
        true,
      );
      expectColumns(
        alone.slice(0, 6),
        exactPropagator([-1, 1, 0, 1, -2, 0, 0, 0, 0], 3).slice(0, 6),
        3,
        1e-12,
      );
      expect(phi([rate, 1, 1, -1], 2).some((entry) => !Number.isFinite(entry))).toBe(true);
    }
  });

  it('is right for the entries that there are, as long as their last digits need not decide', () => {
    for (const a of [1e3, 1e5, 1e8, 1e9, 1e10, 1e12]) {
      // Z^3 = 0: I + Z / 2 + Z^2 / 6.
      const nilpotent = [a, -a, 1, a, -a, 1, 0, 0, 0];
      expectColumns(phi(nilpotent, 3), exactPropagator(nilpotent, 3), 3, 1e-13 * (1 + Math.min(a, 1e9)));
      expect(phi([a, -a, a, -a], 2)).toEqual([1 + a / 2, -a / 2, a / 2, 1 - a / 2]);
    }
  });

  it('is NaN where an ulp of the entries decides', () => {
    const a = 1e20;
    // A rotation by 1e20 rad; a cycle whose leak would be lost; states of which only differences count.
    for (const entries of [
      [0, a, 0, -a, 0, 0, 1, 0.5, -1].map((entry, index) => (index === 2 ? 0.5 : entry)),
      [-a, 0, a, a, -a, 0, 0, a, -a],
      [-a, a, 0, a, -2 * a, a, 0, a, -a],
    ]) {
      expect(phi(entries, 3).every(Number.isNaN)).toBe(true);
    }
  });
});
