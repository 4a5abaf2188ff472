/** Expressions and statements of a network as the modeler wrote them. */
import { unreachable } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { BlockStatement } from '../../check/checked-events.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { expressionText } from '../../check/expression-text.ts';

/** Returns the text that a span covers, in one line; undefined if it is not at hand. */
export type Written = (span: Span) => string | undefined;

/** Returns what finds the text of spans in sources, which stand by the names that spans carry. */
export function writtenIn(sources: ReadonlyMap<string, string>): Written {
  return ({ source, start, end }) => {
    const text = sources.get(source)?.slice(start, end).replaceAll(/\s+/g, ' ').trim();
    return text === undefined || text === '' ? undefined : text;
  };
}

/** Returns an expression as it is written, else as it was understood. */
export function textOf(expression: CheckedExpression, model: CheckedModel, written: Written): string {
  return written(expression.span) ?? expressionText(expression, model);
}

/** Returns the statements of a block in one line: `post.v += w; x += 1`. */
export function blockLine(body: readonly BlockStatement[], model: CheckedModel, written: Written): string {
  return body.map((statement) => statementText(statement, model, written)).join('; ');
}

function statementText(statement: BlockStatement, model: CheckedModel, written: Written): string {
  const text = (expression: CheckedExpression): string => expressionText(expression, model);
  switch (statement.kind) {
    case 'assign':
      return written(statement.span) ?? `${statement.target} = ${text(statement.value)}`;
    case 'addToInput': {
      const input = statement.input.replace(/ from synapses$/, '');
      return written(statement.span) ?? `post.${input} += ${text(statement.value)}`;
    }
    case 'let':
      return written(statement.span) ?? `let ${statement.name} = ${text(statement.value)}`;
    case 'if': {
      const branches = statement.branches.map(
        ({ condition, body }) =>
          `if ${textOf(condition, model, written)} { ${blockLine(body, model, written)} }`,
      );
      const { otherwise } = statement;
      const rest = otherwise.length === 0 ? [] : [`{ ${blockLine(otherwise, model, written)} }`];
      return [...branches, ...rest].join(' else ');
    }
    default:
      return unreachable(statement);
  }
}
