import { padTo, textWidth } from './typeset/box.ts';
import { wrapText } from './typeset/typeset.ts';

export interface TableOptions {
  readonly indent: string;
  /** How wide lines may be; the last column is broken into lines that fit. */
  readonly columns: number;
  /** Columns that stand to the right. */
  readonly numbers?: readonly number[];
}

/** A blank at which lines are not broken. */
export const UNBROKEN = '\u00a0';

/** Narrower than this the last column is not made. */
const LEAST_WIDTH = 10;

/** Returns rows as lines, their columns two blanks apart. Columns that are empty in all rows are left out. */
export function textTable(
  rows: readonly (readonly string[])[],
  { indent, columns, numbers = [] }: TableOptions,
): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, textWidth(cell));
    });
  }
  const shown = widths.flatMap((width, column) => (width === 0 ? [] : [column]));
  const last = shown.at(-1);
  const before = shown.slice(0, -1).reduce((sum, column) => sum + (widths[column] ?? 0) + 2, indent.length);
  const lastWidth = Math.max(LEAST_WIDTH, columns - before);
  return rows.flatMap((row) => {
    const cells = shown.slice(0, -1).map((column) => {
      const [cell, width] = [row[column] ?? '', widths[column] ?? 0];
      return numbers.includes(column) ? cell.padStart(width) : padTo(cell, width);
    });
    const [text = '', ...more] = wrapText(row[last ?? 0] ?? '', lastWidth);
    const first = indent + [...cells, text].join('  ');
    const lines = [first, ...more.map((line) => ' '.repeat(before) + line)];
    return lines.map((line) => line.trimEnd().replaceAll(UNBROKEN, ' '));
  });
}
