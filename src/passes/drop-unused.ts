/**
 * Drops prepared columns that no step reads, and symbols that stand in no block.
 *
 *     prepare: a ← 1 / tau, b ← 2 * g     prepare: a ← 1 / tau
 *     attempt: x ← x * a                  attempt: x ← x * a
 */
import { symbolsOf } from '../expr/reachable.ts';
import { type Block, type Program, ROLES } from '../ir/program.ts';
import { valuesOf } from './blocks.ts';
import type { Pass } from './pass.ts';

export const dropUnused: Pass = {
  name: 'drop-unused',
  exact: true,
  run: (program) => dropSymbols(dropPrepared(program)),
};

function dropPrepared(program: Program): Program {
  const readers = ROLES.filter((role) => role !== 'prepare').flatMap((role) =>
    valuesOf(program.blocks[role]),
  );
  const read = new Set<string>();
  for (const name of symbolsOf(readers)) {
    const meaning = program.symbols.get(name);
    if (meaning?.kind === 'column') read.add(meaning.column);
  }
  const isKept = (column: string): boolean => read.has(column);
  const prepare: Block = {
    lets: program.blocks.prepare.lets,
    stores: program.blocks.prepare.stores.filter(
      ({ target }) => target.kind !== 'column' || isKept(target.column),
    ),
  };
  return {
    ...program,
    columns: program.columns.filter(({ name, purpose }) => purpose !== 'prepared' || isKept(name)),
    blocks: { ...program.blocks, prepare: dropLets(prepare) },
  };
}

/** Leaves out lets that no store needs, going back from the last. */
function dropLets({ lets, stores }: Block): Block {
  const needed = new Set(symbolsOf(stores.map(({ value }) => value)));
  const kept = lets.toReversed().filter(({ name, value }) => {
    if (!needed.has(name)) return false;
    for (const symbol of symbolsOf([value])) needed.add(symbol);
    return true;
  });
  return { lets: kept.toReversed(), stores };
}

function dropSymbols(program: Program): Program {
  const blocks = ROLES.map((role) => program.blocks[role]);
  const standing = new Set(symbolsOf(blocks.flatMap(valuesOf)));
  for (const { name } of blocks.flatMap(({ lets }) => lets)) standing.add(name);
  return { ...program, symbols: new Map([...program.symbols].filter(([name]) => standing.has(name))) };
}
