/** What is the same in all turns of a loop, and is to be computed before it. */
import { usesOf } from './statements.ts';
import type { ValueGraph } from './value-graph.ts';

/** Returns the largest values that do not vary, as far as one that varies reads them: they get names. */
export function commonOperands(
  graph: ValueGraph,
  isVarying: (value: number) => boolean,
): ReadonlySet<number> {
  const uses = usesOf(graph);
  const found = new Set<number>();
  for (const [index, value] of graph.values.entries()) {
    if (uses[index] === 0 || value.kind !== 'apply' || !isVarying(index)) continue;
    for (const operand of value.operands) {
      if (graph.values[operand]?.kind === 'apply' && !isVarying(operand)) found.add(operand);
    }
  }
  return found;
}
