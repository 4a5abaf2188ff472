import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';

/**
 * Returns the parameters that are set by expressions in an order in which each can be computed: it sees what is set of
 * those that it reads, whatever the order in which they were written. Its own name reads what the model says. Or a cycle of
 * parameters that need each other. `settled` have their values already.
 */
export function settingOrder(
  model: CheckedModel,
  set: ReadonlyMap<string, readonly CheckedExpression[]>,
  settled: ReadonlySet<string>,
): { readonly order: readonly string[] } | { readonly cycle: readonly string[] } {
  const inModel = new Map(model.parameters.map(({ name, value }) => [name, value]));
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));

  /** Names of the parameters that expressions read, looking through constants with names. */
  const readBy = (expressions: readonly CheckedExpression[]): ReadonlySet<string> => {
    const read = new Set<string>();
    const waiting = [...expressions];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const part of everyPart([next])) {
        if (part.kind !== 'reference' || read.has(part.name)) continue;
        read.add(part.name);
        const value = part.to === 'definition' ? definitions.get(part.name) : undefined;
        if (value !== undefined) waiting.push(value);
      }
    }
    return read;
  };

  const needsOf = (name: string): ReadonlySet<string> => {
    if (settled.has(name)) return new Set();
    const given = set.get(name);
    const value = inModel.get(name);
    const own = value === undefined ? [] : [value];
    const needs = new Set(readBy(given ?? own));
    if (given === undefined || value === undefined || !needs.delete(name)) return needs;
    return new Set([...needs, ...readBy(own)]);
  };

  const done = new Set<string>();
  for (const start of set.keys()) {
    /** The way from `start` to where we are: each needs the next. */
    const path: { readonly name: string; readonly needs: Iterator<string> }[] = [];
    const onPath = new Set<string>();
    const enter = (name: string): void => {
      path.push({ name, needs: needsOf(name).values() });
      onPath.add(name);
    };
    if (!done.has(start)) enter(start);
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const { done: isLast, value: need } = here.needs.next();
      if (isLast === true) {
        path.pop();
        onPath.delete(here.name);
        done.add(here.name);
      } else if (onPath.has(need)) {
        const names = path.map(({ name }) => name);
        return { cycle: names.slice(names.indexOf(need)) };
      } else if (!done.has(need)) enter(need);
    }
  }
  return { order: [...done].filter((name) => set.has(name)) };
}
