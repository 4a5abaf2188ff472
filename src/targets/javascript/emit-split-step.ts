/**
 * The kernel of many steps where it is too large for one function. All values of a cell lie in `scratch` while it
 * is stepped, and the loops hold no variables: V8's compiler takes time that grows faster than the number of
 * variables that live through a loop.
 */
import { known } from '../../base/invariant.ts';
import { comment } from './comment.ts';
import type { Kernel, KernelContext, Part } from './kernel-context.ts';
import { clockExpression } from './naming.ts';
import { indent, printParts, type StatementPart } from './split.ts';
import { checkedColumns, NOT_FINITE_LINE, rangeLines, spikeLines, stepFunction, sums } from './step-lines.ts';

/** Lines that touch one number each, in one function: the bound keeps it small. */
const MOST_LINES = 400;

/** Returns functions of a few hundred lines each, and the calls of all of them. */
function inFunctions(
  name: string,
  parameters: string,
  head: readonly string[],
  lines: readonly string[],
): { readonly functions: readonly (readonly string[])[]; readonly calls: readonly string[] } {
  const functions: (readonly string[])[] = [];
  const calls: string[] = [];
  for (let start = 0; start < lines.length; start += MOST_LINES) {
    const own = functions.length === 0 ? name : `${name}${functions.length + 1}`;
    const body = [...head, ...lines.slice(start, start + MOST_LINES)];
    functions.push([`function ${own}(${parameters}) {`, ...body.map(indent), '}']);
    calls.push(`${own}(${parameters});`);
  }
  return { functions, calls };
}

/** Returns the kernel `step` with its statements in several functions. */
export function emitSplitStep(context: KernelContext, part: Part, parts: readonly StatementPart[]): Kernel {
  const { graph, printer, statements } = part;
  const { values, roots } = graph;
  const stored = context.storedColumns(roots);
  const isStored = new Set(stored.map(({ column }) => column));
  const columns = [...new Set([...isStored, ...context.columnsRead(part)])];

  // Columns and clocks have a place of their own, then what crosses from function to function, then what is stored.
  const places = new Map<string, number>();
  const place = (key: string): string => {
    const at = places.get(key) ?? places.size;
    places.set(key, at);
    return `scratch[${at}]`;
  };
  const keyOf = (index: number): string => {
    const value = known(values[index], 'value');
    return value.kind === 'column' ? `column ${value.column}` : `value ${index}`;
  };
  const placeOf = (index: number): string => place(keyOf(index));
  for (const column of columns) place(`column ${column}`);
  const results = new Set(roots.map(({ value }) => value).filter(statements.isNamed));
  const functions = printParts('step', part, parts, results, placeOf, context.tableLines([graph]));

  const isLeaf = (index: number): boolean => ['column', 'clock'].includes(known(values[index], 'value').kind);
  const read = (index: number): string =>
    statements.isNamed(index) || isLeaf(index) ? placeOf(index) : printer.reference(index);
  const described = (column: number): string => {
    const { name, unit } = context.column(column);
    return comment(`${name}, ${unit}`);
  };
  const loadLine = (column: number, at: string): string =>
    `${place(`column ${column}`)} = numbers[${at}]; ${described(column)}`;
  const head = ['const columns = layout.columns;'];
  const load = inFunctions(
    'step$load',
    'layout, cell',
    head,
    columns
      .filter((column) => context.isOfCell(column))
      .map((column) => loadLine(column, `columns[${column}] + cell`)),
  );
  const save = inFunctions(
    'step$save',
    'layout, cell',
    head,
    [...isStored].map((column) => `numbers[columns[${column}] + cell] = ${place(`column ${column}`)};`),
  );
  // All stores happen at once: what another column held before is moved aside first.
  const moved = stored.filter(({ value }) => {
    const { kind } = known(values[value], 'value');
    return kind === 'column';
  });
  const aside = inFunctions(
    'step$move',
    '',
    [],
    moved.map(({ column, value }) => `${place(`moved ${column}`)} = ${placeOf(value)};`),
  );
  const isMoved = new Set(moved.map(({ column }) => column));
  const finish = inFunctions(
    'step$finish',
    '',
    [],
    stored.map(({ column, value }) => {
      const from = isMoved.has(column) ? place(`moved ${column}`) : read(value);
      return `${place(`column ${column}`)} = ${from}; ${described(column)}`;
    }),
  );
  const terms = checkedColumns(context.program, isStored).map((column) => {
    const at = place(`column ${column}`);
    return `(${at} - ${at})`;
  });
  const { clocks } = context.naming;
  const clockLines = statements.leaves.flatMap((leaf) => {
    const value = known(values[leaf], 'leaf');
    if (value.kind !== 'clock') return [];
    const text = clockExpression(value.clock, clocks.step).replace(/^dt$/, clocks.stepSize);
    return [`${placeOf(leaf)} = ${printer.isCondition(leaf) ? `${text} ? 1 : 0` : text};`];
  });
  const condition = (index: number): string =>
    statements.isNamed(index) || isLeaf(index) ? `${placeOf(index)} === 1` : printer.reference(index);
  const inStep = [
    ...clockLines,
    ...parts.map((_, index) => `step$part${index + 1}(layout);`),
    ...spikeLines(context, graph, read),
    ...rangeLines(context.program, 'event', graph, condition),
    ...aside.calls,
    ...finish.calls,
    ...sums(terms).map((sum) => `isBad += ${sum};`),
  ];
  const inCell = [
    ...load.calls,
    ...(terms.length > 0
      ? ['let isBad = 0; // NaN from the first step after which a state is not finite']
      : []),
    `for (let ${clocks.step} = firstStep; ${clocks.step} < lastStep; ${clocks.step}++) {`,
    ...inStep.map(indent),
    '}',
    ...save.calls,
    ...(terms.length > 0 ? [NOT_FINITE_LINE] : []),
  ];
  const beforeCells = [
    ...context.clockArea([part]),
    ...columns
      .filter((column) => !context.isOfCell(column))
      .map((column) => loadLine(column, `columns[${column}]`)),
  ];
  return {
    functions: [...functions, ...[load, aside, finish, save].flatMap((each) => each.functions)],
    lines: stepFunction('many', beforeCells, inCell),
    scratch: places.size,
  };
}
