/** Random programs that are right by `verify`, as plain data that fast-check can print and shrink. */

import * as fc from 'fast-check';
import { ExpressionPool } from '../../src/expr/expression.ts';
import type { Block, Column, Let, Program, Store, SymbolMeaning, Target } from '../../src/ir/program.ts';
import { NO_BLOCKS } from '../../src/ir/program.ts';
import { FIXED } from '../../src/runtime/driver.ts';
import { ALL_OPERATIONS, anyNumber, build, type Recipe, recipes } from '../expr/arbitraries.ts';

const COLUMNS: readonly Column[] = [
  { name: 'given', purpose: 'parameter', variability: 'population', unit: 'mV', isGiven: true },
  { name: 'p', purpose: 'parameter', variability: 'population', unit: 'mV', isGiven: false },
  { name: 'p_cell', purpose: 'parameter', variability: 'cell', unit: 'ms', isGiven: true },
  { name: 'q', purpose: 'prepared', variability: 'cell', unit: '', isGiven: false },
  { name: 'I', purpose: 'input', variability: 'cell', unit: 'nA', isGiven: true },
  { name: 'v', purpose: 'state', variability: 'cell', unit: 'mV', isGiven: false },
  { name: 'u', purpose: 'state', variability: 'cell', unit: '1', isGiven: false },
  { name: 'left', purpose: 'memory', variability: 'cell', unit: '1', isGiven: false, initial: 0 },
];

/** Symbols of the columns at `start` are called `x` and the column, so that recipes know their type. */
const MEANINGS: ReadonlyMap<string, SymbolMeaning> = new Map<string, SymbolMeaning>([
  ...COLUMNS.map(({ name }): [string, SymbolMeaning] => [
    `x ${name}`,
    { kind: 'column', column: name, phase: 'start' },
  ]),
  ['x v new', { kind: 'column', column: 'v', phase: 'attempt' }],
  ['x u new', { kind: 'column', column: 'u', phase: 'attempt' }],
  ['x t', { kind: 'clock', clock: 'time' }],
  ['x n', { kind: 'clock', clock: 'nextStep' }],
  ['x dt', { kind: 'clock', clock: 'stepSize' }],
  ['c0', { kind: 'clock', clock: 'isFirstStep' }],
  ['t0', { kind: 'table', table: 'times' }],
  ['x let', { kind: 'local', hint: 'named' }],
  ['x let 2', { kind: 'local', hint: 'named' }],
  ['c let', { kind: 'local', hint: 'condition' }],
]);

/** The roles of a program with the driver `fixed`. */
type DrawnRole = 'prepare' | 'initialise' | 'attempt' | 'event' | 'record';

/** What a block of that role may read, its lets aside. */
const READABLE: Readonly<Record<DrawnRole, readonly string[]>> = {
  prepare: ['x given', 'x p', 'x p_cell', 'x dt'],
  initialise: ['x given', 'x p_cell', 'x I', 'x dt', 'x t'],
  attempt: ['x given', 'x p', 'x p_cell', 'x q', 'x I', 'x v', 'x u', 'x left', 'x t', 'x dt'],
  event: ['x p', 'x p_cell', 'x q', 'x v', 'x u', 'x v new', 'x u new', 'x left', 'x n', 'x dt'],
  record: ['x p', 'x q', 'x v', 'x I', 'x t', 'x dt'],
};

interface BlockRecipe {
  readonly lets: readonly [string, Recipe][];
  readonly stores: readonly [Target, Recipe][];
}

function column(name: string): Target {
  return { kind: 'column', column: name };
}

function blockOf(
  role: DrawnRole,
  targets: readonly Target[],
  readable: readonly string[] = READABLE[role],
): fc.Arbitrary<BlockRecipe> {
  const shape = (numbers: readonly string[], conditions: readonly string[]) =>
    recipes({
      numbers: [...readable, ...numbers],
      conditions: role === 'prepare' ? [] : [...conditions, 'c0'],
      constants: fc.oneof(fc.constantFrom(0, 1, -1, 2, 0.5, 4), anyNumber),
      tables: role === 'initialise' ? [] : ['t0'],
      operations: ALL_OPERATIONS,
      depth: 3,
    });
  const [first, second, third] = [
    shape([], []),
    shape(['x let'], []),
    shape(['x let', 'x let 2'], ['c let']),
  ];
  const lets = fc.tuple(
    first.number.map((recipe): [string, Recipe] => ['x let', recipe]),
    second.condition.map((recipe): [string, Recipe] => ['c let', recipe]),
    second.number.map((recipe): [string, Recipe] => ['x let 2', recipe]),
  );
  const stores = fc.tuple(
    ...targets.map((target) =>
      (target.kind === 'outOfRange' ? third.condition : third.number).map((recipe): [Target, Recipe] => [
        target,
        recipe,
      ]),
    ),
  );
  return fc.record({ lets, stores });
}

/** Draws a program of two states with parameters of all kinds, a memory, a table and a record. */
export const programRecipes: fc.Arbitrary<Readonly<Record<DrawnRole, BlockRecipe>>> = fc.record({
  prepare: blockOf('prepare', [column('q')]),
  initialise: blockOf('initialise', [column('v'), column('u')]),
  attempt: blockOf('attempt', [column('v'), column('u')]),
  event: blockOf('event', [
    column('v'),
    column('left'),
    { kind: 'spikes' },
    { kind: 'outOfRange', column: 'v' },
  ]),
  record: blockOf('record', [{ kind: 'record', record: 'r' }]),
});

/** Makes the program that was drawn. */
export function buildProgram(
  drawn: Readonly<Record<DrawnRole, BlockRecipe>>,
  arithmetic: Program['arithmetic'] = 'strict',
): Program {
  const pool = new ExpressionPool();
  const block = ({ lets, stores }: BlockRecipe): Block => ({
    lets: lets.map(([name, recipe]): Let => ({ name, value: build(pool, recipe) })),
    stores: stores.map(([target, recipe]): Store => ({ target, value: build(pool, recipe) })),
  });
  const initialise = block(drawn.initialise);
  const constants: readonly Store[] = [
    { target: column('p'), value: pool.apply('*', pool.number(2), pool.symbol('x given')) },
    { target: { kind: 'table', table: 'times', index: 0 }, value: pool.number(-1.5) },
    { target: { kind: 'table', table: 'times', index: 1 }, value: pool.number(0) },
    { target: { kind: 'table', table: 'times', index: 2 }, value: pool.symbol('x given') },
  ];
  return {
    model: 'Random',
    method: 'none',
    driver: FIXED,
    arithmetic,
    pool,
    columns: COLUMNS,
    tables: [{ name: 'times', length: 3, unit: 'ms', isGiven: false }],
    records: ['r'],
    symbols: MEANINGS,
    timeUnit: 'ms',
    blocks: {
      ...NO_BLOCKS,
      prepare: block(drawn.prepare),
      initialise: { lets: initialise.lets, stores: [...constants, ...initialise.stores] },
      attempt: block(drawn.attempt),
      event: block(drawn.event),
      record: block(drawn.record),
    },
  };
}

/** Draws values for the columns that are given. */
export const givenValues: fc.Arbitrary<ReadonlyMap<string, number>> = fc
  .record({ given: anyNumber, p_cell: anyNumber, I: anyNumber })
  .map((record) => new Map(Object.entries(record)));
