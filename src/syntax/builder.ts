import { joinSpans, type Span } from '../base/span.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Name } from './expression-tree.ts';
import type { NetworkStatementSyntax, SettingSyntax } from './network-tree.ts';
import type { BlockSyntax, Comments, GateEntrySyntax, StatementSyntax } from './statement-tree.ts';
import type { Block, Token } from './token.ts';
import type { ImportSyntax } from './tree.ts';

/** What a builder may ask about the statement that it builds a part of. */
export interface BuildContext {
  /** Of the whole statement. */
  readonly span: Span;
  readonly comments: Comments;
  report(diagnostic: Diagnostic): void;
  /** Notes that `dX / dt` stands in an expression; a mistake if X turns out to be a state. */
  noteDerivative(state: string, span: Span): void;
  /** Notes a name that a `let` defines. */
  noteLet(name: string): void;
  readComponent(block: Block): ComponentBody;
  readGate(block: Block): GateBody;
  readBlock(block: Block): BlockSyntax;
  readNetwork(block: Block): NetworkBody;
  readSettings(block: Block): SettingsBody;
  readImports(block: Block): ImportSyntax['names'];
}

export interface ComponentBody {
  readonly statements: readonly StatementSyntax[];
  readonly trailing: readonly string[];
  readonly unreadable: readonly Name[];
}

export interface NetworkBody {
  readonly statements: readonly NetworkStatementSyntax[];
  readonly trailing: readonly string[];
  readonly unreadable: readonly Name[];
  /** Whether statements with a syntax error would have joined populations. */
  readonly hasLostConnections: boolean;
}

export interface SettingsBody {
  readonly settings: readonly SettingSyntax[];
  readonly trailing: readonly string[];
}

export interface GateBody {
  readonly entries: readonly GateEntrySyntax[];
  readonly trailing: readonly string[];
}

/**
 * A function that a production of the grammar names: from the parts of the production to its meaning. The
 * parts are a tuple, different for each; `never` accepts them all, and the grammar vouches for them.
 */
export type Builder = (parts: never, context: BuildContext) => unknown;

/** What nearleyc makes of a grammar. */
export interface CompiledGrammar {
  readonly Lexer: undefined;
  readonly ParserRules: readonly {
    readonly name: string;
    readonly symbols: readonly GrammarSymbol[];
    readonly postprocess?: Builder;
  }[];
  readonly ParserStart: string;
}

/** The name of a rule, a word as it is written, or a kind of token. */
export type GrammarSymbol = string | { readonly literal: string } | { readonly type: string };

export function nameOf(token: Token): Name {
  return { text: token.text, span: token.span };
}

export function spanning(first: { readonly span: Span }, last: { readonly span: Span }): Span {
  return joinSpans(first.span, last.span);
}
