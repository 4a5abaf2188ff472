import nearley from 'nearley';
import grammar from '../../generated/grammar.ts';
import { InvariantError } from '../base/invariant.ts';
import type { PathAssignment } from './build-declarations.ts';
import type { BuildContext, Builder, GrammarSymbol } from './builder.ts';
import type { ExpressionSyntax } from './expression-tree.ts';
import type { NetworkStatementSyntax, SettingSyntax } from './network-tree.ts';
import type { BlockStatementSyntax, GateEntrySyntax, StatementSyntax } from './statement-tree.ts';
import type { Token } from './token.ts';
import type { DeclarationSyntax, ImportSyntax } from './tree.ts';

/** The rules that parsing can start from, and what each gives. */
export interface Starts {
  readonly declaration: DeclarationSyntax;
  /** `state A, B` is two. */
  readonly statement: StatementSyntax | readonly StatementSyntax[];
  readonly networkStatement: NetworkStatementSyntax;
  readonly setting: SettingSyntax;
  readonly gateEntry: GateEntrySyntax;
  readonly blockStatement: BlockStatementSyntax;
  readonly importList: ImportSyntax['names'];
  readonly value: ExpressionSyntax;
  readonly assignmentOfPath: PathAssignment;
}

/** Where the tokens leave the grammar, and what could have stood there. */
export interface Unexpected {
  /** The first token that does not fit; the number of tokens if more were needed. */
  readonly index: number;
  readonly expected: readonly Exclude<GrammarSymbol, string>[];
  /** Whether the statement could have ended before that token. */
  readonly isComplete: boolean;
}

export type Parsed<T> = { readonly value: T } | { readonly unexpected: Unexpected };

/**
 * A production and its parts, not built yet. Earley parsing completes productions that die later (each
 * prefix of a sum is a sum), so what a production means is worked out once, for the one that survives.
 */
class Derivation {
  readonly builder: Builder;
  readonly parts: readonly unknown[];
  constructor(builder: Builder, parts: readonly unknown[]) {
    this.builder = builder;
    this.parts = parts;
  }
}

function delayed(rule: (typeof grammar.ParserRules)[number]): nearley.Postprocessor {
  const { postprocess, symbols } = rule;
  if (symbols.length === 0) return () => null;
  if (postprocess === undefined) throw new InvariantError(`the rule ${rule.name} has no builder`);
  // nearleyc's own name for a production that passes its first part on.
  if (postprocess.name === 'id') return (parts) => parts[0];
  return (parts) => new Derivation(postprocess, parts);
}

const RULES = grammar.ParserRules.map(
  (rule) => new nearley.Rule(rule.name, [...rule.symbols], delayed(rule)),
);

function grammarFrom(start: keyof Starts): nearley.Grammar {
  const from = new nearley.Grammar(RULES);
  from.start = start;
  return from;
}

const GRAMMARS: { readonly [Start in keyof Starts]: nearley.Grammar } = {
  declaration: grammarFrom('declaration'),
  statement: grammarFrom('statement'),
  networkStatement: grammarFrom('networkStatement'),
  setting: grammarFrom('setting'),
  gateEntry: grammarFrom('gateEntry'),
  blockStatement: grammarFrom('blockStatement'),
  importList: grammarFrom('importList'),
  value: grammarFrom('value'),
  assignmentOfPath: grammarFrom('assignmentOfPath'),
};

/** The parts of nearley's table that its types leave out. */
interface Column {
  readonly states: readonly State[];
  readonly scannable: readonly State[];
}
interface State {
  readonly rule: nearley.Rule;
  readonly dot: number;
  readonly reference: number;
  readonly isComplete: boolean;
}

/** nearley's parser over tokens that were made before. */
class TokenParser extends nearley.Parser {
  /** nearley describes its whole table here, which takes longer than parsing. */
  reportError(): string {
    return '';
  }

