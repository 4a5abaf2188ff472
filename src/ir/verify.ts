/**
 * The laws of a program: what `program.ts` says in words. Run after each pass in tests; a problem is a bug
 * of whoever made the program, so it is text for developers, not a diagnostic.
 */
import { unreachable } from '../base/invariant.ts';
import type { Expression, SymbolExpression, Type } from '../expr/expression.ts';
import { evaluationOrder } from './evaluation-order.ts';
import {
  type Block,
  type Clock,
  type Column,
  type Program,
  ROLES,
  type Role,
  type Store,
  type SymbolMeaning,
  type Table,
} from './program.ts';

/** The purposes of the columns that a block may store. */
const STORED_PURPOSES: Readonly<Record<Role, readonly Column['purpose'][]>> = {
  prepare: ['prepared'],
  initialise: ['parameter', 'input', 'state', 'memory'],
  gather: ['work'],
  attempt: ['state', 'work'],
  iterate: ['work'],
  gatherNext: ['work'],
  interpolate: ['work'],
  watch: ['work'],
  stop: ['state', 'memory', 'work'],
  agenda: ['work'],
  jumps: ['work'],
  event: ['state', 'memory'],
  onPre: ['state', 'memory'],
  onPost: ['state', 'memory'],
  couple: [],
  record: [],
};

/** Returns what is wrong with a program, one sentence each, beginning with the block; nothing if it is right. */
export function verify(program: Program): readonly string[] {
  const columns = new Map(program.columns.map((column) => [column.name, column]));
  const tables = new Map(program.tables.map((table) => [table.name, table]));
  const problems: string[] = [];
  if (columns.size < program.columns.length) problems.push('two columns have one name');
  if (tables.size < program.tables.length) problems.push('two tables have one name');
  if (new Set(program.records).size < program.records.length) problems.push('two records have one name');
  for (const [name, meaning] of program.symbols) {
    const missing = missingReference(meaning, columns, tables);
    if (missing !== undefined) problems.push(`symbol ${name} stands for ${missing}, which does not exist`);
  }
  for (const role of ROLES) {
    const check: BlockCheck = { program, role, block: program.blocks[role], columns, tables };
    for (const problem of [...checkBlock(check), ...checkCompleteness(check)])
      problems.push(`${role}: ${problem}`);
  }
  return problems;
}

interface BlockCheck {
  readonly program: Program;
  readonly role: Role;
  readonly block: Block;
  readonly columns: ReadonlyMap<string, Column>;
  readonly tables: ReadonlyMap<string, Table>;
}

function missingReference(
  meaning: SymbolMeaning,
  columns: ReadonlyMap<string, Column>,
  tables: ReadonlyMap<string, Table>,
): string | undefined {
  switch (meaning.kind) {
    case 'column':
      return columns.has(meaning.column) ? undefined : `column ${meaning.column}`;
    case 'table':
      return tables.has(meaning.table) ? undefined : `table ${meaning.table}`;
    case 'clock':
    case 'end':
    case 'local':
      return undefined;
    default:
      return unreachable(meaning);
  }
}

