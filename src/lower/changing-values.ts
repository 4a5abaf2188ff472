import { InvariantError } from '../base/invariant.ts';
import type { Expression } from '../expr/expression.ts';
import type { Values } from './environment.ts';

/** Values that a block of statements changes, over those that it found. */
export class ChangingValues implements Values {
  readonly #before: Values;
  readonly #changed = new Map<string, Expression>();

  constructor(before: Values) {
    this.#before = before;
  }

  get(name: string): Expression | undefined {
    return this.#changed.get(name) ?? this.#before.get(name);
  }

  /** The value of a name that must have one. */
  known(name: string): Expression {
    const value = this.get(name);
    if (value === undefined) throw new InvariantError(`missing value of ${name}`);
    return value;
  }

  set(name: string, value: Expression): void {
    this.#changed.set(name, value);
  }

  /** Names whose value was set here. */
  changed(): Iterable<string> {
    return this.#changed.keys();
  }
}
