/** A text with the offsets at which its lines start, so that places are found by bisection. */
export interface Lines {
  readonly text: string;
  /** Ascending UTF-16 offsets; the first is 0. */
  readonly starts: readonly number[];
}

/** A place as editors and people count: both from 1, columns in code points (a tab is one). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Returns the text with its line starts. A line ends with `\n`. */
export function splitLines(text: string): Lines {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return { text, starts };
}

/** Returns the index from 0 of the line that holds an offset. */
export function lineIndexAt({ starts }: Lines, offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns where a line stands, from 0, without its line end (`\n` or `\r\n`). */
export function lineBounds(
  { text, starts }: Lines,
  index: number,
): { readonly start: number; readonly end: number } {
  const start = starts[index] ?? text.length;
  const next = starts[index + 1];
  let end = next === undefined ? text.length : next - 1;
  if (end > start && text[end - 1] === '\r') end--;
  return { start, end };
}

/** Returns line and column of a UTF-16 offset; offsets beyond the text are its end. */
export function positionAt(lines: Lines, offset: number): Position {
  const held = Math.max(0, Math.min(offset, lines.text.length));
  const line = lineIndexAt(lines, held);
  let column = 1;
  for (let at = lines.starts[line] ?? 0; at < held; column++) {
    at += (lines.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return { line: line + 1, column };
}
