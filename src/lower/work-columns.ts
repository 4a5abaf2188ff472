/** What a driver and its blocks leave for each other in columns. */
import type { Expression } from '../expr/expression.ts';
import type { Column, Store } from '../ir/program.ts';

/** Returns a column of each cell that they work with. */
export function workColumn(name: string): Column {
  return { name, purpose: 'work', variability: 'cell', unit: '', isGiven: false };
}

/** Returns the store of a value into a column. */
export function toColumn(column: string, value: Expression): Store {
  return { target: { kind: 'column', column }, value };
}
