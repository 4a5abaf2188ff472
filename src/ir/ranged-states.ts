import type { Program } from './program.ts';

/** Returns the states whose range the program watches, in the order in which the kernels report them. */
export function rangedStates({ blocks }: Program): readonly string[] {
  const stores = [...blocks.stop.stores, ...blocks.event.stores];
  return stores.flatMap(({ target }) => (target.kind === 'outOfRange' ? [target.column] : []));
}
