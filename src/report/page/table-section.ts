import { html, type Markup } from './markup.ts';

/** A table, sentences, or both. Without heads the columns speak for themselves. */
export interface TableSection {
  readonly title: string;
  readonly heads?: readonly string[];
  /** Columns of numbers, which stand to the right. */
  readonly numbers?: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** Behind the table. */
  readonly notes?: readonly string[];
}

const EMPTY: Markup = html``;

/** What pages with such tables add to the style that all have. */
export const TABLE_STYLE = `
.number { text-align: right; font-variant-numeric: tabular-nums; }
`;

function table({ heads = [], rows, numbers = [] }: TableSection): Markup {
  if (rows.length === 0) return EMPTY;
  const isShown = (column: number): boolean => rows.some((row) => (row[column] ?? '') !== '');
  const columns = Array.from({ length: Math.max(...rows.map(({ length }) => length)) }, (_, i) => i).filter(
    isShown,
  );
  const kind = (column: number): string => (numbers.includes(column) ? 'number' : '');
  const head = columns.map(
    (column) => html`<th scope="col" class="${kind(column)}">${heads[column] ?? ''}</th>`,
  );
  const cell = (row: readonly string[], column: number): Markup =>
    column === 0
      ? html`<th scope="row">${row[column] ?? ''}</th>`
      : html`<td class="${kind(column)}">${row[column] ?? ''}</td>`;
  const lines = rows.map((row) => html`<tr>${columns.map((column) => cell(row, column))}</tr>`);
  const top = heads.length === 0 ? EMPTY : html`<thead><tr>${head}</tr></thead>`;
  return html`<div class="wide"><table>${top}<tbody>${lines}</tbody></table></div>`;
}

/** Returns a section with its title, without columns that are empty; nothing where it says nothing. */
export function tableSection(shown: TableSection): Markup {
  const { title, rows, notes = [] } = shown;
  if (rows.length === 0 && notes.length === 0) return EMPTY;
  return html`<section><h2>${title}</h2>${table(shown)}${notes.map((note) => html`<p>${note}</p>`)}</section>\n`;
}
