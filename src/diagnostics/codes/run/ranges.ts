import type { Span } from '../../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../../define-code.ts';
import { CELL, RUN } from '../../example-run.ts';
import { inCell } from '../../wording.ts';

/** A value that is not within the range which its declaration states. */
export const outsideRange: DiagnosticCode<
  [
    details: {
      name: string;
      value: string;
      /** `from 0 to 1`, `of 0 mV or more`. */
      range: string;
      declared: Span;
      cell?: number | undefined;
    },
  ]
> = defineCode(
  {
    code: 'run/outside-range',
    severity: 'error',
    title: 'Values set from outside lie in their declared range',
    explanation:
      'A declaration may state the range in which the model makes sense: `param tau = 10 ms in [1 ms, 50 ms]`. ' +
      'A value that is set from outside must lie in it, both ends included.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} --set "tau = 100 ms"`,
  },
  ({ name, value, range, declared, cell }) => ({
    message: `\`${name}\` is set to ${value}${inCell(cell)}, outside its range ${range}.`,
    span: declared,
    note: 'the range is declared here',
    hint: `set it to a value ${range}.`,
  }),
);

/** A value computed from those that were set that is not within its range. */
export const derivedOutsideRange: DiagnosticCode<
  [
    details: {
      name: string;
      what: 'parameter' | 'input' | 'initial value';
      value: string;
      /** `from 0 to 1`, `of 0 mV or more`. */
      range: string;
      span: Span;
      declared: Span;
      cell?: number | undefined;
    },
  ]
> = defineCode(
  {
    code: 'run/derived-outside-range',
    severity: 'error',
    title: 'What follows from the values of a run lies in its declared range',
    explanation:
      'A parameter, a constant input or an initial value may be computed from others. Its declared range holds for what ' +
      'comes out with the values of this run, as it holds for a value that is set. The range of an input holds for ' +
      'constants only: a stimulus that changes during the run may leave it.',
    failing:
      'neuron Cell {\n  param a = 1\n  param b = 2 * a in [0, 3]\n  state v = 0.5\n  dv/dt = -b * v / 10 ms\n}\n',
    corrected:
      'neuron Cell {\n  param a = 1 in [0, 1.5]\n  param b = 2 * a in [0, 3]\n  state v = 0.5\n  dv/dt = -b * v / 10 ms\n}\n',
    command: `${RUN} --set "a = 100"`,
  },
  ({ name, what, value, range, span, declared, cell }) => ({
    message: `The ${what}${what === 'initial value' ? ' of' : ''} \`${name}\` comes to ${value}${inCell(cell)}, outside its range ${range}.`,
    span,
    note: `this is ${value}`,
    labels: [{ span: declared, message: 'the range is declared here' }],
    hint: 'set what it is computed from so that it lies in its range.',
  }),
);

/** A state that its equation took out of its range. */
export const leftRange: DiagnosticCode<[details: { state: string; range: string; span: Span }]> = defineCode(
  {
    code: 'run/left-range',
    severity: 'warning',
    title: 'Equations keep state variables in their range',
    explanation:
      'A range clamps what events assign to a state variable; an equation is not clamped, as that would change the ' +
      'model silently. That it left the range is reported once per run. Often the step is too long, or a value was set ' +
      'for which the equation is not meant.',
    failing: 'neuron Cell {\n  state w = 0.9 in [0, 1]\n  dw/dt = (2 - w) / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state w = 0.9 in [0, 1]\n  dw/dt = (1 - w) / 10 ms\n}\n',
    command: RUN,
  },
  ({ state, range, span }) => ({
    message: `The equation of \`${state}\` took it out of its range ${range}.`,
    span,
    note: 'this equation',
    hint: 'take a shorter step, or check the values that were set.',
  }),
);
