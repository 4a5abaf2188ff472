import type { Diagnostic, Fix } from './diagnostic.ts';
import { type ExcerptRow, excerptRows, type Mark } from './excerpt.ts';
import { type Lines, positionAt, splitLines } from './position.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';
import { printable } from './terminal-text.ts';

export interface RenderOptions {
  /** With ANSI colours; off by default. */
  readonly color?: boolean;
}

type Style = 'bold' | 'error' | 'warning' | 'gutter' | 'label' | 'hint';
type Paint = (style: Style, text: string) => string;

const ANSI: Readonly<Record<Style, string>> = {
  bold: '1',
  error: '1;31',
  warning: '1;33',
  gutter: '34',
  label: '36',
  hint: '1;32',
};

function paintWith({ color = false }: RenderOptions): Paint {
  return color
    ? (style, text) => (text === '' ? '' : `\u001b[${ANSI[style]}m${text}\u001b[0m`)
    : (_, text) => text;
}

/** A cycle of a thousand names needs no thousand places. */
const MOST_LABELS = 12;

/** Returns the text of a source; undefined if it is not known here. */
type FindLines = (source: string) => Lines | undefined;

function finderOf(sources: ReadonlyMap<string, string>): FindLines {
  const found = new Map<string, Lines>();
  return (source) => {
    const text = sources.get(source);
    if (text === undefined) return undefined;
    const lines = found.get(source) ?? splitLines(text);
    found.set(source, lines);
    return lines;
  };
}

/** Returns the marks of one diagnostic by source, the primary place's source first. */
function marksBySource(diagnostic: Diagnostic): ReadonlyMap<string, readonly Mark[]> {
  const { span, note, labels } = diagnostic;
  const marks: Mark[] = labels
    .slice(0, MOST_LABELS)
    .map((label) => ({ span: label.span, isPrimary: false, message: label.message }));
  if (span !== undefined) marks.unshift({ span, isPrimary: true, message: note });
  const bySource = new Map<string, Mark[]>();
  for (const mark of marks) {
    const group = bySource.get(mark.span.source);
    if (group === undefined) bySource.set(mark.span.source, [mark]);
    else group.push(mark);
  }
  return bySource;
}

function renderRow(row: ExcerptRow, width: number, severity: Style, paint: Paint): string {
  const gutter = (text: string): string => paint('gutter', ` ${text.padStart(width)} |`);
  switch (row.kind) {
    case 'source':
      return `${gutter(String(row.line))}${row.text.trim() === '' ? '' : ` ${row.text.trimEnd()}`}`;
    case 'underline': {
      const message = row.message === undefined ? '' : ` ${printable(row.message)}`;
      const drawn = paint(row.isPrimary ? severity : 'label', row.marks + message);
      return `${gutter('')} ${' '.repeat(row.indent)}${drawn}`;
    }
    case 'jump':
      return paint('gutter', '...');
  }
}

function saysAsMuch(hint: string | undefined, text: string): boolean {
  if (hint === undefined) return false;
  return hint.includes(`\`${text}\``) || (text.length !== 1 && hint.includes(text));
}

/** Returns a fix in words, with its place if that is not the diagnostic's; nothing if the hint says as much. */
function fixText({ span, hint }: Diagnostic, fix: Fix, lines: Lines | undefined): string | undefined {
  if (lines === undefined || saysAsMuch(hint, fix.text.trim())) return undefined;
  const old = lines.text.slice(fix.span.start, fix.span.end);
  if (old.includes('\n') || fix.text.includes('\n') || old.length + fix.text.length > 100) return fix.title;
  const isHere = fix.span.start === span?.start || fix.span.end === span?.end;
  const { line, column } = positionAt(lines, fix.span.start);
  const where = isHere ? '' : ` at ${line}:${column}`;
  if (old === '') return `insert \`${fix.text}\`${where}`;
  return fix.text === '' ? `delete \`${old}\`${where}` : `replace \`${old}\` by \`${fix.text}\`${where}`;
}

function render(diagnostic: Diagnostic, find: FindLines, paint: Paint): string {
  const { code, severity, message, labels, hint, fixes } = diagnostic;
  const head = paint(severity, `${severity}[${code}]`);
  const output = [`${head}${paint('bold', `: ${printable(message)}`)}`];
  const blocks = [...marksBySource(diagnostic)].map(([source, marks]) => {
    const lines = find(source);
    return { source, marks, lines, rows: lines === undefined ? [] : excerptRows(lines, marks) };
  });
  const numbers = blocks.flatMap(({ rows }) => rows.map((row) => (row.kind === 'source' ? row.line : 0)));
  const width = String(Math.max(1, ...numbers)).length;
  for (const [index, { source, marks, lines, rows }] of blocks.entries()) {
    const place = lines && marks[0] && positionAt(lines, marks[0].span.start);
    const where = place === undefined ? '' : `:${place.line}:${place.column}`;
    const arrow = paint('gutter', `${' '.repeat(width + 1)}${index === 0 ? '-->' : ':::'}`);
    output.push(`${arrow} ${printable(source)}${where}`);
    if (rows.length > 0) output.push(paint('gutter', `${' '.repeat(width + 2)}|`));
    for (const row of rows) output.push(renderRow(row, width, severity, paint));
  }
  if (labels.length > MOST_LABELS) output.push(`and ${labels.length - MOST_LABELS} more places`);
  if (hint !== undefined) output.push(`${paint('hint', 'hint')}: ${printable(hint)}`);
  for (const fix of fixes) {
    const text = fixText(diagnostic, fix, find(fix.span.source));
    if (text !== undefined) output.push(`${paint('hint', 'fix')}: ${printable(text)}`);
  }
  return output.join('\n');
}

/**
 * Returns a diagnostic as it is shown in a terminal: code and message, place, the marked lines of the
 * source, then how to repair it. No newline at the end. A source that is not in the map is only named.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, string>,
  options: RenderOptions = {},
): string {
  return render(diagnostic, finderOf(sources), paintWith(options));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Returns `2 errors, 1 warning`: how many there are of each; nothing for none. */
export function summarise(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : '']
    .filter((part) => part !== '')
    .join(', ');
}

/**
 * Returns all diagnostics as shown in a terminal, in the order of files and places, separated by empty
 * lines and closed by a summary line; nothing for none.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: RenderOptions = {},
): string {
  if (diagnostics.length === 0) return '';
  const [find, paint] = [finderOf(sources), paintWith(options)];
  const parts = sortDiagnostics(diagnostics).map((diagnostic) => render(diagnostic, find, paint));
  return [...parts, paint('bold', summarise(diagnostics))].join('\n\n');
}
