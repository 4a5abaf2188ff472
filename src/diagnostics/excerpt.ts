import type { Span } from '../base/span.ts';
import { type Lines, lineBounds, lineIndexAt } from './position.ts';
import { showCharacter } from './terminal-text.ts';

/** A stretch of source to underline. */
export interface Mark {
  readonly span: Span;
  /** Primary marks are drawn with `^`, others with `-`. */
  readonly isPrimary: boolean;
  /** Stands behind the underline. */
  readonly message: string | undefined;
}

/** A row of an excerpt: a source line under its number, an underline, or a jump over lines. */
export type ExcerptRow =
  | { readonly kind: 'source'; readonly line: number; readonly text: string }
  | {
      readonly kind: 'underline';
      readonly indent: number;
      readonly marks: string;
      readonly message: string | undefined;
      readonly isPrimary: boolean;
    }
  | { readonly kind: 'jump' };

/** A mark cut down to one line. */
interface LineMark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly isPrimary: boolean;
  readonly message: string | undefined;
}

/** Lines of a span that are shown before the middle is left out. */
const MOST_LINES = 4;
/** This many unmarked lines may be missing without a sign: line numbers say enough. */
const SILENT_JUMP = 5;
/** Lines longer than this (UTF-16 units) are shown as a window around the mark. */
const LONGEST_LINE = 120;
const WINDOW_BEFORE = 40;
const WINDOW = 100;

/** Returns the mark's pieces, one per line that is shown; the message goes with the last. */
function cutByLines(lines: Lines, { span, isPrimary, message }: Mark): readonly LineMark[] {
  const first = lineIndexAt(lines, span.start);
  // A span that ends at the start of a line does not reach into it.
  const last = Math.max(first, lineIndexAt(lines, Math.max(span.start, span.end - 1)));
  const shown =
    last - first < MOST_LINES
      ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
      : [first, first + 1, last];
  const pieces: LineMark[] = [];
  for (const line of shown) {
    const bounds = lineBounds(lines, line);
    const content = lines.text.slice(bounds.start, Math.min(bounds.end, bounds.start + 1000));
    const indent = line === first ? 0 : content.length - content.trimStart().length;
    const start = Math.min(Math.max(span.start, bounds.start + indent), bounds.end);
    const end = Math.max(start, Math.min(span.end, bounds.end));
    if (line === first || end > start) pieces.push({ line, start, end, isPrimary, message: undefined });
  }
  return pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, message } : piece));
}

function isHalfCharacter(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Returns what of a line is shown: all of it, or a window around the mark. */
function windowOf(lines: Lines, { line, start }: LineMark): { readonly from: number; readonly to: number } {
  const bounds = lineBounds(lines, line);
  if (bounds.end - bounds.start <= LONGEST_LINE) return { from: bounds.start, to: bounds.end };
  const latest = bounds.end - WINDOW;
  let from = Math.max(bounds.start, Math.min(start - WINDOW_BEFORE, latest));
  let to = Math.min(bounds.end, from + WINDOW);
  if (isHalfCharacter(lines.text, from)) from--;
  if (isHalfCharacter(lines.text, to)) to--;
  return { from, to };
}

/** Returns the shown text of a line and the terminal columns at which the mark begins and ends. */
function drawLine(
  lines: Lines,
  mark: LineMark,
): { readonly text: string; readonly begin: number; readonly end: number } {
  const bounds = lineBounds(lines, mark.line);
  const { from, to } = windowOf(lines, mark);
  let text = from > bounds.start ? '… ' : '';
  let column = text.length;
  let begin: number | undefined;
  let end: number | undefined;
  let at = from;
  for (const character of lines.text.slice(from, to)) {
    if (begin === undefined && at >= mark.start) begin = column;
    if (end === undefined && at >= mark.end) end = column;
    const cell = showCharacter(character, column);
    text += cell.text;
    column += cell.width;
    at += character.length;
  }
  begin ??= column;
  end ??= column;
  return { text: to < bounds.end ? `${text} …` : text, begin, end: Math.max(end, begin + 1) };
}

function isLong(lines: Lines, line: number): boolean {
  const bounds = lineBounds(lines, line);
  return bounds.end - bounds.start > LONGEST_LINE;
}

/**
 * Returns the rows that show marks in one text, in the order of the text: each line once, under it one
 * underline per mark. A very long line is shown again for each mark, as a window around it.
 */
export function excerptRows(lines: Lines, marks: readonly Mark[]): readonly ExcerptRow[] {
  const pieces = marks
    .flatMap((mark) => cutByLines(lines, mark))
    .toSorted((a, b) => a.line - b.line || a.start - b.start || a.end - b.end);
  const rows: ExcerptRow[] = [];
  let previous: number | undefined;
  for (const piece of pieces) {
    const drawn = drawLine(lines, piece);
    if (previous !== undefined && piece.line - previous > SILENT_JUMP + 1) rows.push({ kind: 'jump' });
    if (previous !== piece.line || isLong(lines, piece.line)) {
      rows.push({ kind: 'source', line: piece.line + 1, text: drawn.text });
    }
    rows.push({
      kind: 'underline',
      indent: drawn.begin,
      marks: (piece.isPrimary ? '^' : '-').repeat(drawn.end - drawn.begin),
      message: piece.message,
      isPrimary: piece.isPrimary,
    });
    previous = piece.line;
  }
  return rows;
}
