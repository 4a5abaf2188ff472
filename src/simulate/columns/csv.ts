/** The door to csv-parse. Cut a text into rows of cells: quotes, line ends, byte order mark and separators are its business. */
import { CsvError, parse } from 'csv-parse/sync';

/** Rows of cells, or why the text has none. */
export type Rows = readonly (readonly string[])[] | { readonly reason: string };

/** Returns the rows of a text; empty lines and lines that begin with `#` are left out. */
export function readRows(text: string): Rows {
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
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
