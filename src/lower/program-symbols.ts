import type { Expression, ExpressionPool, SymbolExpression, Type } from '../expr/expression.ts';
import type { Clock, SymbolMeaning } from '../ir/program.ts';

/**
 * Hands out the symbols of one program and remembers what they stand for. A symbol's name holds a blank
 * unless it is a column's or table's own, so it cannot be a name of the model.
 */
export class ProgramSymbols {
  readonly pool: ExpressionPool;
  readonly #meanings = new Map<string, SymbolMeaning>();
  readonly #elsewhere: ReadonlyMap<string, SymbolMeaning>;
  #locals = 0;

  /** `elsewhere`: what is asked for as if it were stored, but is not in a column of the program. */
  constructor(pool: ExpressionPool, elsewhere: ReadonlyMap<string, SymbolMeaning> = new Map()) {
    this.pool = pool;
    this.#elsewhere = elsewhere;
  }

  #symbol(name: string, type: Type, meaning: SymbolMeaning): SymbolExpression {
    this.#meanings.set(name, meaning);
    return this.pool.symbol(name, type);
  }

  /** A column as stored at t_k. The symbol has the column's name. */
  stored(column: string): SymbolExpression {
    const meaning = this.#elsewhere.get(column) ?? { kind: 'column', column, phase: 'start' };
    return this.#symbol(column, 'number', meaning);
  }

  /** Of a synapse: a number of the cell at one of its ends. */
  end(meaning: Extract<SymbolMeaning, { kind: 'end' }>): SymbolExpression {
    const { end, name, from, when } = meaning;
    return this.#symbol(`${end} ${name} ${from} ${when}`, 'number', meaning);
  }

  /** A state as integrated in this step. */
  integrated(column: string): SymbolExpression {
    return this.#symbol(`${column} integrated`, 'number', { kind: 'column', column, phase: 'attempt' });
  }

  clock(clock: Clock): Expression {
    const type = clock === 'isFirstStep' ? 'condition' : 'number';
    return this.#symbol(`clock ${clock}`, type, { kind: 'clock', clock });
  }

  /** A source of white noise, in equations that are yet to be integrated: no block of a program reads it. */
  noise(source: number): SymbolExpression {
    return this.#symbol(`noise ${source + 1}`, 'number', { kind: 'local', hint: `noise_${source + 1}` });
  }

  table(table: string): Expression {
    return this.#symbol(table, 'table', { kind: 'table', table });
  }

  /** A new symbol for a value that a `let` binds. */
  local(hint: string, type: Type): SymbolExpression {
    this.#locals += 1;
    return this.#symbol(`let ${this.#locals} ${hint}`, type, { kind: 'local', hint });
  }

  meanings(): ReadonlyMap<string, SymbolMeaning> {
    return this.#meanings;
  }
}
