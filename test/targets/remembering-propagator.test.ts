import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENTARY } from '../../src/elementary/functions.ts';
import { propagator } from '../../src/runtime/propagator.ts';
import { rememberingPropagator } from '../../src/targets/javascript/remembering-propagator.ts';

describe('propagators that are remembered', () => {
  it('are those that are computed, whatever was asked for before', () => {
    const entry = fc.constantFrom(0, -0, -1, 0.5, -3, Number.NaN);
    const matrix = fc.oneof(
      fc.array(entry, { minLength: 4, maxLength: 4 }),
      fc.array(entry, { minLength: 9, maxLength: 9 }),
    );
    fc.assert(
      fc.property(fc.array(matrix, { maxLength: 30 }), (asked) => {
        const put = rememberingPropagator();
        const matrices = new Float64Array(20);
        for (const entries of asked) {
          expect(put(matrices, 5, entries)).toBe(5);
          const expected = propagator(ELEMENTARY, entries, Math.sqrt(entries.length));
          expect(matrices.subarray(5, 5 + entries.length)).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });
});
