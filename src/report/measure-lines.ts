import type { Measure, RunResult } from '../simulate/run-result.ts';
import { shortNumber } from './figures/short-number.ts';
import { textTable } from './text-table.ts';

/** Of so many cells each number is told, where the line is wide enough. */
const FEW_CELLS = 8;

/** What stands for a number that there is none of, as of the first spike of a silent cell. */
const NONE = 'none';

function numberText(value: number): string {
  return Number.isNaN(value) ? NONE : shortNumber(value);
}

function unitText(unit: string): string {
  return unit === '1' ? '' : unit;
}

/** Returns columns two blanks apart, numbers to the right. */
function table(rows: readonly (readonly string[])[], numbers: number, columns: number): readonly string[] {
  return textTable(rows, {
    indent: '',
    columns,
    numbers: Array.from({ length: numbers }, (_, number) => number + 1),
  });
}

/** A row per measure. */
function onlyCell(measures: readonly Measure[], columns: number): readonly string[] {
  const rows = measures.map(({ name, unit, values: [value = Number.NaN] }) => [
    name,
    `${numberText(value)} ${Number.isNaN(value) ? '' : unitText(unit)}`.trimEnd(),
  ]);
  return table(rows, 0, columns);
}

/** A row per measure, a column per cell. */
function eachCell(measures: readonly Measure[], cells: number, columns: number): readonly string[] {
  const head = ['', ...Array.from({ length: cells }, (_, cell) => `cell ${cell}`)];
  const rows = measures.map(({ name, unit, values }) => [
    name,
    ...Array.from(values, numberText),
    unitText(unit),
  ]);
  return table([head, ...rows], cells, columns);
}

/** Returns mean, standard deviation (over n, as in measures of time), least and greatest. */
function statisticsOf(values: readonly number[]): readonly number[] {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / count);
  const [least, greatest] = values.reduce(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return [mean, sd, least, greatest];
}

/** A row per measure, with what its numbers are like; cells without a number are counted. */
function overCells(measures: readonly Measure[], columns: number): readonly string[] {
  const rows = measures.map(({ name, unit, values }) => {
    const there = [...values].filter((value) => !Number.isNaN(value));
    const missing = values.length - there.length;
    const numbers = there.length === 0 ? ['', '', '', ''] : statisticsOf(there).map(numberText);
    const note = missing === 0 ? '' : `of ${there.length} of ${values.length} cells`;
    return [name, ...numbers, unitText(unit), note];
  });
  return table([['', 'mean', 'sd', 'min', 'max'], ...rows], 4, columns);
}

/**
 * Returns the measures of a run in numbers: of one or few cells each, of many what they are like. None of a sweep, whose
 * numbers differ by what is swept, and which is drawn.
 */
export function measureLines(
  { measures, cells, sweep }: RunResult,
  { columns }: { readonly columns: number },
): readonly string[] {
  const all = [...measures.values()];
  if (all.length === 0 || sweep.length > 0) return [];
  if (cells === 1) return onlyCell(all, columns);
  if (cells > FEW_CELLS) return overCells(all, columns);
  const lines = eachCell(all, cells, columns);
  return lines.every((line) => line.length <= columns) ? lines : overCells(all, columns);
}