  column(): Column {
    // As nearley fills it: `table` is missing in its types only. The column of `current` is always kept.
    const { table } = this as unknown as { readonly table: readonly Column[] };
    const column = table[this.current];
    if (column === undefined) throw new InvariantError('nearley has no current column');
    return column;
  }
}

function lexerOver(tokens: readonly Token[], onToken: () => void): nearley.Lexer {
  let index = 0;
  return {
    reset: () => {},
    next: () => {
      onToken();
      // nearley reads `text` and `type` of a token where there are such; its types know `value` only.
      return tokens[index++] as unknown as nearley.Token | undefined;
    },
    save: () => ({}),
    formatError: () => '',
  };
}

/** Returns the meaning of a derivation: parts before their whole, from left to right, without recursion. */
function build(root: unknown, context: BuildContext): unknown {
  if (!(root instanceof Derivation)) return root;
  const open: { readonly derivation: Derivation; readonly values: unknown[] }[] = [
    { derivation: root, values: [] },
  ];
  for (;;) {
    const top = open.at(-1);
    if (top === undefined) throw new InvariantError('a derivation without an end');
    const { derivation, values } = top;
    if (values.length < derivation.parts.length) {
      const part = derivation.parts[values.length];
      if (part instanceof Derivation) open.push({ derivation: part, values: [] });
      else values.push(part);
      continue;
    }
    // The grammar gives each builder the parts of its production; types end at the generated file.
    const value = derivation.builder(values as never, context);
    open.pop();
    const outer = open.at(-1);
    if (outer === undefined) return value;
    outer.values.push(value);
  }
}

function unexpectedAt(parser: TokenParser, start: string): Unexpected {
  const { states, scannable } = parser.column();
  const expected = new Map<string, Exclude<GrammarSymbol, string>>();
  for (const { rule, dot } of scannable) {
    // Terminals only: nearley puts no others into `scannable`.
    const symbol = rule.symbols[dot] as Exclude<GrammarSymbol, string>;
    expected.set('type' in symbol ? `%${symbol.type}` : symbol.literal, symbol);
  }
  const isComplete = states.some(
    (state) => state.isComplete && state.rule.name === start && state.reference === 0,
  );
  return { index: parser.current, expected: [...expected.values()], isComplete };
}

function run(
  start: keyof Starts,
  tokens: readonly Token[],
  onToken: (parser: TokenParser) => void,
): TokenParser | Unexpected {
  const parser: TokenParser = new TokenParser(GRAMMARS[start], {
    lexer: lexerOver(tokens, () => onToken(parser)),
  });
  try {
    parser.feed('');
  } catch (error) {
    // nearley throws at a token that fits nothing, and marks its error with that token.
    if (error instanceof Error && 'token' in error) return unexpectedAt(parser, start);
    throw error;
  }
  return parser.results.length === 0 ? unexpectedAt(parser, start) : parser;
}

/**
 * Returns what the tokens of one statement mean, or where they leave the grammar. Two readings of one text
 * are a fault of the grammar.
 */
export function parseTokens<Start extends keyof Starts>(
  start: Start,
  tokens: readonly Token[],
  context: BuildContext,
): Parsed<Starts[Start]> {
  const outcome = run(start, tokens, () => {});
  if (!(outcome instanceof TokenParser)) return { unexpected: outcome };
  if (outcome.results.length > 1) {
    const text = tokens.map((token) => token.text).join(' ');
    throw new InvariantError(`the grammar reads \`${text}\` in ${outcome.results.length} ways`);
  }
  // The start rule's builder gives the type that `Starts` says.
  return { value: build(outcome.results[0], context) as Starts[Start] };
}

/** Returns how many states the parser makes for the tokens: its work, whatever the machine. For tests. */
export function countStates(start: keyof Starts, tokens: readonly Token[]): number {
  let count = 0;
  run(start, tokens, (parser) => {
    count += parser.column().states.length;
  });
  return count;
}