/** Walks the block as it is evaluated; what an expression reads is known before whoever uses it comes up. */
function checkBlock(check: BlockCheck): readonly string[] {
  const problems: string[] = [];
  const bound = new Map<string, Type>();
  /** Expressions whose value may differ between cells. */
  const varying = new Set<Expression>();
  const varyingLocals = new Set<string>();
  const stored = new Set<string>();

  for (const step of evaluationOrder(check.block)) {
    switch (step.kind) {
      case 'compute': {
        const { expression } = step;
        if (expression.kind === 'symbol') {
          problems.push(...checkSymbol(check, expression, bound));
          if (variesByCell(check, expression, varyingLocals)) varying.add(expression);
        } else if (expression.kind === 'apply') {
          if (expression.operands.some((operand) => varying.has(operand))) varying.add(expression);
          const exponent = expression.operation === 'power' ? expression.operands[1] : undefined;
          if (exponent !== undefined && !isWholeExponent(exponent)) {
            problems.push('the exponent of a power is no whole number of at most 16');
          }
        }
        break;
      }
      case 'bind': {
        const { name, value } = step.let;
        if (check.program.symbols.get(name)?.kind !== 'local')
          problems.push(`let ${name} binds no local symbol`);
        if (bound.has(name)) problems.push(`let ${name} is bound twice`);
        bound.set(name, value.type);
        if (varying.has(value)) varyingLocals.add(name);
        break;
      }
      case 'store': {
        const name = targetName(step.store);
        if (stored.has(name)) problems.push(`${name} is stored twice`);
        stored.add(name);
        problems.push(...checkStore(check, step.store, varying.has(step.store.value)));
        break;
      }
      default:
        unreachable(step);
    }
  }
  return problems;
}

function isWholeExponent(exponent: Expression): boolean {
  return exponent.kind === 'number' && Number.isInteger(exponent.value) && Math.abs(exponent.value) <= 16;
}

function variesByCell(
  check: BlockCheck,
  symbol: SymbolExpression,
  varyingLocals: ReadonlySet<string>,
): boolean {
  const meaning = check.program.symbols.get(symbol.name);
  if (meaning?.kind === 'column') {
    const variability = check.columns.get(meaning.column)?.variability;
    return variability !== undefined && variability !== 'population';
  }
  if (meaning?.kind === 'end') return true;
  return meaning?.kind === 'local' && varyingLocals.has(symbol.name);
}

function typeOf(meaning: SymbolMeaning): Type | undefined {
  switch (meaning.kind) {
    case 'column':
    case 'end':
      return 'number';
    case 'table':
      return 'table';
    case 'clock':
      return meaning.clock === 'isFirstStep' ? 'condition' : 'number';
    case 'local':
      return undefined;
    default:
      return unreachable(meaning);
  }
}

function checkSymbol(
  check: BlockCheck,
  symbol: SymbolExpression,
  bound: ReadonlyMap<string, Type>,
): readonly string[] {
  const meaning = check.program.symbols.get(symbol.name);
  if (meaning === undefined) return [`symbol ${symbol.name} has no meaning`];
  if (meaning.kind === 'local' && !bound.has(symbol.name)) return [`${symbol.name} is read before its let`];
  const type = typeOf(meaning) ?? bound.get(symbol.name);
  const problems =
    type === symbol.type ? [] : [`symbol ${symbol.name} is a ${symbol.type}, its value a ${type}`];
  const refusal = refusalToRead(check, meaning);
  return refusal === undefined ? problems : [...problems, `reads ${refusal}`];
}

/** What the block may not read, in words; undefined if the role allows it. */
function refusalToRead(check: BlockCheck, meaning: SymbolMeaning): string | undefined {
  const { role } = check;
  if (meaning.kind === 'clock')
    return isClockOf(role, meaning.clock) ? undefined : `the clock’s ${meaning.clock}`;
  if (meaning.kind === 'table') {
    const isFilled = role !== 'initialise' || check.tables.get(meaning.table)?.isGiven === true;
    return isFilled ? undefined : `table ${meaning.table}, which is not filled yet`;
  }
  if (meaning.kind === 'end') {
    return role === 'prepare' ? `${meaning.name} of a cell` : undefined;
  }
  if (meaning.kind !== 'column') return undefined;
  const column = check.columns.get(meaning.column);
  if (meaning.phase === 'attempt' && role !== 'event') return `${meaning.column} as attempted`;
  if (role === 'prepare' && column?.purpose !== 'parameter')
    return `${meaning.column}, which is no parameter`;
  if (role === 'initialise' && column?.isGiven === false) return `${meaning.column}, which has no value yet`;
  return undefined;
}

function isClockOf(role: Role, clock: Clock): boolean {
  return role !== 'prepare' || clock === 'stepSize';
}

