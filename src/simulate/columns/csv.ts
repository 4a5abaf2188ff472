/** The door to csv-parse. Cut a text into rows of cells: quotes, line ends, byte order mark and separators are its business. */
import { CsvError, parse } from 'csv-parse/sync';

/** Rows of cells, or why the text has none. */
export type Rows = readonly (readonly string[])[] | { readonly reason: string };

/** Characters that are cut at once: some milliseconds. */
const PIECE = 1 << 16;

/** Returns the rows of a text; empty lines and lines that begin with `#` are left out. To be interrupted. */
export function* readRowsInPieces(text: string): Generator<undefined, Rows> {
  const separator = separatorOf(text);
  // Within quotes a line may end and the row go on.
  if (text.includes('"')) return readRows(text, separator);
  const rows: (readonly string[])[] = [];
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  for (let start = 0; start < text.length; ) {
    if (start > 0) yield;
    const end = text.indexOf(lineEnd, start + PIECE) + 1 || text.length;
    const read = readRows(text.slice(start, end), separator);
    if ('reason' in read) return read;
    for (const row of read) rows.push(row);
    start = end;
  }
  return rows;
}

function readRows(text: string, separator: string): Rows {
  try {
    return parse(text, {
      bom: true,
      delimiter: separator,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      comment: '#',
      comment_no_infix: true,
    });
  } catch (error) {
    if (error instanceof CsvError) return { reason: error.message };
    throw error;
  }
}

const SEPARATORS = [';', '\t', ','] as const;

/** Returns what separates the cells: of semicolons, tabs and commas the first that stands outside of quotes in the first lines. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 10_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .slice(0, 2)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''));
  return SEPARATORS.find((separator) => lines.some((line) => line.includes(separator))) ?? ',';
}
