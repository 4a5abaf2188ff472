import { unreachable } from '../base/invariant.ts';
import { isUnitName } from '../units/unit-names.ts';
import type { ExpressionSyntax, OverCellsSyntax, ProductSyntax, UnitSyntax } from './expression-tree.ts';

/** Returns a unit as it stands in a text: `mS/cm^2`, `[nA mV^-1]`. */
export function formatUnit({ text, bracketed }: UnitSyntax): string {
  return bracketed ? `[${text}]` : text;
}

/** Returns how many of the factors belong to a rate such as `0.1/ms/mV`, which is written without blanks. */
function rateLength({ first, rest }: ProductSyntax): number {
  if (first.kind !== 'number') return 0;
  const end = rest.findIndex(({ operator, operand }) => {
    const isUnit = operand.kind === 'path' && operand.names.length === 1 && isUnitName(operand.names[0].text);
    return operator !== '/' || !isUnit;
  });
  return end < 0 ? rest.length : end;
}

/**
 * Returns an expression as text, on one line. Parentheses are those of the tree: reading the text gives the
 * same tree back.
 */
export function formatExpression(expression: ExpressionSyntax): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'quantity':
      return `${expression.text} ${formatUnit(expression.unit)}`;
    case 'boolean':
      return expression.value ? 'true' : 'false';
    case 'path':
      return expression.names.map(({ text }) => text).join('.');
    case 'call':
      return `${expression.callee.text}(${expression.arguments.map(formatExpression).join(', ')})`;
    case 'element':
      return `${formatExpression(expression.list)}[${formatExpression(expression.index)}]`;
    case 'list':
      return `[${expression.elements.map(formatExpression).join(', ')}]`;
    case 'group':
      return `(${formatExpression(expression.expression)})`;
    case 'negate':
      return `-${formatExpression(expression.operand)}`;
    case 'not':
      return `not ${formatExpression(expression.operand)}`;
    case 'power':
      return `${formatExpression(expression.base)}^${formatExpression(expression.exponent)}`;
    case 'sum': {
      const rest = expression.rest.map(
        ({ operator, operand }) => ` ${operator} ${formatExpression(operand)}`,
      );
      return formatExpression(expression.first) + rest.join('');
    }
    case 'product': {
      const tight = rateLength(expression);
      const rest = expression.rest.map(({ operator, operand }, index) => {
        const text = formatExpression(operand);
        return index < tight ? operator + text : ` ${operator} ${text}`;
      });
      return formatExpression(expression.first) + rest.join('');
    }
    case 'comparison': {
      const { left, operator, right } = expression;
      return `${formatExpression(left)} ${operator} ${formatExpression(right)}`;
    }
    case 'logic':
      return expression.operands.map(formatExpression).join(` ${expression.operator} `);
    case 'conditional': {
      const branches = expression.branches.map(
        ({ condition, value }) => `if ${formatExpression(condition)} then ${formatExpression(value)} else `,
      );
      return branches.join('') + formatExpression(expression.otherwise);
    }
    case 'overCells':
      return `${reductionText(expression)} ${formatExpression(expression.operand)}`;
    case 'degree':
      return `${formatExpression(expression.degree)} of ${expression.of.text}`;
    default:
      return unreachable(expression);
  }
}

/**
 * Returns the lines that an expression may be broken into, the operators leading: a sum before each sign, a
 * condition before each `and` or `or`, a choice before each `else`. One line if nothing can be broken.
 */
export function breakExpression(expression: ExpressionSyntax): readonly string[] {
  switch (expression.kind) {
    case 'sum': {
      const rest = expression.rest.map(({ operator, operand }) => `${operator} ${formatExpression(operand)}`);
      return [formatExpression(expression.first), ...rest];
    }
    case 'logic': {
      const { operator, operands } = expression;
      return operands.map(
        (operand, index) => (index === 0 ? '' : `${operator} `) + formatExpression(operand),
      );
    }
    case 'conditional': {
      const branches = expression.branches.map(
        ({ condition, value }, index) =>
          `${index === 0 ? '' : 'else '}if ${formatExpression(condition)} then ${formatExpression(value)}`,
      );
      return [...branches, `else ${formatExpression(expression.otherwise)}`];
    }
    case 'overCells': {
      const [first = '', ...rest] = breakExpression(expression.operand);
      return [`${reductionText(expression)} ${first}`, ...rest];
    }
    default:
      return [formatExpression(expression)];
  }
}

function reductionText({ reduction, population }: OverCellsSyntax): string {
  return `${reduction.text} over ${population?.text ?? 'cells'} of`;
}
