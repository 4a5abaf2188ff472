/**
 * The door to h5wasm, the HDF5 library compiled for every machine; loaded when a recording is opened, and installed by those
 * who record to HDF5. In Node it writes files as they are: nothing of a file lives in memory but what HDF5 caches of it.
 */
import type { Dataset, File, Group } from 'h5wasm/node';
import type { FileWrites } from './whole-file.ts';

export type { Dataset, File, Group };

/** The version that we are tested with. */
export const HDF5_PACKAGE: { readonly name: string; readonly version: string } = {
  name: 'h5wasm',
  version: '0.10.3',
};

export type Hdf5Module = typeof import('h5wasm/node');

export interface Hdf5Library {
  readonly File: Hdf5Module['File'];
  readonly writes: FileWrites;
  /** Bytes that the library holds at present, for all open files. */
  memoryInUse(): number;
}

/** Returns the library. Rejects where the package is not installed. */
export async function loadHdf5(
  load: () => Promise<Hdf5Module> = () => import('h5wasm/node'),
): Promise<Hdf5Library> {
  const { File, ready } = await load();
  const library = await ready;
  // Else what fails is printed, and nobody else is told.
  library.activate_throwing_error_handler();
  return { File, writes: library.FS, memoryInUse: () => library.HEAPU8.length };
}

/** Returns why the library could not do something, in a few words. */
export function reasonOfLibrary(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/No space left/i.test(text)) return 'the disk is full';
  const bySystem = /error message = '([^']*)'/.exec(text)?.[1];
  const byLibrary = Array.from(text.matchAll(/in \w+\(\): (.*)/g), ([, reason = '']) => reason).at(-1);
  const reason = bySystem ?? byLibrary ?? text;
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
