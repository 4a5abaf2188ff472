/**
 * Gives a name to every value that is used more than once or that the model has a name for, and computes it
 * once. Lets that nothing uses go.
 *
 *     let rate = 1 / tau                        let rate = 1 / tau
 *     x ← x * (1 / tau) + (a - b)               let a_minus_b = a - b
 *     y ← (a - b) * y                           x ← x * rate + a_minus_b
 *                                               y ← a_minus_b * y
 */
import { known } from '../base/invariant.ts';
import type { Expression } from '../expr/expression.ts';
import { countUses, reachable } from '../expr/reachable.ts';
import type { Block, Let, Program, SymbolMeaning } from '../ir/program.ts';
import { mapBlocks } from './blocks.ts';
import { expandBlock } from './expand-lets.ts';
import { nameValue } from './name-value.ts';
import type { Pass } from './pass.ts';

export const shareValues: Pass = {
  name: 'share-values',
  exact: true,
  run: (program) => {
    const symbols = new Map(program.symbols);
    const shared = mapBlocks(program, (block) => share(program, block, symbols));
    return { ...shared, symbols };
  },
};

function share(program: Program, written: Block, symbols: Map<string, SymbolMeaning>): Block {
  const { pool } = program;
  const block = expandBlock(pool, program.symbols, written);
  const stored = block.stores.map(({ value }) => value);
  const uses = countUses(stored);
  const given = new Map<Expression, string>();
  for (const { name, value } of block.lets) if (!given.has(value)) given.set(value, name);

  const lets: Let[] = [];
  const results = new Map<Expression, Expression>();
  const resultOf = (expression: Expression): Expression => known(results.get(expression), 'shared operand');
  const finish = (expression: Expression): Expression => {
    if (expression.kind !== 'apply') return expression;
    const value = pool.apply(expression.operation, ...expression.operands.map(resultOf));
    const name = given.get(expression);
    const isShared = (uses.get(expression) ?? 0) > 1 && !isNegatedLeaf(expression);
    if (name === undefined && !isShared) return value;
    const local = name ?? freshLocal(value, symbols);
    lets.push({ name: local, value });
    return pool.symbol(local, expression.type);
  };

  const done = new Set<Expression>();
  // Named values come in the model's order, each after what it needs.
  const used = block.lets.map(({ value }) => value).filter((value) => uses.has(value));
  for (const root of [...used, ...stored]) {
    for (const expression of reachable([root], done)) {
      done.add(expression);
      results.set(expression, finish(expression));
    }
  }
  return { lets, stores: block.stores.map((store) => ({ ...store, value: resultOf(store.value) })) };
}

/** A name for it would cost a line and save nothing. */
function isNegatedLeaf(expression: Expression): boolean {
  return (
    expression.kind === 'apply' &&
    expression.operation === 'negate' &&
    expression.operands[0]?.kind !== 'apply'
  );
}

function freshLocal(expression: Expression, symbols: Map<string, SymbolMeaning>): string {
  const hint = nameValue(expression, symbols);
  // The blanks keep it apart from all names of the model.
  let number = symbols.size;
  while (symbols.has(`shared ${number} ${hint}`)) number++;
  const name = `shared ${number} ${hint}`;
  symbols.set(name, { kind: 'local', hint });
  return name;
}
