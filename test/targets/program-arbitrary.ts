import fc from 'fast-check';
import { type Expression, ExpressionPool, OPERATIONS, type Operation } from '../../src/expr/expression.ts';
import type { Block, Clock, Column, Program, Store, SymbolMeaning, Target } from '../../src/ir/program.ts';
import { NO_BLOCKS } from '../../src/ir/program.ts';
import { FIXED } from '../../src/runtime/driver.ts';

const COLUMNS: readonly Column[] = [
  { name: 'v', variability: 'cell', purpose: 'state', unit: 'mV', isGiven: false },
  { name: 'class', variability: 'cell', purpose: 'state', unit: '1', isGiven: false },
  { name: 'sodium.τ_m', variability: 'cell', purpose: 'state', unit: '1', isGiven: true },
  {
    name: 'last_spike',
    variability: 'cell',
    purpose: 'memory',
    unit: '1',
    initial: -Infinity,
    isGiven: false,
  },
  { name: 'I', variability: 'cell', purpose: 'input', unit: 'nA', isGiven: true },
  { name: 'g', variability: 'population', purpose: 'parameter', unit: 'nS', isGiven: true },
  { name: '__proto__', variability: 'population', purpose: 'parameter', unit: '1', isGiven: false },
  { name: 'factor', variability: 'population', purpose: 'prepared', unit: '1', isGiven: false },
  { name: 'factor.cell', variability: 'cell', purpose: 'prepared', unit: '1', isGiven: false },
];
const CLOCKS: readonly Clock[] = [
  'step',
  'nextStep',
  'time',
  'nextTime',
  'midTime',
  'stepSize',
  'isFirstStep',
];
const TABLE_LENGTH = 4;

/** How one expression is made of those before it; the picks are taken modulo what there is to pick from. */
interface Recipe {
  readonly operation: Operation;
  readonly picks: readonly number[];
  readonly exponent: number;
  readonly isLet: boolean;
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  operation: fc.constantFrom(...(Object.keys(OPERATIONS) as Operation[])), // the keys are just these
  picks: fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }),
  exponent: fc.integer({ min: -16, max: 16 }),
  isLet: fc.boolean(),
});

const constant = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.5, 2, Number.NaN, Infinity, -Infinity, 1e-300, 1e21, 1e-7),
  fc.double({ min: -100, max: 100 }),
);

interface BlockRecipe {
  readonly constants: readonly number[];
  readonly recipes: readonly Recipe[];
  readonly stores: readonly number[];
}

function blockRecipe(longest: number): fc.Arbitrary<BlockRecipe> {
  return fc.record({
    constants: fc.array(constant, { minLength: 1, maxLength: 4 }),
    recipes: fc.array(recipe, { maxLength: longest }),
    stores: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  });
}

function symbolName(meaning: SymbolMeaning): string {
  switch (meaning.kind) {
    case 'column':
      return `${meaning.phase} ${meaning.column}`;
    case 'clock':
      return `clock ${meaning.clock}`;
    case 'table':
      return `table ${meaning.table}`;
    case 'end':
      return `${meaning.when} ${meaning.end} ${meaning.name}`;
    case 'local':
      return meaning.hint;
  }
}

class ProgramMaker {
  readonly pool = new ExpressionPool();
  readonly symbols = new Map<string, SymbolMeaning>();

  symbol(meaning: SymbolMeaning): Expression {
    const name = symbolName(meaning);
    this.symbols.set(name, meaning);
    const isCondition = meaning.kind === 'clock' && meaning.clock === 'isFirstStep';
    return this.pool.symbol(name, meaning.kind === 'table' ? 'table' : isCondition ? 'condition' : 'number');
  }

  column(column: string, phase: 'start' | 'attempt' = 'start'): Expression {
    return this.symbol({ kind: 'column', column, phase });
  }

