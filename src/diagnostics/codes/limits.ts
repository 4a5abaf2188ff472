import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** How many parts a model may have, parts of parts counted. */
export const MOST_PARTS = 10_000;

/** How many parts all models of a file may have together: each of its components is checked as a whole model. */
export const MOST_PARTS_OF_FILE = 100_000;

/** How deep parts may be nested, and variants be variants of variants. */
export const DEEPEST_PARTS = 100;

/** A model with more parts than can be compiled. */
export const tooManyParts: DiagnosticCode<
  [details: { component: string; span: Span; of: 'model' | 'file' }]
> = defineCode(
  {
    code: 'limits/too-many-parts',
    severity: 'error',
    title: `A model has at most ${MOST_PARTS} parts`,
    explanation:
      'Parts are copied into their owner, parts of parts too, so that components which use each other twice grow as ' +
      'the powers of two. Use fewer parts, or make them cells of a population.',
    failing: [
      'pool P0 {\n  state c = 1\n  dc/dt = -c / 1 ms\n}',
      ...Array.from(
        { length: 14 },
        (_, i) => `pool P${i + 1} {\n  use a = P${i}\n  use b = P${i}\n  output c = a.c + b.c\n}`,
      ),
      '',
    ].join('\n'),
    corrected:
      'pool P0 {\n  state c = 1\n  dc/dt = -c / 1 ms\n}\npool P1 {\n  use a = P0\n  use b = P0\n  output c = a.c + b.c\n}\n',
  },
  ({ component, span, of }) => ({
    message:
      of === 'model'
        ? `\`${component}\` has more than ${MOST_PARTS} parts, counting parts of parts.`
        : `The components of this file up to \`${component}\` have more than ${MOST_PARTS_OF_FILE} parts together.`,
    span,
    hint: of === 'model' ? 'use fewer parts.' : 'use fewer parts, or put some components into other files.',
  }),
);

/** Parts within parts, or variants of variants, without end in sight. */
export const tooDeepParts: DiagnosticCode<[details: { component: string; span: Span; what: string }]> =
  defineCode(
    {
      code: 'limits/too-deep-parts',
      severity: 'error',
      title: `Parts are nested at most ${DEEPEST_PARTS} deep`,
      explanation:
        'A part may have parts, and a variant may be a variant of a variant, but not without end. Components that ' +
        'only pass something on to the next can be left out.',
      failing: [
        'pool P0 {\n  state c = 1\n  dc/dt = -c / 1 ms\n}',
        ...Array.from(
          { length: 101 },
          (_, i) => `pool P${i + 1} {\n  use inner = P${i}\n  output c = inner.c\n}`,
        ),
        '',
      ].join('\n'),
      corrected:
        'pool P0 {\n  state c = 1\n  dc/dt = -c / 1 ms\n}\npool P1 {\n  use inner = P0\n  output c = inner.c\n}\n',
    },
    ({ component, span, what }) => ({
      message: `\`${component}\` has ${what} more than ${DEEPEST_PARTS} deep.`,
      span,
      hint: 'leave some of them out.',
    }),
  );

/** A number that float64 cannot hold. */
export const numberOutOfRange: DiagnosticCode<[details: { text: string; isLarge: boolean; span: Span }]> =
  defineCode(
    {
      code: 'limits/number-range',
      severity: 'error',
      title: 'Numbers lie between 1e-323 and 1.7e308',
      explanation:
        'Models compute with numbers of 64 bits, in units that keep the numbers of the model. A larger number would ' +
        'become infinite, a smaller one 0. Without end is written `infinity`.',
      failing: 'neuron Cell {\n  state v = 1e999\n  dv/dt = -v / 10 ms\n}\n',
      corrected: 'neuron Cell {\n  state v = 1e99\n  dv/dt = -v / 10 ms\n}\n',
    },
    ({ text, isLarge, span }) => ({
      message: `\`${text}\` is too ${isLarge ? 'large' : 'small'} to compute with.`,
      span,
      hint: isLarge
        ? 'write `infinity` if there is no bound.'
        : 'write `0`, or choose a unit in which it is larger.',
    }),
  );

/** Functions that unfold to more than can be compiled. */
export const modelTooLarge: DiagnosticCode<[details: { what: string; span: Span }]> = defineCode(
  {
    code: 'limits/too-large',
    severity: 'error',
    title: 'Functions unfold to a bounded formula',
    explanation:
      'A function is written out where it is called. Functions that call each other several times in one formula grow ' +
      'as the powers of two: give what is needed twice a name in the component, and pass that.',
    failing: [
      'function f0(x) = x + 1',
      ...Array.from({ length: 24 }, (_, i) => `function f${i + 1}(x) = f${i}(x) * f${i}(x + 1)`),
      'neuron Cell {\n  state v = 0\n  dv/dt = f24(v) / 1 ms\n}\n',
    ].join('\n'),
    corrected: 'function f(x) = x + 1\nneuron Cell {\n  state v = 0\n  dv/dt = f(v) * f(v) / 1 ms\n}\n',
  },
  ({ what, span }) => ({
    message: `${what}.`,
    span,
    hint: 'give what is needed several times a name of its own.',
  }),
);
