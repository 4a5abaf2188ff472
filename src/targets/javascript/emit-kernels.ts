/**
 * The kernels of the ABI (`runtime/layout.ts`) as one function `link(buffer, elementary)`. In the kernel of whole steps
 * cells are the outer loop and steps the inner one: a cell's columns are loaded into variables, stepped, and stored,
 * so that a block of steps touches memory once. What drivers put steps together from does one thing for each cell.
 */
import { known } from '../../base/invariant.ts';
import type { Operation } from '../../expr/expression.ts';
import {
  type Block,
  EMPTY_BLOCK,
  hasWholeStep,
  ownKernels,
  type Program,
  type Store,
} from '../../ir/program.ts';
import { comment } from './comment.ts';
import { emitOnceKernel, type OnceGraphs } from './emit-once-kernel.ts';
import { emitStepKernel } from './emit-step-kernel.ts';
import { PRIMITIVES } from './in-place.ts';
import { type EmitOptions, KernelContext } from './kernel-context.ts';
import { matrixLines } from './matrices.ts';
import { nameProgram } from './naming.ts';
import { indent } from './split.ts';
import { graphOfBlock, graphOfPart, graphOfStep, type ValueGraph } from './value-graph.ts';

/** Returns the operations of all graphs: their functions are named before anything else. */
export function operationsOf(graphs: readonly ValueGraph[]): ReadonlySet<Operation> {
  return new Set(
    graphs.flatMap(({ values }) =>
      values.flatMap((value) => (value.kind === 'apply' ? [value.operation] : [])),
    ),
  );
}

/** Returns what a block stores once for the population and what it stores for each cell. */
function splitBlock(program: Program, { lets, stores }: Block): OnceGraphs {
  const ofPopulation = new Set(
    program.columns.filter(({ variability }) => variability === 'population').map(({ name }) => name),
  );
  const isOfPopulation = ({ target }: Store): boolean =>
    target.kind === 'table' || (target.kind === 'column' && ofPopulation.has(target.column));
  return {
    population: graphOfBlock(program, { lets, stores: stores.filter(isOfPopulation) }),
    cells: graphOfBlock(program, { lets, stores: stores.filter((store) => !isOfPopulation(store)) }),
  };
}

/** The initial values of memories and of what drivers work with are part of what `initialise` stores. */
function withMemories(program: Program): Block {
  const { lets, stores } = program.blocks.initialise;
  const memories = program.columns.flatMap(({ name, purpose, initial }): Store[] =>
    purpose === 'memory' || purpose === 'work'
      ? [{ target: { kind: 'column', column: name }, value: program.pool.number(initial ?? 0) }]
      : [],
  );
  return { lets, stores: [...stores, ...memories] };
}

/** Returns the text of `function link(buffer, elementary) { … }`, which returns the kernels. */
export function emitKernels(program: Program, options: EmitOptions = {}): string {
  const prepare = splitBlock(program, program.blocks.prepare);
  const initialise = splitBlock(program, withMemories(program));
  const record = splitBlock(program, program.blocks.record);
  const roles = ownKernels(program);
  const none = graphOfBlock(program, EMPTY_BLOCK);
  const parts = roles.map((role) => ({
    population: none,
    cells: graphOfPart(program, program.blocks[role]),
  }));
  const step = hasWholeStep(program.driver) ? graphOfStep(program) : undefined;
  const graphs = [
    ...[prepare, initialise, record, ...parts].flatMap(({ population, cells }) => [population, cells]),
    ...(step === undefined ? [] : [step]),
  ];
  const naming = nameProgram(program, operationsOf(graphs));
  const context = new KernelContext(program, naming, options);
  const kernels = [
    emitOnceKernel(context, 'prepare', prepare, []),
    emitOnceKernel(context, 'initialise', initialise, ['prepare(layout, firstCell, cells, 0, 0);']),
    ...(step === undefined ? [] : [emitStepKernel(context, step)]),
    ...roles.map((role, index) => emitOnceKernel(context, role, known(parts[index], role), [])),
    emitOnceKernel(context, 'record', record, []),
  ];
  const names = ['prepare', 'initialise', ...(step === undefined ? [] : ['step']), ...roles, 'record'];
  const scratch = Math.max(...kernels.map((kernel) => kernel.scratch));
  const functions = kernels.flatMap(({ functions, lines }) => [...functions, lines]);
  const isCalled = (call: string): boolean =>
    functions.some((lines) => lines.some((line) => line.includes(call)));
  const body = [
    "'use strict';",
    'const numbers = new Float64Array(buffer);',
    'const words = new Int32Array(buffer);',
    ...(scratch === 0 ? [] : [`const scratch = new Float64Array(${scratch});`]),
    ...matrixLines(graphs),
    ...[...naming.functions].map(([operation, name]) => `const ${name} = elementary.${operation};`),
    ...PRIMITIVES.filter((name) => isCalled(`${name}$(`)).map(
      (name) => `const ${name}$ = elementary.${name};`,
    ),
    ...functions.flatMap((lines) => ['', ...lines]),
    '',
    `return { ${names.join(', ')} };`,
  ];
  const { model, method, arithmetic, timeUnit } = program;
  return [
    comment(`${model} by ${method}, ${arithmetic} arithmetic; time in ${timeUnit}.`),
    'function link(buffer, elementary) {',
    ...body.map(indent),
    '}',
    '',
  ].join('\n');
}
