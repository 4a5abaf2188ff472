/** What the kernels of one program share: names, and the lines that load columns, tables and clocks. */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { Clock, Column, Program } from '../../ir/program.ts';
import { comment } from './comment.ts';
import { EndPlaces } from './end-places.ts';
import { InPlaceFunctions } from './in-place.ts';
import type { KeptNumbers } from './kept-numbers.ts';
import { clockExpression, type Naming } from './naming.ts';
import { type StatementPrinter, statementPrinter } from './print-statements.ts';
import { planStatements, type Statements } from './statements.ts';
import type { Root, ValueGraph } from './value-graph.ts';

export interface EmitOptions {
  /** Returns `hh.axo:12` for a place in a source text, for comments. */
  readonly describePlace?: (span: Span) => string | undefined;
  /** Cost above which a kernel is split; for tests. */
  readonly largestFunction?: number;
  /** How steps compute the elementary functions; in place if absent. */
  readonly functions?: FunctionForm;
  /** How many steps a call of the kernel `step` makes; many if absent. */
  readonly stepsOfCall?: StepsOfCall;
}

/**
 * `one`: no loop over steps, and what is the same for all cells is computed before them. Where others change cells between
 * steps there is no more than one to make, and V8 spends up to three quarters of it on the loop around it.
 */
export type StepsOfCall = 'one' | 'many';

/**
 * `in place`: their formulas are part of the step, which V8 makes into the faster code, but only after up to 100 ms in which
 * the step is slow. `called`: the step is small, and V8 soon done with it. Operations are the same, and so are the bits.
 */
export type FunctionForm = 'in place' | 'called';

/** A graph with all that is needed to print it. */
export interface Part {
  readonly graph: ValueGraph;
  readonly statements: Statements;
  readonly printer: StatementPrinter;
}

/** A kernel's text: the functions that it calls, and itself. */
export interface Kernel {
  readonly functions: readonly (readonly string[])[];
  readonly lines: readonly string[];
  /** Lines before all functions: memory of its own. */
  readonly memory?: readonly string[];
  /** Numbers of `scratch` in use. */
  readonly scratch: number;
}

/** A column and the value that is stored into it. */
export interface StoredColumn {
  readonly column: number;
  readonly value: number;
}

/** How generated code calls the number of a synapse and those of its cells, or the number of a cell. */
export interface CellNames {
  readonly cell: string;
  readonly pre: string;
  readonly post: string;
}

const CELL_NAMES: CellNames = { cell: 'cell', pre: 'sources[cell]', post: 'targets[cell]' };
const NO_COMMENTS: ReadonlyMap<number, readonly string[]> = new Map();

export const SIGNATURE = '(layout, firstCell, cells, firstStep, steps)';

/** Returns what to say above the values that are stored: what they are, and from which line. */
export function storeComments(
  { roots, overwritten }: ValueGraph,
  describePlace: EmitOptions['describePlace'],
): ReadonlyMap<number, readonly string[]> {
  const comments = new Map<number, string[]>();
  for (const { store, value } of [...overwritten, ...roots]) {
    if (store.comment === undefined) continue;
    const spans = store.span === undefined ? [] : [store.span, ...(store.alsoAt ?? [])];
    const places = new Set(spans.flatMap((span) => describePlace?.(span) ?? []));
    const text = places.size === 0 ? store.comment : `${store.comment}  [${[...places].join(', ')}]`;
    comments.set(value, [...(comments.get(value) ?? []), text]);
  }
  return comments;
}

export class KernelContext {
  readonly program: Program;
  readonly naming: Naming;
  readonly options: EmitOptions;
  /** Of synapses: where what they read and change of their cells is. */
  readonly ends: EndPlaces = new EndPlaces();
  readonly #inPlace = new InPlaceFunctions();

  constructor(program: Program, naming: Naming, options: EmitOptions) {
    this.program = program;
    this.naming = naming;
    this.options = options;
  }

  /**
   * `isHot`: functions are printed in place of their calls, unless calls were asked for. `apart`: values that get names of
   * their own. `areStoresTold`: the comments of stores stand at the stores, so not at the values. `kept`: takes literals.
   */
  part(
    graph: ValueGraph,
    isHot = false,
    apart?: ReadonlySet<number>,
    areStoresTold: boolean = apart !== undefined,
    kept?: KeptNumbers,
  ): Part {
    const isInPlace = isHot && this.options.functions !== 'called';
    const literal = kept === undefined ? undefined : (value: number) => kept.text(value);
    const functions = literal === undefined ? this.#inPlace : new InPlaceFunctions(literal);
    const inPlace = isInPlace ? functions : undefined;
    const statements = planStatements(graph, inPlace, apart);
    const comments = areStoresTold ? NO_COMMENTS : storeComments(graph, this.options.describePlace);
    const printer = statementPrinter(
      this.program,
      graph,
      statements,
      this.naming,
      comments,
      inPlace,
      literal,
    );
    return { graph, statements, printer };
  }

