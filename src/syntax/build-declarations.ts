/** Builders that the grammar's productions for declarations name; each gets the parts of its production. */
import { InvariantError, known } from '../base/invariant.ts';
import { type BuildContext, nameOf, spanning } from './builder.ts';
import type { ExpressionSyntax, PathSyntax } from './expression-tree.ts';
import type { ArgumentSyntax } from './statement-tree.ts';
import type { Block, Token } from './token.ts';
import {
  COMPONENT_KINDS,
  type ComponentKind,
  type ComponentSyntax,
  type ConstantSyntax,
  type FunctionSyntax,
  type ImportSyntax,
  type VariantSyntax,
} from './tree.ts';

/** Returns what a block token holds. */
export function blockOf(token: Token): Block {
  return known(token.block, 'the statements of a block');
}

/** Returns the unit that stands behind a colon as an optional property. */
export function unitOf(token: Token | null): { readonly unit?: NonNullable<Token['unit']> } {
  return token?.unit === undefined ? {} : { unit: token.unit };
}

function componentKindOf({ text }: Token): ComponentKind {
  const kind = COMPONENT_KINDS.find((candidate) => candidate === text);
  if (kind === undefined) throw new InvariantError(`no component kind ${text}`);
  return kind;
}

export function importNames(
  [, block, , from]: readonly [Token, Token, Token, Token],
  { comments, span, readImports }: BuildContext,
): ImportSyntax {
  const { source, start, end } = from.span;
  return {
    kind: 'import',
    names: readImports(blockOf(block)),
    from: { text: from.text.slice(1, -1), span: { source, start: start + 1, end: end - 1 } },
    comments,
    span,
  };
}

export function imported([token]: readonly [Token]): ImportSyntax['names'][number] {
  return { name: nameOf(token), as: nameOf(token) };
}

export function importedAs([name, , as]: readonly [Token, Token, Token]): ImportSyntax['names'][number] {
  return { name: nameOf(name), as: nameOf(as) };
}

export function component(
  [kind, name, block]: readonly [Token, Token, Token],
  { comments, span, readComponent }: BuildContext,
): ComponentSyntax {
  const { statements, trailing, unreadable } = readComponent(blockOf(block));
  return {
    kind: 'component',
    componentKind: componentKindOf(kind),
    name: nameOf(name),
    statements,
    trailing,
    ...(unreadable.length === 0 ? {} : { unreadable }),
    comments,
    span,
  };
}

export function variant(
  [kind, name, , base, args]: readonly [Token, Token, Token, Token, readonly ArgumentSyntax[] | null],
  { comments, span }: BuildContext,
): VariantSyntax {
  return {
    kind: 'variant',
    componentKind: componentKindOf(kind),
    name: nameOf(name),
    base: nameOf(base),
    arguments: args ?? [],
    comments,
    span,
  };
}

export function argument([names, , value]: readonly [
  readonly Token[],
  Token,
  ExpressionSyntax,
]): ArgumentSyntax {
  const [first, last] = [known(names[0], 'name'), known(names.at(-1), 'name')];
  return {
    name: nameOf(last),
    within: names.slice(0, -1).map(nameOf),
    value,
    span: spanning(first, value),
  };
}

type FunctionParameter = FunctionSyntax['parameters'][number];

export function parameter([name, unit]: readonly [Token, Token | null]): FunctionParameter {
  return { name: nameOf(name), ...unitOf(unit) };
}

export function functionOf(
  [, name, , parameters, , , value]: readonly [
    Token,
    Token,
    Token,
    readonly FunctionParameter[] | null,
    Token,
    Token,
    ExpressionSyntax,
  ],
  { comments, span }: BuildContext,
): FunctionSyntax {
  return { kind: 'function', name: nameOf(name), parameters: parameters ?? [], value, comments, span };
}

export function constant(
  [, name, unit, , value]: readonly [Token, Token, Token | null, Token, ExpressionSyntax],
  { comments, span }: BuildContext,
): ConstantSyntax {
  return { kind: 'constant', name: nameOf(name), ...unitOf(unit), value, comments, span };
}

/** `sodium.g = 100 mS/cm^2` of a command line. */
export interface PathAssignment {
  readonly target: PathSyntax;
  readonly value: ExpressionSyntax;
}

export function assignmentOfPath([target, , value]: readonly [
  PathSyntax,
  Token,
  ExpressionSyntax,
]): PathAssignment {
  return { target, value };
}
