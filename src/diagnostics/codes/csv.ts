import { type DiagnosticCode, defineCode } from '../define-code.ts';
import { quoted } from '../wording.ts';

const CELL =
  'neuron Cell {\n  param C = 100 pF\n  input I : nA = 0\n  state v : mV = 0\n  dv/dt = I / C\n}\n';
const RUN = 'axode run model.axo --for 10ms --dt 0.1ms';

/** A column that a file does not have. */
export const noColumn: DiagnosticCode<
  [
    details: {
      path: string;
      column: string;
      hasHeader: boolean;
      offered: readonly string[];
      suggestion?: string | undefined;
      /** How the option was likely meant that stands behind a name: `current interpolated`. */
      option?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'csv/column',
    severity: 'error',
    title: 'A value names a column of its file',
    explanation:
      'Behind the colon stands the name of a column as the header of the file writes it, without its unit, or the number of ' +
      'a column: `noise.csv:current`, `noise.csv:2`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = noise.csv:curent"`,
  },
  ({ path, column, hasHeader, offered, suggestion, option }) => ({
    message: hasHeader
      ? `${path} has no column \`${column}\`.`
      : `${path} has no header and ${offered.length === 1 ? '1 column' : `${offered.length} columns`}, none of them \`${column}\`.`,
    hint:
      option !== undefined
        ? `write \`${path}:${option}\`: behind a column stands \`held\` or \`interpolated\`.`
        : suggestion !== undefined
          ? `did you mean \`${suggestion}\`?`
          : hasHeader
            ? `it has ${quoted(offered)}.`
            : `name one by its number, \`${path}:1\`.`,
  }),
);

/** A file where a column of it is meant. */
export const columnForgotten: DiagnosticCode<
  [details: { name: string; path: string; offered: readonly string[]; rest: string }]
> = defineCode(
  {
    code: 'csv/no-column',
    severity: 'error',
    title: 'A file is named with one of its columns',
    explanation:
      'A table may have many columns, so which of them is meant stands behind a colon: `noise.csv:current`. Its name is that ' +
      'in the header, without the unit; a file without a header counts its columns, `noise.csv:1`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = noise.csv"`,
  },
  ({ name, path, offered, rest }) => ({
    message: `\`${name}\` is given a file, ${path}, but no column of it.`,
    hint: `name a column: ${quoted((offered.length === 0 ? ['1'] : offered).map((column) => `${name} = ${path}:${column}${rest}`))}.`,
  }),
);

/** A name that several columns of a file have. */
export const sameHeadings: DiagnosticCode<
  [
    details: {
      path: string;
      column: string;
      headings: readonly string[];
      numbers: readonly number[];
      isTime: boolean;
    },
  ]
> = defineCode(
  {
    code: 'csv/same-headings',
    severity: 'error',
    title: 'A column is named so that no other is meant',
    explanation:
      'Where several columns have the name that was asked for, nothing says which of them is meant. A column can be named by its ' +
      'whole heading, `noise.csv:current (nA)`, or by its number, `noise.csv:2`; of times there is one column.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = twice.csv:current"`,
  },
  ({ path, column, headings, numbers, isTime }) => ({
    message: `${path} has ${numbers.length} columns ${isTime ? 'of times' : `\`${column}\``}: ${numbers
      .map((number, index) => `\`${headings[index] ?? ''}\` is number ${number}`)
      .join(', ')}.`,
    hint: isTime
      ? 'keep one column of times, or give the others another name.'
      : `name one by its number, \`${path}:${numbers[0] ?? 1}\`.`,
  }),
);

/** A cell that is no number. */
export const badNumber: DiagnosticCode<
  [details: { path: string; column: string; row: number; cell: string; isComma: boolean }]
