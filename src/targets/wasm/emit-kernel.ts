/**
 * Kernels of the ABI (`runtime/layout.ts`) on vectors. Cells are the outer loop, a few vectors of them at a time, and steps
 * the inner one: their columns are loaded into variables, stepped, and stored, so that a block of steps touches memory
 * once. What is one for all cells is computed before the loops, or once in a step.
 */
import { InvariantError, known } from '../../base/invariant.ts';
import type { Clock, Role, Store } from '../../ir/program.ts';
import { firstRanged } from '../../ir/ranged-states.ts';
import { rangeBit, STATUS } from '../../runtime/layout.ts';
import { checkedColumns, isBounded } from '../javascript/step-lines.ts';
import type { Root, Value, ValueGraph } from '../javascript/value-graph.ts';
import { type ClockValues, emitClock } from './emit-clocks.ts';
import { emitSpikes } from './emit-spikes.ts';
import { ValueEmitter } from './emit-values.ts';
import type { FunctionBuilder, Local } from './function-builder.ts';
import type { ModuleWriter } from './module-writer.ts';
import type { ValueType } from './opcodes.ts';
import { LANES, type Operand, VectorCode, type Vectors } from './vector-code.ts';

/** The parameters of every kernel: first cell, cells, first step, steps. */
const PARAMETERS: readonly ValueType[] = ['i32', 'i32', 'f64', 'i32'];
const [FIRST_CELL, CELLS, FIRST_STEP, STEPS] = [0, 1, 2, 3];

/** Whether the values of a kernel change from step to step within a call. */
export type StepsOfCall = 'one' | 'many';

/** What a value depends on, as bits. */
const BY_STEP = 1;
const BY_CELL = 2;

const VECTOR_BYTES = 16;
/** 2^3 bytes. */
const NUMBER_BITS = 3;
const NUMBER_BYTES = 8;
/** Terms of one sum of what is 0 for finite states: longer ones wait less for one another. */
const TERMS_OF_SUM = 6;

/** The kernel of one role; `graph` is what it computes for each cell, and what of the population. */
export class KernelEmitter {
  readonly #writer: ModuleWriter;
  readonly #width: number;
  readonly #builder: FunctionBuilder;
  readonly #code: VectorCode;
  /** The number of the function. */
  readonly index: number;

  constructor(writer: ModuleWriter, width: number) {
    this.#writer = writer;
    this.#width = width;
    const { index, builder } = writer.function(PARAMETERS);
    this.index = index;
    this.#builder = builder;
    this.#code = new VectorCode(builder, width);
  }

