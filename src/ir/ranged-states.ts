import type { Program } from './program.ts';

/** Returns the states whose range the program watches, in the order in which the kernels report them. */
export function rangedStates({ blocks }: Program): readonly string[] {
  return blocks.event.stores.flatMap(({ target }) => (target.kind === 'outOfRange' ? [target.column] : []));
}
