/** The value at a place, in closed form. */
import { isZero, rational, ZERO } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { Analysis } from './analysis.ts';
import type { Part } from './factors.ts';
import type { Found } from './find-places.ts';
import { constantForm, type Form, multiplyForms } from './form.ts';
import { asRational } from './long-numbers.ts';
import { Undecided } from './undecided.ts';
import { numberAt, writeForm } from './write-form.ts';

/** The value there: the first coefficients of what is singular, the others as they are at the place. */
export function limitAt(
  analysis: Analysis,
  sign: 1 | -1,
  parts: readonly Part[],
  { members, order, reader }: Found,
  span: Span,
): CheckedExpression {
  if (!isZero(order)) return numberAt(ZERO, span);
  let limit = constantForm(rational(sign));
  for (const part of parts) {
    const series = members.find((member) => member.part === part)?.series ?? reader.read(part.base);
    const [first] = series.coefficients;
    if (first === undefined) return numberAt(ZERO, span);
    const { numerator, denominator } = part.power;
    if (denominator !== 1n) throw new Undecided('a root');
    for (let i = 0n; i < numerator; i++) {
      limit = multiplyForms(limit, part.operator === '*' ? first : analysis.ring.invert(first));
    }
  }
  return writeLimit(analysis, limit, span);
}

export function writeLimit(analysis: Analysis, limit: Form, span: Span): CheckedExpression {
  if (!analysis.ring.isNumber(limit)) return writeForm(limit, analysis.ring, span);
  return numberAt(asRational(analysis.ring.evaluate(limit, analysis.numbers())), span);
}