  /** Writes what is stored once for the population. */
  population(graph: ValueGraph): void {
    if (graph.roots.length === 0) return;
    const values = new ValueEmitter(this.#writer, this.#code, graph);
    this.#defineClocks(graph, values, this.#clockValues(graph));
    for (const [index, value] of graph.values.entries()) {
      if (value.kind === 'column' && values.isUsed(index)) values.define(index, this.#loadOne(value.column));
    }
    values.compute(usedApplies(graph, values), () => true);
    for (const { store, value } of graph.roots) this.#storeOne(store, values.get(value));
  }

  /** Writes what is computed for each cell, in the one step of a call. */
  cells(graph: ValueGraph, role: Role): void {
    this.#cells(graph, role, 'one');
  }

  /** Writes whole steps of each cell. */
  steps(graph: ValueGraph, stepsOfCall: StepsOfCall): void {
    this.#cells(graph, 'event', stepsOfCall);
  }

  #cells(graph: ValueGraph, role: Role, stepsOfCall: StepsOfCall): void {
    if (graph.roots.length === 0) return;
    const { program } = this.#writer;
    const code = this.#code;
    const builder = this.#builder;
    const isLoop = stepsOfCall === 'many';
    const stored = storedColumns(graph, (name) => this.#columnIndex(name));
    for (const { column } of stored) {
      if (program.columns[column]?.variability === 'population') {
        throw new InvariantError('a kernel of cells stores a value of the population');
      }
    }
    const storedIndices = new Set(stored.map(({ column }) => column));
    const levels = levelsOf(
      graph,
      (column) => program.columns[column]?.variability !== 'population',
      storedIndices,
      isLoop,
    );
    const values = new ValueEmitter(this.#writer, code, graph);
    const used = usedApplies(graph, values);
    const atLevel = (level: number): readonly number[] => used.filter((index) => levels[index] === level);
    const computeLevel = (level: number): void => {
      values.compute(atLevel(level), (operand) => levels[operand] === level);
    };
    const isCellColumn = (column: number): boolean => program.columns[column]?.variability !== 'population';

    // Before all cells.
    const clocks = this.#clockValues(graph);
    const last = builder.take('i32');
    const cell = builder.take('i32');
    const at = builder.take('i32');
    const lanes = builder.take('i32');
    builder.get(FIRST_CELL).get(CELLS).plain('i32.add').set(last);
    builder.get(FIRST_CELL).set(cell);
    const bases = new Map<string, Local>();
    const baseOf = (key: Parameters<ModuleWriter['address']>[0]): Local => {
      const made = bases.get(key);
      if (made !== undefined) return made;
      throw new InvariantError(`the address of ${key} is not at hand`);
    };
    const keys = new Set<Parameters<ModuleWriter['address']>[0]>();
    for (const [index, value] of graph.values.entries()) {
      if (value.kind === 'column' && values.isUsed(index) && isCellColumn(value.column))
        keys.add(`column ${value.column}`);
    }
    for (const { column } of stored) keys.add(`column ${column}`);
    for (const { store } of graph.roots) {
      if (store.target.kind === 'record') keys.add(`record ${program.records.indexOf(store.target.record)}`);
    }
    for (const key of keys) {
      const base = builder.take('i32');
      builder.global(this.#writer.address(key)).set(base);
      bases.set(key, base);
    }
    const columnValues = new Map<number, Vectors>();
    for (const [index, value] of graph.values.entries()) {
      if (value.kind !== 'column' || !values.isUsed(index) || isCellColumn(value.column)) continue;
      values.define(index, this.#loadOne(value.column));
    }
    if (!isLoop) this.#defineClocks(graph, values, clocks);
    else this.#defineClocks(graph, values, clocks, ({ clock }) => clock === 'stepSize');
    computeLevel(0);

    const checked = role === 'event' ? checkedColumns(program, storedIndices) : [];
    const bad = checked.length === 0 ? [] : code.take(false).locals;
    const ranged = graph.roots.filter(({ store }) => store.target.kind === 'outOfRange');
    const valid = checked.length + ranged.length === 0 ? [] : code.take(false).locals;
    const spikes = graph.roots.find(({ store }) => store.target.kind === 'spikes');
    const spikeTime = graph.roots.find(({ store }) => store.target.kind === 'spikeTime');
    const appendSpikes =
      spikes === undefined
        ? undefined
        : emitSpikes(this.#writer, {
            width: this.#width,
            areTimed: spikeTime !== undefined,
            isBounded: isBounded(graph.values, spikes.value),
          });
    const clearBad = (): void => {
      for (const local of bad) builder.constant(0).set(local);
    };
    const reportBad = (): void => {
      for (const [index, local] of bad.entries()) {
        builder.get(local).constant(0).vector('f64x2.ne');
        if (isLoop) builder.get(known(valid[index], 'mask')).vector('v128.and');
        if (index > 0) builder.vector('v128.or');
      }
      if (bad.length === 0) return;
      builder.vector('v128.any_true');
      builder.when(() => {
        builder
          .global(this.#writer.address('status'))
          .i32(1)
          .memory('i32.store', 4 * STATUS.notFinite);
      });
    };

    const inStep = (): void => {
      computeLevel(BY_STEP | BY_CELL);
      if (spikes !== undefined && appendSpikes !== undefined) {
        const count = values.get(spikes.value);
        const isSpiking = code.apply(['f64x2.gt'], count, 0);
        code.any(isSpiking);
        code.release(isSpiking);
        builder.when(() => {
          code.push(clocks.step, 0);
          builder.lane('f64x2.extract_lane', 0).get(cell).get(lanes);
          for (const passed of [count, ...(spikeTime === undefined ? [] : [values.get(spikeTime.value)])]) {
            for (let index = 0; index < this.#width; index++) code.push(passed, index);
          }
          builder.call(appendSpikes);
        });
      }
      this.#reportRanges(role, ranged, values, valid);
    };
    /** Adds to `bad` what is 0 where the new states are finite. */
    const checkStates = (newValue: (column: number) => Operand): void => {
      for (let start = 0; start < checked.length; start += TERMS_OF_SUM) {
        const terms = checked.slice(start, start + TERMS_OF_SUM);
        for (const [index, local] of bad.entries()) {
          builder.get(local);
          for (const [place, column] of terms.entries()) {
            code.push(newValue(column), index);
            code.push(newValue(column), index);
            builder.vector('f64x2.sub');
            if (place > 0) builder.vector('f64x2.add');
          }
          if (!isLoop) builder.get(known(valid[index], 'mask')).vector('v128.and');
          builder.vector('f64x2.add').set(local);
        }
      }
    };

    if (!isLoop) clearBad();
    builder.block((leave) => {
      builder.get(cell).get(last).plain('i32.ge_s');
      leave();
      builder.loop((again) => {
        builder.get(cell).i32(NUMBER_BITS).plain('i32.shl').set(at);
        this.#takeLanes(cell, last, lanes);
        this.#maskLanes(lanes, valid);
        if (isLoop) clearBad();
        for (const [index, value] of graph.values.entries()) {
          if (value.kind !== 'column' || !isCellColumn(value.column) || !values.isUsed(index)) continue;
          const loaded = this.#loadCells(baseOf(`column ${value.column}`), at);
          columnValues.set(value.column, loaded);
          values.define(index, loaded);
        }
        if (isLoop) {
          for (const { column } of stored) {
            if (!columnValues.has(column))
              columnValues.set(column, this.#loadCells(baseOf(`column ${column}`), at));
          }
          computeLevel(BY_CELL);
          const left = builder.take('i32');
          builder.get(STEPS).set(left);
          this.#setStep(clocks.step, () => builder.get(FIRST_STEP));
          builder.loop((next) => {
            this.#defineClocks(graph, values, clocks, ({ clock }) => clock !== 'stepSize');
            computeLevel(BY_STEP);
            inStep();
            this.#assign(
              stored.map(({ column, value }) => [
                known(columnValues.get(column), 'column'),
                values.get(value),
              ]),
            );
            checkStates((column) => known(columnValues.get(column), 'column'));
            builder
              .get(known(clocks.step.locals[0], 'step'))
              .constant(1)
              .vector('f64x2.add')
              .set(known(clocks.step.locals[0], 'step'));
            builder.get(left).i32(1).plain('i32.sub').tee(left);
            next();
          });
        } else {
          inStep();
          checkStates((column) =>
            values.get(
              known(
                stored.find((each) => each.column === column),
                'store',
              ).value,
            ),
          );
        }
        const results = stored.map(({ column, value }) => ({
          base: baseOf(`column ${column}`),
          value: isLoop ? known(columnValues.get(column), 'column') : values.get(value),
        }));
        const recorded = graph.roots.flatMap(({ store, value }) =>
          store.target.kind === 'record'
            ? [
                {
                  base: baseOf(`record ${program.records.indexOf(store.target.record)}`),
                  value: values.get(value),
                },
              ]
            : [],
        );
        this.#storeCells([...results, ...recorded], at, lanes);
        if (isLoop) reportBad();
        builder
          .get(cell)
          .i32(this.#width * LANES)
          .plain('i32.add')
          .tee(cell)
          .get(last)
          .plain('i32.lt_s');
        again();
      });
    });
    if (!isLoop) reportBad();
  }

  #columnIndex(name: string): number {
    return this.#writer.program.columns.findIndex((column) => column.name === name);
  }

  /** Sets the number of lanes that are cells. */
  #takeLanes(cell: Local, last: Local, lanes: Local): void {
    const builder = this.#builder;
    const most = this.#width * LANES;
    builder.get(last).get(cell).plain('i32.sub').set(lanes);
    builder.get(lanes).i32(most).plain('i32.gt_s');
    builder.when(() => builder.i32(most).set(lanes));
  }

  /** Sets the bits of lanes that are cells. */
  #maskLanes(lanes: Local, valid: readonly Local[]): void {
    const builder = this.#builder;
    for (const [index, local] of valid.entries()) {
      builder.pair(index * LANES, index * LANES + 1);
      builder.get(lanes).plain('f64.convert_i32_s').vector('f64x2.splat').vector('f64x2.lt').set(local);
    }
  }

  #loadOne(column: number): Vectors {
    return this.#code.make([], () => {
      this.#builder.global(this.#writer.address(`column ${column}`)).vectorMemory('v128.load64_splat', 0);
    });
  }

  #loadCells(base: Local, at: Local): Vectors {
    const builder = this.#builder;
    const loaded = this.#code.take(false);
    for (const [index, local] of loaded.locals.entries()) {
      builder
        .get(base)
        .get(at)
        .plain('i32.add')
        .vectorMemory('v128.load', index * VECTOR_BYTES)
        .set(local);
    }
    return loaded;
  }

