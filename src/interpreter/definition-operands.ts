import { known } from '../base/invariant.ts';
import type { Definition } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';

/** By a definition's name: the definitions that its value names. */
export type DefinitionOperands = (name: string) => readonly string[];

/** Returns what each definition names, found when first asked for. */
export function definitionOperands(definitions: ReadonlyMap<string, Definition>): DefinitionOperands {
  const found = new Map<string, readonly string[]>();
  return (name) => {
    const already = found.get(name);
    if (already !== undefined) return already;
    const names = new Set<string>();
    for (const part of everyPart([known(definitions.get(name), `definition ${name}`).value])) {
      if (part.kind === 'reference' && part.to === 'definition') names.add(part.name);
    }
    const result = [...names];
    found.set(name, result);
    return result;
  };
}
