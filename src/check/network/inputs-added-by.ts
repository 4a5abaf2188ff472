import { statementsOf } from '../every-statement.ts';
import type { CheckedSynapse } from './checked-synapse.ts';

/** Returns the names of the inputs of its postsynaptic cell that a synapse adds to, for `withSynapticInputs`. */
export function inputsAddedBy({ onPre, onPost, couplings }: CheckedSynapse): readonly string[] {
  const byEvents = statementsOf([...onPre, ...onPost]).flatMap((statement) =>
    statement.kind === 'addToInput' ? [statement.input.replace(/^post\./, '')] : [],
  );
  return [...new Set([...byEvents, ...couplings.map(({ input }) => input)])];
}
