/**
 * Moves what keeps its value during a run out of the step: it becomes a column that `prepare` computes when
 * a parameter or dt is set.
 *
 *     attempt: v ← v + dt * (g / C) * (E - v)     prepare: g_over_C ← g / C
 *                                                 attempt: v ← v + dt * g_over_C * (E - v)
 *
 * Needs `expand-lets` before it. A column for a value of each cell costs memory traffic in every step, so
 * such a value must be worth more than a multiplication; one for the population costs nothing.
 */
import { known } from '../base/invariant.ts';
import type { Expression, Operation, SymbolExpression } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';
import { substitute } from '../expr/substitute.ts';
import {
  type Block,
  type Column,
  type Let,
  type Program,
  ROLES,
  type Role,
  type Store,
  type SymbolMeaning,
} from '../ir/program.ts';
import { mapBlocks, valuesOf, withValues } from './blocks.ts';
import { nameValue } from './name-value.ts';
import type { Pass } from './pass.ts';
import { runConstants } from './run-constants.ts';

export const hoistConstants: Pass = { name: 'hoist-constants', exact: true, run: hoist };

const STEP_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'prepare' && role !== 'initialise');

/** In additions. What a column must save to be worth its memory traffic. */
const WORTHWHILE = { population: 1, pre: 4, post: 4, cell: 4 } as const satisfies Record<
  Column['variability'],
  number
>;
const COSTS: Partial<Readonly<Record<Operation, number>>> = {
  negate: 0,
  '+': 1,
  '-': 1,
  '*': 1,
  '/': 4,
  select: 1,
  // They compare, and compare again for NaN and for zeros of either sign.
  min: 3,
  max: 3,
  clamp: 6,
  abs: 1,
  sqrt: 4,
  element: 1,
};
const COST_OF_FUNCTION = 10;

function hoist(program: Program): Program {
  const { pool } = program;
  const blocks = STEP_ROLES.map((role) => program.blocks[role]);
  const constants = runConstants(program, blocks.flatMap(valuesOf));
  const hoisted = [...worthHoisting(blocks, constants)];
  if (hoisted.length === 0) return program;

  const names = namesIn(program, blocks);
  const taken = new Set([...program.columns, ...program.tables].map(({ name }) => name));
  for (const name of program.symbols.keys()) taken.add(name);
  const columns: Column[] = [];
  const symbols = new Map<string, SymbolMeaning>(program.symbols);
  const places = new Map<Expression, SymbolExpression>();
  for (const value of hoisted) {
    const column = unique(names.get(value) ?? nameValue(value, program.symbols), taken);
    const variability = known(constants.get(value), 'variability of a constant');
    columns.push({ name: column, purpose: 'prepared', variability, unit: '', isGiven: false });
    symbols.set(column, { kind: 'column', column, phase: 'start' });
    places.set(value, pool.symbol(column));
  }

  const toPrepare = preparedValues(program, hoisted, symbols);
  const stores = hoisted.map(
    (value, index): Store => ({
      target: { kind: 'column', column: known(columns[index], 'column of a hoisted value').name },
      value: known(toPrepare.get(value), 'a hoisted value'),
    }),
  );
  const prepare: Block = {
    lets: [...program.blocks.prepare.lets, ...namesInside(program, blocks, toPrepare)],
    stores: [...program.blocks.prepare.stores, ...stores],
  };
  const moved = mapBlocks(
    { ...program, columns: [...program.columns, ...columns], symbols },
    (block, role) => {
      if (role === 'prepare') return prepare;
      return STEP_ROLES.includes(role) ? replace(program, block, places) : block;
    },
  );
  return moved;
}

function replace(program: Program, block: Block, places: ReadonlyMap<Expression, Expression>): Block {
  const values = valuesOf(block);
  const results = substitute(program.pool, values, places);
  return withValues(block, new Map(values.map((value, i) => [value, known(results[i], 'result')])));
}

