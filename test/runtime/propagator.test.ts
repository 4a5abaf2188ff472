import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENTARY } from '../../src/elementary/functions.ts';
import { propagator } from '../../src/runtime/propagator.ts';
import { exactPropagator } from './exact-propagator.ts';

/**
 * An entry's error may be 1e-13 of the entry that the same chain has when all its couplings are positive, or of 1: below
 * that lies what cancels between couplings of different sign, which no algorithm can know better than its input.
 */
const ENTRYWISE = 1e-13;

function phi(entries: readonly number[], size: number): readonly number[] {
  return Array.from(propagator(ELEMENTARY, entries, size));
}

function expectEntries(entries: readonly number[], size: number, tolerance = ENTRYWISE): void {
  const wanted = exactPropagator(entries, size);
  const isDiagonal = (index: number): boolean => index % (size + 1) === 0;
  const scale = exactPropagator(
    entries.map((entry, index) => (isDiagonal(index) ? entry : Math.abs(entry))),
    size,
  );
  for (const [index, value] of phi(entries, size).entries()) {
    const bound = tolerance * Math.max(1, Math.abs(scale[index] ?? 0));
    expect(
      Math.abs(value - (wanted[index] ?? Number.NaN)),
      `entry ${index} of ${entries}: ${value}, ${wanted[index]}`,
    ).toBeLessThanOrEqual(bound);
  }
}

/** The 1-norm: the largest sum of a column. */
function norm(entries: readonly number[], size: number): number {
  const columns = Array.from({ length: size }, (_, j) =>
    entries.reduce((sum, entry, index) => (index % size === j ? sum + Math.abs(entry) : sum), 0),
  );
  return Math.max(...columns);
}

function expectNormwise(entries: readonly number[], size: number): void {
  const wanted = exactPropagator(entries, size);
  const difference = phi(entries, size).map((value, index) => value - (wanted[index] ?? Number.NaN));
  const bound = 1e-13 * (1 + norm(entries, size)) * Math.max(1, norm(wanted, size));
  expect(norm(difference, size), `${entries}`).toBeLessThanOrEqual(bound);
}

const rate = fc.oneof(
  fc.double({ min: -30, max: 3, noNaN: true }),
  fc.constantFrom(0, -1, -1, -0.5, 1e-9, -1e-9, -1e4, -1e-4, -300, 20),
);
const coupling = fc.oneof(
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.constantFrom(0, 0, 1, -1, 1e4, 1e-6),
);

