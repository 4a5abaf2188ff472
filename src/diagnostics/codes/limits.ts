import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** How many parts a model may have, parts of parts counted. */
export const MOST_PARTS = 10_000;

/** A model with more parts than can be compiled. */
export const tooManyParts: DiagnosticCode<[details: { component: string; span: Span }]> = defineCode(
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
  ({ component, span }) => ({
    message: `\`${component}\` has more than ${MOST_PARTS} parts, counting parts of parts.`,
    span,
    hint: 'use fewer parts.',
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
