/** How many parts a component would have and how deep they lie, found without making one of them. */
import type { ComponentSyntax } from '../syntax/tree.ts';
import { followVariants } from './find-component.ts';
import type { LoadedFile } from './load-files.ts';

export interface PartsExtent {
  /** The component itself and all its parts, parts of parts counted. */
  readonly parts: number;
  /** How many parts within parts lie inside each other; 0 without parts. */
  readonly depth: number;
}

interface Place {
  readonly component: ComponentSyntax;
  readonly file: LoadedFile;
}

/**
 * Returns the extent of a component, each component that it uses measured once; `known` remembers them for the next
 * call. What a circle leads back to counts nothing, as its parts are not made either.
 */
export function measureParts(root: Place, known: Map<ComponentSyntax, PartsExtent>): PartsExtent {
  const entered = new Set<ComponentSyntax>();
  // Chains of components may be as long as the text, so this is no recursion.
  const open: Place[] = [root];
  for (let place = open.at(-1); place !== undefined; place = open.at(-1)) {
    const { component } = place;
    if (known.has(component)) {
      open.pop();
      continue;
    }
    const used = partsOf(place);
    if (!entered.has(component)) {
      entered.add(component);
      open.push(...used.filter((part) => !known.has(part.component) && !entered.has(part.component)));
      continue;
    }
    open.pop();
    let [parts, depth] = [1, 0];
    for (const part of used) {
      const extent = known.get(part.component) ?? { parts: 0, depth: -1 };
      parts += extent.parts;
      depth = Math.max(depth, extent.depth + 1);
    }
    known.set(component, { parts, depth });
  }
  return known.get(root.component) ?? { parts: 1, depth: 0 };
}

function partsOf({ component, file }: Place): readonly Place[] {
  return component.statements.flatMap((statement) => {
    if (statement.kind !== 'use') return [];
    const used = file.names.get(statement.component.text);
    const kind = used?.declaration.kind;
    if (used === undefined || (kind !== 'component' && kind !== 'variant')) return [];
    // What is wrong with a variant is told when its part is made.
    return followVariants(used.declaration, used.file, () => {}) ?? [];
  });
}
