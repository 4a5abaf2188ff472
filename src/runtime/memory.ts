/** Memory that WebAssembly and JavaScript share: buffers know which `WebAssembly.Memory` they are of. */
import { type WasmMemory, webAssembly } from './web-assembly.ts';

const PAGE = 65_536;
/** Vectors of the last cells may be read, not written, beyond the end of what is asked for. */
const BEHIND = 64;

const memories: WeakMap<ArrayBufferLike, WasmMemory> = /* @__PURE__ */ new WeakMap();

/** Returns the buffer of a new memory of at least so many bytes, all 0. Throws RangeError where there is no such memory. */
export function makeMemory(byteLength: number, isShared: boolean): ArrayBufferLike {
  const pages = Math.max(1, Math.ceil((byteLength + BEHIND) / PAGE));
  const memory = new (webAssembly().Memory)(
    isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages },
  );
  memories.set(memory.buffer, memory);
  return memory.buffer;
}

/** Returns the memory of a buffer that `makeMemory` has made. */
export function memoryOf(buffer: ArrayBufferLike): WasmMemory {
  const memory = memories.get(buffer);
  if (memory === undefined) throw new TypeError('the buffer is not that of a WebAssembly.Memory');
  return memory;
}
