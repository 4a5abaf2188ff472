import { InvariantError } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import type { UnitSyntax } from './expression-tree.ts';

/**
 * The kinds of token that the grammar may name as `%kind`. `faulty` and `foreign` match nothing there:
 * the first was reported already, the second belongs to other languages (`**`, `&&`).
 */
const TOKEN_TYPES = [
  'name',
  'reserved',
  'word',
  'number',
  'quantity',
  'unit',
  'string',
  'prime',
  'symbol',
  'block',
  'foreign',
  'faulty',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** A word, number or sign of the text. A quantity and a whole `{ … }` are one token each. */
export interface Token {
  readonly type: TokenType;
  /** As written; the digits of a quantity, `{` for a block. */
  readonly text: string;
  readonly span: Span;
  /** Newlines between the item (token or comment) before this one and this one. */
  readonly newlines: number;
  /** Of a `quantity` or `unit`. */
  readonly unit?: UnitSyntax;
  /** Of a `block`. */
  readonly block?: Block;
}

export interface Comment {
  readonly type: 'comment' | 'doc';
  /** Without the leading `#` or `##` and one blank. */
  readonly text: string;
  readonly span: Span;
  readonly newlines: number;
}

/** What a text consists of once blanks are gone. */
export type Item = Token | Comment;

export function isComment(item: Item): item is Comment {
  return item.type === 'comment' || item.type === 'doc';
}

/** The inside of `{ … }`, or of a whole file, cut into statements. */
export interface Block {
  readonly statements: readonly Statement[];
  /** Comments behind the last statement. */
  readonly trailing: readonly string[];
  readonly span: Span;
}

/** One statement: its tokens, not yet parsed, and its comments. */
export interface Statement {
  readonly tokens: readonly Token[];
  readonly span: Span;
  /** Something in it was reported already; it is not parsed. */
  readonly isFaulty: boolean;
  readonly blankBefore: boolean;
  /** Comments on lines before it. */
  readonly before: readonly Comment[];
  /** Comments between its tokens. */
  readonly inside: readonly Comment[];
  /** Comments behind its last token, or behind the `{` of its block. */
  readonly behind: readonly Comment[];
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(TOKEN_TYPES);

/** Returns the grammar's symbol for a kind of token; a misspelt one fails when the grammar is loaded. */
export function token(type: string): { readonly type: string } {
  if (!KNOWN_TYPES.has(type)) throw new InvariantError(`the grammar names no token %${type}`);
  return { type };
}
