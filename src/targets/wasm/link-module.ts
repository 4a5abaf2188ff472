/** Binds a module to the memory of a population. */
import { known } from '../../base/invariant.ts';
import type { Kernel, Layout, LinkedKernels } from '../../runtime/layout.ts';
import {
  type WasmGlobal,
  type WasmMemory,
  type WasmModule,
  webAssembly,
} from '../../runtime/web-assembly.ts';
import type { EmittedModule } from './emit-module.ts';
import { type ImportedFunction, importedFunctions } from './imported-functions.ts';
import type { AddressKey } from './module-writer.ts';

type WasmKernel = (firstCell: number, cells: number, firstStep: number, steps: number) => void;

/** What a module is linked with, besides a memory. */
export type Linking = Omit<EmittedModule, 'bytes'>;

/** A module and the memory of a population, as another thread links them. */
export interface SentCells {
  readonly module: WasmModule;
  readonly linking: Linking;
  readonly memory: WasmMemory;
}

/** Returns the kernels of a module that was compiled, on the numbers of a memory. */
export function linkModule(
  module: WasmModule,
  { kernels, addresses, imports, matrixNumbers }: Linking,
  memory: WasmMemory,
): LinkedKernels {
  const functions = importedFunctions(new Float64Array(memory.buffer), matrixNumbers);
  const instance = new (webAssembly().Instance)(module, {
    axode: {
      memory,
      ...Object.fromEntries(imports.map((name) => [name, known(functionOf(functions, name), name)])),
    },
  });
  let bound: Layout | undefined;
  const bind = (layout: Layout): void => {
    for (const key of addresses) {
      // A module exports its addresses as global variables that can be set.
      const variable = known(instance.exports[key], key) as WasmGlobal;
      variable.value = addressOf(layout, key);
    }
    bound = layout;
  };
  const kernelOf = (name: string): Kernel => {
    // A module exports its kernels as functions of this type.
    const run = instance.exports[name] as WasmKernel;
    return (layout, firstCell, cells, firstStep, steps) => {
      if (layout !== bound) bind(layout);
      run(firstCell, cells, firstStep, steps);
    };
  };
  const linked: Record<string, Kernel> = Object.fromEntries(kernels.map((name) => [name, kernelOf(name)]));
  const { prepare, initialise, record, ...others } = linked;
  const [prepared, initialised] = [known(prepare, 'prepare'), known(initialise, 'initialise')];
  return {
    ...others,
    prepare: prepared,
    initialise: (layout, firstCell, cells, firstStep, steps) => {
      initialised(layout, firstCell, cells, firstStep, steps);
      prepared(layout, firstCell, cells, 0, 0);
    },
    record: known(record, 'record'),
  };
}

/** A propagator is imported under its name and how many entries it is made of. */
function functionOf(
  functions: Readonly<Record<string, ImportedFunction>>,
  name: string,
): ImportedFunction | undefined {
  return functions[name] ?? functions[name.replace(/\d+$/, '')];
}

function addressOf(layout: Layout, key: AddressKey): number {
  const [area, text] = key.split(' ');
  const index = Number(text);
  switch (area) {
    case 'column':
      return 8 * known(layout.columns[index], key);
    case 'table':
      return 8 * known(layout.tables[index], key);
    case 'record':
      return 8 * known(layout.records[index], key);
    case 'clock':
      return 8 * layout.clock;
    case 'status':
      return 4 * layout.status;
    case 'spikes':
      return 4 * layout.spikes;
    default:
      return 8 * layout.spikeTimes;
  }
}
