/**
 * The four kernels of the ABI (`runtime/layout.ts`) as one function `link(buffer, elementary)`. Cells are
 * the outer loop and steps the inner one: a cell's columns are loaded into variables, stepped, and stored,
 * so that a block of steps touches memory once.
 */
import { InvariantError, known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { Operation } from '../../expr/expression.ts';
import type { Block, Column, Program, Store } from '../../ir/program.ts';
import { STATUS } from '../../runtime/layout.ts';
import { comment } from './comment.ts';
import { clockExpression, type Naming, nameProgram } from './naming.ts';
import { type StatementPrinter, statementPrinter } from './print-statements.ts';
import { indent, LARGEST_FUNCTION, printComputation } from './split.ts';
import { planStatements, type Statements } from './statements.ts';
import { graphOfBlock, graphOfStep, type Root, type ValueGraph } from './value-graph.ts';

export interface EmitOptions {
  /** Returns `hh.axo:12` for a place in a source text, for comments. */
  readonly describePlace?: (span: Span) => string | undefined;
  /** Operations above which a kernel is split; for tests. */
  readonly largestFunction?: number;
}

/** The number of spikes is the first status word; this line is refused where it is not. */
const SPIKES_WORD = { 0: 'statusAt' }[STATUS.spikes];

/** A graph with all that is needed to print it. */
interface Part {
  readonly graph: ValueGraph;
  readonly statements: Statements;
  readonly printer: StatementPrinter;
}

interface Kernel {
  readonly functions: readonly (readonly string[])[];
  readonly lines: readonly string[];
  readonly scratch: number;
}

const SIGNATURE = '(layout, firstCell, cells, firstStep, steps)';

/** Returns what to say above the values that are stored: what they are, and from which line. */
export function storeComments(
  { roots, overwritten }: ValueGraph,
  describePlace: EmitOptions['describePlace'],
): ReadonlyMap<number, readonly string[]> {
  const comments = new Map<number, string[]>();
  for (const { store, value } of [...overwritten, ...roots]) {
    if (store.comment === undefined) continue;
    const place = store.span === undefined ? undefined : describePlace?.(store.span);
    const text = place === undefined ? store.comment : `${store.comment}  [${place}]`;
    comments.set(value, [...(comments.get(value) ?? []), text]);
  }
  return comments;
}

/** Returns the operations of all graphs: their functions are named before anything else. */
export function operationsOf(graphs: readonly ValueGraph[]): ReadonlySet<Operation> {
  return new Set(
    graphs.flatMap(({ values }) =>
      values.flatMap((value) => (value.kind === 'apply' ? [value.operation] : [])),
    ),
  );
}

function isOfPopulation(program: Program, { target }: Store): boolean {
  if (target.kind === 'table') return true;
  if (target.kind !== 'column') return false;
  return program.columns.some(
    ({ name, variability }) => name === target.column && variability === 'population',
  );
}

/** The initial values of memories are part of what `initialise` stores. */
function withMemories(program: Program): Block {
  const { lets, stores } = program.blocks.initialise;
  const memories = program.columns.flatMap(({ name, purpose, initial }): Store[] =>
    purpose === 'memory'
      ? [{ target: { kind: 'column', column: name }, value: program.pool.number(initial ?? 0) }]
      : [],
  );
  return { lets, stores: [...stores, ...memories] };
}

/** Returns the text of `function link(buffer, elementary) { … }`, which returns the kernels. */
export function emitKernels(program: Program, options: EmitOptions = {}): string {
  const split = (block: Block, ofPopulation: boolean): ValueGraph =>
    graphOfBlock(program, {
      lets: block.lets,
      stores: block.stores.filter((store) => isOfPopulation(program, store) === ofPopulation),
    });
  const pair = (block: Block): readonly [ValueGraph, ValueGraph] => [split(block, true), split(block, false)];
  const prepare = pair(program.blocks.prepare);
  const initialise = pair(withMemories(program));
  const record = pair(program.blocks.record);
  const step = graphOfStep(program);
  const naming = nameProgram(program, operationsOf([...prepare, ...initialise, ...record, step]));
  const emitter = new KernelEmitter(program, naming, options);
  const kernels = [
    emitter.once('prepare', prepare, []),
    emitter.once('initialise', initialise, ['prepare(layout, firstCell, cells, 0, 0);']),
    emitter.step(step),
    emitter.once('record', record, []),
  ];
  const scratch = Math.max(...kernels.map((kernel) => kernel.scratch));
  const body = [
    'const numbers = new Float64Array(buffer);',
    'const words = new Int32Array(buffer);',
    ...(scratch === 0 ? [] : [`const scratch = new Float64Array(${scratch});`]),
    ...[...naming.functions].map(([operation, name]) => `const ${name} = elementary.${operation};`),
    ...kernels.flatMap(({ functions, lines }) => [
      ...functions.flatMap((lines) => ['', ...lines]),
      '',
      ...lines,
    ]),
    '',
    'return { prepare, initialise, step, record };',
  ];
  return [
    comment(
      `${program.model} by ${program.method}, ${program.arithmetic} arithmetic; time in ${program.timeUnit}.`,
    ),
    'function link(buffer, elementary) {',
    ...["'use strict';", ...body].map(indent),
    '}',
    '',
  ].join('\n');
}

class KernelEmitter {
  readonly #program: Program;
  readonly #naming: Naming;
  readonly #options: EmitOptions;

  constructor(program: Program, naming: Naming, options: EmitOptions) {
    this.#program = program;
    this.#naming = naming;
    this.#options = options;
  }

  #part(graph: ValueGraph): Part {
    const statements = planStatements(graph);
    const comments = storeComments(graph, this.#options.describePlace);
    const printer = statementPrinter(this.#program, graph, statements, this.#naming, comments);
    return { graph, statements, printer };
  }

  #compute(name: string, { statements, printer, graph }: Part): Kernel {
    return printComputation(
      name,
      statements,
      graph.roots.map(({ value }) => value),
      printer,
      this.#tables([graph]),
      this.#options.largestFunction ?? LARGEST_FUNCTION,
    );
  }

  #column(index: number): Column {
    return known(this.#program.columns[index], 'column');
  }

  #index(column: string): number {
    return this.#program.columns.findIndex(({ name }) => name === column);
  }

  #stored(roots: readonly Root[]): readonly { readonly column: number; readonly value: number }[] {
    return roots.flatMap(({ store: { target }, value }) =>
      target.kind === 'column' ? [{ column: this.#index(target.column), value }] : [],
    );
  }

  #read({ values }: ValueGraph, { leaves }: Statements): readonly number[] {
    return leaves.flatMap((leaf) => {
      const value = known(values[leaf], 'leaf');
      return value.kind === 'column' ? [value.column] : [];
    });
  }

  /** Lines that find the offsets of tables. */
  #tables(graphs: readonly ValueGraph[]): readonly string[] {
    const tables = new Set<number>();
    for (const { values, roots } of graphs) {
      for (const value of values) if (value.kind === 'table') tables.add(value.table);
      for (const { store } of roots) {
        const { target } = store;
        if (target.kind === 'table')
          tables.add(this.#program.tables.findIndex(({ name }) => name === target.table));
      }
    }
    return [...tables].map((table) => `const ${this.#naming.tables[table]} = layout.tables[${table}];`);
  }

  /** Lines that read the clock area, as far as the clocks in use need it. */
  #clockArea(parts: readonly Part[]): readonly string[] {
    const clocks = this.#clocks(parts);
    const needsGrid = clocks.some((clock) => clock === 'time' || clock === 'nextTime' || clock === 'midTime');
    return [
      ...(needsGrid ? ['const p = numbers[layout.clock];', 'const q = numbers[layout.clock + 1];'] : []),
      ...(clocks.includes('stepSize')
        ? [`const ${this.#naming.clocks.stepSize} = numbers[layout.clock + 2]; // ${this.#program.timeUnit}`]
        : []),
    ];
  }

  #clocks(parts: readonly Part[]): readonly (keyof Naming['clocks'])[] {
    const used = parts.flatMap(({ graph, statements }) =>
      statements.leaves.flatMap((leaf) => {
        const value = known(graph.values[leaf], 'leaf');
        return value.kind === 'clock' ? [value.clock] : [];
      }),
    );
    return [...new Set(used)];
  }

  /** Lines that compute the clocks of the step whose number is in the variable of the clock `step`. */
  #clockLines(part: Part): readonly string[] {
    const { clocks } = this.#naming;
    return this.#clocks([part])
      .filter((clock) => clock !== 'step' && clock !== 'stepSize')
      .map((clock) => `const ${clocks[clock]} = ${clockExpression(clock, clocks.step)};`);
  }

  #load(column: number, keyword: 'const' | 'let'): string {
    const { value, offset } = known(this.#naming.columns[column], 'column name');
    const { unit, variability } = this.#column(column);
    const place = variability === 'population' ? `columns[${column}]` : `${offset} + cell`;
    return `${keyword} ${value} = numbers[${place}]; ${comment(unit)}`;
  }

  #offsets(columns: Iterable<number>): readonly string[] {
    return [...new Set(columns)]
      .filter((column) => this.#column(column).variability === 'cell')
      .map((column) => `const ${this.#naming.columns[column]?.offset} = columns[${column}];`);
  }

  /** A kernel that runs once per cell: first what is one for the population, then the cells. */
  once(
    name: string,
    [population, cells]: readonly [ValueGraph, ValueGraph],
    last: readonly string[],
  ): Kernel {
    const parts = [this.#part(population), this.#part(cells)] as const;
    const [ofPopulation, ofCells] = parts;
    const computations = [
      this.#compute(`${name}_population`, ofPopulation),
      this.#compute(name, ofCells),
    ] as const;
    const recordNames =
      name === 'record'
        ? this.#program.records.map((record) => this.#naming.names.unique(`${record}_record`))
        : [];
    const usedByCells = this.#read(cells, ofCells.statements);
    const isOfCell = (column: number): boolean => this.#column(column).variability === 'cell';
    const usedByPopulation = this.#read(population, ofPopulation.statements);
    if (usedByPopulation.some(isOfCell)) {
      throw new InvariantError(`${name}: a value of the population depends on a value of a cell`);
    }
    const store = ({ store: { target }, value }: Root, printer: StatementPrinter): string => {
      const text = printer.reference(value);
      switch (target.kind) {
        case 'table': {
          const table = this.#program.tables.findIndex(({ name }) => name === target.table);
          return `numbers[${this.#naming.tables[table]} + ${target.index}] = ${text};`;
        }
        case 'record':
          return `numbers[${recordNames[this.#program.records.indexOf(target.record)]} + cell] = ${text};`;
        case 'column': {
          const column = this.#index(target.column);
          const place = isOfCell(column)
            ? `${this.#naming.columns[column]?.offset} + cell`
            : `columns[${column}]`;
          return `numbers[${place}] = ${text};`;
        }
        case 'spikes':
        case 'outOfRange':
          throw new InvariantError(`${name} stores ${target.kind}`);
      }
    };
    const body = (part: Part, computation: Kernel): readonly string[] => [
      ...this.#clockLines(part),
      ...computation.lines,
      ...part.graph.roots.map((root) => store(root, part.printer)),
    ];
    const isEmpty = (graph: ValueGraph): boolean => graph.roots.length === 0;
    const lines = [
      'const columns = layout.columns;',
      ...this.#clockArea(parts),
      ...(this.#clocks(parts).length > 0 ? [`const ${this.#naming.clocks.step} = firstStep;`] : []),
      ...this.#tables([population, cells]),
      ...recordNames.map((record, index) => `const ${record} = layout.records[${index}];`),
      ...(isEmpty(population)
        ? []
        : [
            '{',
            ...[
              ...usedByPopulation.map((column) => this.#load(column, 'const')),
              ...body(ofPopulation, computations[0]),
            ].map(indent),
            '}',
          ]),
      ...(isEmpty(cells)
        ? []
        : [
            ...this.#offsets([...usedByCells, ...this.#stored(cells.roots).map(({ column }) => column)]),
            ...usedByCells.filter((column) => !isOfCell(column)).map((column) => this.#load(column, 'const')),
            'const lastCell = firstCell + cells;',
            'for (let cell = firstCell; cell < lastCell; cell++) {',
            ...[
              ...usedByCells.filter(isOfCell).map((column) => this.#load(column, 'const')),
              ...body(ofCells, computations[1]),
            ].map(indent),
            '}',
          ]),
      ...last,
    ];
    return {
      functions: computations.flatMap(({ functions }) => functions),
      lines: [`function ${name}${SIGNATURE} {`, ...lines.map(indent), '}'],
      scratch: Math.max(...computations.map(({ scratch }) => scratch)),
    };
  }

  /** The kernel of many steps. */
  step(graph: ValueGraph): Kernel {
    const part = this.#part(graph);
    const { printer, statements } = part;
    const { functions, lines: computed, scratch } = this.#compute('step', part);
    const stored = this.#stored(graph.roots);
    const used = this.#read(graph, statements);
    const variable = (column: number): string => known(this.#naming.columns[column], 'column name').value;
    const isStored = new Set(stored.map(({ column }) => column));
    const isOfCell = (column: number): boolean => this.#column(column).variability === 'cell';
    if ([...isStored].some((column) => !isOfCell(column))) {
      throw new InvariantError('a step stores a value of the population');
    }
    const checked = stored
      .filter(({ column }) => this.#column(column).purpose === 'state')
      .map(({ column }) => `(${variable(column)} - ${variable(column)})`);
    const { step: k } = this.#naming.clocks;
    const { lines: before, reference } = this.#valuesBefore(graph, printer, isStored);
    const inStep = [
      ...this.#clockLines(part),
      ...computed,
      ...before,
      ...stored.map(({ column, value }) => `${variable(column)} = ${reference(value)};`),
      ...this.#spikes(graph.roots, reference),
      ...this.#outOfRange(graph.roots, printer),
      ...sumLines(checked),
    ];
    const constants = used.filter((column) => !isStored.has(column));
    const hasRanges = graph.roots.some(({ store }) => store.target.kind === 'outOfRange');
    const inCell = [
      ...[...isStored].map((column) => this.#load(column, 'let')),
      ...constants.filter(isOfCell).map((column) => this.#load(column, 'const')),
      ...(checked.length > 0
        ? ['let isBad = 0; // NaN from the first step after which a state is not finite']
        : []),
      `for (let ${k} = firstStep; ${k} < lastStep; ${k}++) {`,
      ...inStep.map(indent),
      '}',
      ...[...isStored].map(
        (column) => `numbers[${this.#naming.columns[column]?.offset} + cell] = ${variable(column)};`,
      ),
      ...(checked.length > 0 ? [`if (isBad !== 0) words[statusAt + ${STATUS.notFinite}] = 1;`] : []),
    ];
    const lines = [
      'const columns = layout.columns;',
      'const statusAt = layout.status;',
      'const spikesAt = layout.spikes;',
      ...this.#clockArea([part]),
      ...this.#tables([graph]),
      ...this.#offsets([...isStored, ...constants]),
      ...constants.filter((column) => !isOfCell(column)).map((column) => this.#load(column, 'const')),
      ...(hasRanges ? ['let outside = 0;'] : []),
      'const lastCell = firstCell + cells;',
      'const lastStep = firstStep + steps;',
      'for (let cell = firstCell; cell < lastCell; cell++) {',
      ...inCell.map(indent),
      '}',
      ...(hasRanges ? [`words[statusAt + ${STATUS.outOfRange}] |= outside;`] : []),
    ];
    return { functions, lines: [`function step${SIGNATURE} {`, ...lines.map(indent), '}'], scratch };
  }

  /** All stores happen at once: where one stores what another column held before, that is kept first. */
  #valuesBefore(
    { roots, values }: ValueGraph,
    printer: StatementPrinter,
    isStored: ReadonlySet<number>,
  ): { readonly lines: readonly string[]; readonly reference: (value: number) => string } {
    const kept = new Map<number, string>();
    for (const { value: index } of roots) {
      const value = known(values[index], 'value');
      if (value.kind !== 'column' || !isStored.has(value.column) || kept.has(index)) continue;
      kept.set(index, this.#naming.names.unique(`${printer.reference(index)}_before`));
    }
    return {
      lines: [...kept].map(([value, name]) => `const ${name} = ${printer.reference(value)};`),
      reference: (value) => kept.get(value) ?? printer.reference(value),
    };
  }

  #spikes(roots: readonly Root[], reference: (value: number) => string): readonly string[] {
    return roots.flatMap(({ store, value }) => {
      if (store.target.kind !== 'spikes') return [];
      const count = reference(value);
      return [
        `if (${count} > 0) {`,
        `  const spikeAt = spikesAt + 3 * words[${SPIKES_WORD}];`,
        `  words[spikeAt] = ${this.#naming.clocks.step};`,
        '  words[spikeAt + 1] = cell;',
        `  words[spikeAt + 2] = ${count};`,
        `  words[${SPIKES_WORD}] += 1;`,
        '}',
      ];
    });
  }

  #outOfRange(roots: readonly Root[], printer: StatementPrinter): readonly string[] {
    return roots
      .filter(({ store }) => store.target.kind === 'outOfRange')
      .map(({ value }, index) => `if (${printer.reference(value)}) outside |= ${1 << Math.min(index, 31)};`);
  }
}

/** One dependent addition per line and step is the price of the check, so few long lines are best. */
function sumLines(terms: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < terms.length; start += 6) {
    lines.push(`isBad += ${terms.slice(start, start + 6).join(' + ')};`);
  }
  return lines;
}
