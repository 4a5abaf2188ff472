/**
 * The values that a kernel computes, as one list in an order in which they can be computed. Blocks of a
 * program that run one after the other in a step become one graph: a `let` is the value that it binds, a
 * column at `attempt` is the value that `attempt` stores. Equal values are one, across blocks too. `power`,
 * `clamp` and `round` are written out in the operations that define them.
 */
import { InvariantError, known, unreachable } from '../../base/invariant.ts';
import type { ApplyExpression, Expression, Operation } from '../../expr/expression.ts';
import type { Block, Clock, Program, Store, SymbolMeaning } from '../../ir/program.ts';

/** Operands are indices into the list and below the value's own. */
export type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'condition'; readonly value: boolean }
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'clock'; readonly clock: Clock }
  | { readonly kind: 'table'; readonly table: number }
  /** A number of the cell at an end of a synapse, by its place among `ends`. */
  | { readonly kind: 'end'; readonly end: number }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly operands: readonly number[] };

/** What a synapse reads of the cell at one of its ends. */
export type EndSymbol = Extract<SymbolMeaning, { kind: 'end' }>;

/** A value and where it goes. */
export interface Root {
  readonly store: Store;
  readonly value: number;
  /** Whether it is added to what is there. */
  readonly isAdded?: true;
}

export interface ValueGraph {
  readonly values: readonly Value[];
  /** Of synapses: what they read of their cells, each once; absent where there is none. */
  readonly ends?: readonly EndSymbol[];
  /** Readable names of some values: those that the program's lets and stores give. */
  readonly hints: ReadonlyMap<number, string>;
  /** In the order of the stores, the earlier block's first where it is not overwritten by the later. */
  readonly roots: readonly Root[];
  /** Stores of the earlier block that the later one overwrites: their values may still be needed on the way. */
  readonly overwritten: readonly Root[];
}

class GraphBuilder {
  readonly values: Value[] = [];
  readonly ends: EndSymbol[] = [];
  readonly hints = new Map<number, string>();
  readonly #program: Program;
  readonly #known = new Map<string, number>();
  readonly #columns: ReadonlyMap<string, number>;
  readonly #tables: ReadonlyMap<string, number>;

  constructor(program: Program) {
    this.#program = program;
    this.#columns = new Map(program.columns.map(({ name }, index) => [name, index]));
    this.#tables = new Map(program.tables.map(({ name }, index) => [name, index]));
  }

  /** Translates a block; `attempted` are the columns that an earlier block of the step has stored. */
  block(block: Block, attempted: ReadonlyMap<string, number>): readonly Root[] {
    const locals = new Map<string, number>();
    const translated = new Map<number, number>();
    for (const { name, value } of block.lets) {
      const index = this.#translate(value, locals, attempted, translated);
      locals.set(name, index);
      const meaning = this.#program.symbols.get(name);
      if (meaning?.kind === 'local') this.hint(index, meaning.hint);
    }
    return block.stores.map((store) => ({
      store,
      value: this.#translate(store.value, locals, attempted, translated),
    }));
  }

  /** Suggests a name; the first suggestion stays. */
  hint(index: number, hint: string): void {
    if (!this.hints.has(index)) this.hints.set(index, hint);
  }

