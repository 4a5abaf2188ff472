/** Builders that the grammar's productions for the statements of a synapse name. */
import { known } from '../base/invariant.ts';
import { path } from './build-expressions.ts';
import type { BuildContext } from './builder.ts';
import type { ExpressionSyntax, PathSyntax } from './expression-tree.ts';
import type { CouplingSyntax, EndOfSynapse, PortSyntax } from './statement-tree.ts';
import type { Token } from './token.ts';

function endOf({ text }: Token): EndOfSynapse {
  return text === 'pre' ? 'pre' : 'post';
}

export function port(
  [end, of, unit]: readonly [Token, PathSyntax, Token],
  { comments, span }: BuildContext,
): PortSyntax {
  return { kind: 'port', end: endOf(end), path: of, unit: known(unit.unit, 'the unit'), comments, span };
}

export function ofPost([post, , name]: readonly [Token, Token, Token]): Token[] {
  return [post, name];
}

export function coupling(
  [target, operator, value]: readonly [readonly Token[], Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): CouplingSyntax {
  return {
    kind: 'coupling',
    target: path([target]),
    operator: operator.text === '+=' ? '+=' : '-=',
    value,
    comments,
    span,
  };
}
