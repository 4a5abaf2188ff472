/** Synapses in JavaScript and as the evaluator has them: the same bits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { synapseOf } from '../lower/synapse-text.ts';
import { type JoinedCells, type JoinOptions, join } from './joined-cells.ts';
import { type SynapseRun, synapseRun } from './synapse-arbitrary.ts';

const STATES = ['x', 'y', 'z'];

/** Returns what `look` gives at the beginning and after each event. */
function courseOf(
  run: SynapseRun,
  options: JoinOptions,
  look: (cells: JoinedCells) => readonly number[],
): readonly (readonly number[])[] {
  const cells = join(synapseOf(run.text), run.rows, options);
  for (const name of ['v', 'v before', 'gain']) cells.cells('pre', name).set([0.7, -0.2, 1.1]);
  for (const name of ['v', 'g', 'half recorded', 'added to I']) cells.cells('post', name).set([0.1, 2, 0.4]);
  const now = (k: number): readonly number[] => [
    ...STATES.flatMap((state) => cells.recorded(state, k)),
    ...look(cells),
  ];
  let k = 0;
  return [
    now(k),
    ...run.events.map(({ kind, cell, after }) => {
      k += after;
      if (kind === 'couple') cells.couple(k);
      else if (kind === 'step') cells.step(k);
      else cells.spike(kind, cell, k);
      return now(k);
    }),
  ];
}

describe('random synapses', () => {
  it('have the bits of their programs, however they are kept', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(synapseRun, (run) => {
        const course = (isEvaluated: boolean): readonly (readonly number[])[] =>
          courseOf(run, { ...run.options, isEvaluated }, ({ everything }) => everything());
        expect(course(false)).toEqual(course(true));
      }),
      { numRuns: 60 },
    );
  });

  it('are worth the same whether a state is kept for a cell or for each synapse', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(synapseRun, (run) => {
        const atCells = ({ cells }: JoinedCells): readonly number[] =>
          ['v', 'g', 'added to I'].flatMap((name) => [...cells('post', name)]);
        const one = run.rows.flat().map(() => 1);
        const shared = { posts: 3, hasUniformDelay: true };
        const values = Object.fromEntries(STATES.map((state) => [state, one.map(() => 0.4)]));
        const apart = { ...shared, hasUniformDelay: false, given: STATES, perCell: STATES, values };
        expect(courseOf(run, shared, atCells)).toEqual(courseOf(run, apart, atCells));
      }),
      { numRuns: 30 },
    );
  });
});
