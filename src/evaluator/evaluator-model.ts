/**
 * A program as a model that runs on populations' buffers, its blocks evaluated as they are: with the same drivers and the
 * same memory as what a target makes of it, so that the two can be compared bit by bit, column by column.
 */
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import {
  hasWholeStep,
  ownKernels,
  type Program,
  ROLES,
  type Role,
  type SymbolMeaning,
} from '../ir/program.ts';
import { firstRanged } from '../ir/ranged-states.ts';
import { storageOf } from '../ir/storage.ts';
import {
  type Kernel,
  type Layout,
  type LinkableModel,
  type LinkedKernels,
  MOST_SPIKES_OF_STEP,
  rangeBit,
  STATUS,
} from '../runtime/layout.ts';
import type { Value } from './apply-operation.ts';
import { clockValue } from './create-evaluator.ts';
import { type BlockEvaluator, blockEvaluator, type StoredValue } from './evaluate-block.ts';

/** Returns a model whose kernels evaluate the program. Slow, and it allocates. */
export function evaluatorModel(program: Program): LinkableModel {
  return {
    storage: storageOf(program),
    driver: program.driver,
    ...(program.sampled === undefined ? {} : { sampled: program.sampled }),
    link: (buffer) => new EvaluatedKernels(program, buffer).linked(),
  };
}

type Outside = Exclude<SymbolMeaning, { kind: 'local' }>;

class EvaluatedKernels {
  readonly #program: Program;
  readonly #numbers: Float64Array;
  readonly #words: Int32Array;
  readonly #blocks: ReadonlyMap<Role, BlockEvaluator>;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #tables: ReadonlyMap<string, number>;
  readonly #states: ReadonlySet<string>;

