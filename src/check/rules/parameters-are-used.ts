import { unusedParameter } from '../../diagnostics/codes/names.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { BuiltModel } from '../build-model.ts';
import { hasRefusedBlocks } from '../has-refused-blocks.ts';

/**
 * Every parameter of a file's components is read: in the component, or by an owner in the file. One whose name was
 * meant by a misspelt one (`misspelt`) is read as soon as that is repaired.
 */
export function checkParametersUsed(
  built: readonly Omit<BuiltModel, 'model'>[],
  misspelt: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const readByOwners = new Set(
    built.flatMap(({ read }) =>
      [...read].filter((name) => name.includes('.')).map((name) => name.split('.').at(-1)),
    ),
  );
  for (const { root, read } of built) {
    // A variant has the parameters of its base, which is looked at by itself.
    if (root === undefined || root.componentName !== root.component.name.text || !root.isWhole) continue;
    if (hasRefusedBlocks(root)) continue;
    for (const { kind, name, declared } of root.entities.values()) {
      if (kind !== 'parameter' && kind !== 'list') continue;
      if (misspelt.has(name)) continue;
      if (!read.has(name) && !readByOwners.has(name)) report(unusedParameter({ name, span: declared.span }));
    }
  }
}
