/** What of WebAssembly's JavaScript interface is used: engines have it, TypeScript only among the types of a browser. */

/** Memory that modules and JavaScript share. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

/** A module that was compiled; it can be sent to other threads. */
export type WasmModule = object;

/** A global variable of an instance. */
export interface WasmGlobal {
  value: number;
}

/** What an instance exports: functions and global variables. */
export type WasmExports = Readonly<Record<string, unknown>>;

interface WebAssemblyInterface {
  readonly Memory: new (description: {
    readonly initial: number;
    readonly maximum?: number;
    readonly shared?: boolean;
  }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: WasmExports };
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
}

/** Returns the engine's WebAssembly; undefined where it has none. */
export function findWebAssembly(): WebAssemblyInterface | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyInterface }).WebAssembly;
}

/** Returns the engine's WebAssembly. Throws TypeError where it has none. */
export function webAssembly(): WebAssemblyInterface {
  const found = findWebAssembly();
  if (found === undefined) throw new TypeError('there is no WebAssembly');
  return found;
}
