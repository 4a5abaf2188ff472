import { describe, expect, it } from 'vitest';
import { checkRun, modelOf } from '../../src/index.ts';

const MODEL = modelOf(
  `pool Scheme {
  state A, B, C start steady sum 1
  reaction A <-> B (1/ms, 2/ms)
  reaction B <-> C (1/ms, 2/ms)
}`,
  'Scheme',
);

function said(set: Readonly<Record<string, number>>): readonly string[] {
  return checkRun(MODEL, { for: '1 ms', dt: '0.1 ms', set }).diagnostics.map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

describe('states that start at equilibrium', () => {
  it('are set together or not at all', () => {
    expect(said({})).toEqual([]);
    expect(said({ A: 0.2, B: 0.3, C: 0.5 })).toEqual([]);
    expect(said({ B: 0.3 })).toEqual([
      'reaction/part-of-steady: `B` is set, but `A` and `C` start at the equilibrium that belongs to the sum.',
    ]);
  });
});
