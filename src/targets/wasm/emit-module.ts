/** A program as one WebAssembly module: a function for each kernel that its driver needs. */
import { known } from '../../base/invariant.ts';
import { EMPTY_BLOCK, hasWholeStep, ownKernels, type Program, type Role } from '../../ir/program.ts';
import { splitBlock, withMemories } from '../javascript/emit-kernels.ts';
import { matrixNumbers } from '../javascript/matrices.ts';
import { graphOfBlock, graphOfPart, graphOfStep, type ValueGraph } from '../javascript/value-graph.ts';
import { KernelEmitter, type StepsOfCall } from './emit-kernel.ts';
import { type AddressKey, ModuleWriter } from './module-writer.ts';
import { LANES } from './vector-code.ts';

export interface EmitModuleOptions {
  /** How many steps a call of the kernel `step` makes; many if absent. */
  readonly stepsOfCall?: StepsOfCall;
  /** Whether the memory is one of several threads. */
  readonly isShared?: boolean;
  /** Vectors side by side in steps. */
  readonly width?: number;
}

/** A module's bytes and what it is to be linked with. */
export interface EmittedModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly kernels: readonly string[];
  /** Global variables to be set before the first call. */
  readonly addresses: readonly AddressKey[];
  /** Imported functions by name. */
  readonly imports: readonly string[];
  /** How many numbers propagators and solutions need, for all lanes. */
  readonly matrixNumbers: number;
}

/**
 * Vectors side by side: as many as keep the processor busy while few values have to leave its sixteen registers. Measured on
 * models from a leaky integrate-and-fire cell to Connor and Stevens', by Euler's method as by rk4.
 */
function widthOf(step: ValueGraph): number {
  const operations = step.values.filter(({ kind }) => kind === 'apply').length;
  return operations < 64 ? 4 : operations < 512 ? 3 : 2;
}

export function emitModule(program: Program, options: EmitModuleOptions = {}): EmittedModule {
  const { stepsOfCall = 'many', isShared = false } = options;
  const once = {
    prepare: splitBlock(program, program.blocks.prepare),
    initialise: splitBlock(program, withMemories(program)),
    record: splitBlock(program, program.blocks.record),
  };
  const roles = ownKernels(program);
  const parts = new Map(roles.map((role) => [role, graphOfPart(program, program.blocks[role])]));
  const step = hasWholeStep(program.driver) ? graphOfStep(program) : undefined;
  const width = options.width ?? (step === undefined ? 1 : widthOf(step));
  const none = graphOfBlock(program, EMPTY_BLOCK);
  const graphs: readonly ValueGraph[] = [
    ...Object.values(once).flatMap(({ population, cells }) => [population, cells]),
    ...parts.values(),
    ...(step === undefined ? [] : [step]),
  ];
  const writer = new ModuleWriter(program, graphs, isShared);
  const kernels: string[] = [];
  const kernel = (name: Role, population: ValueGraph, cells: ValueGraph): void => {
    const emitter = new KernelEmitter(writer, 1);
    emitter.population(population);
    emitter.cells(cells, name);
    writer.module.export(name, emitter.index);
    kernels.push(name);
  };
  for (const name of ['prepare', 'initialise', 'record'] as const) {
    kernel(name, once[name].population, once[name].cells);
  }
  for (const role of roles) kernel(role, none, known(parts.get(role), role));
  if (step !== undefined) {
    const emitter = new KernelEmitter(writer, width);
    emitter.steps(step, stepsOfCall);
    writer.module.export('step', emitter.index);
    kernels.push('step');
  }
  return {
    bytes: writer.module.finish(),
    kernels,
    addresses: writer.addresses(),
    imports: writer.module.imported(),
    matrixNumbers: matrixNumbers(graphs) * width * LANES,
  };
}
