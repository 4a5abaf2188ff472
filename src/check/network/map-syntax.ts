import type { ExpressionSyntax, OverCellsSyntax, PathSyntax } from '../../syntax/expression-tree.ts';

/** Returns a tree in which each `sum over E of …` is the name that stands for it. Trees are plain values, so all of one are walked alike. */
export function withoutSums<Tree>(tree: Tree, nameOf: (sum: OverCellsSyntax) => PathSyntax): Tree {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    if (isSumOverPopulation(node)) return nameOf(node);
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  // Only expressions take the place of expressions.
  return walk(tree) as Tree;
}

/** Returns a tree in which paths are what stands for them. */
export function withoutPaths<Tree>(tree: Tree, inPlaceOf: (path: PathSyntax) => ExpressionSyntax): Tree {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    if (isPath(node)) return inPlaceOf(node);
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  // Only expressions take the place of expressions.
  return walk(tree) as Tree;
}

/** Returns every path of a tree. */
export function pathsOf(tree: unknown): readonly PathSyntax[] {
  const paths: PathSyntax[] = [];
  const open = [tree];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isPath(next)) paths.push(next);
    else if (!isSumOverPopulation(next)) open.push(...Object.values(next).toReversed());
  }
  return paths;
}

/** Whether there is a sum over a population in a tree. */
export function hasSums(tree: unknown): boolean {
  const open = [tree];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isSumOverPopulation(next)) return true;
    open.push(...Object.values(next));
  }
  return false;
}

/** Returns the first `sum over cells of …` of a tree. */
export function overOwnCells(tree: unknown): OverCellsSyntax | undefined {
  const open = [tree];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null || isSumOverPopulation(next)) continue;
    if (isOverCells(next)) return next;
    open.push(...Object.values(next).toReversed());
  }
  return undefined;
}

function isOverCells(node: object): node is OverCellsSyntax {
  return 'kind' in node && node.kind === 'overCells';
}

function isSumOverPopulation(node: object): node is OverCellsSyntax {
  return isOverCells(node) && node.population !== undefined;
}

function isPath(node: object): node is PathSyntax {
  return 'kind' in node && node.kind === 'path';
}
