/**
 * Runs a program as it is, one cell at a time and as slowly as need be: the meaning against which passes
 * and targets are checked bit by bit.
 */
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import { type Clock, type Program, ROLES, type Role } from '../ir/program.ts';
import { datesOfTimes } from '../runtime/dates.ts';
import type { Value } from './apply-operation.ts';
import { type BlockEvaluator, blockEvaluator, type ReadOutside, type StoredValue } from './evaluate-block.ts';

export interface EvaluatorOptions {
  /** The time step p/q in the program's unit of time; whole numbers below 2^53. */
  readonly p: number;
  readonly q: number;
  /** Values of the columns that are set from outside, all of them. */
  readonly given?: ReadonlyMap<string, number>;
  /** Numbers of the tables that are set from outside, all of them. */
  readonly tables?: ReadonlyMap<string, readonly number[]>;
}

/** What a step reported. */
export interface StepReport {
  readonly spikes: number;
  /** States that the integration took out of their range. */
  readonly outOfRange: readonly string[];
  /** Whether all states are finite after the step. */
  readonly isFinite: boolean;
}

/** One cell, standing at the beginning of step k. */
export interface Evaluator {
  /** The number k of the step that comes next. */
  readonly nextStep: () => number;
  readonly step: () => StepReport;
  readonly read: (column: string) => number;
  /** Sets a parameter or an input from outside; after a parameter, `prepare` runs again. */
  readonly write: (column: string, value: number) => void;
  /** The recorded values of the sample at t_k, by record. */
  readonly record: () => ReadonlyMap<string, number>;
  readonly table: (name: string) => readonly number[];
}

/** Returns the value of a clock in step k, with dt = p/q. */
export function clockValue(clock: Clock, k: number, p: number, q: number): number | boolean {
  switch (clock) {
    case 'step':
      return k;
    case 'nextStep':
      return k + 1;
    case 'time':
      return (k * p) / q;
    case 'nextTime':
      return ((k + 1) * p) / q;
    case 'midTime':
      return ((2 * k + 1) * p) / (2 * q);
    case 'stepSize':
      return p / q;
    case 'isFirstStep':
      return k === 0;
    default:
      return unreachable(clock);
  }
}

/** Returns one cell of the program, initialised and prepared. */
export function createEvaluator(program: Program, options: EvaluatorOptions): Evaluator {
  const { p, q } = options;
  const given = options.given ?? new Map<string, number>();
  const columns = new Map<string, number>();
  const tables = new Map(
    program.tables.map(({ name, length, isGiven }) => {
      const none = Array<number>(length).fill(Number.NaN);
      return [name, isGiven ? [...known(options.tables?.get(name), `numbers of ${name}`)] : none];
    }),
  );
  const blocks = evaluatorsOf(program);
  let k = 0;

  for (const column of program.columns) {
    if (column.isGiven && !given.has(column.name))
      throw new InvariantError(`no value given for ${column.name}`);
    columns.set(column.name, given.get(column.name) ?? column.initial ?? Number.NaN);
  }

  const run = (role: Role, attempted: ReadonlyMap<string, number>): readonly StoredValue[] => {
    const read: ReadOutside = (meaning): Value => {
      switch (meaning.kind) {
        case 'clock':
          return clockValue(meaning.clock, k, p, q);
        case 'table':
          return known(tables.get(meaning.table), `table ${meaning.table}`);
        case 'column': {
          const value = meaning.phase === 'attempt' ? attempted.get(meaning.column) : undefined;
          return value ?? known(columns.get(meaning.column), `column ${meaning.column}`);
        }
        case 'end':
          throw new InvariantError('a cell has no ends');
        default:
          return unreachable(meaning);
      }
    };
    return blocks[role](read);
  };

  const storeColumns = (stored: readonly StoredValue[]): void => {
    for (const [column, value] of columnValues(stored)) columns.set(column, value);
  };

  const initialise = (): void => {
    const stored = run('initialise', NOTHING);
    storeColumns(stored);
    for (const { store, value } of stored) {
      if (store.target.kind !== 'table') continue;
      const table = known(tables.get(store.target.table), `table ${store.target.table}`);
      table[store.target.index] = numeric(value);
    }
    for (const { name, datesOf, isExact } of program.tables) {
      if (datesOf === undefined) continue;
      const times = Float64Array.from(known(tables.get(datesOf), `table ${datesOf}`));
      tables.set(name, [...(isExact === true ? times.toSorted() : datesOfTimes(times, p / q))]);
    }
  };
  const prepare = (): void => storeColumns(run('prepare', NOTHING));

  initialise();
  prepare();

  return {
    nextStep: () => k,
    step: () => {
      if (program.driver.kind === 'coupled')
        throw new InvariantError('cells that read each other are stepped together');
      const attempted = columnValues(run('attempt', NOTHING));
      const events = run('event', attempted);
      for (const [column, value] of attempted) columns.set(column, value);
      storeColumns(events);
      k += 1;
      return report(program, events, columns);
    },
    read: (column) => known(columns.get(column), `column ${column}`),
    write: (column, value) => {
      columns.set(column, value);
      prepare();
    },
    record: () =>
      new Map(
        run('record', NOTHING).flatMap(({ store, value }) =>
          store.target.kind === 'record' ? [[store.target.record, numeric(value)]] : [],
        ),
      ),
    table: (name) => known(tables.get(name), `table ${name}`),
  };
}

const NOTHING: ReadonlyMap<string, number> = new Map();

function evaluatorsOf({ blocks, symbols }: Program): Readonly<Record<Role, BlockEvaluator>> {
  const evaluators = Object.fromEntries(ROLES.map((role) => [role, blockEvaluator(blocks[role], symbols)]));
  // Every role has its evaluator.
  return evaluators as Readonly<Record<Role, BlockEvaluator>>;
}

function numeric(value: Value): number {
  if (typeof value === 'number') return value;
  throw new InvariantError('a condition or a table was stored as a number');
}

function columnValues(stored: readonly StoredValue[]): ReadonlyMap<string, number> {
  return new Map(
    stored.flatMap(({ store, value }) =>
      store.target.kind === 'column' ? [[store.target.column, numeric(value)]] : [],
    ),
  );
}

function report(
  program: Program,
  events: readonly StoredValue[],
  columns: ReadonlyMap<string, number>,
): StepReport {
  const spikes = events.find(({ store }) => store.target.kind === 'spikes')?.value ?? 0;
  const outOfRange = events.flatMap(({ store, value }) =>
    store.target.kind === 'outOfRange' && value === true ? [store.target.column] : [],
  );
  const states = program.columns.filter(({ purpose }) => purpose === 'state');
  const areFinite = states.every(({ name }) => Number.isFinite(columns.get(name)));
  return { spikes: numeric(spikes), outOfRange, isFinite: areFinite };
}
