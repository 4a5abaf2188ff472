import type { Span } from '../../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, RUN } from '../../example-run.ts';
import { meant, quoted } from '../../wording.ts';

/** A name to record that the model does not have. */
export const unknownRecord: DiagnosticCode<
  [
    details: {
      name: string;
      model: string;
      purpose: 'record' | 'measure';
      suggestion?: string | undefined;
      offered: readonly string[];
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/unknown-record',
    severity: 'error',
    title: 'What is recorded is a value of the model',
    explanation:
      'State variables, named expressions, inputs and parameters can be recorded, those of parts by their qualified ' +
      'names: `sodium.m`. The same can be measured, and besides `spikes`, which are always recorded, and `intervals`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --record V`,
  },
  ({ name, model, purpose, suggestion, offered, span }) => ({
    message: `${model} has no \`${name}\` to ${purpose}.`,
    span,
    hint: meant(suggestion, offered.length === 0 ? undefined : `it has ${quoted(offered)}.`),
  }),
);

/** A text that does not say what to record. */
export const malformedRecord: DiagnosticCode<
  [details: { text: string; reason: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/malformed-record',
    severity: 'error',
    title: 'What is recorded is written as a variable and its cells',
    explanation:
      'A variable alone is recorded of all cells: `v`. Cells stand behind it in brackets, counted from 0: one, ' +
      '`sodium.m[3]`, a range with both ends, `v[0..9]`, or several, `v[0, 5, 10..12]`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --cells 10 --record "v[9..0]"`,
  },
  ({ text, reason, span, hint }) => ({
    message: `\`${text}\` ${reason}.`,
    span,
    hint: hint ?? 'write it as `v`, `v[3]`, `v[0..9]` or `v[0, 5, 10]`; cells are whole numbers from 0.',
  }),
);

/** A cell that the population does not have. */
export const noSuchCell: DiagnosticCode<[details: { cell: number; cells: number; span: Span }]> = defineCode(
  {
    code: 'run/no-such-cell',
    severity: 'error',
    title: 'Recorded cells are cells of the run',
    explanation: 'The cells of a run are numbered from 0. A range of cells includes both of its ends.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --cells 10 --record "v[0..10]"`,
  },
  ({ cell, cells, span }) => ({
    message: `There is no cell ${cell}: the run has ${cells === 1 ? 'one cell' : `${cells} cells`}.`,
    span,
    hint: cells === 1 ? 'the only cell is 0.' : `cells are numbered from 0 to ${cells - 1}.`,
  }),
);
