import type { BlockStatement } from '../checked-model.ts';
import type { CheckedSynapse } from './checked-synapse.ts';

/** Returns the inputs of the postsynaptic model that a synapse adds to, by their names there. */
export function synapticInputsOf({ onPre, onPost, couplings, ends }: CheckedSynapse): readonly string[] {
  const found = new Set(couplings.map(({ input }) => input));
  const own = new Map(
    ends.flatMap(({ name, end, of }) =>
      end === 'post' && of.kind === 'value' ? [[name, of.name] as const] : [],
    ),
  );
  const open: BlockStatement[] = [...onPre, ...onPost].flatMap(({ body }) => body);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'addToInput') found.add(own.get(next.input) ?? next.input);
    if (next.kind !== 'if') continue;
    for (const { body } of next.branches) open.push(...body);
    open.push(...next.otherwise);
  }
  return [...found];
}
