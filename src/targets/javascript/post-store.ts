/** What synapses put into their postsynaptic cells. */
import { InvariantError } from '../../base/invariant.ts';
import type { KernelContext } from './kernel-context.ts';
import { usesOf } from './statements.ts';
import type { Root, ValueGraph } from './value-graph.ts';

/** Returns the line that stores a number at the postsynaptic cell, or adds it to what is there. */
export function postStore(
  context: KernelContext,
  { store: { target }, isAdded }: Root,
  text: string,
  cell: string = 'targets[cell]',
): string {
  if (target.kind !== 'post') throw new InvariantError('a store into the postsynaptic cell');
  const place = context.ends.variable({ end: 'post', from: 'column', name: target.column, when: 'now' });
  return `post$[${place} + ${cell}] ${isAdded === true ? '+=' : '='} ${text};`;
}

/**
 * Returns the graph in which roots that are the number stored there plus another, and nothing else reads either, are that
 * other, to be added: sums of two do not depend on their order.
 */
export function withAdditions(graph: ValueGraph): ValueGraph {
  const uses = usesOf(graph);
  const hints = new Map(graph.hints);
  const roots = graph.roots.map((root): Root => {
    const { target } = root.store;
    const sum = graph.values[root.value];
    if (target.kind !== 'post' || uses[root.value] !== 1) return root;
    if (sum?.kind !== 'apply' || sum.operation !== '+') return root;
    const place = sum.operands.findIndex((operand) => {
      const value = graph.values[operand];
      const end = value?.kind === 'end' ? graph.ends?.[value.end] : undefined;
      const isThere = end?.end === 'post' && end.from === 'column' && end.when === 'now';
      return isThere && end.name === target.column && uses[operand] === 1;
    });
    const other = sum.operands[1 - place];
    if (place < 0 || other === undefined) return root;
    if (!hints.has(other)) hints.set(other, `${target.column}_added`);
    return { ...root, value: other, isAdded: true };
  });
  return { ...graph, hints, roots };
}