  column(index: number): Column {
    return known(this.program.columns[index], 'column');
  }

  indexOf(column: string): number {
    return this.program.columns.findIndex(({ name }) => name === column);
  }

  /** Whether it has one number for each cell: of synapses, for each or for each cell at one of the ends. */
  isOfCell(column: number): boolean {
    return this.column(column).variability !== 'population';
  }

  /** The variable of a column's value. */
  variable(column: number): string {
    return known(this.naming.columns[column], 'column name').value;
  }

  /** The variable of a column's offset. */
  offset(column: number): string {
    return known(this.naming.columns[column], 'column name').offset;
  }

  storedColumns(roots: readonly Root[]): readonly StoredColumn[] {
    return roots.flatMap(({ store: { target }, value }) =>
      target.kind === 'column' ? [{ column: this.indexOf(target.column), value }] : [],
    );
  }

  columnsRead({ graph, statements }: Part): readonly number[] {
    return statements.leaves.flatMap((leaf) => {
      const value = known(graph.values[leaf], 'leaf');
      return value.kind === 'column' ? [value.column] : [];
    });
  }

  clocksRead(parts: readonly Part[]): readonly Clock[] {
    const used = parts.flatMap(({ graph, statements }) =>
      statements.leaves.flatMap((leaf) => {
        const value = known(graph.values[leaf], 'leaf');
        return value.kind === 'clock' ? [value.clock] : [];
      }),
    );
    return [...new Set(used)];
  }

  tableIndex(table: string): number {
    return this.program.tables.findIndex(({ name }) => name === table);
  }

  /** Lines that find the offsets of tables. */
  tableLines(graphs: readonly ValueGraph[]): readonly string[] {
    const tables = new Set<number>();
    for (const { values, roots } of graphs) {
      for (const value of values) if (value.kind === 'table') tables.add(value.table);
      for (const { store } of roots) {
        if (store.target.kind === 'table') tables.add(this.tableIndex(store.target.table));
      }
    }
    return [...tables].map((table) => `const ${this.naming.tables[table]} = layout.tables[${table}];`);
  }

  /** Lines that read the clock area, as far as the clocks in use need it. */
  clockArea(parts: readonly Part[]): readonly string[] {
    const clocks = this.clocksRead(parts);
    const needsGrid = clocks.some((clock) => clock === 'time' || clock === 'nextTime' || clock === 'midTime');
    return [
      ...(needsGrid ? ['const p = numbers[layout.clock];', 'const q = numbers[layout.clock + 1];'] : []),
      ...(clocks.includes('stepSize')
        ? [
            `const ${this.naming.clocks.stepSize} = numbers[layout.clock + 2]; ${comment(this.program.timeUnit)}`,
          ]
        : []),
    ];
  }

  /** Lines that compute the clocks of the step whose number is in the variable of the clock `step`. */
  clockLines(part: Part): readonly string[] {
    const { clocks } = this.naming;
    return this.clocksRead([part])
      .filter((clock) => clock !== 'step' && clock !== 'stepSize')
      .map((clock) => `const ${clocks[clock]} = ${clockExpression(clock, clocks.step)};`);
  }

  load(column: number, keyword: 'const' | 'let', of: CellNames = CELL_NAMES): string {
    const unit = this.column(column).unit;
    return `${keyword} ${this.variable(column)} = numbers[${this.place(column, of)}];${unit === '' ? '' : ` ${comment(unit)}`}`;
  }

  /** Where a column's number is. */
  place(column: number, of: CellNames = CELL_NAMES): string {
    const { variability } = this.column(column);
    return variability === 'population'
      ? `columns[${column}]`
      : `${this.offset(column)} + ${of[variability]}`;
  }

  /** Of synapses: lines that read numbers of their cells. */
  endLines({ graph, statements, printer }: Part, of: CellNames = CELL_NAMES): readonly string[] {
    return statements.leaves.flatMap((leaf) => {
      const value = known(graph.values[leaf], 'leaf');
      if (value.kind !== 'end') return [];
      const meaning = known(graph.ends?.[value.end], 'number at an end');
      const { end, variability } = meaning;
      const first = this.ends.variable(meaning);
      const place = variability === 'population' ? first : `${first} + ${of[end]}`;
      return [`const ${printer.reference(leaf)} = ${end}$[${place}];`];
    });
  }

  offsetLines(columns: Iterable<number>): readonly string[] {
    return [...new Set(columns)]
      .filter((column) => this.isOfCell(column))
      .map((column) => `const ${this.offset(column)} = columns[${column}];`);
  }
}
