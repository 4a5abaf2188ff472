/** Lines of a formatted text: comments, blocks, and what is broken where one line is too short. */

import type { ExpressionSyntax, UnitSyntax } from './expression-tree.ts';
import { breakExpression, formatExpression, formatUnit } from './format-expression.ts';
import type { ArgumentSyntax, Comments } from './statement-tree.ts';

/** Lines longer than this are broken where the language lets a statement go on. */
const WIDTH = 100;
export const INDENT = '  ';
export const CONTINUATION = '    ';

// ── Comments ──

export function docLines(doc: string): readonly string[] {
  return doc.split('\n').map((line) => (line === '' ? '##' : `## ${line}`));
}

/** A rule of `#` signs keeps its form: `####` was read as a comment `###`. */
function commentLine(text: string): string {
  if (text === '') return '#';
  return text.startsWith('##') ? `#${text}` : `# ${text}`;
}

export function commentLines(texts: readonly string[]): readonly string[] {
  return texts.map(commentLine);
}

/**
 * Returns the lines of a statement with its comments: those before it, its doc, and the one behind its last
 * line. A doc behind a statement stays there, behind the `{` of one with a block of several lines.
 */
export function withComments(comments: Comments, lines: readonly string[]): readonly string[] {
  const { doc, before, behind, docBehind } = comments;
  const stays = docBehind === true;
  const body = [...lines];
  const ownerLine = lines[0]?.endsWith('{') ? 0 : lines.length - 1;
  if (doc !== undefined && stays) body[ownerLine] = `${body[ownerLine]}  ## ${doc}`.trimEnd();
  if (behind !== undefined) body[lines.length - 1] = `${body[lines.length - 1]}  ${commentLine(behind)}`;
  return [...commentLines(before), ...(doc === undefined || stays ? [] : docLines(doc)), ...body];
}

function hasComments({ doc, before, behind }: Comments): boolean {
  return doc !== undefined || before.length > 0 || behind !== undefined;
}

// ── Lines ──

export function indented(lines: readonly string[], by: string = INDENT): readonly string[] {
  return lines.map((line) => (line === '' ? line : by + line));
}

interface Statement {
  readonly comments: Comments;
}

/** Returns the lines of statements, with empty lines between them where the user had some. */
export function statementLines<T extends Statement>(
  statements: readonly T[],
  trailing: readonly string[],
  print: (statement: T) => readonly string[],
): readonly string[] {
  const parts = statements.map((statement, index) => {
    const isApart = index > 0 && statement.comments.blankBefore === true;
    return [...(isApart ? [''] : []), ...withComments(statement.comments, print(statement))];
  });
  return [...parts.flat(), ...commentLines(trailing)];
}

/** Returns `head { … }`, on one line if `mayBeShort` and it fits. */
export function withBlock<T extends Statement>(
  head: string,
  statements: readonly T[],
  trailing: readonly string[],
  print: (statement: T) => readonly string[],
  mayBeShort: boolean,
): readonly string[] {
  if (statements.length === 0 && trailing.length === 0) return [`${head} {}`];
  const isPlain =
    mayBeShort && trailing.length === 0 && statements.every(({ comments }) => !hasComments(comments));
  const printed = isPlain ? statements.map(print) : [];
  if (isPlain && printed.every((lines) => lines.length === 1) && !statements.slice(1).some(isSetApart)) {
    const short = `${head} { ${printed.map(([line]) => line).join('; ')} }`;
    if (fits(short)) return [short];
  }
  return [`${head} {`, ...indented(statementLines(statements, trailing, print)), '}'];
}

/** Whether the user put an empty line before the statement, which one line could not keep. */
function isSetApart({ comments }: Statement): boolean {
  return comments.blankBefore === true;
}

/** Blocks stand in components: their lines are indented once at least. */
export function fits(line: string): boolean {
  return line.length + INDENT.length <= WIDTH;
}

/** Returns `head` and the expression, broken over several lines if one is too long. */
export function withValue(head: string, value: ExpressionSyntax, tail = ''): readonly string[] {
  const whole = `${head} ${formatExpression(value)}${tail}`;
  if (fits(whole)) return [whole];
  const [first, ...rest] = breakExpression(value);
  const lines = [`${head} ${first}`, ...filled(rest).map((line) => CONTINUATION + line)];
  return [...lines.slice(0, -1), `${lines.at(-1)}${tail}`];
}

/** Joins pieces to lines as long as fit. */
export function filled(pieces: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last === undefined ? undefined : `${last} ${piece}`;
    // `else` begins a line of its own.
    const fitsOn = joined !== undefined && fits(CONTINUATION + joined) && !piece.startsWith('else ');
    if (fitsOn) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines;
}

/** Returns `head(a = 1, b = 2)`, an argument a line if one line is too short for all. */
export function withArguments(head: string, args: readonly ArgumentSyntax[]): readonly string[] {
  if (args.length === 0) return [head];
  const texts = args.map(({ name, within, value }) => {
    const path = [...within, name].map(({ text }) => text).join('.');
    return `${path} = ${formatExpression(value)}`;
  });
  const short = `${head}(${texts.join(', ')})`;
  if (fits(short)) return [short];
  return [
    `${head}(`,
    ...texts.map((text, index) => INDENT + text + (index < texts.length - 1 ? ',' : '')),
    ')',
  ];
}

export function declaredUnit(unit: UnitSyntax | undefined): string {
  return unit === undefined ? '' : ` : ${formatUnit(unit)}`;
}
