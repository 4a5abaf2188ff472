/** Columns of a file as what a run takes: samples of an input, or numbers in the declared unit. */
import { columnUnit, noTimes, notSamples } from '../../diagnostics/codes/csv.ts';
import { samplesUnit } from '../../diagnostics/codes/samples.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { inTurns, type Stopwatch, startStopwatch } from '../../runtime/turns.ts';
import { describeDimension } from '../../units/describe-dimension.ts';
import { isDimensionless, sameDimension } from '../../units/dimension.ts';
import { toUnitNumbers } from '../../units/system-numbers.ts';
import { ONE_UNIT, sameUnit, type Unit } from '../../units/unit.ts';
import { readUnitText } from '../read-unit-text.ts';
import type { Samples } from '../run-options.ts';
import type { FileValue } from './file-value.ts';
import {
  findColumn,
  findTimes,
  type Heading,
  isTimes,
  makeTable,
  readNumbersInPieces,
  type Table,
} from './read-columns.ts';

/** What is set from a file: an input, a parameter, an initial value or a list, with its declared unit. */
export interface Receiver {
  readonly name: string;
  readonly unit: Unit;
}

/** Returns the names of a file's columns, without that of times; none of a file that is no table. */
export async function columnNames(path: string, text: string): Promise<readonly string[]> {
  const table = await readTable({ path, column: '' }, text);
  if ('code' in table) return [];
  return table.headings.filter((heading) => !isTimes(heading)).map(({ name }) => name);
}

/** Returns the samples of an input that stand in a file of that text. */
export async function readFileSamples(
  receiver: Receiver,
  value: FileValue,
  text: string,
): Promise<{ readonly samples?: Samples; readonly diagnostics: readonly Diagnostic[] }> {
  const stopwatch = startStopwatch();
  const table = await readTable(value, text, stopwatch);
  if ('code' in table) return { diagnostics: [table] };
  const read = await inTurns(readColumn(receiver, value, table), stopwatch);
  const times = await inTurns(readTimes(value, table), stopwatch);
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
  const stopwatch = startStopwatch();
  const table = await readTable(value, text, stopwatch);
  if ('code' in table) return { diagnostics: [table] };
  const read = await inTurns(readColumn(receiver, value, table), stopwatch);
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

async function readTable(
  { path }: FileValue,
  text: string,
  stopwatch: Stopwatch = startStopwatch(),
): Promise<Table | Diagnostic> {
  const { readRowsInPieces } = await import('./csv.ts');
  return makeTable(path, await inTurns(readRowsInPieces(text), stopwatch));
}

function* readColumn(
  receiver: Receiver,
  value: FileValue,
  table: Table,
): Generator<undefined, { readonly numbers: Float64Array; readonly unit: Unit } | Diagnostic> {
  const column = findColumn(table, value.column);
  if ('code' in column) return column;
  const unit = unitOf(receiver, value, column);
  if ('code' in unit) return unit;
  const numbers = yield* readNumbersInPieces(table, column);
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

function* readTimes(
  { path, column, every }: FileValue,
  table: Table,
): Generator<undefined, Pick<Samples, 'times' | 'timeUnit'> | Diagnostic> {
  if (every !== undefined) return { times: every };
  const heading = findTimes(table);
  if (heading === undefined) return noTimes({ path, column });
  if ('code' in heading) return heading;
  const { unit, name } = heading;
  if (unit === undefined) return columnUnit({ path, column: name, unit: 'ms', isTime: true });
  const numbers = yield* readNumbersInPieces(table, heading);
  return 'code' in numbers ? numbers : { times: numbers, timeUnit: unit };
}
