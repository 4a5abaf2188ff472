import type { SourceText, Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { unexpected, unfinished } from '../diagnostics/codes/syntax.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Starts, Unexpected } from './parse-tokens.ts';
import { SLIPS } from './slips.ts';
import type { SyntaxProblem } from './syntax-problem.ts';
import type { Token } from './token.ts';

/** Tokens that begin an expression: told as `an expression` where they are expected together. */
const EXPRESSION_STARTS: ReadonlySet<string> = new Set([
  ...['%name', '%number', '%quantity', '(', '[', '-', 'not', 'if', 'true', 'false', 'old'],
  ...['t', 'dt', 'pi', 'infinity', 'xi'],
]);
/** What may follow any finished expression: told only where nothing else is expected. */
const OPERATORS: ReadonlySet<string> = new Set([
  ...[
    '+',
    '-',
    '*',
    '/',
    '^',
    '<',
    '<=',
    '>',
    '>=',
    '==',
    '!=',
    'crosses',
    'falls',
    'and',
    'or',
    '.',
    '(',
    '[',
  ],
]);
const KINDS: ReadonlyMap<string, string> = new Map([
  ['%name', 'a name'],
  ['%unit', 'a unit'],
  ['%block', 'a block `{ … }`'],
  ['%string', 'a path in double quotes'],
  ['%prime', "`'`"],
]);
/** Words that begin statements and are free as names elsewhere, and what may follow them as names. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['spike', 'time', 'refractory', 'every', 'at', 'reaction'],
  ...['population', 'connect', 'record', 'signal'],
]);
const DEFINING: ReadonlySet<string> = new Set(['=', ':', '/', '%prime', '.', '+=', '-=', '*=', '/=']);
/** The most usual first. */
const ORDER: readonly string[] = ['=', ':', 'in', ',', ')', ']'];

function alternatives(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? '';
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} or ${last}`;
}

function rank(symbol: string): number {
  const index = ORDER.indexOf(symbol);
  return index < 0 ? ORDER.length : index;
}

/** Returns what could have stood at the place, in words: `an expression`, `` `=` or `:` ``. */
function describeExpected({ expected, tokens, index, isComplete }: SyntaxProblem): string {
  const phrases: string[] = [];
  let rest = [...expected];
  if (expected.has('%number') && expected.has('(')) {
    phrases.push('an expression');
    rest = rest.filter((symbol) => !EXPRESSION_STARTS.has(symbol));
  }
  // `spike = 3` would define a name, but who writes `spike` means a spike.
  const isOfStatement = KEYWORDS.has(tokens[0]?.text ?? '') && index === 1;
  if (isOfStatement && (phrases.length > 0 || rest.some((symbol) => /^\p{L}/u.test(symbol)))) {
    rest = rest.filter((symbol) => !DEFINING.has(symbol));
  }
  const isValue = rest.includes('*');
  if (isValue) rest = rest.filter((symbol) => !OPERATORS.has(symbol));
  rest.sort((a, b) => rank(a) - rank(b));
  for (const symbol of rest) {
    if (symbol.startsWith('%')) {
      const kind = KINDS.get(symbol);
      if (kind !== undefined) phrases.push(kind);
    } else {
      phrases.push(`\`${symbol}\``);
    }
  }
  if (isValue && phrases.length === 0) phrases.push('an operator');
  if (isComplete && (isValue || phrases.length === 0)) phrases.push('the end of the statement');
  return phrases.length > 6 ? alternatives([...phrases.slice(0, 5), 'the like']) : alternatives(phrases);
}

/** Returns what ends at the place, in words. */
function describeEnd(text: string, end: number): string {
  const rest = /^[ \t]*/.exec(text.slice(end, end + 1000))?.[0] ?? '';
  const next = text[end + rest.length];
  if (next === undefined) return 'the text ends here';
  if (next === ';' || next === '}') return 'the statement ends here';
  return 'the line ends here';
}

/** Returns a piece of the text as a message may hold it. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Returns the diagnostic for tokens that leave the grammar: a known slip, or what was expected there. */
export function explainUnexpected(
  start: keyof Starts,
  tokens: readonly Token[],
  { index, expected: symbols, isComplete }: Unexpected,
  source: SourceText,
): Diagnostic {
  const expected = new Set(symbols.map((symbol) => ('type' in symbol ? `%${symbol.type}` : symbol.literal)));
  // Two names of a path may be followed by `of` where they are the degree of a cell.
  const isDegree = ['indegree', 'outdegree', 'cells'].includes(tokens[index - 1]?.text ?? '');
  if (!isDegree && tokens[0]?.text !== 'record') expected.delete('of');
  // A name at the head of a value may be followed by `over cells of`, but is hardly ever meant to be.
  if (tokens[index]?.text !== 'over') expected.delete('over');
  const problem: SyntaxProblem = {
    start,
    tokens,
    index,
    expected,
    isComplete,
    found: tokens[index],
    previous: tokens[index - 1],
    next: tokens[index + 1],
    written: ({ type, span }) =>
      type === 'block' ? '{' : shortened(source.text.slice(span.start, span.end)),
  };
  for (const slip of SLIPS) {
    const diagnostic = slip(problem);
    if (diagnostic !== undefined) return diagnostic;
  }
  const { found, previous, written } = problem;
  const what = describeExpected(problem);
  const behind =
    previous === undefined ? '' : ` after \`${previous.type === 'block' ? '}' : written(previous)}\``;
  if (found === undefined) {
    const end = previous?.span.end ?? 0;
    const span: Span = { source: source.name, start: end, end };
    return unfinished(
      `Expected ${what}${behind}, but ${describeEnd(source.text, end)}.`,
      span,
      undefined,
      [],
    );
  }
  const words = [...expected].filter((symbol) => /^\p{L}{2,}$/u.test(symbol));
  const suggestion = found.type === 'name' ? nearest(found.text, words) : undefined;
  const hint = suggestion === undefined ? undefined : `did you mean \`${suggestion}\`?`;
  const fixes =
    suggestion === undefined
      ? []
      : [{ title: `write \`${suggestion}\``, span: found.span, text: suggestion }];
  return unexpected(`Expected ${what}${behind}, found \`${written(found)}\`.`, placeOf(found), hint, fixes);
}

/** Returns where to point for a token: at the `{` of a block. */
function placeOf({ type, span }: Token): Span {
  return type === 'block' ? { ...span, end: span.start + 1 } : span;
}