  /** Operands have lower ids than their users, so what an expression needs is translated in order of ids. */
  #translate(
    root: Expression,
    locals: ReadonlyMap<string, number>,
    attempted: ReadonlyMap<string, number>,
    translated: Map<number, number>,
  ): number {
    const waiting: Expression[] = [root];
    const found = new Set<Expression>();
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (found.has(node) || translated.has(node.id)) continue;
      found.add(node);
      if (node.kind === 'apply') waiting.push(...node.operands);
    }
    for (const node of [...found].sort((a, b) => a.id - b.id)) {
      translated.set(node.id, this.#node(node, locals, attempted, translated));
    }
    return known(translated.get(root.id), 'translated expression');
  }

  #node(
    node: Expression,
    locals: ReadonlyMap<string, number>,
    attempted: ReadonlyMap<string, number>,
    translated: ReadonlyMap<number, number>,
  ): number {
    switch (node.kind) {
      case 'number':
        return this.#number(node.value);
      case 'condition':
        return this.#keep(`c${node.value}`, { kind: 'condition', value: node.value });
      case 'symbol':
        return this.#symbol(node.name, locals, attempted);
      case 'apply':
        return this.#apply(
          node,
          node.operands.map((operand) => known(translated.get(operand.id), 'translated operand')),
        );
      default:
        return unreachable(node);
    }
  }

  #symbol(name: string, locals: ReadonlyMap<string, number>, attempted: ReadonlyMap<string, number>): number {
    const meaning = known(this.#program.symbols.get(name), `meaning of the symbol ${name}`);
    switch (meaning.kind) {
      case 'local':
        return known(locals.get(name), `let of ${name}`);
      case 'clock':
        return this.#keep(`t${meaning.clock}`, { kind: 'clock', clock: meaning.clock });
      case 'table': {
        const table = known(this.#tables.get(meaning.table), `table ${meaning.table}`);
        return this.#keep(`l${table}`, { kind: 'table', table });
      }
      case 'column': {
        const attempt = meaning.phase === 'attempt' ? attempted.get(meaning.column) : undefined;
        if (attempt !== undefined) return attempt;
        const column = known(this.#columns.get(meaning.column), `column ${meaning.column}`);
        return this.#keep(`v${column}`, { kind: 'column', column });
      }
      case 'end':
        return this.#end(meaning);
      default:
        return unreachable(meaning);
    }
  }

  #end(meaning: EndSymbol): number {
    const key = `e${meaning.end} ${meaning.from} ${meaning.when} ${meaning.name}`;
    const same = this.#known.get(key);
    if (same !== undefined) return same;
    const index = this.#keep(key, { kind: 'end', end: this.ends.length });
    this.ends.push(meaning);
    return index;
  }

  #apply({ operation, operands: written }: ApplyExpression, operands: readonly number[]): number {
    const [x = 0, low = 0, high = 0] = operands;
    switch (operation) {
      case 'power': {
        const exponent = written[1];
        if (exponent?.kind !== 'number') throw new InvariantError('the exponent of a power is a literal');
        return this.#power(x, exponent.value);
      }
      case 'clamp':
        return this.#operation('min', this.#operation('max', x, low), high);
      case 'round': {
        const half = this.#operation('+', x, this.#number(0.5));
        return this.#operation('floor', this.#operation('+', half, this.#number(1e-9)));
      }
      default:
        return this.#operation(operation, ...operands);
    }
  }

  #power(base: number, exponent: number): number {
    if (exponent < 0) return this.#operation('/', this.#number(1), this.#power(base, -exponent));
    if (exponent === 0) return this.#number(1);
    if (exponent === 1) return base;
    const larger = this.#power(base, Math.ceil(exponent / 2));
    return this.#operation('*', larger, this.#power(base, Math.floor(exponent / 2)));
  }

  #number(value: number): number {
    return this.#keep(Object.is(value, -0) ? 'n-0' : `n${value}`, { kind: 'number', value });
  }

  #operation(operation: Operation, ...operands: readonly number[]): number {
    return this.#keep(`${operation} ${operands.join(' ')}`, { kind: 'apply', operation, operands });
  }

  #keep(key: string, value: Value): number {
    const same = this.#known.get(key);
    if (same !== undefined) return same;
    this.#known.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

function storedColumns(roots: readonly Root[]): ReadonlyMap<string, number> {
  return new Map(
    roots.flatMap(({ store: { target }, value }) =>
      target.kind === 'column' ? [[target.column, value] as const] : [],
    ),
  );
}

/** Returns the values of one block that runs by itself. */
export function graphOfBlock(program: Program, block: Block): ValueGraph {
  const builder = new GraphBuilder(program);
  const roots = builder.block(block, new Map());
  return { values: builder.values, ends: builder.ends, hints: builder.hints, roots, overwritten: [] };
}

/** Returns the values of a block of which drivers make steps. */
export function graphOfPart(program: Program, block: Block): ValueGraph {
  const builder = new GraphBuilder(program);
  const roots = builder.block(block, new Map());
  for (const { store, value } of roots) {
    if (store.target.kind === 'column') builder.hint(value, `${store.target.column}_new`);
    hintReport(builder, store, value);
  }
  return { values: builder.values, ends: builder.ends, hints: builder.hints, roots, overwritten: [] };
}

/** Names what is reported rather than kept. */
function hintReport(builder: GraphBuilder, { target }: Store, value: number): void {
  if (target.kind === 'spikes') builder.hint(value, 'spike_count');
  if (target.kind === 'outOfRange') builder.hint(value, `${target.column}_is_outside`);
}

/** Returns the values of a whole step: `attempt`, then `event`, whose stores replace those of `attempt`. */
export function graphOfStep(program: Program): ValueGraph {
  const builder = new GraphBuilder(program);
  const attempt = builder.block(program.blocks.attempt, new Map());
  const event = builder.block(program.blocks.event, storedColumns(attempt));
  const final = storedColumns(event);
  for (const { store, value } of attempt) {
    if (store.target.kind !== 'column') continue;
    builder.hint(value, `${store.target.column}${final.has(store.target.column) ? '_integrated' : '_next'}`);
  }
  for (const { store, value } of event) hintReport(builder, store, value);
  for (const [column, value] of final) builder.hint(value, `${column}_next`);
  const isOverwritten = ({ store: { target } }: Root): boolean =>
    target.kind === 'column' && final.has(target.column);
  return {
    values: builder.values,
    ends: builder.ends,
    hints: builder.hints,
    roots: [...attempt.filter((root) => !isOverwritten(root)), ...event],
    overwritten: attempt.filter(isOverwritten),
  };
}
