import type { Expression } from './expression.ts';

/** A set, or the keys of a map. */
interface Known {
  has(expression: Expression): boolean;
}

const NOTHING: Known = new Set<Expression>();

/**
 * Returns the roots and everything below them, each once, in the order of ids: operands before their users.
 * A loop over the result replaces a recursion, whatever the depth. Leaves out what is in `except`, and what
 * only that leads to.
 */
export function reachable(roots: Iterable<Expression>, except: Known = NOTHING): readonly Expression[] {
  const seen = new Set<Expression>();
  const pending: Expression[] = [];
  const visit = (expression: Expression): void => {
    if (seen.has(expression) || except.has(expression)) return;
    seen.add(expression);
    pending.push(expression);
  };
  for (const root of roots) visit(root);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'apply') for (const operand of next.operands) visit(operand);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** Returns how often each expression below the roots stands as an operand or as a root. */
export function countUses(roots: Iterable<Expression>): ReadonlyMap<Expression, number> {
  const all = [...roots];
  const uses = new Map<Expression, number>();
  const count = (expression: Expression): void => {
    uses.set(expression, (uses.get(expression) ?? 0) + 1);
  };
  for (const root of all) count(root);
  for (const expression of reachable(all)) {
    if (expression.kind === 'apply') for (const operand of expression.operands) count(operand);
  }
  return uses;
}

/** Returns the names of the symbols that the expressions read. */
export function symbolsOf(roots: Iterable<Expression>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expression of reachable(roots)) if (expression.kind === 'symbol') names.add(expression.name);
  return names;
}
