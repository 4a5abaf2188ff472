/** What passes have in common: going over all values of a program's blocks. */
import { known } from '../base/invariant.ts';
import type { Expression } from '../expr/expression.ts';
import { type Block, type Program, ROLES, type Role } from '../ir/program.ts';

/** Returns the values of the block's lets and stores. */
export function valuesOf(block: Block): readonly Expression[] {
  return [...block.lets, ...block.stores].map(({ value }) => value);
}

/** Returns the program with each block replaced. */
export function mapBlocks(program: Program, change: (block: Block, role: Role) => Block): Program {
  const blocks = Object.fromEntries(ROLES.map((role) => [role, change(program.blocks[role], role)]));
  // Every role has its block.
  return { ...program, blocks: blocks as Program['blocks'] };
}

/** Returns the block with every value replaced by its result. */
export function withValues(block: Block, results: ReadonlyMap<Expression, Expression>): Block {
  const result = (value: Expression): Expression => known(results.get(value), 'a value’s result');
  return {
    lets: block.lets.map((binding) => ({ ...binding, value: result(binding.value) })),
    stores: block.stores.map((store) => ({ ...store, value: result(store.value) })),
  };
}

/** Returns the program with the values of each block replaced by what `change` makes of them. */
export function mapValues(
  program: Program,
  change: (roots: readonly Expression[], role: Role) => ReadonlyMap<Expression, Expression>,
): Program {
  return mapBlocks(program, (block, role) => withValues(block, change(valuesOf(block), role)));
}
