/** The door to the file system: all that recordings do with files themselves. In Node only. */
import { accessSync, closeSync, constants, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A text that grows at its end. */
export interface GrowingText {
  /** Has handed the text to the system when it returns: it stays, whatever becomes of this process. */
  append(text: string): void;
  close(): void;
}

/** Creates an empty text, in place of a file that is there. */
export function createText(path: string): GrowingText {
  const file = openSync(path, 'w');
  return {
    append(text) {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    close: () => closeSync(file),
  };
}

/** Returns how many bytes a file has. */
export function sizeOf(path: string): number {
  return statSync(path).size;
}

/** Returns why no files can be made in the folder of a path; undefined where they can. */
export function whyNoFilesIn(path: string): string | undefined {
  try {
    accessSync(dirname(path), constants.W_OK);
    return undefined;
  } catch (error) {
    return reasonOfSystem(error);
  }
}

/** Returns why a file cannot be written, in place of one that is there or anew; undefined where it can. Touches nothing. */
export function whyNotWritten(path: string): string | undefined {
  if (!existsSync(path)) return whyNoFilesIn(path);
  try {
    if (statSync(path).isDirectory()) return 'it is a folder';
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    return reasonOfSystem(error);
  }
}

/** Returns why the system refused, as the rest of `cannot be written: …`. */
export function reasonOfSystem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
      return 'the disk is full';
    case 'ENOENT':
      return 'there is no such folder';
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
