/** Builders that the grammar's productions for kinetic schemes name; each gets the parts of its production. */
import { unexpected } from '../diagnostics/codes/syntax.ts';
import { type StateEntry, withoutTokens } from './build-statements.ts';
import { type BuildContext, nameOf, spanning } from './builder.ts';
import type { ExpressionSyntax, Name } from './expression-tree.ts';
import type { ReactionSyntax, SteadySyntax } from './statement-tree.ts';
import type { Token } from './token.ts';

export function steadyStates(
  [, states, , , , sum]: readonly [Token, readonly StateEntry[], Token, Token, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): SteadySyntax {
  return { kind: 'steady', states: states.map(withoutTokens), sum, comments, span };
}

/** A name of a side; none for `0`. */
type Species = Name | undefined;

export function named([token]: readonly [Token]): Species {
  return nameOf(token);
}

/** `0` is nothing; of any other number it is asked what was meant: `2 A` is `A + A`. */
export function counted([first, behind]: readonly [Token, Token?], { report }: BuildContext): Species {
  if (first.type === 'number' && behind === undefined && /^0(\.0*)?$/.test(first.text)) return undefined;
  const name = behind?.text ?? first.unit?.text;
  const span = behind === undefined ? first.span : spanning(first, behind);
  const count = Number(first.text);
  const isSmall = name !== undefined && Number.isInteger(count) && count >= 1 && count <= LARGEST_WRITTEN_OUT;
  const text = isSmall ? Array.from({ length: count }, () => name).join(' + ') : undefined;
  const hint =
    text !== undefined
      ? `write \`${text}\`.`
      : name === undefined
        ? 'nothing at all is `0`: `A -> 0 (k)`.'
        : `write \`${name}\` once, \`${name} + ${name}\` for two, and so on.`;
  report(
    unexpected(
      'A side of a reaction is a sum of names, each as often as it takes part.',
      span,
      hint,
      text === undefined ? [] : [{ title: `write \`${text}\``, span, text }],
    ),
  );
  return undefined;
}

const LARGEST_WRITTEN_OUT = 9;

export function reaction(
  [, left, arrow, right, constants]: readonly [
    Token,
    readonly Species[],
    Token,
    readonly Species[],
    readonly ExpressionSyntax[] | null,
  ],
  { comments, span, report }: BuildContext,
): ReactionSyntax {
  const side = (species: readonly Species[]): readonly Name[] => {
    const names = species.filter((name) => name !== undefined);
    if (species.length > 1 && names.length < species.length) {
      report(
        unexpected('`0` stands alone on its side of a reaction.', span, 'leave it out beside names.', []),
      );
    }
    return names;
  };
  return {
    kind: 'reaction',
    left: side(left),
    right: side(right),
    isReversible: arrow.text === '<->',
    constants: constants ?? [],
    comments,
    span,
  };
}
