import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { SourceText } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { modelFileNotFound, modelFileUnreadable } from '../diagnostics/codes/command.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Unreadable } from '../index.ts';
import { LONGEST_TEXT } from '../syntax/limits.ts';
import { packageFolder } from './package-folder.ts';

/** `cells.axo#Cell`: a file, and possibly a component in it. */
export interface ModelAddress {
  readonly path: string;
  readonly component?: string;
}

/** Returns the parts of `FILE#Name`; a `#` that belongs to the name of an existing file is left there. */
export function parseAddress(text: string): ModelAddress {
  const hash = text.lastIndexOf('#');
  if (hash <= 0 || existsSync(text)) return { path: text };
  return { path: text.slice(0, hash), component: text.slice(hash + 1) };
}

function reasonOf(error: unknown): string {
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

/** Bytes that the longest text which is parsed may take in UTF-8, and a few to see that there are more. */
const MOST_BYTES = 3 * LONGEST_TEXT + 16;

/** Why a path is not read at all. */
class NotAText extends Error {}

/** Returns a file's text. Devices and pipes, which need not end, are not opened; of a file that grows no more is read. */
function readText(path: string): string {
  const about = statSync(path);
  if (about.isDirectory()) throw new NotAText('it is a folder');
  if (!about.isFile()) throw new NotAText('it is not a regular file');
  if (about.size > MOST_BYTES) throw new NotAText(TOO_LONG);
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(MOST_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length <= MOST_BYTES; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    if (length > MOST_BYTES) throw new NotAText(TOO_LONG);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
  } finally {
    closeSync(file);
  }
}

const TOO_LONG = `it has more than ${LONGEST_TEXT / 1e6} million characters`;

/** Returns the name of a neighbouring file that may have been meant. */
function suggestFile(path: string): string | undefined {
  const folder = dirname(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith('.axo'));
  const wanted = basename(path);
  const begin = basename(wanted, '.axo');
  const found = nearest(wanted, names) ?? names.find((name) => begin.length > 2 && name.startsWith(begin));
  return found === undefined ? undefined : join(folder, found);
}

/**
 * Reads model files and remembers their texts, so that diagnostics can show the lines they are about. Has an
 * identity because that memory grows as imports are followed.
 */
export class ModelFiles {
  readonly #texts = new Map<string, string>();
  /** Where the files lie, by the name that spans carry. */
  readonly #paths = new Map<string, string>();

  /** The texts read so far, by the name that spans carry. */
  get sources(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  #remember(name: string, path: string, text: string): SourceText {
    this.#texts.set(name, text);
    this.#paths.set(name, resolve(path));
    return { name, text };
  }

  /** Returns the text of a file named on the command line, or why it cannot be read. */
  open(path: string): SourceText | Diagnostic {
    if (!existsSync(path)) return modelFileNotFound({ path, suggestion: suggestFile(path) });
    try {
      return this.#remember(relative(process.cwd(), resolve(path)), path, readText(path));
    } catch (error) {
      return modelFileUnreadable({ path, reason: reasonOf(error) });
    }
  }

  /** Returns the text that `import … from "specifier"` in the file `from` means; else why it cannot be read. */
  read(specifier: string, from: string): SourceText | Unreadable | undefined {
    const isShipped = specifier.startsWith('std/');
    const path = isShipped
      ? join(packageFolder(), 'models', specifier.slice('std/'.length))
      : resolve(dirname(this.#paths.get(from) ?? from), specifier);
    const name = relative(process.cwd(), path);
    const known = this.#texts.get(name);
    if (known !== undefined) return { name, text: known };
    try {
      return this.#remember(name, path, readText(path));
    } catch (error) {
      return existsSync(path) ? { reason: reasonOf(error) } : undefined;
    }
  }
}
