/** What an expression reads, by qualified name, before anything of it is checked. */
import { childrenOf } from '../syntax/children.ts';
import type { ExpressionSyntax, Name, PathSyntax } from '../syntax/expression-tree.ts';
import type { FunctionInScope, Resolution, Scope } from './scope.ts';

/** Returns every path and the functions called in an expression; names in `hidden` are arguments. */
function pathsIn(root: ExpressionSyntax): {
  readonly paths: readonly PathSyntax[];
  readonly callees: readonly Name[];
} {
  const paths: PathSyntax[] = [];
  const callees: Name[] = [];
  const open: ExpressionSyntax[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'path') paths.push(next);
    if (next.kind === 'call') callees.push(next.callee);
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
  const note = (resolution: Resolution): void => {
    if (resolution.kind === 'list') names.add(listName(resolution.list));
    if (resolution.kind !== 'value') return;
    const { expression } = resolution.checked;
    if (expression.kind === 'reference') names.add(expression.name);
  };
  const seen = new Set<FunctionInScope['declaration']>();
  const open: { syntax: ExpressionSyntax; scope: Scope; hidden: ReadonlySet<string> }[] = [
    { syntax: root, scope, hidden: new Set() },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { paths, callees } = pathsIn(next.syntax);
    for (const path of paths) {
      if (path.names.length === 1 && next.hidden.has(path.names[0].text)) continue;
      note(next.scope.resolve(path));
    }
    for (const callee of callees) {
      const own = next.scope.functionNamed(callee.text);
      // `g (v - E)` reads `g`, although it should have been a product.
      if (own === undefined) note(next.scope.resolve({ kind: 'path', names: [callee], span: callee.span }));
      if (own === undefined || seen.has(own.declaration)) continue;
      seen.add(own.declaration);
      const hidden = new Set(own.declaration.parameters.map(({ name }) => name.text));
      open.push({ syntax: own.declaration.value, scope: own.scope, hidden });
    }
  }
  return [...names];
}
