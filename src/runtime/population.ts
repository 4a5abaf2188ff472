import { datesOfTimes } from './dates.ts';
import { CELL_NUMBER } from './draws.ts';
import { makeKernels } from './drive.ts';
import { type ColumnDescription, type Kernels, type Layout, type LinkableModel, layOut } from './layout.ts';
import { atOnce } from './turns.ts';

/** Cells of one model: their numbers in one buffer, and the kernels bound to it. */
export interface Population {
  readonly model: LinkableModel;
  readonly layout: Layout;
  readonly buffer: ArrayBufferLike;
  readonly numbers: Float64Array;
  /** The same bytes, for the status words and the spikes. */
  readonly words: Int32Array;
  readonly kernels: Kernels;
}

/** A time step p/q in the model's unit of time; both whole and below 2^53. */
export interface TimeStep {
  readonly p: number;
  readonly q: number;
}

export interface PopulationOptions {
  readonly cells: number;
  /** How many steps are to be done, where that is known: a short run is better off with code that is soon ready. */
  readonly steps?: number;
  /** Spikes that fit between two visits of the runtime; at least `cells`. */
  readonly spikeCapacity?: number;
  /** Whether others may change what cells are at grid points, as synapses do. */
  readonly keepsGrid?: boolean;
  /** Makes the memory: a `WebAssembly.Memory`'s or a shared buffer where one is needed. */
  readonly allocate?: (byteLength: number) => ArrayBufferLike;
}

/** Spikes that fit between two visits where nothing else is said. */
export const SPIKE_CAPACITY = 16_384;

/** Returns a population whose numbers are all 0; its columns and given tables are to be set, then `initialise` to be called. */
export function makePopulation(model: LinkableModel, options: PopulationOptions): Population {
  const { cells, steps, spikeCapacity = SPIKE_CAPACITY } = options;
  const { allocate = (bytes) => model.allocate?.(bytes, false) ?? new ArrayBuffer(bytes) } = options;
  const layout = layOut(model.storage, cells, spikeCapacity);
  const buffer = allocate(layout.byteLength);
  const population: Population = {
    model,
    layout,
    buffer,
    numbers: new Float64Array(buffer),
    words: new Int32Array(buffer),
    kernels: makeKernels(
      model,
      buffer,
      steps === undefined ? undefined : steps * cells,
      options.keepsGrid === true,
    ),
  };
  // Cells draw numbers of their own, whoever else sets the columns.
  if (model.storage.columns.some(({ name }) => name === CELL_NUMBER)) {
    setColumn(
      population,
      CELL_NUMBER,
      Float64Array.from({ length: cells }, (_, cell) => cell),
    );
  }
  return population;
}

/** Returns which column has the name. Throws RangeError where none has. */
export function columnIndex({ model }: Population, name: string): number {
  const index = model.storage.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new RangeError(`no column ${name}`);
  return index;
}

/** Returns the numbers of a column, as a view: one per cell, or one for the population; of synapses, one per cell of an end. No padding. */
export function columnView(population: Population, name: string): Float64Array {
  const index = columnIndex(population, name);
  const { layout, numbers, model } = population;
  const start = layout.columns[index] ?? 0;
  const { variability = 'cell' } = model.storage.columns[index] ?? {};
  return numbers.subarray(start, start + lengthOf(variability, layout));
}

function lengthOf(variability: ColumnDescription['variability'], { cells, ends }: Layout): number {
  switch (variability) {
    case 'cell':
      return cells;
    case 'population':
      return 1;
    case 'pre':
    case 'post':
      return ends[variability];
  }
}

/** Sets a column, to one value for all cells or to one each. Padding follows the last cell. */
export function setColumn(population: Population, name: string, value: number | ArrayLike<number>): void {
  const view = columnView(population, name);
  if (typeof value === 'number') view.fill(value);
  else if (value.length === view.length) view.set(value);
  else throw new RangeError(`${name} has ${view.length} numbers, not ${value.length}`);
  fillPadding(population);
}

/** Returns the numbers of a table, as a view. */
export function tableView({ model, layout, numbers }: Population, name: string): Float64Array {
  const index = model.storage.tables.findIndex((table) => table.name === name);
  const { length } = model.storage.tables[index] ?? {};
  if (length === undefined) throw new RangeError(`no table ${name}`);
  const start = layout.tables[index] ?? 0;
  return numbers.subarray(start, start + length);
}

/** Sets a table that is given from outside, to as many numbers as the model was compiled for. */
export function setTable(population: Population, name: string, numbers: ArrayLike<number>): void {
  const view = tableView(population, name);
  if (numbers.length !== view.length) {
    throw new RangeError(`${name} has ${view.length} numbers, not ${numbers.length}`);
  }
  view.set(numbers);
}

/** Fills the tables of dates from those of their times. */
function fillDates(population: Population): void {
  const { model, layout, numbers } = population;
  const dt = numbers[layout.clock + 2] ?? Number.NaN;
  for (const { name, datesOf, isExact } of model.storage.tables) {
    if (datesOf === undefined) continue;
    const times = tableView(population, datesOf);
    tableView(population, name).set(isExact === true ? times.toSorted() : datesOfTimes(times, dt));
  }
}

/** Returns how many numbers of padding are behind so many. */
function paddingOf(length: number): number {
  return Math.ceil(length / 8) * 8 - length;
}

/** Copies the last cell into the padding behind it, for kernels that take eight cells at a time. */
export function fillPadding({ model, layout, numbers }: Population): void {
  for (const [index, { variability }] of model.storage.columns.entries()) {
    const length = lengthOf(variability, layout);
    if (variability === 'population' || length === 0) continue;
    const end = (layout.columns[index] ?? 0) + length;
    numbers.fill(numbers[end - 1] ?? 0, end, end + paddingOf(length));
  }
}

/** Sets the time step. `prepare` or `initialise` is to follow. */
export function setTimeStep({ layout, numbers }: Population, { p, q }: TimeStep): void {
  numbers[layout.clock] = p;
  numbers[layout.clock + 1] = q;
  numbers[layout.clock + 2] = p / q;
}

/** Cells that are initialised at once: less than the 50 ms for which a page may stand still. */
const CELLS_AT_ONCE = 1024;

/** Computes whatever was not set: parameters, tables, hoisted values, inputs, initial values. */
export function initialise(population: Population): void {
  atOnce(initialiseInPieces(population));
}

/** The same, to be interrupted between ranges of cells. */
export function* initialiseInPieces(population: Population): Generator<undefined, void> {
  const { layout, kernels, words } = population;
  words.fill(0, layout.status, layout.status + layout.statusWords);
  for (let first = 0; first < layout.cells; first += CELLS_AT_ONCE) {
    if (first > 0) yield;
    kernels.initialise(layout, first, Math.min(CELLS_AT_ONCE, layout.cells - first), 0, 0);
  }
  fillDates(population);
  fillPadding(population);
}