function targetName({ target }: Store): string {
  switch (target.kind) {
    case 'column':
      return `column ${target.column}`;
    case 'table':
      return `table ${target.table}[${target.index}]`;
    case 'spikes':
      return 'the number of spikes';
    case 'spikeTime':
      return 'the time of the spikes';
    case 'outOfRange':
      return `the range of ${target.column}`;
    case 'record':
      return `record ${target.record}`;
    case 'post':
      return `column ${target.column} of the postsynaptic cell`;
    default:
      return unreachable(target);
  }
}

function checkStore(check: BlockCheck, store: Store, isVarying: boolean): readonly string[] {
  const { role } = check;
  const { target, value } = store;
  const name = targetName(store);
  const problems: string[] = [];
  const expected: Type = target.kind === 'outOfRange' ? 'condition' : 'number';
  if (value.type !== expected) problems.push(`${name} is a ${expected}, its value a ${value.type}`);
  switch (target.kind) {
    case 'column': {
      const column = check.columns.get(target.column);
      if (column === undefined) problems.push(`${name} does not exist`);
      else {
        if (!STORED_PURPOSES[role].includes(column.purpose)) {
          problems.push(`${name} is a ${column.purpose} and is not stored here`);
        }
        if (role === 'initialise' && column.isGiven) problems.push(`${name} is given`);
        if (isVarying && column.variability === 'population') problems.push(`${name} is one for all cells`);
      }
      break;
    }
    case 'table': {
      const table = check.tables.get(target.table);
      const length = table?.length;
      if (length === undefined) problems.push(`${name} does not exist`);
      else if (table?.isGiven === true || table?.datesOf !== undefined) problems.push(`${name} is given`);
      else if (!(target.index >= 0 && target.index < length)) problems.push(`${name} lies outside the table`);
      if (role !== 'initialise') problems.push(`${name} is not stored here`);
      if (isVarying) problems.push(`${name} is one for all cells`);
      break;
    }
    case 'spikes':
    case 'spikeTime':
      if (role !== 'event' && role !== 'stop') problems.push(`${name} is not stored here`);
      break;
    case 'outOfRange':
      if (role !== 'event' && role !== 'stop') problems.push(`${name} is not stored here`);
      if (check.columns.get(target.column)?.purpose !== 'state')
        problems.push(`${name} is not that of a state`);
      break;
    case 'record':
      if (role !== 'record') problems.push(`${name} is not stored here`);
      if (!check.program.records.includes(target.record)) problems.push(`${name} does not exist`);
      break;
    case 'post':
      if (role !== 'onPre' && role !== 'onPost' && role !== 'couple')
        problems.push(`${name} is not stored here`);
      break;
    default:
      unreachable(target);
  }
  return problems;
}

/** What must be stored and is not. */
function checkCompleteness({ program, role, block }: BlockCheck): readonly string[] {
  const stored = new Set(block.stores.map(targetName));
  const missing = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !stored.has(name)).map((name) => `${name} is not stored`);
  switch (role) {
    case 'prepare':
      return missing(columnNames(program, (column) => column.purpose === 'prepared'));
    case 'initialise':
      return missing([
        ...columnNames(program, (column) => !column.isGiven && hasInitialExpression(column)),
        ...program.tables.flatMap(({ name, length, isGiven, datesOf }) =>
          isGiven || datesOf !== undefined
            ? []
            : Array.from({ length }, (_, index) => `table ${name}[${index}]`),
        ),
      ]);
    case 'record':
      return missing(program.records.map((record) => `record ${record}`));
    default:
      return [];
  }
}

function hasInitialExpression({ purpose, initial }: Column): boolean {
  if (purpose === 'memory' || purpose === 'work') return purpose === 'memory' && initial === undefined;
  return purpose !== 'prepared';
}

function columnNames(program: Program, isWanted: (column: Column) => boolean): readonly string[] {
  return program.columns.filter(isWanted).map(({ name }) => `column ${name}`);
}
