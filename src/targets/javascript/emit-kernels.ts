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
  type SynapseRole,
} from '../../ir/program.ts';
import { comment } from './comment.ts';
import { emitDeliveryKernel } from './emit-delivery-kernel.ts';
import { emitOnceKernel, type OnceGraphs } from './emit-once-kernel.ts';
import { emitStepKernel } from './emit-step-kernel.ts';
import type { EndPlace } from './end-places.ts';
import { PRIMITIVES } from './in-place.ts';
import { type EmitOptions, KernelContext } from './kernel-context.ts';
import { matrixLines } from './matrices.ts';
import { nameProgram } from './naming.ts';
import { withAdditions } from './post-store.ts';
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

/** Returns what a block stores once, for all or for the cells at an end of synapses, and what it stores for each cell. */
export function splitBlock(program: Program, { lets, stores }: Block): OnceGraphs {
  const ofPopulation = new Set(
    program.columns.filter(({ variability }) => variability !== 'cell').map(({ name }) => name),
  );
  const isOfPopulation = ({ target }: Store): boolean =>
    target.kind === 'table' || (target.kind === 'column' && ofPopulation.has(target.column));
  return {
    population: graphOfBlock(program, { lets, stores: stores.filter(isOfPopulation) }),
    cells: graphOfBlock(program, { lets, stores: stores.filter((store) => !isOfPopulation(store)) }),
  };
}

/** The initial values of memories and of what drivers work with are part of what `initialise` stores. */
export function withMemories(program: Program): Block {
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
  return linkFunction(program, options, []).text;
}

/**
 * Returns the text of `function link(binding, elementary, places) { … }`, which returns the kernels of a synapse, and what
 * `places` is to hold. Large kernels are not cut: synapses are small.
 */
export function emitSynapseKernels(
  program: Program,
  options: EmitOptions = {},
): { readonly text: string; readonly places: readonly EndPlace[] } {
  const roles = (['onPre', 'onPost', 'couple'] as const).filter(
    (role) => program.blocks[role].stores.length > 0,
  );
  return linkFunction(program, { ...options, largestFunction: Number.POSITIVE_INFINITY }, roles, true);
}

function linkFunction(
  program: Program,
  options: EmitOptions,
  deliveries: readonly SynapseRole[],
  isSynapse = false,
): { readonly text: string; readonly places: readonly EndPlace[] } {
  const prepare = splitBlock(program, program.blocks.prepare);
  const initialise = splitBlock(program, withMemories(program));
  const record = splitBlock(program, program.blocks.record);
  const roles = ownKernels(program);
  const none = graphOfBlock(program, EMPTY_BLOCK);
  const parts = roles.map((role) => ({
    population: none,
    cells: graphOfPart(program, program.blocks[role]),
  }));
  const { attempt, event } = program.blocks;
  const isStill = isSynapse && attempt.stores.length + event.stores.length === 0;
  const step = hasWholeStep(program.driver) && !isStill ? graphOfStep(program) : undefined;
  const delivered = deliveries.map((role) => withAdditions(graphOfBlock(program, program.blocks[role])));
  const graphs = [
    ...[prepare, initialise, record, ...parts].flatMap(({ population, cells }) => [population, cells]),
    ...(step === undefined ? [] : [step]),
    ...delivered,
  ];
  const naming = nameProgram(
    program,
    operationsOf(graphs),
    isSynapse ? [...SYNAPSE_NAMES, ...deliveries] : [],
  );
  const context = new KernelContext(program, naming, options);
  const kernels = [
    emitOnceKernel(context, 'prepare', prepare, []),
    emitOnceKernel(context, 'initialise', initialise, ['prepare(layout, firstCell, cells, 0, 0);']),
    ...(step === undefined ? [] : [emitStepKernel(context, step)]),
    ...roles.map((role, index) => emitOnceKernel(context, role, known(parts[index], role), [])),
    ...deliveries.map((role, index) => {
      const graph = known(delivered[index], role);
      return role === 'couple'
        ? emitOnceKernel(context, role, { population: none, cells: graph }, [])
        : emitDeliveryKernel(context, role === 'onPre' ? 'pre' : 'post', graph);
    }),
    emitOnceKernel(context, 'record', record, []),
  ];
  const names = [
    ...['prepare', 'initialise', ...(step === undefined ? [] : ['step'])],
    ...[...roles, ...deliveries, 'record'],
  ];
  const scratch = Math.max(...kernels.map((kernel) => kernel.scratch));
  const functions = kernels.flatMap(({ functions, lines }) => [...functions, lines]);
  const isCalled = (call: string): boolean =>
    functions.some((lines) => lines.some((line) => line.includes(call)));
  const body = [
    "'use strict';",
    ...(isSynapse ? SYNAPSE_LINES : BUFFER_LINES),
    ...context.ends.lines(),
    ...kernels.flatMap(({ memory = [] }) => memory),
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
  const text = [
    comment(`${model} by ${method}, ${arithmetic} arithmetic; time in ${timeUnit}.`),
    `function link(${isSynapse ? 'binding, elementary, places' : 'buffer, elementary'}) {`,
    ...body.map(indent),
    '}',
    '',
  ].join('\n');
  return { text, places: context.ends.list() };
}

const BUFFER_LINES = [
  'const numbers = new Float64Array(buffer);',
  'const words = new Int32Array(buffer);',
] as const;

/** Names that only kernels of synapses use, besides those of all kernels. */
const SYNAPSE_NAMES = [
  'binding', 'places', 'targets', 'sources', 'incoming', 'first', 'end', 'place', 'synapse', 'target', 'source',
] as const; // biome-ignore format: one table

const SYNAPSE_LINES = [
  'const numbers = new Float64Array(binding.buffer);',
  'const words = new Int32Array(binding.buffer);',
  'const { targets, sources, incoming } = binding;',
  'const pre$ = binding.pre.numbers;',
  'const post$ = binding.post.numbers;',
] as const;
