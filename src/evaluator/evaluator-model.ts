/**
 * A program as a model that runs on populations' buffers, its blocks evaluated as they are: with the same drivers and the
 * same memory as what a target makes of it, so that the two can be compared bit by bit, column by column.
 */
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import {
  type Column,
  hasWholeStep,
  ownKernels,
  type Program,
  ROLES,
  type Role,
  type SymbolMeaning,
} from '../ir/program.ts';
import { firstRanged } from '../ir/ranged-states.ts';
import { statesOfEvents } from '../ir/states-of-events.ts';
import { storageOf } from '../ir/storage.ts';
import { synapseNeeds } from '../ir/synapse-needs.ts';
import {
  type Kernel,
  type Layout,
  type LinkableModel,
  type LinkedKernels,
  MOST_SPIKES_OF_STEP,
  rangeBit,
  STATUS,
} from '../runtime/layout.ts';
import type {
  DeliveryKernel,
  EndOfSynapse,
  LinkableSynapse,
  LinkedSynapseKernels,
  SynapseBinding,
} from '../runtime/network/synapse-kernels.ts';
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

/** Returns a synapse whose kernels evaluate the program, one event at one synapse at a time. */
export function evaluatorSynapse(program: Program): LinkableSynapse {
  const isStepped = program.blocks.attempt.stores.length + program.blocks.event.stores.length > 0;
  return {
    storage: { ...storageOf(program), isSilent: true },
    ...(isStepped ? { driver: program.driver } : {}),
    needs: synapseNeeds(program),
    link: (binding) => new EvaluatedKernels(program, binding.buffer, binding).linkedSynapse(),
  };
}

/** The cells of a synapse. */
interface Ends {
  readonly pre: number;
  readonly post: number;
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
  /** Those of a synapse that only deliveries store. */
  readonly #ofEvents: ReadonlySet<string>;
  /** Of synapses. */
  readonly #binding: SynapseBinding | undefined;

  constructor(program: Program, buffer: ArrayBufferLike, binding?: SynapseBinding) {
    this.#program = program;
    this.#binding = binding;
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
    this.#ofEvents = statesOfEvents(program);
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

  linkedSynapse(): LinkedSynapseKernels {
    const { blocks } = this.#program;
    const { step, ...linked } = this.linked();
    const isStepped = blocks.attempt.stores.length + blocks.event.stores.length > 0;
    return {
      ...linked,
      ...(isStepped && step !== undefined ? { step } : {}),
      ...(blocks.onPre.stores.length > 0 ? { onPre: this.#delivery('pre') } : {}),
      ...(blocks.onPost.stores.length > 0 ? { onPost: this.#delivery('post') } : {}),
      ...(blocks.couple.stores.length > 0 ? { couple: this.#once('couple') } : {}),
    };
  }

  /** Synapse by synapse; what is kept for the cell whose event it is waits until all have read it. */
  #delivery(event: EndOfSynapse): DeliveryKernel {
    const role = event === 'pre' ? 'onPre' : 'onPost';
    const isOfCell = ({ store: { target } }: StoredValue): boolean =>
      target.kind === 'column' && this.#variabilityOf(target.column) === event;
    return (layout, cell, first, end, k) => {
      const binding = known(this.#binding, 'binding');
      const run = (synapse: number, ends: Ends): readonly StoredValue[] =>
        this.#run(layout, role, synapse, k, new Map(), ends);
      const ofCell = (synapse: number): Ends =>
        event === 'pre'
          ? { pre: cell, post: binding.targets[synapse] ?? 0 }
          : { pre: binding.sources[synapse] ?? 0, post: cell };
      // A cell without a synapse has its own numbers all the same.
      const own = run(0, ofCell(0)).filter(isOfCell);
      for (let place = first; place < end; place++) {
        const synapse = event === 'pre' ? place : (binding.incoming[place] ?? 0);
        const ends = ofCell(synapse);
        const others = run(synapse, ends).filter((stored) => !isOfCell(stored));
        this.#store(layout, role, synapse, k, others, ends);
      }
      this.#store(layout, role, 0, k, own, ofCell(0));
    };
  }

  #endsOf(synapse: number): Ends {
    const { sources, targets } = this.#binding ?? {};
    return { pre: sources?.[synapse] ?? 0, post: targets?.[synapse] ?? 0 };
  }

  #variabilityOf(column: string): Column['variability'] {
    const index = known(this.#columns.get(column), `column ${column}`);
    return known(this.#program.columns[index], column).variability;
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
          this.#start(layout, name, cell, initial ?? 0);
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
    ends: Ends = this.#endsOf(cell),
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
          return value ?? numbers[this.#placeOf(layout, meaning.column, cell, ends)] ?? Number.NaN;
        }
        case 'end':
          return this.#atEnd(meaning, ends);
        default:
          return unreachable(meaning);
      }
    };
    return known(this.#blocks.get(role), role)(read);
  }

  /** Puts all values where they go, and says in the status words what is to be said. */
  #store(
    layout: Layout,
    role: Role,
    cell: number,
    k: number,
    stored: readonly StoredValue[],
    ends: Ends = this.#endsOf(cell),
  ): void {
    const time = stored.find(({ store }) => store.target.kind === 'spikeTime')?.value;
    let ranged = firstRanged(this.#program, role);
    for (const {
      store: { target },
      value,
    } of stored) {
      switch (target.kind) {
        case 'column':
          if (role === 'initialise') this.#start(layout, target.column, cell, numeric(value));
          else this.#numbers[this.#placeOf(layout, target.column, cell, ends)] = numeric(value);
          if (this.#isChecked(role, target.column) && !Number.isFinite(value)) {
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
        case 'post': {
          const { post } = known(this.#binding, 'ends of a synapse');
          post.numbers[post.column(target.column) + ends.post] = numeric(value);
          break;
        }
        default:
          unreachable(target);
      }
    }
  }

  #isChecked(role: Role, column: string): boolean {
    if (role === 'onPre' || role === 'onPost') return this.#ofEvents.has(column);
    return role === 'event' && this.#states.has(column);
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

  /** Gives a column its first value; where all cells of an end have one, the first synapse does for all. */
  #start(layout: Layout, name: string, cell: number, value: number): void {
    const variability = this.#variabilityOf(name);
    if (variability !== 'pre' && variability !== 'post') {
      this.#numbers[this.#placeOf(layout, name, cell)] = value;
    } else if (cell === 0) {
      const first = this.#placeOf(layout, name, 0, { pre: 0, post: 0 });
      this.#numbers.fill(value, first, first + layout.ends[variability]);
    }
  }

  #atEnd(meaning: Extract<Outside, { kind: 'end' }>, ends: Ends): number {
    const { end, from, name, when, variability } = meaning;
    const memory = known(this.#binding, 'ends of a synapse')[end];
    const first =
      from === 'record'
        ? memory.record(name)
        : when === 'now'
          ? memory.column(name)
          : memory.columnBefore(name);
    return memory.numbers[variability === 'population' ? first : first + ends[end]] ?? Number.NaN;
  }

  #placeOf({ columns }: Layout, name: string, cell: number, ends: Ends = this.#endsOf(cell)): number {
    const index = known(this.#columns.get(name), `column ${name}`);
    const at = { population: 0, cell, ...ends }[known(this.#program.columns[index], name).variability];
    return (columns[index] ?? 0) + at;
  }
}

function numeric(value: Value): number {
  if (typeof value === 'number') return value;
  throw new InvariantError('a condition or a table was stored as a number');
}
