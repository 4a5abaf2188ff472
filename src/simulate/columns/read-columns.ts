import { nearest } from '../../base/suggest.ts';
import { badNumber, badTable, noColumn, sameHeadings } from '../../diagnostics/codes/csv.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Rows } from './csv.ts';

/** A column's place, with what its heading says. */
export interface Heading {
  readonly index: number;
  /** Without the unit: `current` of `current (nA)`. */
  readonly name: string;
  readonly unit?: string;
  /** As it stands in the file; absent in a file without headings. */
  readonly text?: string;
}

/** A file's columns, as text. */
export interface Table {
  /** For messages. */
  readonly path: string;
  readonly headings: readonly Heading[];
  readonly hasHeader: boolean;
  readonly rows: readonly (readonly string[])[];
}

/** What others call what stands behind a column here. */
const FOREIGN_OPTION =
  /^(.*\S)\s+(?:(linear(?:ly)?|interpolate|lerp|lines?)|hold|steps?|constant|previous|zoh)$/is;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;
const HEADING = /^(.*\S)\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\]]*)\])$/s;
/** Texts that stand where a number is missing. */
const GAPS: ReadonlySet<string> = new Set([
  '',
  'nan',
  'na',
  'n/a',
  'null',
  'inf',
  '-inf',
  'infinity',
  '-infinity',
]);

/** Returns a table of a file's rows: the first is its header unless it holds nothing but numbers. */
export function makeTable(path: string, rows: Rows): Table | Diagnostic {
  if ('reason' in rows) return badTable({ path, reason: rows.reason });
  const [first] = rows;
  if (first === undefined) return badTable({ path, reason: 'it is empty' });
  const hasHeader = !first.every(isNumeric);
  const body = hasHeader ? rows.slice(1) : rows;
  if (body.length === 0) return badTable({ path, reason: 'it has a header but no rows' });
  const uneven = body.findIndex(({ length }) => length > first.length);
  if (uneven >= 0) {
    const cells = body[uneven]?.length ?? 0;
    const reason = `row ${uneven + 1} has ${cells} cells, but ${hasHeader ? 'the header' : 'the first row'} has ${first.length}`;
    const hint =
      'write numbers with a decimal point; with decimal commas, separate the cells by semicolons and turn the commas into points.';
    return badTable({ path, reason, hint });
  }
  const headings = first.map((text, index) =>
    hasHeader ? readHeading(text, index) : { index, name: `${index + 1}` },
  );
  return { path, headings, hasHeader, rows: body };
}

function isNumeric(cell: string): boolean {
  return NUMBER.test(cell) || DECIMAL_COMMA.test(cell) || GAPS.has(cell.toLowerCase());
}

/** `current (nA)` as our own files write it, `current [nA]` as others do; `v[3]` is a name. */
function readHeading(text: string, index: number): Heading {
  const [, name, round, square] = HEADING.exec(text) ?? [];
  const unit = round ?? square;
  const isPlace = square !== undefined && /^\d+$/.test(square);
  return name === undefined || unit === undefined || isPlace
    ? { index, name: text, text }
    : { index, name, unit: unit.trim(), text };
}

/** Returns the column of that heading, name, or number from 1 on. */
export function findColumn({ path, headings, hasHeader }: Table, wanted: string): Heading | Diagnostic {
  const ofHeading = headings.filter(({ text }) => text === wanted);
  const named = ofHeading.length > 0 ? ofHeading : headings.filter(({ name }) => name === wanted);
  if (named.length > 1) return severalColumns(path, wanted, named, false);
  const [exact] = named;
  const numbered = /^\d+$/.test(wanted) ? headings[Number(wanted) - 1] : undefined;
  const found = exact ?? numbered;
  if (found !== undefined) return found;
  const offered = headings.map(({ name }) => name);
  const insensitive = headings.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.name;
  const suggestion = hasHeader ? (insensitive ?? nearest(wanted, offered)) : undefined;
  const option = optionMeant(headings, wanted);
  return noColumn({ path, column: wanted, hasHeader, offered, suggestion, option });
}

/** Returns `current interpolated` for `current linear`, which is the name of no column. */
function optionMeant(headings: readonly Heading[], wanted: string): string | undefined {
  const [, column, lines] = FOREIGN_OPTION.exec(wanted) ?? [];
  const isThere = headings.some(({ name }, index) => name === column || `${index + 1}` === column);
  return isThere ? `${column} ${lines === undefined ? 'held' : 'interpolated'}` : undefined;
}

function severalColumns(
  path: string,
  column: string,
  headings: readonly Heading[],
  isTime: boolean,
): Diagnostic {
  return sameHeadings({
    path,
    column,
    headings: headings.map(({ text, name }) => text ?? name),
    numbers: headings.map(({ index }) => index + 1),
    isTime,
  });
}

/** Whether a column is named as times are. */
export function isTimes({ name, text }: Heading): boolean {
  return text !== undefined && /^(?:t|time)$/i.test(name);
}

/** Returns the column of times: `t` or `time`; undefined if there is none. */
export function findTimes({ path, headings }: Table): Heading | Diagnostic | undefined {
  const found = headings.filter(isTimes);
  return found.length > 1 ? severalColumns(path, 't', found, true) : found[0];
}

/** Rows that are read at once. */
const PIECE = 1 << 14;

/** Returns the numbers of a column, or the first cell that is none; to be interrupted. */
export function* readNumbersInPieces(
  { path, rows }: Table,
  { index, name }: Heading,
): Generator<undefined, Float64Array | Diagnostic> {
  const numbers = new Float64Array(rows.length);
  for (const [row, cells] of rows.entries()) {
    if (row % PIECE === 0) yield;
    const cell = cells[index] ?? '';
    if (!NUMBER.test(cell)) {
      const isComma = DECIMAL_COMMA.test(cell);
      return badNumber({ path, column: name, row: row + 1, cell, isComma });
    }
    numbers[row] = Number(cell);
  }
  return numbers;
}
