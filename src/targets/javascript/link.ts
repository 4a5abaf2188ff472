/** The one place where text becomes code. */
import { ELEMENTARY } from '../../elementary/functions.ts';
import * as tables from '../../elementary/tables.ts';
import type { Kernels } from '../../runtime/layout.ts';

/** The functions that generated code is given, by the name of their operation. */
export type ElementaryTable = Readonly<Record<string, (...operands: never[]) => number>>;

export const ELEMENTARY_TABLE: ElementaryTable = {
  ...ELEMENTARY,
  element: tables.element,
  interpolate: tables.interpolate,
  held: tables.held,
  slope: tables.slope,
  occurrences: tables.occurrences,
};

export type Link = (buffer: ArrayBufferLike) => Kernels;

/**
 * Returns the function that binds emitted kernels to a buffer. The text is the emitter's own and holds
 * nothing of a model but sanitised names, numbers and comments. Throws EvalError where a content security
 * policy forbids `new Function`: there a pack or the WASM target is needed.
 */
export function linkKernels(code: string): Link {
  // What `emitKernels` returns is a function declaration of this type.
  const factory = new Function(`${code}return link;`) as () => (
    buffer: ArrayBufferLike,
    elementary: ElementaryTable,
  ) => Kernels;
  const link = factory();
  return (buffer) => link(buffer, ELEMENTARY_TABLE);
}
