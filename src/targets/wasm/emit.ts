import type { Program } from '../../ir/program.ts';
import { storageOf } from '../../ir/storage.ts';
import type { LinkableModel } from '../../runtime/layout.ts';
import { makeMemory, memoryOf } from '../../runtime/memory.ts';
import { type WasmModule, webAssembly } from '../../runtime/web-assembly.ts';
import { type EmitModuleOptions, type EmittedModule, emitModule } from './emit-module.ts';
import { type Linking, linkModule, type SentCells } from './link-module.ts';

/** A program as WebAssembly. */
export interface WasmCode {
  /** Returns the module's bytes, and what they are to be linked with. */
  readonly module: () => EmittedModule;
  /** Runs on populations' buffers, which its memory is to make. The module is made when the first one is linked. */
  readonly linkable: LinkableModel;
}

interface Compiled {
  readonly module: WasmModule;
  readonly linking: Linking;
}

/** Returns the program as a module of vectors; it imports only what vectors lack. */
export function emitWasm(program: Program, options: EmitModuleOptions = {}): WasmCode {
  /** By whether threads share the memory: modules say so. */
  const made = new Map<boolean, Compiled>();
  const compiled = (isShared: boolean): Compiled => {
    const known = made.get(isShared);
    if (known !== undefined) return known;
    const { bytes, ...linking } = emitModule(program, { ...options, isShared });
    const fresh = { module: new (webAssembly().Module)(bytes), linking };
    made.set(isShared, fresh);
    return fresh;
  };
  return {
    module: () => emitModule(program, options),
    linkable: {
      storage: storageOf(program),
      driver: program.driver,
      ...(program.sampled === undefined ? {} : { sampled: program.sampled }),
      allocate: makeMemory,
      link: (buffer) => {
        const { module, linking } = compiled(isShared(buffer));
        return linkModule(module, linking, memoryOf(buffer));
      },
      sendable: (buffer): SentCells => ({ ...compiled(isShared(buffer)), memory: memoryOf(buffer) }),
    },
  };
}

function isShared(buffer: ArrayBufferLike): boolean {
  return typeof SharedArrayBuffer === 'function' && buffer instanceof SharedArrayBuffer;
}
