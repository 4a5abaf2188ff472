/** Columns of a file as what a run takes: samples of an input, or numbers in the declared unit. */
import { columnUnit, noTimes, notSamples } from '../../diagnostics/codes/csv.ts';
import { samplesUnit } from '../../diagnostics/codes/samples.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { describeDimension } from '../../units/describe-dimension.ts';
import { isDimensionless, sameDimension } from '../../units/dimension.ts';
import { ONE_UNIT, sameUnit, type Unit } from '../../units/unit.ts';
import { readUnitText } from '../read-unit-text.ts';
import type { Samples } from '../run-options.ts';
import { toUnitNumbers } from '../system-numbers.ts';
import type { FileValue } from './file-value.ts';
import { findColumn, findTimes, type Heading, makeTable, readNumbers, type Table } from './read-columns.ts';

/** What is set from a file: an input, a parameter, an initial value or a list, with its declared unit. */
export interface Receiver {
  readonly name: string;
  readonly unit: Unit;
}

/** Returns the names of a file's columns, without that of times; none of a file that is no table. */
export async function columnNames(path: string, text: string): Promise<readonly string[]> {
  const table = await readTable({ path, column: '' }, text);
  if ('code' in table) return [];
  const times = findTimes(table);
  return table.headings.filter((heading) => heading !== times).map(({ name }) => name);
}

/** Returns the samples of an input that stand in a file of that text. */
export async function readFileSamples(
  receiver: Receiver,
  value: FileValue,
  text: string,
): Promise<{ readonly samples?: Samples; readonly diagnostics: readonly Diagnostic[] }> {
  const table = await readTable(value, text);
  if ('code' in table) return { diagnostics: [table] };
  const read = readColumn(receiver, value, table);
  const times = readTimes(value, table);
  const diagnostics = [read, times].flatMap((each) => ('code' in each ? [each] : []));
  if ('code' in read || 'code' in times) return { diagnostics };
  const samples: Samples = {
    values: read.numbers,
    unit: read.unit.text,
    ...times,
    between: value.between ?? 'held',
  };
  return { samples, diagnostics };
}

/** Returns the numbers that stand in a file of that text, one for each cell or entry of a list, in the declared unit. */
export async function readFileNumbers(
  receiver: Receiver,
  value: FileValue,
  text: string,
): Promise<{ readonly numbers?: Float64Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { name } = receiver;
  const option = value.between ?? (value.every === undefined ? undefined : 'every');
  if (option !== undefined) return { diagnostics: [notSamples({ name, option })] };
  const table = await readTable(value, text);
  if ('code' in table) return { diagnostics: [table] };
  const read = readColumn(receiver, value, table);
  if ('code' in read) return { diagnostics: [read] };
  if (sameDimension(read.unit.dimension, receiver.unit.dimension)) {
    return { numbers: toUnitNumbers(read.numbers, read.unit, receiver.unit), diagnostics: [] };
  }
  const [found, wanted] = [read.unit, receiver.unit].map(({ dimension }) => describeDimension(dimension));
  return {
    diagnostics: [
      samplesUnit({
        name,
        what: 'numbers',
        found: `${found}, \`${read.unit.text}\``,
        wanted: `it is ${wanted}`,
        hint: `name the unit that they have, such as \`${receiver.unit.text}\`.`,
      }),
    ],
  };
}

async function readTable({ path }: FileValue, text: string): Promise<Table | Diagnostic> {
  const { readRows } = await import('./csv.ts');
  return makeTable(path, readRows(text));
}

function readColumn(
  receiver: Receiver,
  value: FileValue,
  table: Table,
): { readonly numbers: Float64Array; readonly unit: Unit } | Diagnostic {
  const column = findColumn(table, value.column);
  if ('code' in column) return column;
  const unit = unitOf(receiver, value, column);
  if ('code' in unit) return unit;
  const numbers = readNumbers(table, column);
  return 'code' in numbers ? numbers : { numbers, unit };
}

function unitOf(
  { unit: declared }: Receiver,
  { path, unit: asked }: FileValue,
  { name: column, unit: header }: Heading,
): Unit | Diagnostic {
  const unknown = columnUnit({ path, column, unit: declared.text });
  const [ofHeader, ofAsked] = [header, asked].map((text) =>
    text === undefined ? undefined : readUnitText(text),
  );
  if (asked !== undefined) {
    if (ofAsked === undefined || 'code' in ofAsked) return ofAsked ?? unknown;
    const isOther = ofHeader !== undefined && !('code' in ofHeader) && !sameUnit(ofHeader, ofAsked);
    return isOther ? columnUnit({ path, column, unit: declared.text, header, asked }) : ofAsked;
  }
  if (header !== undefined) return ofHeader ?? unknown;
  return isDimensionless(declared.dimension) ? ONE_UNIT : unknown;
}

function readTimes(
  { path, column, every }: FileValue,
  table: Table,
): Pick<Samples, 'times' | 'timeUnit'> | Diagnostic {
  if (every !== undefined) return { times: every };
  const heading = findTimes(table);
  if (heading === undefined) return noTimes({ path, column });
  const { unit, name } = heading;
  if (unit === undefined) return columnUnit({ path, column: name, unit: 'ms', isTime: true });
  const numbers = readNumbers(table, heading);
  return 'code' in numbers ? numbers : { times: numbers, timeUnit: unit };
}
