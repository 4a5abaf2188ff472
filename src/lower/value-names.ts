/**
 * Readable names for values. Lowering makes expressions that read nothing but columns, clock and tables, so
 * that equal ones are one and derivatives can be taken; which of them the model has a name for is noted on
 * the side, and only when a block is finished do those become its `let`s.
 */

import { known } from '../base/invariant.ts';
import type { Expression } from '../expr/expression.ts';
import { rebuild } from '../expr/rebuild.ts';
import type { Block, Let, Store } from '../ir/program.ts';
import type { ProgramSymbols } from './program-symbols.ts';

export class ValueNames {
  readonly #hints = new Map<Expression, string>();

  /** Notes that a value is known as `name`, and returns it. The first name stays; leaves need none. */
  note(value: Expression, name: string): Expression {
    if (value.kind === 'apply' && !this.#hints.has(value)) this.#hints.set(value, readable(name));
    return value;
  }

  hintFor(value: Expression): string | undefined {
    return this.#hints.get(value);
  }
}

/** `sodium.m.alpha` as a name in code: `sodium_m_alpha`. */
function readable(name: string): string {
  return name.replaceAll('.', '_');
}

/** Returns the block in which every named value that the stores need is bound by a `let`, in order of ids. */
export function bindNames(symbols: ProgramSymbols, names: ValueNames, stores: readonly Store[]): Block {
  const lets: Let[] = [];
  const values = stores.map(({ value }) => value);
  const results = rebuild(symbols.pool, values, (value, original) => {
    const hint = names.hintFor(original);
    if (hint === undefined) return value;
    const local = symbols.local(hint, original.type);
    lets.push({ name: local.name, value });
    return local;
  });
  return {
    lets,
    stores: stores.map((store) => ({ ...store, value: known(results.get(store.value), 'a store’s value') })),
  };
}
