import type { ExpressionSyntax } from '../../src/syntax/expression-tree.ts';
import { formatUnit } from '../../src/syntax/format-expression.ts';
import { parseExpression } from '../../src/syntax/parse-fragments.ts';

/** Returns an expression with every node in parentheses, so that a test shows how it was grouped. */
export function explicit(expression: ExpressionSyntax): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'quantity':
      return `<${expression.text} ${formatUnit(expression.unit)}>`;
    case 'boolean':
      return String(expression.value);
    case 'path':
      return expression.names.map(({ text }) => text).join('.');
    case 'call':
      return `${expression.callee.text}(${expression.arguments.map(explicit).join(', ')})`;
    case 'element':
      return `${explicit(expression.list)}[${explicit(expression.index)}]`;
    case 'list':
      return `[${expression.elements.map(explicit).join(', ')}]`;
    case 'group':
      return `group(${explicit(expression.expression)})`;
    case 'negate':
      return `(- ${explicit(expression.operand)})`;
    case 'not':
      return `(not ${explicit(expression.operand)})`;
    case 'power':
      return `(${explicit(expression.base)} ^ ${explicit(expression.exponent)})`;
    case 'sum':
    case 'product': {
      const rest = expression.rest.map(({ operator, operand }) => ` ${operator} ${explicit(operand)}`);
      return `(${explicit(expression.first)}${rest.join('')})`;
    }
    case 'comparison':
      return `(${explicit(expression.left)} ${expression.operator} ${explicit(expression.right)})`;
    case 'logic':
      return `(${expression.operands.map(explicit).join(` ${expression.operator} `)})`;
    case 'conditional': {
      const branches = expression.branches.map(
        ({ condition, value }) => `${explicit(condition)} => ${explicit(value)}; `,
      );
      return `{${branches.join('')}${explicit(expression.otherwise)}}`;
    }
    case 'degree':
      return `(${explicit(expression.degree)} of ${expression.of.text})`;
    case 'overCells':
      return `[${expression.reduction.text}${expression.population === undefined ? '' : ` ${expression.population.text}`}: ${explicit(expression.operand)}]`;
  }
}

/** Returns how an expression is grouped, or the messages of its mistakes. */
export function grouping(text: string): string {
  const { expression, diagnostics } = parseExpression({ name: '<test>', text });
  return expression === undefined
    ? diagnostics.map(({ message }) => message).join('\n')
    : explicit(expression);
}
