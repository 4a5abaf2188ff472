import type { Program, Role, Store } from './program.ts';

/** Returns the states whose range the program watches, in the order in which the kernels report them. */
export function rangedStates({ blocks }: Program): readonly string[] {
  return [...blocks.stop.stores, ...blocks.event.stores].flatMap(rangedState);
}

/** Returns how many of them come before the first that the block of this role watches. */
export function firstRanged({ blocks }: Program, role: Role): number {
  return role === 'event' ? blocks.stop.stores.flatMap(rangedState).length : 0;
}

function rangedState({ target }: Store): readonly string[] {
  return target.kind === 'outOfRange' ? [target.column] : [];
}
