import type { CheckedExpression } from '../checked-expression.ts';
import { statementsOf } from '../every-statement.ts';
import { partsRead } from '../parts-read.ts';
import type { CheckedSynapse } from './checked-synapse.ts';

/**
 * Returns the first place where a synapse reads something of its presynaptic cell that changes, not at an event but all the
 * time: in a coupling, an equation, a block of steps or an output. No delay holds such a value back.
 */
export function readAllTheTime({
  model,
  ends,
  couplings,
}: CheckedSynapse): Extract<CheckedExpression, { kind: 'reference' }> | undefined {
  const changing = new Set(
    ends.flatMap(({ name, end, of }) =>
      end === 'pre' && of.kind === 'value' && of.to !== 'parameter' ? [name] : [],
    ),
  );
  const inSteps = statementsOf(model.stepHandlers).flatMap((statement) =>
    statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [statement.value],
  );
  const outputs = model.definitions.filter(({ origin }) => origin === 'output');
  const roots = [
    ...couplings.map(({ value }) => value),
    ...model.states.flatMap(({ derivative }) => derivative ?? []),
    ...inSteps,
    ...outputs.map(({ value }) => value),
  ];
  for (const part of partsRead(model, roots))
    if (part.kind === 'reference' && changing.has(part.name)) return part;
  return undefined;
}
