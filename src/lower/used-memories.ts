import type { Expression } from '../expr/expression.ts';
import { symbolsOf } from '../expr/reachable.ts';
import type { Store } from '../ir/program.ts';
import type { MemoryStore } from './event.ts';

/**
 * Returns the memories that are read by something besides themselves: by the other stores, or by a memory that
 * is; and those that somebody else writes. Their columns' symbols have the columns' names.
 */
export function usedMemories(
  memories: readonly MemoryStore[],
  others: readonly Store[],
  written: ReadonlySet<string> = new Set(),
): readonly MemoryStore[] {
  const byColumn = new Map(memories.map((memory) => [memory.column, memory]));
  const used = new Set<string>();
  const pending: Expression[] = others.map(({ value }) => value);
  while (pending.length > 0) {
    const read = symbolsOf(pending.splice(0));
    for (const [column, { store }] of byColumn) {
      if (!read.has(column) || used.has(column)) continue;
      used.add(column);
      pending.push(store.value);
    }
  }
  return memories.filter(({ column }) => used.has(column) || written.has(column));
}
