import {
  add,
  divide,
  isZero,
  multiply,
  negate,
  parseDecimal,
  type Rational,
  subtract,
} from '../base/rational.ts';
import type { ExpressionSyntax, QuantitySyntax } from '../syntax/expression-tree.ts';

/** Returns the exact value of an expression that is made of plain numbers only, such as `-2` or `(1/2)`. */
export function literalRational(syntax: ExpressionSyntax): Rational | undefined {
  switch (syntax.kind) {
    case 'number':
      return parseDecimal(syntax.text);
    case 'group':
      return literalRational(syntax.expression);
    case 'negate': {
      const operand = literalRational(syntax.operand);
      return operand && negate(operand);
    }
    case 'sum':
    case 'product': {
      let value = literalRational(syntax.first);
      for (const { operator, operand } of syntax.rest) {
        const next = literalRational(operand);
        if (value === undefined || next === undefined || (operator === '/' && isZero(next))) return undefined;
        value = { '+': add, '-': subtract, '*': multiply, '/': divide }[operator](value, next);
      }
      return value;
    }
    default:
      return undefined;
  }
}

/** Returns the number behind signs and parentheses, if that is all there is: `-(5)`. */
export function isPlainNumber(syntax: ExpressionSyntax): boolean {
  if (syntax.kind === 'group') return isPlainNumber(syntax.expression);
  if (syntax.kind === 'negate') return isPlainNumber(syntax.operand);
  return syntax.kind === 'number';
}

/** Returns the quantity behind signs and parentheses, if that is all there is: `-(65 mV)`. */
export function plainQuantity(syntax: ExpressionSyntax): QuantitySyntax | undefined {
  if (syntax.kind === 'group') return plainQuantity(syntax.expression);
  if (syntax.kind === 'negate') return plainQuantity(syntax.operand);
  return syntax.kind === 'quantity' ? syntax : undefined;
}
