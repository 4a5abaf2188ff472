import type { CheckedExpression } from './checked-expression.ts';
import type { NamedValue } from './scope.ts';

/** Returns the expression with the values of `let`s in their places, as far as arithmetic and functions go. */
export function withoutLets(
  expression: CheckedExpression,
  lets: ReadonlyMap<string, NamedValue>,
): CheckedExpression {
  const at = (operand: CheckedExpression): CheckedExpression => withoutLets(operand, lets);
  switch (expression.kind) {
    case 'local': {
      const value = lets.get(expression.name)?.expression;
      return value === undefined ? expression : at(value);
    }
    case 'negate':
      return { ...expression, operand: at(expression.operand) };
    case 'sum':
      return {
        ...expression,
        first: at(expression.first),
        rest: expression.rest.map(({ operator, operand }) => ({ operator, operand: at(operand) })),
      };
    case 'product':
      return {
        ...expression,
        first: at(expression.first),
        rest: expression.rest.map(({ operator, operand }) => ({ operator, operand: at(operand) })),
      };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(at) };
    default:
      return expression;
  }
}