> = defineCode(
  {
    code: 'csv/number',
    severity: 'error',
    title: 'The cells of a column are numbers',
    explanation:
      'A column that is read holds one finite number in each row, with a decimal point: `0.5`, `-1.2e-3`. Rows are counted ' +
      'without the header, empty lines and lines that begin with `#`. Leave out rows in which nothing was measured.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = gaps.csv:current"`,
  },
  ({ path, column, row, cell, isComma }) => ({
    message:
      cell === ''
        ? `${path} has no number in row ${row} of the column \`${column}\`.`
        : `${path} has \`${cell.slice(0, 40)}\` in row ${row} of the column \`${column}\`, which ${isComma ? 'has a decimal comma' : 'is no number'}.`,
    hint: isComma
      ? `write decimal points in the whole column: ${cell.replace(',', '.')}.`
      : 'give every row a finite number, or leave the row out.',
  }),
);

/** A column whose unit is not known, or said twice. */
export const columnUnit: DiagnosticCode<
  [
    details: {
      path: string;
      column: string;
      unit: string;
      header?: string | undefined;
      asked?: string | undefined;
      isTime?: boolean | undefined;
    },
  ]
> = defineCode(
  {
    code: 'csv/unit',
    severity: 'error',
    title: 'The unit of a column is said once',
    explanation:
      'Numbers in a file have no unit of their own. It stands in the header, `current (nA)` or `current [nA]`, or behind the ' +
      'column where it is read, `noise.csv:current [nA]`; where both say it, they say the same. Only what is a plain number in ' +
      'the model needs none.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = unknown-unit.csv:current"`,
  },
  ({ path, column, unit, header, asked, isTime = false }) => ({
    message:
      header !== undefined && asked !== undefined
        ? `The header of ${path} says that \`${column}\` is in \`${header}\`, but \`[${asked}]\` was asked for.`
        : `The unit of the column \`${column}\` of ${path} is not known.`,
    hint:
      header !== undefined
        ? 'leave the unit away, or correct the header.'
        : isTime
          ? `write it in the header, \`${column} (${unit})\`, or say how far the rows lie apart: \`every 0.1 ms\`.`
          : `write it behind the column, \`${path}:${column} [${unit}]\`, or in the header, \`${column} (${unit})\`.`,
  }),
);

/** Samples without times. */
export const noTimes: DiagnosticCode<[details: { path: string; column: string }]> = defineCode(
  {
    code: 'csv/time',
    severity: 'error',
    title: 'It is known when samples were taken',
    explanation:
      'A stimulus from a file needs times: a column `t` or `time` with its unit in the header, `t (ms)`, or how far the rows ' +
      'lie apart, `noise.csv:current [nA] every 0.1 ms`; the first row then stands at 0.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = untimed.csv:current [nA]"`,
  },
  ({ path, column }) => ({
    message: `${path} has no column of times.`,
    hint: `name one \`t (ms)\`, or say how far the rows lie apart: \`${path}:${column} every 0.1 ms\`.`,
  }),
);

/** A text that is no table. */
export const badTable: DiagnosticCode<
  [details: { path: string; reason: string; hint?: string | undefined }]
> = defineCode(
  {
    code: 'csv/table',
    severity: 'error',
    title: 'A file of values is a table',
    explanation:
      'Values are read from text files with a row for each sample or cell, the cells separated by commas, semicolons or tabs, ' +
      'with or without a header. Texts with separators in them stand in double quotes.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --input "I = empty.csv:current [nA] every 0.1 ms"`,
  },
  ({ path, reason, hint }) => ({
    message: `${path} cannot be read as a table: ${reason}.`,
    hint: hint ?? 'save it as CSV: a header, then one row for each sample.',
  }),
);

/** What only samples take, asked of a constant. */
export const notSamples: DiagnosticCode<[details: { name: string; option: string }]> = defineCode(
  {
    code: 'csv/constant',
    severity: 'error',
    title: 'Only stimuli follow rows in time',
    explanation:
      'For an input the rows of a file are times. For a parameter or an initial value they are cells, so there is nothing ' +
      'that could be held, interpolated or lie a time apart.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --set "C = cells.csv:capacitance [pF] every 1 ms"`,
  },
  ({ name, option }) => ({
    message: `\`${name}\` is a constant, whose rows are cells: \`${option}\` has no meaning.`,
    hint: `leave \`${option}\` away.`,
  }),
);
