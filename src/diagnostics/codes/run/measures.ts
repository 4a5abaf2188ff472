import type { Span } from '../../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, RUN } from '../../example-run.ts';
import { meant, quoted } from '../../wording.ts';

/** A text that does not say what to measure. */
export const malformedMeasure: DiagnosticCode<
  [details: { text: string; reason: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/malformed-measure',
    severity: 'error',
    title: 'A measure is written as a function of what is measured',
    explanation:
      'A measure reduces each cell’s run to one number: `rate(spikes)`, `cv(intervals)`, `max(v)`. A window may follow, ' +
      '`mean(v, after 50 ms)`, and a name of its own may stand before it: `peak = max(v, after 10 ms, before 50 ms)`.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "max v"`,
  },
  ({ text, reason, span, hint }) => ({
    message: `\`${text}\` ${reason}.`,
    span,
    hint: hint ?? 'write it as `rate(spikes)`, `mean(v, after 50 ms)` or `peak = max(v, before 20 ms)`.',
  }),
);

/** A function that cannot be taken of what is measured. */
export const unknownMeasure: DiagnosticCode<
  [
    details: {
      by: string;
      /** `spikes`, `intervals`, `the variable `v``. */
      of: string;
      /** The model, where it never spikes. */
      silent?: string | undefined;
      /** What there is of that name: `rate(spikes)`. */
      instead?: string | undefined;
      suggestion?: string | undefined;
      offered: readonly string[];
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'run/unknown-measure',
    severity: 'error',
    title: 'A measure exists of what is measured',
    explanation:
      'Of `spikes` there are `rate` (in Hz, over the length of the window), `count`, and `first` and `last` (their ' +
      'times); of `intervals`, those between successive spikes, `mean sd cv min max first last`; of a variable, at every ' +
      'step of the window, `mean sd min max first last`. `sd` divides by the number of values. A model without ' +
      '`spike when` has no spikes to measure.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "rate(v)"`,
  },
  ({ by, of, silent, instead, suggestion, offered, span }) =>
    silent === undefined
      ? {
          message: `There is no \`${by}\` of ${of}.`,
          span,
          hint: meant(suggestion ?? instead, `of ${of} there are ${quoted(offered)}.`),
        }
      : {
          message: `${silent} never spikes, so there are no ${of} to measure.`,
          span,
          hint: 'say in the model when it does: `spike when v crosses 0 mV`.',
        },
);

/** A stretch of time that the run does not have. */
export const measureWindow: DiagnosticCode<
  [details: { problem: string; span: Span; hint?: string | undefined }]
> = defineCode(
  {
    code: 'run/measure-window',
    severity: 'error',
    title: 'A measure’s window lies in the run',
    explanation:
      'A window begins `after` a time and ends `before` one, each with a unit; without them it begins and ends with the ' +
      'run. The values of a variable at both ends belong to it. It must lie within the run and hold at least one step.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "max(v, after 50 ms)"`,
  },
  ({ problem, span, hint }) => ({ message: problem, span, hint }),
);

/** Two measures of one name. */
export const repeatedMeasure: DiagnosticCode<[details: { name: string; span: Span }]> = defineCode(
  {
    code: 'run/repeated-measure',
    severity: 'error',
    title: 'Each measure has a name of its own',
    explanation:
      'Measures are found by their names in the result, so that two different ones cannot have one name.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --measure "top = max(v)" --measure "top = last(v)"`,
  },
  ({ name, span }) => ({
    message: `Two measures are called \`${name}\`.`,
    span,
    note: 'the second one',
    hint: 'give one of them another name.',
  }),
);
