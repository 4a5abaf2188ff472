import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** Something of the language that this version does not compile. */
export const unsupported: DiagnosticCode<[details: { what: string; span: Span; hint?: string | undefined }]> =
  defineCode(
    {
      code: 'language/unsupported',
      severity: 'error',
      title: 'Parts of the language that this version does not compile',
      explanation:
        'Networks, signals and population sums are ' +
        'reserved in the language and refused until they are built, rather than misread.',
      failing:
        'network Two { population E = Cell[2] }\nneuron Cell {\n  state v : mV = 0\n  dv/dt = -v / 10 ms\n}\n',
      corrected: 'neuron Cell {\n  state v : mV = 0\n  dv/dt = -v / 10 ms\n}\n',
    },
    ({ what, span, hint }) => ({
      message: `${what} cannot be compiled by this version.`,
      span,
      hint: hint ?? 'the word is kept for a later version; leave this out until then.',
    }),
  );
