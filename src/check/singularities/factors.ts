/** Products and quotients in any nesting as one row of factors. */
import { multiply, ONE, type Rational, rational } from '../../base/rational.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { Names } from './names.ts';
import { rationalOf } from './read-series.ts';
import { Undecided } from './undecided.ts';

export interface Part {
  readonly operator: '*' | '/';
  /** As it stands, its power included. */
  readonly written: CheckedExpression;
  readonly base: CheckedExpression;
  /** Above 0. */
  readonly power: Rational;
}

export interface Row {
  readonly sign: 1 | -1;
  readonly parts: readonly Part[];
}

const MOST_PARTS = 60;

/**
 * Returns the factors in the order of evaluation.
 * What was made of something that was written is taken back to that, or with `keepsMade` kept as a factor.
 */
export function rowOf(root: CheckedExpression, names: Names, keepsMade: boolean = false): Row {
  const writtenFor = (expression: CheckedExpression): CheckedExpression | undefined =>
    expression.kind === 'series' || expression.kind === 'conditional' ? names.valueOf(expression) : undefined;
  const parts: Part[] = [];
  let sign: 1 | -1 = 1;
  const visit = (expression: CheckedExpression, operator: '*' | '/'): void => {
    switch (expression.kind) {
      case 'negate':
        sign = sign === 1 ? -1 : 1;
        visit(expression.operand, operator);
        return;
      case 'product':
        visit(expression.first, operator);
        for (const each of expression.rest) {
          visit(each.operand, operator === '/' ? turned(each.operator) : each.operator);
        }
        return;
      default: {
        const written = keepsMade ? undefined : writtenFor(expression);
        if (written !== undefined) {
          visit(written, operator);
          return;
        }
        parts.push(partOf(expression, operator));
        if (parts.length > MOST_PARTS) throw new Undecided('it has too many factors');
      }
    }
  };
  visit(root, '*');
  return { sign, parts };
}

export function turned(operator: '*' | '/'): '*' | '/' {
  return operator === '*' ? '/' : '*';
}

function partOf(written: CheckedExpression, operator: '*' | '/'): Part {
  const [base, power] = basePower(written);
  // A negative power that stands above divides, and is written anew where its part is.
  if (power.numerator < 0n) {
    const size = rational(-power.numerator, power.denominator);
    return { operator: turned(operator), written: withPower(written, size), base, power: size };
  }
  return { operator, written, base, power };
}

function basePower(expression: CheckedExpression): readonly [CheckedExpression, Rational] {
  if (expression.kind === 'wholePower' && expression.exponent !== 0) {
    const [base, power] = basePower(expression.base);
    return [base, multiply(power, rational(expression.exponent))];
  }
  if (expression.kind === 'pow') {
    const exponent = rationalOf(expression.exponent);
    if (exponent !== undefined && exponent.numerator !== 0n) return [expression.base, exponent];
  }
  const [argument] = expression.kind === 'call' ? expression.arguments : [];
  if (expression.kind === 'call' && expression.function === 'sqrt' && argument !== undefined)
    return [argument, rational(1, 2)];
  return [expression, ONE];
}

function withPower(written: CheckedExpression, power: Rational): CheckedExpression {
  const { span } = written;
  if (written.kind === 'wholePower' && power.denominator === 1n) {
    const { base } = written;
    const exponent = -written.exponent;
    return exponent === 1 ? base : { kind: 'wholePower', base, exponent, span };
  }
  if (written.kind !== 'pow') return written;
  const { numerator, denominator } = power;
  const value = Number(numerator) / Number(denominator);
  return { ...written, exponent: { kind: 'number', value, exact: power, span } };
}
