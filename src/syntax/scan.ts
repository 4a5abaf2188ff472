import moo from 'moo';
import type { SourceText, Span } from '../base/span.ts';
import {
  foreignOperator,
  numberTooLong,
  strayCharacter,
  unterminatedString,
} from '../diagnostics/codes/syntax.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { LONGEST_NUMBER } from './limits.ts';
import type { Item, TokenType } from './token.ts';
import { RESERVED_WORDS } from './words.ts';

/**
 * moo's own error rule takes the rest of the text; `stray` takes one character, so that everything behind
 * it is still read. The compiled lexer is never used itself, only its clones: it has state.
 */
const LEXER = moo.compile({
  blank: /[ \t]+/u,
  newline: { match: /\r\n|\n|\r/u, lineBreaks: true },
  oddBlank: /[\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\v\f]+/u,
  doc: /##(?!#)[^\r\n]*/u,
  comment: /#[^\r\n]*/u,
  slashComment: /\/\/[^\r\n]*/u,
  number: /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/u,
  name: /[\p{L}_][\p{L}\p{Nd}_]*/u,
  string: /"[^"\r\n]*"/u,
  openString: /"[^"\r\n]*/u,
  prime: /'+/u,
  foreign: ['**', '&&', '||', '===', '!==', ':=', '=>', '=<'],
  symbol: [
    ...['<->', '->', '<=', '>=', '==', '!=', '+=', '-=', '*=', '/=', '..'],
    ...['+', '-', '*', '/', '^', '=', '<', '>', '(', ')', '[', ']', '{', '}', ',', ';', ':', '.'],
  ],
  // Behind `symbol`, which has `!=`.
  foreignSign: ['%', '&', '|', '!'],
  stray: /[^\r\n]/u,
});

function lexerFor(text: string): moo.Lexer {
  // moo's types leave `clone` out.
  const lexer = (LEXER as moo.Lexer & { readonly clone: () => moo.Lexer }).clone();
  return lexer.reset(text);
}

/** Characters of papers and word processors, and what is meant by them. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...['\u2212', '\u2013', '\u2014', '\u2010', '\u2011', '\uff0d'].map((minus) => [minus, '-'] as const),
  ...['\u00d7', '\u00b7', '\u22c5', '\u2217', '\u2219'].map((times) => [times, '*'] as const),
  ['\u00f7', '/'],
  ['\u2215', '/'],
  ['\u2044', '/'],
  ['\u2264', '<='],
  ['\u2265', '>='],
  ['\u2260', '!='],
  ['\u2019', "'"],
  ['\u2032', "'"],
  ['\uff08', '('],
  ['\uff09', ')'],
  ['\uff0c', ','],
  ['\uff1b', ';'],
  ['\u221e', 'infinity'],
]);

const SUPERSCRIPTS = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';

function describeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const isVisible = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character);
  return isVisible ? `\`${character}\`` : `The invisible character U+${code}`;
}

function hintForCharacter(character: string): string | undefined {
  const power = SUPERSCRIPTS.indexOf(character);
  if (power >= 0) return `write \`^${power}\` for a power.`;
  if (character === '\u00b0') return 'write `degC` for degrees Celsius.';
  if (character === '\u221a') return 'write `sqrt(x)` for a square root.';
  if ('\u201c\u201d\u201e\u00ab\u00bb'.includes(character)) return 'write the plain `"`.';
  if (character === '?') return 'a choice has the form `if C then A else B`.';
  if (character === '~') return '`a != b` is unequal; what is drawn has a function, `normal(mean, sd)`.';
  if (character === '%') return 'write `mod(a, b)` for a remainder, and `0.2` for 20 percent.';
  return undefined;
}

export interface ScannedText {
  /** Tokens and comments in the order of the text; blanks are gone, newlines are counted. */
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns the words, numbers, signs and comments of a text. Characters of other worlds are reported; those
 * with a plain meaning (a long minus) are read as that, the others become `faulty` tokens.
 */
export function scan(source: SourceText): ScannedText {
  const items: Item[] = [];
  const diagnostics: Diagnostic[] = [];
  const lexer = lexerFor(source.text);
  let newlines = 0;
  /** What was reported on this line: a long minus that stands there five times is one mistake. */
  const reported = new Set<string>();
  const push = (type: TokenType, text: string, span: Span): void => {
    items.push({ type, text, span, newlines });
    newlines = 0;
  };
  const pushComment = (type: 'comment' | 'doc', raw: string, span: Span): void => {
    items.push({ type, text: raw.replace(/^ /, '').trimEnd(), span, newlines });
    newlines = 0;
  };
  for (const lexeme of lexer) {
    const text = lexeme.value;
    const span: Span = { source: source.name, start: lexeme.offset, end: lexeme.offset + text.length };
    switch (lexeme.type) {
      case 'blank':
        break;
      case 'newline':
        newlines++;
        reported.clear();
        break;
      case 'oddBlank':
        // A byte order mark at the head of a file is no mistake of the modeler.
        if (reported.has('blank') || (lexeme.offset === 0 && text === '\ufeff')) break;
        reported.add('blank');
        diagnostics.push(
          strayCharacter(
            `${describeCharacter(text)} is no plain blank.`,
            span,
            'replace it with a plain blank.',
            [{ title: 'write a plain blank', span, text: ' ' }],
          ),
        );
        break;
      case 'doc':
        pushComment('doc', text.slice(2), span);
        break;
      case 'comment':
        pushComment('comment', text.slice(1), span);
        break;
      case 'slashComment': {
        diagnostics.push(
          foreignOperator('//', { ...span, end: span.start + 2 }, '#', 'comments begin with `#`.'),
        );
        pushComment('comment', text.slice(2), span);
        break;
      }
      case 'name':
        push(RESERVED_WORDS.has(text) ? 'reserved' : 'name', text, span);
        break;
      case 'openString':
        diagnostics.push(unterminatedString(span));
        push('faulty', text, span);
        break;
      case 'stray': {
        const plain = PLAIN.get(text);
        const fixes = plain === undefined ? [] : [{ title: `write \`${plain}\``, span, text: plain }];
        const hint = plain === undefined ? hintForCharacter(text) : `write the plain \`${plain}\`.`;
        if (!reported.has(text)) {
          diagnostics.push(
            strayCharacter(`${describeCharacter(text)} has no meaning in a model.`, span, hint, fixes),
          );
        }
        reported.add(text);
        if (plain === undefined) push('faulty', text, span);
        else if (plain === 'infinity') push('reserved', plain, span);
        else push(plain === "'" ? 'prime' : 'symbol', plain, span);
        break;
      }
      case 'foreignSign':
        push('foreign', text, span);
        break;
      case 'number':
        if (text.length <= LONGEST_NUMBER) {
          push('number', text, span);
          break;
        }
        diagnostics.push(numberTooLong(text.length, LONGEST_NUMBER, span));
        push('faulty', text, span);
        break;
      case 'string':
      case 'prime':
      case 'foreign':
      case 'symbol':
        push(lexeme.type, text, span);
        break;
      default:
        break;
    }
  }
  return { items, diagnostics };
}
