/** One step of one cell, for people who read what is computed, and for those who call it themselves. */
import { known } from '../../base/invariant.ts';
import { hasWholeStep, ownKernels, type PartOfStep, type Program } from '../../ir/program.ts';
import { comment } from './comment.ts';
import { operationsOf } from './emit-kernels.ts';
import { type EmitOptions, storeComments } from './kernel-context.ts';
import { matrixLines } from './matrices.ts';
import { clockExpression, nameProgram } from './naming.ts';
import { statementPrinter } from './print-statements.ts';
import { indent } from './split.ts';
import { planStatements } from './statements.ts';
import { graphOfPart, graphOfStep, type ValueGraph } from './value-graph.ts';

/**
 * Returns the text of `function step(numbers, k, p, q, dt, elementary)`, which does step k of one cell and
 * returns how many spikes it emits. `numbers` holds the program's columns in their order, behind them its tables;
 * dt = p/q. It computes exactly what the kernel `step` computes, in the same order. Where a driver puts steps together, there
 * are functions like it for the parts that say what the model does; they talk by columns (`runtime/driver.ts`).
 */
export function emitScalarStep(program: Program, options: EmitOptions = {}): string {
  const { model, method, arithmetic, timeUnit, driver, blocks } = program;
  const of = `${model} by ${method}, ${arithmetic} arithmetic`;
  const parts = ownKernels(program).flatMap((role) => {
    const text = WHAT_PARTS_DO[role];
    if (text === undefined || blocks[role].stores.length === 0) return [];
    const graph = graphOfPart(program, blocks[role]);
    return [scalarFunction(program, options, role, `${text}: ${of}; times in ${timeUnit}.`, graph)];
  });
  if (hasWholeStep(driver)) {
    const text = `One step of ${of}: from t_k to t_(k+1), in ${timeUnit}.`;
    parts.push(scalarFunction(program, options, 'step', text, graphOfStep(program)));
  }
  return parts.join('\n');
}

/** Of parts that are worth reading; the others follow from them. */
const WHAT_PARTS_DO: Partial<Readonly<Record<PartOfStep, string>>> = {
  gather: 'What a cell gives to functions over cells before a step',
  attempt: 'A step that is tried',
  iterate: 'A correction of the step',
  gatherNext: 'What a cell gives to functions over cells after integration',
  stop: 'What happens where a cell stops',
  event: 'What happens at the end of a step',
};

function scalarFunction(
  program: Program,
  options: EmitOptions,
  name: string,
  text: string,
  graph: ValueGraph,
): string {
  const naming = nameProgram(program, operationsOf([graph]));
  const statements = planStatements(graph);
  const comments = storeComments(graph, options.describePlace);
  const printer = statementPrinter(program, graph, statements, naming, comments);
  const columnIndex = (column: string): number => program.columns.findIndex(({ name }) => name === column);

  const leaves = statements.leaves.map((leaf) => known(graph.values[leaf], 'leaf'));
  const columns = leaves.flatMap((leaf) => (leaf.kind === 'column' ? [leaf.column] : []));
  const loads = columns.map((column) => {
    const { value } = known(naming.columns[column], 'column name');
    const { name, unit, purpose } = known(program.columns[column], 'column');
    return `const ${value} = numbers[${column}]; ${comment(`${name}${unit === '' ? '' : `, ${unit}`} (${purpose})`)}`;
  });
  const tableStarts = program.tables.map((_, table) =>
    program.tables.slice(0, table).reduce((sum, { length }) => sum + length, program.columns.length),
  );
  const tables = leaves.flatMap((leaf) =>
    leaf.kind === 'table' ? [`const ${naming.tables[leaf.table]} = ${tableStarts[leaf.table]};`] : [],
  );
  const { clocks } = naming;
  const clockLines = leaves.flatMap((leaf) =>
    leaf.kind === 'clock' && leaf.clock !== 'step' && leaf.clock !== 'stepSize'
      ? [`const ${clocks[leaf.clock]} = ${clockExpression(leaf.clock, clocks.step)};`]
      : [],
  );
  // Values are named as they are printed.
  const computed = statements.list.flatMap(printer.lines);
  const stores = graph.roots.flatMap(({ store: { target }, value }) =>
    target.kind === 'column'
      ? [`numbers[${columnIndex(target.column)}] = ${printer.reference(value)}; ${comment(target.column)}`]
      : [],
  );
  const spikes = graph.roots.find(({ store }) => store.target.kind === 'spikes');
  const functions = [...naming.functions].map(
    ([operation, name]) => `const ${name} = elementary.${operation};`,
  );
  const body = [
    "'use strict';",
    ...functions,
    ...matrixLines([graph]),
    ...loads,
    ...tables,
    ...clockLines,
    '',
    ...computed,
    '',
    ...stores,
    `return ${spikes === undefined ? '0' : printer.reference(spikes.value)};`,
  ];
  return [
    comment(text),
    `function ${name}(numbers, ${clocks.step}, p, q, ${clocks.stepSize}, elementary) {`,
    ...body.map(indent),
    '}',
    '',
  ].join('\n');
}
