import type { Span } from '../base/span.ts';
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { operandsOf } from '../check/operands.ts';
import type { Expression } from '../expr/expression.ts';
import type { SymbolicEquations } from './symbolic-equations.ts';

/**
 * Returns where the equation of a state, or a named expression that it reads, says what became the term: the outermost
 * such place. Undefined where no single place does.
 */
export function placeOfTerm(
  model: CheckedModel,
  { translate }: SymbolicEquations,
  state: string,
  term: Expression,
): Span | undefined {
  const root = model.states.find(({ name }) => name === state)?.derivative;
  if (root === undefined) return undefined;
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const seen = new Set<string>();
  const waiting: CheckedExpression[] = [root];
  // In breadth, so that what is near the equation comes before what it is made of.
  for (let i = 0; i < waiting.length; i++) {
    const written = waiting[i];
    if (written === undefined) break;
    if (written.kind === 'reference' && written.to === 'definition') {
      const value = definitions.get(written.name);
      if (value !== undefined && !seen.has(written.name)) waiting.push(value);
      seen.add(written.name);
      if (value !== undefined) continue;
    }
    if (isNumeric(written) && translate(written) === term) return written.span;
    waiting.push(...operandsOf(written));
  }
  return undefined;
}

function isNumeric({ kind }: CheckedExpression): boolean {
  return !['boolean', 'comparison', 'crossing', 'peak', 'not', 'logic', 'refractory', 'old'].includes(kind);
}
