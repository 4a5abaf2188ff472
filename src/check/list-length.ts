import type { List } from './checked-model.ts';

/** Returns how many entries a list has, whether the model writes them or a run was given them. */
export function listLength({ elements, given }: Pick<List, 'elements' | 'given'>): number {
  return given?.length ?? elements.length;
}
