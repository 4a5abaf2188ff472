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
        'Lists of a network, and signals within a component, are ' +
        'reserved in the language and refused until they are built, rather than misread.',
      failing:
        'neuron Cell {\n  state v : mV = 0\n  dv/dt = -v / 10 ms\n}\n' +
        'network Two {\n  param delays : ms[] = [1 ms, 2 ms]\n  population E = Cell[2]\n}\n',
      corrected:
        'neuron Cell {\n  state v : mV = 0\n  dv/dt = -v / 10 ms\n}\nnetwork Two {\n  population E = Cell[2]\n}\n',
    },
    ({ what, span, hint }) => ({
      message: `${what} cannot be compiled by this version.`,
      span,
      hint: hint ?? 'the word is kept for a later version; leave this out until then.',
    }),
  );