/** The largest constant parts of what the blocks store, as far as each is worth a column. */
function worthHoisting(
  blocks: readonly Block[],
  constants: ReadonlyMap<Expression, Column['variability']>,
): ReadonlySet<Expression> {
  const costs = costsOf(constants.keys());
  const found = new Set<Expression>();
  const seen = new Set<Expression>();
  const pending = blocks.flatMap(({ stores }) => stores.map(({ value }) => value));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const variability = constants.get(next);
    const isWorthwhile = variability !== undefined && (costs.get(next) ?? 0) >= WORTHWHILE[variability];
    if (isWorthwhile && next.type === 'number') found.add(next);
    else if (next.kind === 'apply') pending.push(...next.operands);
  }
  return new Set([...found].sort((a, b) => a.id - b.id));
}

function costsOf(expressions: Iterable<Expression>): ReadonlyMap<Expression, number> {
  const costs = new Map<Expression, number>();
  for (const expression of reachable(expressions)) {
    if (expression.kind !== 'apply') continue;
    const own = COSTS[expression.operation] ?? COST_OF_FUNCTION;
    const operands = expression.operands.map((operand) => costs.get(operand) ?? 0);
    // Shared operands count twice, which would grow without limit; beyond a function all is dear.
    costs.set(
      expression,
      Math.min(
        operands.reduce((sum, cost) => sum + cost, own),
        COST_OF_FUNCTION,
      ),
    );
  }
  return costs;
}

/** What the model calls values of the blocks. */
function namesIn(program: Program, blocks: readonly Block[]): ReadonlyMap<Expression, string> {
  const names = new Map<Expression, string>();
  for (const { name, value } of blocks.flatMap(({ lets }) => lets)) {
    const meaning = program.symbols.get(name);
    if (meaning?.kind === 'local' && !names.has(value)) names.set(value, meaning.hint);
  }
  return names;
}

function unique(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}_${number}`;
  taken.add(candidate);
  return candidate;
}

/**
 * What `prepare` computes for values of the step: prepared columns are written out, as it stores them and
 * cannot read them, and parameters are read as stored.
 */
function preparedValues(
  program: Program,
  values: readonly Expression[],
  symbols: Map<string, SymbolMeaning>,
): ReadonlyMap<Expression, Expression> {
  const { pool } = program;
  const sources = new Map<string, Expression>();
  for (const { target, value } of program.blocks.prepare.stores) {
    if (target.kind === 'column') sources.set(target.column, value);
  }
  const startSymbols = new Map<string, SymbolExpression>();
  for (const [name, meaning] of symbols) {
    if (meaning.kind === 'column' && meaning.phase === 'start')
      startSymbols.set(meaning.column, pool.symbol(name));
  }
  const inside = reachable(values);
  const map = new Map<Expression, Expression>();
  for (const expression of inside) {
    const meaning = expression.kind === 'symbol' ? program.symbols.get(expression.name) : undefined;
    if (meaning?.kind !== 'column') continue;
    const place =
      sources.get(meaning.column) ??
      startSymbols.get(meaning.column) ??
      addStartSymbol(program, meaning.column, symbols);
    map.set(expression, place);
  }
  const results = substitute(pool, inside, map);
  return new Map(inside.map((expression, i) => [expression, known(results[i], 'result')]));
}

function addStartSymbol(
  program: Program,
  column: string,
  symbols: Map<string, SymbolMeaning>,
): SymbolExpression {
  const name = unique(column, new Set(symbols.keys()));
  symbols.set(name, { kind: 'column', column, phase: 'start' });
  return program.pool.symbol(name);
}

/** Lets of the step whose values went along; their names go with them. */
function namesInside(
  program: Program,
  blocks: readonly Block[],
  toPrepare: ReadonlyMap<Expression, Expression>,
): readonly Let[] {
  const bound = new Set(program.blocks.prepare.lets.map(({ name }) => name));
  const lets: Let[] = [];
  for (const { name, value } of blocks.flatMap((block) => block.lets)) {
    const prepared = toPrepare.get(value);
    if (prepared === undefined || bound.has(name)) continue;
    bound.add(name);
    lets.push({ name, value: prepared });
  }
  return lets;
}
