import type { Program } from '../../ir/program.ts';
import { storageOf } from '../../ir/storage.ts';
import type { LinkableModel } from '../../runtime/layout.ts';
import { emitKernels } from './emit-kernels.ts';
import { emitScalarStep } from './emit-scalar-step.ts';
import type { EmitOptions, FunctionForm } from './kernel-context.ts';
import { type Link, linkKernels } from './link.ts';

/** A program as JavaScript. */
export interface JavaScriptCode {
  /** Returns the kernels: the text of `function link(buffer, elementary)`. */
  readonly kernels: (functions: FunctionForm) => string;
  /** Returns one step of one cell as text, for reading: the parts of it, where a driver puts it together. */
  readonly scalarStep: () => string;
  /** Runs on populations' buffers. A text is printed and compiled when the first one is linked that takes it. */
  readonly linkable: LinkableModel;
}

/**
 * Cell-steps, of all runs together, from which on functions are printed in place. About here what that saves makes up for the
 * time until V8 is done with it, for Hodgkin-Huxley by Euler's method as by rk4 (`npm run bench -- cold`).
 */
export const MANY_CELL_STEPS: number = 1 << 17;

/** Returns the program printed as JavaScript; it imports nothing and calls only the shared elementary functions. */
export function emitJavaScript(program: Program, options: EmitOptions = {}): JavaScriptCode {
  const kernels = (functions: FunctionForm): string => emitKernels(program, { ...options, functions });
  // By their texts: where a step needs no function, both forms are one.
  const links = new Map<string, Link>();
  const texts = new Map<FunctionForm, string>();
  const linkOf = (functions: FunctionForm): Link => {
    const text = texts.get(functions) ?? kernels(functions);
    const link = links.get(text) ?? linkKernels(text);
    texts.set(functions, text);
    links.set(text, link);
    return link;
  };
  let cellStepsOfAll = 0;
  return {
    kernels,
    scalarStep: () => emitScalarStep(program, options),
    linkable: {
      storage: storageOf(program),
      driver: program.driver,
      ...(program.sampled === undefined ? {} : { sampled: program.sampled }),
      link: (buffer, cellSteps = Number.POSITIVE_INFINITY) => {
        cellStepsOfAll += cellSteps;
        return linkOf(cellStepsOfAll < MANY_CELL_STEPS ? 'called' : 'in place')(buffer);
      },
      sendable: () => kernels('in place'),
    },
  };
}
