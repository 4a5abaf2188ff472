import type { TableSection } from './page/table-section.ts';
import { textTable, UNBROKEN } from './text-table.ts';
import { wrapText } from './typeset/typeset.ts';

/** A comparison in words: what `describeComparison` makes. */
export interface ComparisonWords {
  readonly verdict: string;
  readonly about: readonly string[];
  readonly sections: readonly TableSection[];
}

const INDENT = '  ';
const NARROWEST = 50;
const WIDEST = 100;

/** Numbers of a last column stand to the right too. */
function alignedLast(
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
): readonly (readonly string[])[] {
  const last = Math.max(0, ...rows.map(({ length }) => length - 1));
  if (!numbers.includes(last)) return rows;
  const width = Math.max(...rows.map((row) => row[last]?.length ?? 0));
  return rows.map((row) => [
    ...row.slice(0, last),
    (row[last] ?? '').replaceAll(' ', UNBROKEN).padStart(width, UNBROKEN),
  ]);
}

/** Returns a comparison as text for a terminal, the verdict first. */
export function renderComparison(
  { verdict, about, sections }: ComparisonWords,
  { columns = 80, isStyled = false }: { readonly columns?: number; readonly isStyled?: boolean } = {},
): string {
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST));
  const title = (text: string): string => (isStyled ? `\u001b[1m${text}\u001b[22m` : text);
  const [first = '', ...rest] = wrapText(verdict, width - INDENT.length);
  const sentences = about.flatMap((text) => ['', ...wrapText(text, width)]);
  const tables = sections.flatMap(({ title: words, heads, rows, numbers, notes = [] }) => [
    '',
    title(words),
    ...textTable(alignedLast(heads === undefined ? rows : [heads, ...rows], numbers ?? []), {
      indent: INDENT,
      columns: width,
      ...(numbers === undefined ? {} : { numbers }),
    }),
    ...notes.flatMap((note) => wrapText(note, width - INDENT.length).map((line) => `${INDENT}${line}`)),
  ]);
  return [title(first), ...rest.map((line) => `${INDENT}${line}`), ...sentences, ...tables].join('\n');
}