  constructor(program: Program, buffer: ArrayBufferLike) {
    this.#program = program;
    this.#numbers = new Float64Array(buffer);
    this.#words = new Int32Array(buffer);
    this.#blocks = new Map(
      ROLES.map((role) => [role, blockEvaluator(program.blocks[role], program.symbols)]),
    );
    this.#columns = new Map(program.columns.map(({ name }, index) => [name, index]));
    this.#tables = new Map(program.tables.map(({ name }, index) => [name, index]));
    this.#states = new Set(
      program.columns.filter(({ purpose }) => purpose === 'state').map(({ name }) => name),
    );
  }

  linked(): LinkedKernels {
    const prepare = this.#once('prepare');
    const { driver } = this.#program;
    return {
      prepare,
      initialise: this.#initialise(prepare),
      record: this.#once('record'),
      ...(hasWholeStep(driver) ? { step: this.#step() } : {}),
      ...Object.fromEntries(ownKernels(this.#program).map((role) => [role, this.#once(role)])),
    };
  }

  /** Runs a block once for each cell. */
  #once(role: Role): Kernel {
    return (layout, firstCell, cells, firstStep) => {
      for (let cell = firstCell; cell < firstCell + cells; cell++) {
        this.#store(layout, role, cell, firstStep, this.#run(layout, role, cell, firstStep, new Map()));
      }
    };
  }

  #initialise(prepare: Kernel): Kernel {
    const initialise = this.#once('initialise');
    return (layout, firstCell, cells, firstStep, steps) => {
      initialise(layout, firstCell, cells, firstStep, steps);
      for (const { name, purpose, initial } of this.#program.columns) {
        if (purpose !== 'memory' && purpose !== 'work') continue;
        for (let cell = firstCell; cell < firstCell + cells; cell++) {
          this.#numbers[this.#placeOf(layout, name, cell)] = initial ?? 0;
        }
      }
      prepare(layout, firstCell, cells, firstStep, steps);
    };
  }

  /** Whole steps: what `event` stores comes on top of what `attempt` does. */
  #step(): Kernel {
    return (layout, firstCell, cells, firstStep, steps) => {
      for (let cell = firstCell; cell < firstCell + cells; cell++) {
        for (let k = firstStep; k < firstStep + steps; k++) {
          const attempt = this.#run(layout, 'attempt', cell, k, new Map());
          const attempted = new Map(
            attempt.flatMap(({ store: { target }, value }) =>
              target.kind === 'column' ? [[target.column, numeric(value)] as const] : [],
            ),
          );
          const event = this.#run(layout, 'event', cell, k, attempted);
          const isFinal = new Set(
            event.map(({ store: { target } }) => target.kind === 'column' && target.column),
          );
          const kept = attempt.filter(
            ({ store: { target } }) => target.kind === 'column' && !isFinal.has(target.column),
          );
          this.#store(layout, 'event', cell, k, [...kept, ...event]);
        }
      }
    };
  }

  #run(
    layout: Layout,
    role: Role,
    cell: number,
    k: number,
    attempted: ReadonlyMap<string, number>,
  ): readonly StoredValue[] {
    const numbers = this.#numbers;
    const read = (meaning: Outside): Value => {
      switch (meaning.kind) {
        case 'clock': {
          const [p, q] = [numbers[layout.clock] ?? 0, numbers[layout.clock + 1] ?? 0];
          return clockValue(meaning.clock, k, p, q);
        }
        case 'table': {
          const index = known(this.#tables.get(meaning.table), `table ${meaning.table}`);
          const start = layout.tables[index] ?? 0;
          const { length } = known(this.#program.tables[index], 'table');
          return Array.from(numbers.subarray(start, start + length));
        }
        case 'column': {
          const value = meaning.phase === 'attempt' ? attempted.get(meaning.column) : undefined;
          return value ?? numbers[this.#placeOf(layout, meaning.column, cell)] ?? Number.NaN;
        }
        case 'end':
          throw new InvariantError('a cell has no ends');
        default:
          return unreachable(meaning);
      }
    };
    return known(this.#blocks.get(role), role)(read);
  }

  /** Puts all values where they go, and says in the status words what is to be said. */
  #store(layout: Layout, role: Role, cell: number, k: number, stored: readonly StoredValue[]): void {
    const time = stored.find(({ store }) => store.target.kind === 'spikeTime')?.value;
    let ranged = firstRanged(this.#program, role);
    for (const {
      store: { target },
      value,
    } of stored) {
      switch (target.kind) {
        case 'column':
          this.#numbers[this.#placeOf(layout, target.column, cell)] = numeric(value);
          if (role === 'event' && this.#states.has(target.column) && !Number.isFinite(value)) {
            this.#words[layout.status + STATUS.notFinite] = 1;
          }
          break;
        case 'table': {
          const index = known(this.#tables.get(target.table), `table ${target.table}`);
          this.#numbers[(layout.tables[index] ?? 0) + target.index] = numeric(value);
          break;
        }
        case 'record': {
          const index = this.#program.records.indexOf(target.record);
          this.#numbers[(layout.records[index] ?? 0) + cell] = numeric(value);
          break;
        }
        case 'spikes':
          this.#emit(layout, cell, k, numeric(value), time);
          break;
        case 'outOfRange': {
          const { word, bit } = rangeBit(ranged);
          ranged += 1;
          if (value === true)
            this.#words[layout.status + word] = (this.#words[layout.status + word] ?? 0) | bit;
          break;
        }
        case 'spikeTime':
          break;
        case 'post':
          throw new InvariantError('a cell has no ends');
        default:
          unreachable(target);
      }
    }
  }

  #emit(layout: Layout, cell: number, k: number, count: number, time: Value | undefined): void {
    if (!(count > 0)) return;
    const words = this.#words;
    const { status } = layout;
    if (count > MOST_SPIKES_OF_STEP && words[status + STATUS.tooManySpikes] === 0) {
      words[status + STATUS.tooManySpikes] = cell + 1;
      this.#numbers[(status + STATUS.spikeCount) / 2] = count;
    }
    const place = words[status + STATUS.spikes] ?? 0;
    words.set([k, cell, count], layout.spikes + 3 * place);
    if (time !== undefined) this.#numbers[layout.spikeTimes + place] = numeric(time);
    words[status + STATUS.spikes] = place + 1;
  }

  #placeOf({ columns }: Layout, name: string, cell: number): number {
    const index = known(this.#columns.get(name), `column ${name}`);
    const isOfCell = this.#program.columns[index]?.variability === 'cell';
    return (columns[index] ?? 0) + (isOfCell ? cell : 0);
  }
}

function numeric(value: Value): number {
  if (typeof value === 'number') return value;
  throw new InvariantError('a condition or a table was stored as a number');
}
