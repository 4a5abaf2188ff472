import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import type { Expression } from '../expr/expression.ts';
import type { SymbolicEquations } from './symbolic-equations.ts';

/** Larger equations are not searched for the place where a term is written. */
const MOST_PARTS = 5000;

/** Returns where the model writes the term, with its names and its units: in the equation, or in what that names. */
export function writtenTerm(
  model: CheckedModel,
  { translate }: SymbolicEquations,
  right: CheckedExpression | undefined,
  term: Expression,
): CheckedExpression | undefined {
  const definitions = new Map(model.definitions.map(({ name, type, value }) => [name, { type, value }]));
  const pending = right === undefined ? [] : [right];
  const seen = new Set<string>();
  // The list grows by what the parts name.
  for (let i = 0; i < pending.length; i++) {
    const root = pending[i];
    const parts = root === undefined ? [] : everyPart([root]);
    if (parts.length > MOST_PARTS) return undefined;
    for (const part of parts) {
      if (translate(part) === term) return part;
      const named = part.kind === 'reference' ? definitions.get(part.name) : undefined;
      if (part.kind !== 'reference' || named === undefined || seen.has(part.name)) continue;
      seen.add(part.name);
      pending.push(named.value);
    }
  }
  return undefined;
}
