/**
 * The rates of most papers: x / (1 - exp(-x)) is 0/0 at x = 0, though its limit is 1, and loses all digits near it. A
 * product with a numerator N and a denominator exp(E) - 1 whose E = N R has N as a factor is
 *
 *   N / (exp(E) - 1) = (1 / R) / exprel(E),   exprel(E) = (exp(E) - 1) / E, 1 at E = 0,
 *
 * which is accurate on the point, near it and away from it. The denominators 1 - exp(E) and expm1(E) and signs anywhere
 * are the same. N and its like in E are recognised as written, up to sign, so that
 * what is computed reads as what was written; other forms are for `SingularQuotients`.
 */

import type { CheckedExpression, CheckedProduct } from '../checked-expression.ts';
import { sameExpression } from '../same-expression.ts';

interface Factor {
  readonly expression: CheckedExpression;
  readonly operator: '*' | '/';
}

/** sign * Π factors */
interface Factored {
  readonly sign: 1 | -1;
  readonly factors: readonly Factor[];
}

/** Returns the product with `exprel` for its quotient; undefined if none is recognised. */
export function exprelAsWritten(product: CheckedProduct): CheckedExpression | undefined {
  const factors = ownFactors(product);
  for (const [place, { expression: denominator, operator }] of factors.entries()) {
    const matched = operator === '/' ? matchDenominator(denominator) : undefined;
    if (matched === undefined) continue;
    const exponent = factorise(matched.exponent);
    for (const [at, { expression: numerator, operator: of }] of factors.entries()) {
      if (of === '/') continue;
      const n = withoutSign(numerator);
      const like = exponent.factors.findIndex(
        ({ expression, operator: o }) => o === '*' && signBetween(expression, n.expression) !== 0,
      );
      const found = exponent.factors[like];
      if (found === undefined) continue;
      const sign = matched.sign * exponent.sign * n.sign * signBetween(found.expression, n.expression);
      const { span } = product;
      const scale = reciprocal(
        exponent.factors.filter((_, index) => index !== like),
        sign,
        span,
      );
      const exprel: CheckedExpression = {
        kind: 'call',
        function: 'exprel',
        arguments: [matched.exponent],
        span: denominator.span,
      };
      const replaced = factors.map((factor, index) =>
        index === at
          ? { ...factor, expression: scale }
          : index === place
            ? { ...factor, expression: exprel }
            : factor,
      );
      return productOf(replaced, span);
    }
  }
  return undefined;
}

/** The factors in the order of evaluation; a product that stands first is part of the chain. */
function ownFactors(product: CheckedProduct): readonly Factor[] {
  const rest = product.rest.map(({ operator, operand }): Factor => ({ expression: operand, operator }));
  const first: readonly Factor[] =
    product.first.kind === 'product'
      ? ownFactors(product.first)
      : [{ expression: product.first, operator: '*' }];
  return [...first, ...rest];
}

/** Returns the E and s of a denominator s (exp(E) - 1). */
function matchDenominator(
  denominator: CheckedExpression,
): { readonly exponent: CheckedExpression; readonly sign: 1 | -1 } | undefined {
  if (denominator.kind === 'negate') {
    const matched = matchDenominator(denominator.operand);
    return matched && { ...matched, sign: matched.sign === 1 ? -1 : 1 };
  }
  if (denominator.kind === 'call' && denominator.function === 'expm1') {
    const [exponent] = denominator.arguments;
    return exponent && { exponent, sign: 1 };
  }
  if (denominator.kind !== 'sum' || denominator.rest.length !== 1) return undefined;
  const [second] = denominator.rest;
  const { first } = denominator;
  if (second === undefined) return undefined;
  if (second.operator === '-') {
    if (isOne(first)) return exponential(second.operand, -1);
    return isOne(second.operand) ? exponential(first, 1) : undefined;
  }
  return first.kind === 'negate' && isOne(first.operand) ? exponential(second.operand, 1) : undefined;
}

function isOne(expression: CheckedExpression): boolean {
  return expression.kind === 'number' && expression.value === 1;
}

function exponential(
  expression: CheckedExpression,
  sign: 1 | -1,
): { readonly exponent: CheckedExpression; readonly sign: 1 | -1 } | undefined {
  if (expression.kind !== 'call' || expression.function !== 'exp') return undefined;
  const [exponent] = expression.arguments;
  return exponent && { exponent, sign };
}

/** Takes an expression apart into factors, signs and nested products looked through. */
function factorise(expression: CheckedExpression): Factored {
  if (expression.kind === 'negate') {
    const { sign, factors } = factorise(expression.operand);
    return { sign: sign === 1 ? -1 : 1, factors };
  }
  if (expression.kind !== 'product') return { sign: 1, factors: [{ expression, operator: '*' }] };
  let { sign, factors } = factorise(expression.first);
  for (const { operator, operand } of expression.rest) {
    const part = factorise(operand);
    sign = part.sign === sign ? 1 : -1;
    const turned = part.factors.map(
      (factor): Factor =>
        operator === '*' ? factor : { ...factor, operator: factor.operator === '*' ? '/' : '*' },
    );
    factors = [...factors, ...turned];
  }
  return { sign, factors };
}

function withoutSign(expression: CheckedExpression): {
  readonly expression: CheckedExpression;
  readonly sign: 1 | -1;
} {
  if (expression.kind !== 'negate') return { expression, sign: 1 };
  const { expression: operand, sign } = withoutSign(expression.operand);
  return { expression: operand, sign: sign === 1 ? -1 : 1 };
}

/** Returns 1 if the two are the same, -1 if one is the other negated (`a - b`, `b - a`), else 0. */
function signBetween(a: CheckedExpression, b: CheckedExpression): 1 | -1 | 0 {
  if (sameExpression(a, b)) return 1;
  if (a.kind !== 'sum' || b.kind !== 'sum' || a.rest.length !== 1 || b.rest.length !== 1) return 0;
  const [[secondOfA], [secondOfB]] = [a.rest, b.rest];
  if (secondOfA?.operator !== '-' || secondOfB?.operator !== '-') return 0;
  return sameExpression(a.first, secondOfB.operand) && sameExpression(b.first, secondOfA.operand) ? -1 : 0;
}

/** Returns sign / Π factors. */
function reciprocal(
  factors: readonly Factor[],
  sign: number,
  span: CheckedExpression['span'],
): CheckedExpression {
  const turned = factors.map(
    (factor): Factor => ({ ...factor, operator: factor.operator === '*' ? '/' : '*' }),
  );
  // What is multiplied comes first, so that a lone `10 mV` needs no 1 before it.
  const ordered = [
    ...turned.filter(({ operator }) => operator === '*'),
    ...turned.filter(({ operator }) => operator === '/'),
  ];
  const value = productOf(ordered, span);
  return sign === 1 ? value : { kind: 'negate', operand: value, span };
}

function productOf(factors: readonly Factor[], span: CheckedExpression['span']): CheckedExpression {
  const [first, ...rest] = factors;
  const one: CheckedExpression = {
    kind: 'number',
    value: 1,
    exact: { numerator: 1n, denominator: 1n },
    text: '1',
    span,
  };
  if (first === undefined) return one;
  const isPlain = first.operator === '*';
  const others = (isPlain ? rest : factors).map(({ operator, expression }) => ({
    operator,
    operand: expression,
  }));
  const start = isPlain ? first.expression : one;
  return others.length === 0 ? start : { kind: 'product', first: start, rest: others, span };
}
