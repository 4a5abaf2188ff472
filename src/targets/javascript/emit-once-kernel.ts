/** Kernels that run once per cell: `prepare`, `initialise`, `record`, and the parts of steps that a driver puts together. */
import { InvariantError, known } from '../../base/invariant.ts';
import type { Role } from '../../ir/program.ts';
import { toIdentifier } from './identifiers.ts';
import { type Kernel, type KernelContext, type Part, SIGNATURE } from './kernel-context.ts';
import { postStore } from './post-store.ts';
import type { StatementPrinter } from './print-statements.ts';
import { type Computation, indent, printComputation } from './split.ts';
import { checkedColumns, NOT_FINITE_LINE, rangeLines, spikeLines, sums } from './step-lines.ts';
import type { Root, ValueGraph } from './value-graph.ts';

/** The values of a kernel: those that are one for the population, and those of each cell. */
export interface OnceGraphs {
  readonly population: ValueGraph;
  readonly cells: ValueGraph;
}

/** What is run so often that functions are printed in place. */
const HOT: ReadonlySet<Role> = new Set([
  'gather',
  'attempt',
  'iterate',
  'gatherNext',
  'interpolate',
  'watch',
  'event',
  'couple',
]);

/** Returns the kernel that stores first what is one for the population, then each cell's values, then does `last`. */
export function emitOnceKernel(
  context: KernelContext,
  name: Role,
  { population, cells }: OnceGraphs,
  last: readonly string[],
): Kernel {
  const [ofPopulation, ofCells] = [context.part(population), context.part(cells, HOT.has(name))];
  const parts = [ofPopulation, ofCells];
  const populationComputation = compute(context, `${name}$population`, ofPopulation);
  const cellComputation = compute(context, name, ofCells);
  const usedByCells = context.columnsRead(ofCells);
  const usedByPopulation = context.columnsRead(ofPopulation);
  if (usedByPopulation.some((column) => context.isOfCell(column))) {
    throw new InvariantError(`${name}: a value of the population depends on a value of a cell`);
  }
  if (
    cells.roots.some(
      ({ store: { target } }) =>
        target.kind === 'column' && !context.isOfCell(context.indexOf(target.column)),
    )
  ) {
    throw new InvariantError('a step stores a value of the population');
  }
  const { records } = context.program;
  const recordNames =
    name === 'record' ? records.map((each, index) => `${toIdentifier(each)}$record${index}`) : [];

  const emitsSpikes = cells.roots.some(({ store }) => store.target.kind === 'spikes');
  const needsStatus =
    emitsSpikes || name === 'event' || cells.roots.some(({ store }) => store.target.kind === 'outOfRange');

  const store = (root: Root, printer: StatementPrinter): readonly string[] => {
    const { target } = root.store;
    const text = printer.reference(root.value);
    switch (target.kind) {
      case 'table':
        return [
          `numbers[${context.naming.tables[context.tableIndex(target.table)]} + ${target.index}] = ${text};`,
        ];
      case 'record':
        return [`numbers[${recordNames[records.indexOf(target.record)]} + cell] = ${text};`];
      case 'column': {
        const column = context.indexOf(target.column);
        const { variability } = context.column(column);
        // Where all cells of an end start from one number, whoever comes first sets them.
        return variability === 'pre' || variability === 'post'
          ? [`if (firstCell === 0) numbers.fill(${text}, ${inEnd(column, variability)});`]
          : [`numbers[${context.place(column)}] = ${text};`];
      }
      case 'post':
        return [postStore(context, root, text)];
      case 'spikes':
      case 'spikeTime':
      case 'outOfRange':
        return [];
    }
  };
  const body = (part: Part, computation: Computation): readonly string[] => [
    ...context.clockLines(part),
    ...computation.lines,
    ...part.graph.roots.flatMap((root) => store(root, part.printer)),
    ...spikeLines(context, part.graph, part.printer.reference),
    ...rangeLines(context.program, name, part.graph, part.printer.reference),
    ...(name === 'event' ? finiteLines(context, part) : []),
  ];

  const populationLines = [
    '{',
    ...usedByPopulation.map((column) => indent(context.load(column, 'const'))),
    ...body(ofPopulation, populationComputation).map(indent),
    '}',
  ];
  const stored = context.storedColumns(cells.roots).map(({ column }) => column);
  const cellLines = [
    ...context.offsetLines([...usedByCells, ...stored]),
    ...usedByCells
      .filter((column) => !context.isOfCell(column))
      .map((column) => context.load(column, 'const')),
    'const lastCell = firstCell + cells;',
    'for (let cell = firstCell; cell < lastCell; cell++) {',
    ...usedByCells
      .filter((column) => context.isOfCell(column))
      .map((column) => indent(context.load(column, 'const'))),
    ...context.endLines(ofCells).map(indent),
    ...body(ofCells, cellComputation).map(indent),
    '}',
  ];
  const lines = [
    'const columns = layout.columns;',
    ...context.clockArea(parts),
    ...(needsStatus ? ['const statusAt = layout.status;'] : []),
    ...(emitsSpikes ? ['const spikesAt = layout.spikes;'] : []),
    ...(emitsSpikes || context.clocksRead(parts).length > 0
      ? [`const ${context.naming.clocks.step} = firstStep;`]
      : []),
    ...context.tableLines([population, cells]),
    ...recordNames.map((record, index) => `const ${record} = layout.records[${index}];`),
    ...(population.roots.length === 0 ? [] : populationLines),
    ...(cells.roots.length === 0 ? [] : cellLines),
    ...last,
  ];
  return {
    functions: [...populationComputation.functions, ...cellComputation.functions],
    lines: [`function ${name}${SIGNATURE} {`, ...lines.map(indent), '}'],
    scratch: Math.max(populationComputation.scratch, cellComputation.scratch),
  };
}

/** The numbers of a column that is kept for the cells of an end. */
function inEnd(column: number, end: 'pre' | 'post'): string {
  return `columns[${column}], columns[${column}] + layout.ends.${end}`;
}

/** Whoever stores states sees whether they are finite. */
function finiteLines(context: KernelContext, { graph, printer }: Part): readonly string[] {
  const stored = new Map(context.storedColumns(graph.roots).map(({ column, value }) => [column, value]));
  const terms = checkedColumns(context.program, stored.keys()).map((column) => {
    const state = printer.reference(known(stored.get(column), 'stored value'));
    return `(${state} - ${state})`;
  });
  if (terms.length === 0) return [];
  return ['let isBad = 0;', ...sums(terms).map((sum) => `isBad += ${sum};`), NOT_FINITE_LINE];
}

function compute(context: KernelContext, name: string, part: Part): Computation {
  return printComputation(name, part, context.tableLines([part.graph]), context.options.largestFunction);
}
