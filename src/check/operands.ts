/** Returns the expressions that an expression is made of directly, in the order in which they are written. */
import { unreachable } from '../base/invariant.ts';
import type { CheckedExpression } from './checked-expression.ts';

export function operandsOf(expression: CheckedExpression): readonly CheckedExpression[] {
  switch (expression.kind) {
    case 'number':
    case 'pi':
    case 'infinity':
    case 'boolean':
    case 'reference':
    case 'local':
    case 'time':
    case 'stepSize':
    case 'lastSpike':
    case 'refractory':
    case 'spikeCount':
    case 'length':
    case 'noise':
    // Its operand is that of other cells too, and kept by the model.
    case 'overCells':
      return [];
    case 'negate':
    case 'peak':
    case 'old':
    case 'not':
      return [expression.operand];
    case 'sum':
    case 'product':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)];
    case 'wholePower':
      return [expression.base];
    case 'pow':
      return [expression.base, expression.exponent];
    case 'call':
    case 'draw':
      return expression.arguments;
    case 'comparison':
    case 'crossing':
      return [expression.left, expression.right];
    case 'logic':
      return expression.operands;
    case 'conditional':
      return [
        ...expression.branches.flatMap(({ condition, value }) => [condition, value]),
        expression.otherwise,
      ];
    case 'element':
      return [expression.index];
    case 'interpolate':
    case 'held':
      return [expression.at];
    case 'series':
      return [
        expression.at,
        ...(expression.scale === undefined ? [] : [expression.scale]),
        expression.otherwise,
      ];
    default:
      return unreachable(expression);
  }
}

/** Returns the expressions and all that they are made of. Names are not followed. */
export function everyPart(roots: Iterable<CheckedExpression>): readonly CheckedExpression[] {
  const parts = [...roots];
  // The list grows while it is walked, so that neither depth nor length is bounded by the stack.
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part !== undefined) for (const operand of operandsOf(part)) parts.push(operand);
  }
  return parts;
}
