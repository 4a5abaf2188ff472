import type { Artifact, CompiledTarget } from '../../compile.ts';
import { CELL_NUMBER } from '../../runtime/draws.ts';
import { FIXED } from '../../runtime/driver.ts';
import { type LinkableModel, layOut } from '../../runtime/layout.ts';
import { findWebAssembly } from '../../runtime/web-assembly.ts';

/** Of fewer cells most lanes of vectors are empty. */
const FEW_CELLS = 8;
/** A WebAssembly.Memory has no more. */
const MOST_BYTES = 2 ** 32 - 2 ** 16;

/**
 * Returns what a population is linked to: what was asked for, else vectors where there are cells enough for them, all of which
 * make whole steps, and draw nothing: vectors draw lane by lane. What it computes is the same.
 */
export function chooseTarget(
  { linkables }: Pick<Artifact, 'linkables'>,
  cells: number,
  asked?: CompiledTarget,
): CompiledTarget {
  if (asked !== undefined) return asked;
  const { driver = FIXED, storage } = linkables.wasm;
  const areStepped = driver.kind === 'fixed' && storage.waits === undefined;
  const areDrawn = storage.columns.some(({ name }) => name === CELL_NUMBER);
  const isFitting = areStepped && !areDrawn && cells >= FEW_CELLS && isWithin(storage, cells);
  return isFitting && findWebAssembly() !== undefined ? 'wasm' : 'js';
}

function isWithin(storage: LinkableModel['storage'], cells: number): boolean {
  return layOut(storage, cells, cells).byteLength < MOST_BYTES;
}
