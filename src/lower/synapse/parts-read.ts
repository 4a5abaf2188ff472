import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { operandsOf } from '../../check/operands.ts';

const NO_LETS: ReadonlyMap<string, CheckedExpression> = new Map();

/** Returns the expressions and all that they are made of, what definitions, drives of inputs and `let`s are included. */
export function partsRead(
  model: CheckedModel,
  roots: Iterable<CheckedExpression>,
  lets: ReadonlyMap<string, CheckedExpression> = NO_LETS,
): readonly CheckedExpression[] {
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const drives = new Map(model.inputs.map(({ name, drive }) => [name, drive]));
  const parts = [...roots];
  const followed = new Set<CheckedExpression>();
  const follow = (value: CheckedExpression | undefined): void => {
    if (value === undefined || followed.has(value)) return;
    followed.add(value);
    parts.push(value);
  };
  // The list grows while it is walked.
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) continue;
    if (part.kind === 'reference') {
      if (part.to === 'definition') follow(definitions.get(part.name));
      if (part.to === 'input') follow(drives.get(part.name));
    } else if (part.kind === 'local') follow(lets.get(part.name));
    for (const operand of operandsOf(part)) parts.push(operand);
  }
  return parts;
}

/** Returns the names of the states among what expressions are made of. */
export function statesRead(parts: readonly CheckedExpression[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap((part) => (part.kind === 'reference' && part.to === 'state' ? [part.name] : [])),
  );
}