  /** All at once: no value is overwritten before it is read. */
  #assign(pairs: readonly (readonly [Vectors, Operand])[]): void {
    const targets: Local[] = [];
    for (const [target, value] of pairs) {
      for (const [index, local] of target.locals.entries()) {
        this.#code.push(value, index);
        targets.push(local);
      }
    }
    for (const local of targets.toReversed()) this.#builder.set(local);
  }

  #storeCells(
    stores: readonly { readonly base: Local; readonly value: Operand }[],
    at: Local,
    lanes: Local,
  ): void {
    if (stores.length === 0) return;
    const builder = this.#builder;
    builder
      .get(lanes)
      .i32(this.#width * LANES)
      .plain('i32.eq');
    builder.when(
      () => {
        for (const { base, value } of stores) {
          for (let index = 0; index < this.#width; index++) {
            builder.get(base).get(at).plain('i32.add');
            this.#code.push(value, index);
            builder.vectorMemory('v128.store', index * VECTOR_BYTES);
          }
        }
      },
      () => {
        for (let lane = 0; lane < this.#width * LANES; lane++) {
          builder.i32(lane).get(lanes).plain('i32.lt_s');
          builder.when(() => {
            for (const { base, value } of stores) {
              builder.get(base).get(at).plain('i32.add');
              this.#code.push(value, Math.floor(lane / LANES));
              builder.storeLane(lane % LANES, lane * NUMBER_BYTES);
            }
          });
        }
      },
    );
  }

  #storeOne({ target }: Store, value: Operand): void {
    const builder = this.#builder;
    const { program } = this.#writer;
    if (target.kind === 'column')
      builder.global(this.#writer.address(`column ${this.#columnIndex(target.column)}`));
    else if (target.kind === 'table') {
      builder.global(
        this.#writer.tableAddress(program.tables.findIndex(({ name }) => name === target.table)),
      );
    } else throw new InvariantError('what is one for the population is a column or an entry of a table');
    this.#code.push(value, 0);
    builder.storeLane(0, target.kind === 'table' ? target.index * NUMBER_BYTES : 0);
  }

  /** The parts of the clocks that a graph reads; the step is always there. */
  #clockValues(graph: ValueGraph): ClockValues {
    const builder = this.#builder;
    const used = graph.values.flatMap((value) => (value.kind === 'clock' ? [value.clock] : []));
    const load = (offset: number): Vectors =>
      this.#code.make([], () => {
        builder
          .global(this.#writer.address('clock'))
          .vectorMemory('v128.load64_splat', offset * NUMBER_BYTES);
      });
    const isGridUsed = used.some((clock) => ['time', 'nextTime', 'midTime'].includes(clock));
    const step = this.#code.make([], () => builder.get(FIRST_STEP).vector('f64x2.splat'));
    const [p, q] = isGridUsed ? [load(0), load(1)] : [step, step];
    return { step, p, q, stepSize: used.includes('stepSize') ? load(2) : step };
  }

  #setStep(step: Vectors, push: () => void): void {
    push();
    this.#builder.vector('f64x2.splat').set(known(step.locals[0], 'step'));
  }

  #defineClocks(
    graph: ValueGraph,
    values: ValueEmitter,
    clocks: ClockValues,
    isWanted: (value: { readonly clock: Clock }) => boolean = () => true,
  ): void {
    for (const [index, value] of graph.values.entries()) {
      if (value.kind !== 'clock' || !values.isUsed(index) || !isWanted(value)) continue;
      values.define(index, emitClock(this.#code, value.clock, clocks));
    }
  }

  #reportRanges(role: Role, ranged: readonly Root[], values: ValueEmitter, valid: readonly Local[]): void {
    const builder = this.#builder;
    const first = firstRanged(this.#writer.program, role);
    for (const [place, { value }] of ranged.entries()) {
      const outside = values.get(value);
      for (let index = 0; index < this.#width; index++) {
        this.#code.push(outside, index);
        builder.get(known(valid[index], 'mask')).vector('v128.and');
        if (index > 0) builder.vector('v128.or');
      }
      builder.vector('v128.any_true');
      builder.when(() => {
        const { word, bit } = rangeBit(first + place);
        const status = this.#writer.address('status');
        builder
          .global(status)
          .global(status)
          .memory('i32.load', 4 * word)
          .i32(bit)
          .plain('i32.or');
        builder.memory('i32.store', 4 * word);
      });
    }
  }
}

interface StoredColumn {
  readonly column: number;
  readonly value: number;
}

function storedColumns({ roots }: ValueGraph, indexOf: (name: string) => number): readonly StoredColumn[] {
  return roots.flatMap(({ store: { target }, value }) =>
    target.kind === 'column' ? [{ column: indexOf(target.column), value }] : [],
  );
}

/** Returns the values that are computed, of those that anything reads. */
function usedApplies({ values }: ValueGraph, emitter: ValueEmitter): readonly number[] {
  return values.flatMap(({ kind }, index) =>
    (kind === 'apply' || kind === 'condition') && emitter.isUsed(index) ? [index] : [],
  );
}

/** Returns on what each value depends; in the one step of a call, on cells or nothing. */
function levelsOf(
  { values }: ValueGraph,
  isOfCell: (column: number) => boolean,
  stored: ReadonlySet<number>,
  isLoop: boolean,
): Uint8Array {
  const levels = new Uint8Array(values.length);
  const levelOf = (value: Value): number => {
    switch (value.kind) {
      case 'column':
        if (!isOfCell(value.column)) return 0;
        return isLoop && !stored.has(value.column) ? BY_CELL : BY_STEP | BY_CELL;
      case 'clock':
        return isLoop && value.clock !== 'stepSize' ? BY_STEP : 0;
      case 'apply':
        return value.operands.reduce((level, operand) => level | (levels[operand] ?? 0), 0);
      default:
        return 0;
    }
  };
  for (const [index, value] of values.entries()) levels[index] = levelOf(value);
  return levels;
}
