import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';

/** An imported file that is not there. */
export const fileNotFound: DiagnosticCode<
  [
    details: {
      path: string;
      span: Span;
      reason?: string | undefined;
      /** Of a path that there is. */
      suggestion?: string | undefined;
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'imports/not-found',
    severity: 'error',
    title: 'Imported files exist',
    explanation:
      'A path that begins with `./` or `../` is relative to the importing file; one that begins with `std/` names a ' +
      'file of the shipped library, whose ending may be left out. Files are regular text files; absolute paths would hold on one machine only.',
    failing: 'import { Leak } from "./nowhere.axo"\nneuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ path, span, reason, suggestion, hint }) => ({
    message: `The file "${path}" cannot be read.`,
    span,
    note: reason ?? 'not found',
    hint:
      suggestion === undefined
        ? (hint ?? (reason === undefined ? 'correct the path, or make the file.' : 'correct the path.'))
        : `did you mean "${suggestion}"?`,
    fixes: suggestion === undefined ? [] : [{ title: `replace by "${suggestion}"`, span, text: suggestion }],
  }),
);

/** Files that import each other. */
export const importCycle: DiagnosticCode<[details: { files: readonly string[]; span: Span }]> = defineCode(
  {
    code: 'imports/cycle',
    severity: 'error',
    title: 'Files do not import each other in a circle',
    explanation: 'Move what both files need into a third one that both import.',
    failing: 'import { Other } from "./model.axo"\nneuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
    corrected: 'neuron Cell {\n  state v = 0\n  dv/dt = -v / 10 ms\n}\n',
  },
  ({ files, span }) => ({
    message: `The files import each other: ${files.join(' → ')}.`,
    span,
    hint: 'move what both need into a file of its own.',
  }),
);

/** A name that the imported file does not declare. */
export const notExported: DiagnosticCode<
  [
    details: {
      name: string;
      path: string;
      span: Span;
      suggestion?: string | undefined;
      hint?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'imports/unknown-name',
    severity: 'error',
    title: 'Imported names are declared in the file they come from',
    explanation: 'A file offers the components, functions and constants that it declares itself.',
    failing:
      'import { Squid } from "std/channels/leak.axo"\nneuron Cell {\n  use part = Squid\n  state v : mV = 0\n  dv/dt = -v / 10 ms\n}\n',
    corrected:
      'import { Leak } from "std/channels/leak.axo"\nneuron Cell {\n  use leak = Leak\n  state v : mV = 0\n  dv/dt = -leak.i / 1 uF/cm^2\n}\n',
  },
  ({ name, path, span, suggestion, hint }) => ({
    message: `"${path}" declares no \`${name}\`.`,
    span,
    hint: suggestion === undefined ? hint : `did you mean \`${suggestion}\`?`,
    fixes:
      suggestion === undefined ? [] : [{ title: `replace by \`${suggestion}\``, span, text: suggestion }],
  }),
);
