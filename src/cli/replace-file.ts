/** Files that are there whole or not at all: what is written stands beside them until it is complete. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file, piece by piece, in place of one that is there. If that fails, the old one stays as it was, and the error of the
 * system is thrown. `isSynced`: after a power cut it is there, too, which takes time. A device is written as it is, and so is a file in a folder that takes no others.
 */
export function replaceFile(path: string, pieces: Iterable<string | Uint8Array>, isSynced = false): void {
  const place = existsSync(path) ? realpathSync(path) : path;
  const mode = existsSync(place) ? modeOfFile(place) : undefined;
  if (mode === 'no file' || !takesFiles(dirname(place))) {
    writePieces(place, pieces, false);
    return;
  }
  const beside = `${place}.part`;
  try {
    writePieces(beside, pieces, isSynced);
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function modeOfFile(path: string): number | 'no file' {
  const found = statSync(path);
  return found.isFile() ? found.mode : 'no file';
}

function takesFiles(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function writePieces(path: string, pieces: Iterable<string | Uint8Array>, isSynced: boolean): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
    if (isSynced) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
