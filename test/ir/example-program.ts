/** Small programs for tests: blocks of recipes over whatever symbols a test names. */

import { ExpressionPool } from '../../src/expr/expression.ts';
import { toText } from '../../src/expr/to-text.ts';
import type { Block, Column, Program, Role, Store, SymbolMeaning, Target } from '../../src/ir/program.ts';
import { NO_BLOCKS, ROLES } from '../../src/ir/program.ts';
import { FIXED } from '../../src/runtime/driver.ts';
import { build, type Recipe } from '../expr/arbitraries.ts';

export interface BlockText {
  readonly lets?: Readonly<Record<string, Recipe>>;
  /** By column, or `spikes`, `record …`. */
  readonly stores?: Readonly<Record<string, Recipe>>;
}

export interface ProgramText {
  readonly columns: readonly Column[];
  readonly symbols?: Readonly<Record<string, SymbolMeaning>>;
  readonly records?: readonly string[];
  readonly blocks: Partial<Readonly<Record<Role, BlockText>>>;
  readonly arithmetic?: Program['arithmetic'];
}

export function parameter(name: string, given = true): Column {
  return { name, purpose: 'parameter', variability: 'population', unit: '1', isGiven: given };
}

export function state(name: string, given = true): Column {
  return { name, purpose: 'state', variability: 'cell', unit: '1', isGiven: given };
}

function target(text: string): Target {
  if (text === 'spikes') return { kind: 'spikes' };
  if (text.startsWith('record ')) return { kind: 'record', record: text.slice('record '.length) };
  if (text.startsWith('range ')) return { kind: 'outOfRange', column: text.slice('range '.length) };
  return { kind: 'column', column: text };
}

/** Makes a program: columns are read by their names, with a `*` behind as attempted, `dt` and `time` are clocks. */
export function program(text: ProgramText): Program {
  const pool = new ExpressionPool();
  const symbols = new Map<string, SymbolMeaning>([
    ['dt', { kind: 'clock', clock: 'stepSize' }],
    ['time', { kind: 'clock', clock: 'time' }],
  ]);
  for (const { name } of text.columns) {
    symbols.set(name, { kind: 'column', column: name, phase: 'start' });
    symbols.set(`${name}*`, { kind: 'column', column: name, phase: 'attempt' });
  }
  for (const { lets = {} } of Object.values(text.blocks)) {
    for (const name of Object.keys(lets))
      symbols.set(name, { kind: 'local', hint: name.replace(/^let /, '') });
  }
  for (const [name, meaning] of Object.entries(text.symbols ?? {})) symbols.set(name, meaning);
  const block = (role: Role): Block => {
    const { lets = {}, stores = {} } = text.blocks[role] ?? {};
    return {
      lets: Object.entries(lets).map(([name, recipe]) => ({ name, value: build(pool, recipe) })),
      stores: Object.entries(stores).map(
        ([name, recipe]): Store => ({ target: target(name), value: build(pool, recipe) }),
      ),
    };
  };
  return {
    model: 'Example',
    method: 'euler',
    driver: FIXED,
    arithmetic: text.arithmetic ?? 'strict',
    pool,
    columns: text.columns,
    tables: [],
    records: text.records ?? [],
    symbols,
    timeUnit: 'ms',
    blocks: {
      ...NO_BLOCKS,
      ...Object.fromEntries(ROLES.map((role) => [role, block(role)])),
    },
  };
}

/** Writes a program's blocks as text, one line for a let or store; empty blocks are left out. */
export function show({ blocks, symbols }: Program): readonly string[] {
  const nameOf = (name: string): string => {
    const meaning = symbols.get(name);
    return meaning?.kind === 'local' ? meaning.hint : name;
  };
  const targetText = (to: Target): string =>
    to.kind === 'column' ? to.column : to.kind === 'record' ? `record ${to.record}` : to.kind;
  return Object.entries(blocks).flatMap(([role, { lets, stores }]) => [
    ...lets.map(({ name, value }) => `${role}: let ${nameOf(name)} = ${toText(value, { nameOf })}`),
    ...stores.map(({ target: to, value }) => `${role}: ${targetText(to)} ← ${toText(value, { nameOf })}`),
  ]);
}