describe('the propagator', () => {
  it('of one state is exprel', () => {
    for (const z of [0, -1e-300, -1e-9, -0.1, -3, -1e4, 5])
      expect(phi([z], 1)).toEqual([ELEMENTARY.exprel(z)]);
  });

  it('of two equal rates is the limit of two that differ, without a loss', () => {
    for (let k = 0; k <= 16; k++) {
      for (const z of [-0.01, -0.1, -1, -20]) expectEntries([z, 0, 1, z * (1 + 10 ** -k)], 2, 1e-15);
    }
  });

  it('of a chain is right in every entry, whatever the rates', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 6 })
          .chain((size) =>
            fc.tuple(
              fc.constant(size),
              fc.array(rate, { minLength: size, maxLength: size }),
              fc.array(coupling, { minLength: 36, maxLength: 36 }),
            ),
          ),
        ([size, rates, couplings]) => {
          const entries = Array.from({ length: size * size }, (_, index) => {
            const [i, j] = [Math.floor(index / size), index % size];
            return i === j ? (rates[i] ?? 0) : j < i ? (couplings[index] ?? 0) : 0;
          });
          expectEntries(entries, size);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a chain whose couplings are positive has entries right in their own digits, the smallest too', () => {
    fc.assert(
      fc.property(
        fc.array(rate, { minLength: 4, maxLength: 4 }),
        fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 16, maxLength: 16 }),
        (rates, couplings) => {
          const entries = couplings.map((each, index) => {
            const [i, j] = [Math.floor(index / 4), index % 4];
            return i === j ? (rates[i] ?? 0) : j < i ? each : 0;
          });
          const wanted = exactPropagator(entries, 4);
          for (const [index, value] of phi(entries, 4).entries()) {
            const size = Math.abs(wanted[index] ?? 0);
            expect(Math.abs(value - (wanted[index] ?? 0))).toBeLessThanOrEqual(1e-13 * size);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of two coupled states is right in every entry: turning, decaying, growing, and where both rates are one', () => {
    const size = fc.oneof(fc.double({ min: -8, max: 8, noNaN: true }), fc.constantFrom(0, 1, -1, 0.5, 2));
    fc.assert(
      fc.property(size, size, size, size, (a, b, c, d) => {
        expectEntries([a, b, c, d], 2);
      }),
      { numRuns: 500 },
    );
    for (const w of [1e-12, 1e-3, 0.1, 1, Math.PI, 30]) expectEntries([0, -w, w, 0], 2);
    for (const b of [1, 3, 10]) expectEntries([b, -b, b, -b], 2);
    for (const k of [1, 100, 1e4]) expectEntries([-k, 1, k, -1], 2);
  });

  it('of two coupled states in other units is the same, scaled', () => {
    for (const scale of [2 ** 20, 2 ** -40]) {
      const plain = phi([-3, 1, 2, -0.1], 2);
      const scaled = phi([-3, 1 / scale, 2 * scale, -0.1], 2);
      expect(scaled).toEqual(
        plain.map((entry, index) => [entry, entry / scale, entry * scale, entry][index]),
      );
    }
  });

  it('of any matrix is right in its norm, stiff ones and those with rates that are equal too', () => {
    const entry = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom(0, 0, 1, -1));
    const stiff = fc.constantFrom(1, 1, 10, 1000);
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 6 })
          .chain((size) =>
            fc.tuple(
              fc.constant(size),
              fc.array(entry, { minLength: size * size, maxLength: size * size }),
              fc.array(stiff, { minLength: size, maxLength: size }),
            ),
          ),
        ([size, couplings, scales]) => {
          // A row that decays faster than it is driven does not grow: |A dt| up to 1e4.
          const entries = couplings.map((each, index) => {
            const [i, j] = [Math.floor(index / size), index % size];
            const scale = scales[i] ?? 1;
            return (i === j ? -Math.abs(each) - 5 * (scale > 1 ? size : 0) : each) * scale;
          });
          expectNormwise(entries, size);
        },
      ),
      { numRuns: 300 },
    );
    // A block of Jordan, turned by a reflection.
    expectNormwise([-3, 2, -1, -2, 1, -2, -1, 2, -3], 3);
    // A cycle of transitions, which keeps its total.
    expectNormwise([-1e3, 0, 1e3, 1e3, -1e3, 0, 0, 1e3, -1e3], 3);
  });

  it('of rates too large for their squares, or for their sums, is the limit, or NaN where none is known', () => {
    for (const a of [1e20, 1e153, 1.2e154, 1e155, 1e200, 1e308, Number.MAX_VALUE]) {
      // Two states that share what they have: the mean of both at once.
      for (const entry of phi([-a, a, a, -a], 2)) expect(entry).toBeCloseTo(0.5, 12);
      // Where all rates decay, φ1 is -Z^-1; where they turn, it is below 2 of it.
      const [p = NaN, q = NaN] = phi([-a, a / 4, a / 2, -a], 2);
      expect(p * a * 0.875).toBeCloseTo(1, 12);
      expect(q * a * 3.5).toBeCloseTo(1, 12);
      const turning = phi([0, a, -a, 0], 2);
      expect(turning.every((entry) => Math.abs(entry * a) <= 2)).toBe(true);
      expect(phi([-a, 0, a, -a], 2).map((entry) => entry * a - 1)[3]).toBeCloseTo(0, 12);
      const lost = phi([a, -a, a, -a], 2);
      expect(lost.every(Number.isNaN)).toBe(true);
      const cycle = phi([-a, 0, a, a, -a, 0, 0, a, -a], 3);
      expect(cycle.every(Number.isNaN)).toBe(true);
    }
  });

  it('of any matrix at all ends, with a number or NaN for each entry', () => {
    const any = fc.oneof(
      fc.double(),
      fc.constantFrom(0, 1, -1, 1e308, -1e308, 5e-324, 1e154, -1e155, 1e16, Infinity, -Infinity, NaN),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(any, { minLength: 9, maxLength: 9 }),
        (size, all) => {
          const entries = all.slice(0, size * size);
          const result = phi(entries, size);
          expect(result.length).toBe(size * size);
          if (!entries.every(Number.isFinite)) expect(result.every(Number.isNaN)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is all NaN where an entry is no number, and infinite only where the solution is', () => {
    expect(phi([Number.NaN, 0, 1, -1], 2)).toEqual([NaN, NaN, NaN, NaN]);
    const [a, b, c, d] = phi([1000, 0, 0, -1], 2);
    expect([a, b, c]).toEqual([Number.POSITIVE_INFINITY, 0, 0]);
    expect(d).toBeCloseTo(1 - Math.exp(-1), 15);
  });
});
