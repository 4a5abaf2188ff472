import type { Program } from '../../ir/program.ts';
import { storageOf } from '../../ir/storage.ts';
import type { LinkableModel } from '../../runtime/layout.ts';
import { makeMemory, memoryOf } from '../../runtime/memory.ts';
import { type WasmModule, webAssembly } from '../../runtime/web-assembly.ts';
import { type EmitModuleOptions, type EmittedModule, emitModule } from './emit-module.ts';
import { linkModule } from './link-module.ts';

/** A program as WebAssembly. */
export interface WasmCode {
  /** Returns the module's bytes, and what they are to be linked with. */
  readonly module: () => EmittedModule;
  /** Runs on populations' buffers, which its memory is to make. The module is made when the first one is linked. */
  readonly linkable: LinkableModel;
}

/** Returns the program as a module of vectors; it imports only what vectors lack. */
export function emitWasm(program: Program, options: EmitModuleOptions = {}): WasmCode {
  let emitted: EmittedModule | undefined;
  let compiled: WasmModule | undefined;
  const module = (): EmittedModule => {
    emitted ??= emitModule(program, options);
    return emitted;
  };
  return {
    module,
    linkable: {
      storage: storageOf(program),
      driver: program.driver,
      ...(program.sampled === undefined ? {} : { sampled: program.sampled }),
      allocate: (bytes) => makeMemory(bytes, options.isShared === true),
      link: (buffer) => {
        compiled ??= new (webAssembly().Module)(module().bytes);
        return linkModule(compiled, module(), memoryOf(buffer));
      },
    },
  };
}
