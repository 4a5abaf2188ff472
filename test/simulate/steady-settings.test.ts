import { describe, expect, it } from 'vitest';
import { checkRun, modelOf, run } from '../../src/index.ts';

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

describe('the rate of a reaction', () => {
  it('is recorded by its name', async () => {
    const result = await run(MODEL, {
      for: '1 ms',
      dt: '0.1 ms',
      set: { A: 1, B: 0, C: 0 },
      record: ['reaction.1'],
    });
    const trace = result.result?.traces.get('reaction.1');
    expect(trace?.unit).toBe('1/ms');
    // Forward 1/ms times A.
    expect(trace?.values[0]).toBe(1);
  });
});
