import { unreachable } from '../base/invariant.ts';
import type { ExpressionSyntax } from './expression-tree.ts';

/** Returns the expressions directly inside one, in the order of the text. */
export function childrenOf(expression: ExpressionSyntax): readonly ExpressionSyntax[] {
  switch (expression.kind) {
    case 'number':
    case 'quantity':
    case 'boolean':
    case 'path':
      return [];
    case 'call':
      return expression.arguments;
    case 'element':
      return [expression.list, expression.index];
    case 'list':
      return expression.elements;
    case 'group':
      return [expression.expression];
    case 'negate':
    case 'not':
    case 'overCells':
      return [expression.operand];
    case 'power':
      return [expression.base, expression.exponent];
    case 'sum':
    case 'product':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)];
    case 'comparison':
      return [expression.left, expression.right];
    case 'logic':
      return expression.operands;
    case 'degree':
      return [expression.degree];
    case 'conditional':
      return [
        ...expression.branches.flatMap(({ condition, value }) => [condition, value]),
        expression.otherwise,
      ];
    default:
      return unreachable(expression);
  }
}

/** Node kinds that no bracket or list bounds: each counts as one level of nesting. */
const LEVELS: ReadonlySet<ExpressionSyntax['kind']> = new Set([
  ...(['group', 'call', 'element', 'list', 'negate', 'not', 'power', 'overCells'] as const),
]);

/**
 * Returns a part that is nested deeper than `limit` brackets, signs and powers; undefined if there is none.
 * Walks with a list of its own: what it looks for would overflow the stack.
 */
export function findTooDeep(expression: ExpressionSyntax, limit: number): ExpressionSyntax | undefined {
  const open: { readonly node: ExpressionSyntax; readonly depth: number }[] = [
    { node: expression, depth: 0 },
  ];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { node } = entry;
    const depth = entry.depth + (LEVELS.has(node.kind) ? 1 : 0);
    if (depth > limit) return node;
    for (const child of childrenOf(node)) open.push({ node: child, depth });
  }
  return undefined;
}
