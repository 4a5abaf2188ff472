import type { Program } from '../../ir/program.ts';
import { rangedStates } from '../../ir/ranged-states.ts';
import type { LinkableModel } from '../../runtime/layout.ts';
import { emitKernels } from './emit-kernels.ts';
import { emitScalarStep } from './emit-scalar-step.ts';
import type { EmitOptions } from './kernel-context.ts';
import { type Link, linkKernels } from './link.ts';

/** A program as JavaScript. */
export interface JavaScriptCode {
  /** The kernels: the text of `function link(buffer, elementary)`. */
  readonly kernels: string;
  /** Returns one step of one cell as text, for reading. */
  readonly scalarStep: () => string;
  /** Runs on populations' buffers. The text is compiled when the first one is linked. */
  readonly linkable: LinkableModel;
}

/** Returns the program printed as JavaScript; it imports nothing and calls only the shared elementary functions. */
export function emitJavaScript(program: Program, options: EmitOptions = {}): JavaScriptCode {
  const kernels = emitKernels(program, options);
  let link: Link | undefined;
  return {
    kernels,
    scalarStep: () => emitScalarStep(program, options),
    linkable: {
      storage: {
        columns: program.columns.map(({ name, variability }) => ({ name, variability })),
        tables: program.tables.map(({ name, length, datesOf }) => ({
          name,
          length,
          ...(datesOf === undefined ? {} : { datesOf }),
        })),
        records: program.records,
        ranged: rangedStates(program),
      },
      link: (buffer) => {
        link ??= linkKernels(kernels);
        return link(buffer);
      },
    },
  };
}
