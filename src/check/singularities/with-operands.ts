/** Returns an expression with other operands; itself, if they are the same. */
import type { CheckedExpression } from '../checked-expression.ts';
import { operandsOf } from '../operands.ts';

export function withOperands(
  expression: CheckedExpression,
  replace: (operand: CheckedExpression) => CheckedExpression,
): CheckedExpression {
  if (operandsOf(expression).every((operand) => replace(operand) === operand)) return expression;
  switch (expression.kind) {
    case 'negate':
    case 'peak':
    case 'old':
    case 'not':
      return { ...expression, operand: replace(expression.operand) };
    case 'sum':
      return { ...expression, first: replace(expression.first), rest: inRest(expression.rest, replace) };
    case 'product':
      return { ...expression, first: replace(expression.first), rest: inRest(expression.rest, replace) };
    case 'wholePower':
      return { ...expression, base: replace(expression.base) };
    case 'pow':
      return { ...expression, base: replace(expression.base), exponent: replace(expression.exponent) };
    case 'call':
    case 'draw':
      return { ...expression, arguments: expression.arguments.map(replace) };
    case 'comparison':
    case 'crossing':
      return { ...expression, left: replace(expression.left), right: replace(expression.right) };
    case 'logic':
      return { ...expression, operands: expression.operands.map(replace) };
    case 'conditional':
      return {
        ...expression,
        branches: expression.branches.map(({ condition, value }) => ({
          condition: replace(condition),
          value: replace(value),
        })),
        otherwise: replace(expression.otherwise),
      };
    case 'element':
      return { ...expression, index: replace(expression.index) };
    case 'interpolate':
    case 'held':
      return { ...expression, at: replace(expression.at) };
    case 'series':
      return {
        ...expression,
        at: replace(expression.at),
        ...(expression.scale === undefined ? {} : { scale: replace(expression.scale) }),
        otherwise: replace(expression.otherwise),
      };
    default:
      return expression;
  }
}

function inRest<Operator>(
  rest: readonly { readonly operator: Operator; readonly operand: CheckedExpression }[],
  replace: (operand: CheckedExpression) => CheckedExpression,
): readonly { readonly operator: Operator; readonly operand: CheckedExpression }[] {
  return rest.map(({ operator, operand }) => ({ operator, operand: replace(operand) }));
}
