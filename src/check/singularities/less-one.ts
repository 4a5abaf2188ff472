/**
 * exp(A) - 1 in a longer sum, exp(A) - 1 - A: where A is 0 at the place, expm1(A) - A is the same with one subtraction
 * less, so that what is written is right nearer to the place and its series shorter.
 */
import type { CheckedExpression, CheckedSum } from '../checked-expression.ts';
import type { Analysis } from './analysis.ts';
import { type Place, proportion } from './place.ts';

type Terms = CheckedSum['rest'];

/** Returns the sum with expm1; undefined if there is no exp(A) - 1 in it, or nothing else. */
export function withLessOne(
  analysis: Analysis,
  base: CheckedExpression,
  place: Place,
): CheckedExpression | undefined {
  if (base.kind !== 'sum') return undefined;
  const terms = termsOf(base);
  for (const [i, { operator, operand }] of terms.entries()) {
    const [argument] = operand.kind === 'call' && operand.function === 'exp' ? operand.arguments : [];
    const form = argument && analysis.form(argument);
    if (argument === undefined || form === undefined || proportion(form, place) === undefined) continue;
    const one = terms.findIndex(
      (term) => term.operator !== operator && term.operand.kind === 'number' && term.operand.value === 1,
    );
    if (one < 0 || terms.length < 3) continue;
    const less: CheckedExpression = { ...operand, kind: 'call', function: 'expm1', arguments: [argument] };
    const own: Terms = terms.flatMap((term, j) =>
      j === one ? [] : [j === i ? { operator, operand: less } : term],
    );
    const [first, ...rest] = own;
    if (first === undefined) return undefined;
    const start: CheckedExpression =
      first.operator === '+'
        ? first.operand
        : { kind: 'negate', operand: first.operand, span: first.operand.span };
    return { kind: 'sum', first: start, rest, span: base.span };
  }
  return undefined;
}

/** The terms of a sum and of the sums in it, with their signs. */
function termsOf({ first, rest }: CheckedSum): Terms {
  const all = [{ operator: '+' as const, operand: first }, ...rest];
  return all.flatMap(({ operator, operand }): Terms => {
    const inner = operand.kind === 'negate' ? operand.operand : operand;
    const own = operand.kind === 'negate' ? turned(operator) : operator;
    if (inner.kind !== 'sum') return [{ operator: own, operand: inner }];
    return [{ operator: '+' as const, operand: inner.first }, ...inner.rest].map((each) => ({
      operator: own === '+' ? each.operator : turned(each.operator),
      operand: each.operand,
    }));
  });
}

function turned(operator: '+' | '-'): '+' | '-' {
  return operator === '+' ? '-' : '+';
}
