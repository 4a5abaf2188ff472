import { unusedParameter } from '../../diagnostics/codes/names.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { BuiltModel } from '../build-model.ts';

/** Every parameter of a file's components is read: in the component, or by an owner in the file. */
export function checkParametersUsed(
  built: readonly BuiltModel[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const read = new Set<string>();
  for (const { root, read: names } of built) {
    if (root === undefined) continue;
    for (const instance of [root]) {
      for (const name of names) read.add(keyOf(instance.component.name.span.start, name));
    }
  }
  const readThroughParts = new Set(
    built.flatMap(({ read: names }) =>
      [...names].filter((name) => name.includes('.')).map((name) => name.split('.').at(-1)),
    ),
  );
  const seen = new Set<number>();
  for (const { root } of built) {
    if (root === undefined || seen.has(root.component.span.start)) continue;
    seen.add(root.component.span.start);
    // A statement that could not be read may have used it.
    if (root.component.statements.some(({ kind }) => kind === 'unsupported')) continue;
    for (const { kind, name, declared } of root.entities.values()) {
      if (kind !== 'parameter' && kind !== 'list') continue;
      if (read.has(keyOf(root.component.name.span.start, name)) || readThroughParts.has(name)) continue;
      report(unusedParameter({ name, span: declared.span }));
    }
  }
}

function keyOf(component: number, name: string): string {
  return `${component} ${name}`;
}
