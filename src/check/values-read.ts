/** What an expression reads, by qualified name, before anything of it is checked. */
import { childrenOf } from '../syntax/children.ts';
import type { ExpressionSyntax, PathSyntax } from '../syntax/tree.ts';
import type { FunctionInScope, Scope } from './scope.ts';

/** Returns every path and the functions called in an expression; names in `hidden` are arguments. */
function pathsIn(root: ExpressionSyntax): {
  readonly paths: readonly PathSyntax[];
  readonly callees: readonly string[];
} {
  const paths: PathSyntax[] = [];
  const callees: string[] = [];
  const open: ExpressionSyntax[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'path') paths.push(next);
    if (next.kind === 'call') callees.push(next.callee.text);
    open.push(...childrenOf(next).toReversed());
  }
  return { paths, callees };
}

/**
 * Returns the qualified names of the values and lists that an expression reads, those that functions read on its
 * behalf included, in the order of the text.
 */
export function valuesRead(
  root: ExpressionSyntax,
  scope: Scope,
  listName: (list: number) => string,
): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<FunctionInScope['declaration']>();
  const open: { syntax: ExpressionSyntax; scope: Scope; hidden: ReadonlySet<string> }[] = [
    { syntax: root, scope, hidden: new Set() },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { paths, callees } = pathsIn(next.syntax);
    for (const path of paths) {
      if (path.names.length === 1 && next.hidden.has(path.names[0].text)) continue;
      const resolution = next.scope.resolve(path);
      if (resolution.kind === 'list') names.add(listName(resolution.list));
      if (resolution.kind !== 'value') continue;
      const { expression } = resolution.checked;
      if (expression.kind === 'reference') names.add(expression.name);
    }
    for (const callee of callees) {
      const own = next.scope.functionNamed(callee);
      if (own === undefined || seen.has(own.declaration)) continue;
      seen.add(own.declaration);
      const hidden = new Set(own.declaration.parameters.map(({ name }) => name.text));
      open.push({ syntax: own.declaration.value, scope: own.scope, hidden });
    }
  }
  return [...names];
}
