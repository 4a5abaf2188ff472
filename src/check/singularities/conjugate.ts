/**
 * Differences with a root: sqrt(A) - B loses digits where A is near B^2, and its series does not reach far, but
 * (A - B^2) / (sqrt(A) + B) is the same and does not.
 */
import type { CheckedExpression } from '../checked-expression.ts';
import { type Part, turned } from './factors.ts';
import { type Form, keyOf, multiplyForms, subtractForms } from './form.ts';
import type { FormRing } from './form-ring.ts';
import { writeForm } from './write-form.ts';

/** Returns the factors of a factor that is a difference with a root; undefined if it is none. */
export function conjugated(
  part: Part,
  formOf: (expression: CheckedExpression) => Form | undefined,
  ring: FormRing,
): readonly [Part, Part] | undefined {
  const { base, operator, power } = part;
  const [second] = base.kind === 'sum' ? base.rest : [];
  if (base.kind !== 'sum' || second === undefined || base.rest.length !== 1) return undefined;
  const { span } = base;
  const rootOf = (term: CheckedExpression): CheckedExpression | undefined =>
    term.kind === 'call' && term.function === 'sqrt' ? term.arguments[0] : undefined;
  const [a, b] = [rootOf(base.first), rootOf(second.operand)];
  const [first, other] = [formOf(base.first), formOf(second.operand)];
  if ((a === undefined && b === undefined) || first === undefined || other === undefined) return undefined;
  const square = (root: CheckedExpression | undefined, form: Form): Form | undefined =>
    root === undefined ? multiplyForms(form, form) : formOf(root);
  const [top, bottom] = [square(a, first), square(b, other)];
  if (top === undefined || bottom === undefined) return undefined;
  // (a - b) (a + b) = a^2 - b^2 = (a + b) (a - b)
  const difference =
    (a === undefined ? undefined : withoutTerm(a, bottom, formOf)) ??
    writeForm(subtractForms(top, bottom), ring, span);
  const conjugate: CheckedExpression = {
    ...base,
    rest: [{ operator: second.operator === '-' ? '+' : '-', operand: second.operand }],
  };
  const make = (each: CheckedExpression, of: '*' | '/'): Part => ({
    operator: of,
    base: each,
    power,
    written:
      power.numerator === 1n && power.denominator === 1n
        ? each
        : { kind: 'wholePower', base: each, exponent: Number(power.numerator), span },
  });
  if (power.denominator !== 1n) return undefined;
  return [make(difference, operator), make(conjugate, turned(operator))];
}

/**
 * Returns what is left of a sum of two without the term that has this form, as it is written: 1 + (v - E) / k less 1 is
 * (v - E) / k, which loses digits when it is multiplied out.
 */
function withoutTerm(
  sum: CheckedExpression,
  term: Form,
  formOf: (expression: CheckedExpression) => Form | undefined,
): CheckedExpression | undefined {
  const [second, third] = sum.kind === 'sum' ? sum.rest : [];
  if (sum.kind !== 'sum' || second === undefined || third !== undefined) return undefined;
  const isTerm = (each: CheckedExpression): boolean => {
    const form = formOf(each);
    return form !== undefined && keyOf(form) === keyOf(term);
  };
  const { operator, operand } = second;
  if (isTerm(sum.first)) {
    return operator === '+' ? operand : { kind: 'negate', operand, span: operand.span };
  }
  return operator === '+' && isTerm(operand) ? sum.first : undefined;
}
