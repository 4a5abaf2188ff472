import type { BlockStatement } from '../check/checked-events.ts';
import type { CheckedModel } from '../check/checked-model.ts';

/** Names of the inputs that a block or a synapse adds to. */
export function addedInputs({
  synapticInputs,
  spikers,
  stepHandlers,
  timedHandlers,
}: CheckedModel): ReadonlySet<string> {
  const inputs = new Set<string>(synapticInputs);
  const visit = (body: readonly BlockStatement[]): void => {
    for (const statement of body) {
      if (statement.kind === 'addToInput') inputs.add(statement.input);
      if (statement.kind !== 'if') continue;
      for (const branch of statement.branches) visit(branch.body);
      visit(statement.otherwise);
    }
  };
  for (const { handlers } of spikers) for (const { body } of handlers) visit(body);
  for (const { body } of [...stepHandlers, ...timedHandlers]) visit(body);
  return inputs;
}
