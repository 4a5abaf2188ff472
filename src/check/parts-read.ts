import type { CheckedExpression } from './checked-expression.ts';
import type { CheckedModel } from './checked-model.ts';
import { everyPart } from './operands.ts';

/** Returns every part of the expressions, and of the named expressions that they read. */
export function partsRead(
  { definitions }: Pick<CheckedModel, 'definitions'>,
  roots: readonly CheckedExpression[],
): ReadonlySet<CheckedExpression> {
  const values = new Map(definitions.map(({ name, value }) => [name, value]));
  const parts = new Set<CheckedExpression>();
  // The list grows while it is walked.
  const waiting = [...roots];
  for (let i = 0; i < waiting.length; i++) {
    for (const part of everyPart(waiting.slice(i, i + 1))) {
      parts.add(part);
      const value = part.kind === 'reference' && part.to === 'definition' ? values.get(part.name) : undefined;
      if (value === undefined || part.kind !== 'reference') continue;
      values.delete(part.name);
      waiting.push(value);
    }
  }
  return parts;
}
