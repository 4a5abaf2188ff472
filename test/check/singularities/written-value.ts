/**
 * The value of a formula as it is written, by a walk of its syntax: an oracle that shares nothing with the checker, which
 * replaces what is 0/0. Units count 1: formulas are in ms and mV.
 */
import { InvariantError } from '../../../src/base/invariant.ts';
import { type Rational, rational } from '../../../src/base/rational.ts';
import { isElementary } from '../../../src/elementary/functions.ts';
import type { Arithmetic } from '../../../src/interpreter/arithmetic.ts';
import type { ExpressionSyntax } from '../../../src/syntax/expression-tree.ts';
import { parseExpression } from '../../../src/syntax/parse-fragments.ts';

const parsed = new Map<string, ExpressionSyntax>();

function syntaxOf(text: string): ExpressionSyntax {
  const already = parsed.get(text);
  if (already !== undefined) return already;
  const { expression } = parseExpression({ name: 'formula', text });
  if (expression === undefined) throw new InvariantError(`cannot parse ${text}`);
  parsed.set(text, expression);
  return expression;
}

/** Returns the value; `names` are those of the formula. */
export function writtenValue<T>(
  text: string,
  arithmetic: Arithmetic<T>,
  names: Readonly<Record<string, T>>,
): T {
  return evaluated(syntaxOf(text), arithmetic, names);
}

function exact(text: string): Rational {
  const [whole = '0', fraction = ''] = text.split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

function evaluated<T>(
  syntax: ExpressionSyntax,
  arithmetic: Arithmetic<T>,
  names: Readonly<Record<string, T>>,
): T {
  const { add, subtract, multiply, divide, negate, call, fromExact } = arithmetic;
  const at = (operand: ExpressionSyntax): T => evaluated(operand, arithmetic, names);
  switch (syntax.kind) {
    case 'number':
    case 'quantity':
      return fromExact(exact(syntax.text));
    case 'path': {
      const name = syntax.names.map(({ text }) => text).join('.');
      return names[name] ?? fromExact(rational(1));
    }
    case 'group':
      return at(syntax.expression);
    case 'negate':
      return negate(at(syntax.operand));
    case 'sum':
      return syntax.rest.reduce(
        (sum, { operator, operand }) => (operator === '+' ? add : subtract)(sum, at(operand)),
        at(syntax.first),
      );
    case 'product':
      return syntax.rest.reduce(
        (product, { operator, operand }) => (operator === '*' ? multiply : divide)(product, at(operand)),
        at(syntax.first),
      );
    case 'power': {
      const base = at(syntax.base);
      const exponent = arithmetic.toNumber(at(syntax.exponent));
      if (!Number.isInteger(exponent)) return call('pow', base, at(syntax.exponent));
      let power = fromExact(rational(1));
      for (let i = 0; i < Math.abs(exponent); i++) power = multiply(power, base);
      return exponent < 0 ? divide(fromExact(rational(1)), power) : power;
    }
    case 'call': {
      const { text: name } = syntax.callee;
      if (isElementary(name)) return call(name, ...syntax.arguments.map(at));
      throw new InvariantError(`no function ${name}`);
    }
    default:
      throw new InvariantError(`no ${syntax.kind} in formulas`);
  }
}
