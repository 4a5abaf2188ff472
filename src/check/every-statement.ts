import type { BlockStatement, Handler } from './checked-events.ts';
import type { CheckedModel } from './checked-model.ts';

/** Returns every statement of the model's blocks, those inside `if` included. */
export function everyStatement(model: CheckedModel): readonly BlockStatement[] {
  return statementsOf([
    ...model.stepHandlers,
    ...model.spikers.flatMap((spiker) => spiker.handlers),
    ...model.timedHandlers,
  ]);
}

/** Returns every statement of the blocks, those inside `if` included. */
export function statementsOf(handlers: readonly Handler[]): readonly BlockStatement[] {
  const statements = handlers.flatMap(({ body }) => body);
  // The list grows while it is walked.
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i];
    if (statement?.kind !== 'if') continue;
    for (const branch of statement.branches) statements.push(...branch.body);
    statements.push(...statement.otherwise);
  }
  return statements;
}

/** Returns the inputs that some block or a synapse adds to. */
export function inputsAddedTo(model: CheckedModel): readonly string[] {
  const names = new Set<string>(model.synapticInputs);
  for (const statement of everyStatement(model)) {
    if (statement.kind === 'addToInput') names.add(statement.input);
  }
  return [...names];
}