  block(
    role: string,
    { constants, recipes, stores }: BlockRecipe,
    leaves: readonly Expression[],
    targets: readonly Target[],
  ): Block {
    const numbers = leaves.filter(({ type }) => type === 'number');
    const conditions = leaves.filter(({ type }) => type === 'condition');
    numbers.push(...constants.map((value) => this.pool.number(value)));
    conditions.push(this.pool.condition(true));
    const tables = ['xs', 'ys'].map((table) => this.symbol({ kind: 'table', table }));
    const lets: { name: string; value: Expression }[] = [];
    const pick = (list: readonly Expression[], at = 0): Expression => {
      const found = list[list.length - 1 - (at % list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    };
    for (const { operation, picks, exponent, isLet } of recipes) {
      const { takes, gives } = OPERATIONS[operation];
      const usesTables = takes.some((type: string) => type === 'table');
      if (usesTables && (role === 'initialise' || role === 'prepare')) continue;
      const operands = takes.map((type: string, index) => {
        if (operation === 'power' && index === 1) return this.pool.number(exponent);
        if (type === 'table') return tables[index === 2 ? 1 : 0] ?? pick(tables);
        return pick(type === 'number' ? numbers : conditions, picks[index]);
      });
      // A table that is computed is read at once: one entry of two rows of two.
      const isTable = gives === 'table';
      const entries = [...picks, exponent + 16].map((at) => pick(numbers, at));
      const made = isTable
        ? this.pool.apply(
            'element',
            this.pool.apply(operation, ...entries),
            this.pool.number((exponent + 16) % 4),
          )
        : this.pool.apply(operation, ...operands);
      const list = made.type === 'number' ? numbers : conditions;
      list.push(made);
      if (!isLet) continue;
      const name = `${role} let ${lets.length}`;
      this.symbols.set(name, { kind: 'local', hint: lets.length % 2 === 0 ? 'alpha' : 'v' });
      lets.push({ name, value: made });
      list.push(this.pool.symbol(name, made.type));
    }
    return {
      lets,
      stores: targets.map((target, index): Store => {
        const value = pick(target.kind === 'outOfRange' ? conditions : numbers, stores[index]);
        return {
          target,
          value: target.kind === 'spikes' ? this.spikeCount(value) : value,
          comment: `*/ ${index}\n`,
        };
      }),
    };
  }

  spikeCount(value: Expression): Expression {
    const isAbove = this.pool.apply('>', value, this.pool.number(0));
    return this.pool.apply('select', isAbove, this.pool.number(2), this.pool.number(0));
  }
}

function column(name: string): Target {
  return { kind: 'column', column: name };
}

/** Programs that use every operation, clock and kind of column, with names that JavaScript would trip over. */
export const programs: fc.Arbitrary<Program> = fc
  .tuple(blockRecipe(4), blockRecipe(6), blockRecipe(40), blockRecipe(30), blockRecipe(4))
  .map(([prepare, initialise, attempt, event, record]) => {
    const maker = new ProgramMaker();
    const clocks = CLOCKS.map((clock) => maker.symbol({ kind: 'clock', clock }));
    const all = [...clocks, ...COLUMNS.map(({ name }) => maker.column(name))];
    const attempted = ['v', 'class', 'sodium.τ_m'].map((name) => maker.column(name, 'attempt'));
    const populationGiven = maker.column('g');
    const stepSize = maker.symbol({ kind: 'clock', clock: 'stepSize' });
    const states = ['v', 'class', 'sodium.τ_m'];
    const tableTargets = ['xs', 'ys'].flatMap((table) =>
      Array.from({ length: TABLE_LENGTH }, (_, index): Target => ({ kind: 'table', table, index })),
    );
    const initialised = maker.block(
      'initialise',
      initialise,
      [populationGiven, maker.column('__proto__')].slice(0, 1),
      [...tableTargets, column('__proto__'), column('v'), column('class')],
    );
    return {
      model: 'Random */ model',
      method: 'rk4',
      driver: FIXED,
      arithmetic: 'strict',
      pool: maker.pool,
      columns: COLUMNS,
      tables: [
        { name: 'xs', length: TABLE_LENGTH, unit: 'ms', isGiven: false },
        { name: 'ys', length: TABLE_LENGTH, unit: '1', isGiven: false },
      ],
      records: ['v', 'return'],
      symbols: maker.symbols,
      timeUnit: 'ms',
      blocks: {
        ...NO_BLOCKS,
        prepare: maker.block(
          'prepare',
          prepare,
          [populationGiven, maker.column('__proto__'), stepSize],
          [column('factor'), column('factor.cell')],
        ),
        initialise: initialised,
        attempt: maker.block('attempt', attempt, all, states.slice(0, 2).map(column)),
        event: maker.block(
          'event',
          event,
          [...all, ...attempted],
          [
            column('sodium.τ_m'),
            column('v'),
            column('last_spike'),
            { kind: 'spikes' },
            { kind: 'outOfRange', column: 'v' },
          ],
        ),
        record: maker.block('record', record, all, [
          { kind: 'record', record: 'v' },
          { kind: 'record', record: 'return' },
        ]),
      },
    };
  });
