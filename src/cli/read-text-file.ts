import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Why a path is not read at all. */
class NotAText extends Error {}

/** Returns why a file could not be read, as the rest of `cannot be read: …`. */
export function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return 'it is not text in UTF-8';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Returns a file's text. Devices and pipes, which need not end, are not opened; of a file that grows no more is read than
 * `mostBytes`. Throws what `reasonOf` explains.
 */
export function readTextFile(path: string, mostBytes: number, tooLong: string): string {
  const about = statSync(path);
  if (about.isDirectory()) throw new NotAText('it is a folder');
  if (!about.isFile()) throw new NotAText('it is not a regular file');
  if (about.size > mostBytes) throw new NotAText(tooLong);
  const file = openSync(path, 'r');
  try {
    // One byte more than there should be shows a file that has grown.
    const bytes = new Uint8Array(Math.min(about.size + 65_536, mostBytes) + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    if (length === bytes.length) throw new NotAText('it grows while it is read');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
  } finally {
    closeSync(file);
  }
}
