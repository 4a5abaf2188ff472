import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { SourceText } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { modelFileNotFound, modelFileUnreadable, notAModel } from '../diagnostics/codes/command.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Unreadable } from '../index.ts';
import { shippedAddressOf } from '../library/find-declaring.ts';
import { besideShipped, isShippedPath, shippedFile, suggestShipped } from '../library/shipped-file.ts';
import { LONGEST_TEXT } from '../syntax/limits.ts';
import { readTextFile, reasonOf } from './read-text-file.ts';

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

/** Bytes that the longest text which is parsed may take in UTF-8, and a few to see that there are more. */
const MOST_BYTES = 3 * LONGEST_TEXT + 16;

const TOO_LONG = `it has more than ${LONGEST_TEXT / 1e6} million characters`;

/** What files are that are no models, by their endings. */
const WRITTEN_BY_RUNS: readonly (readonly [RegExp, string])[] = [
  [/\.json$/i, 'a result'],
  [/\.(?:csv|tsv)$/i, 'a table'],
  [/\.html?$/i, 'a report'],
  [/\.(?:svg|png)$/i, 'a picture'],
];

/** Returns an error for a file that a run wrote, which as a model would be full of errors of syntax. */
function findWritten(path: string): Diagnostic | undefined {
  const what = WRITTEN_BY_RUNS.find(([ending]) => ending.test(path))?.[1];
  return what === undefined ? undefined : notAModel({ path, what, plots: what === 'a result' });
}

/** Returns the name of a neighbouring file that may have been meant. */
export function suggestFile(path: string, endings: readonly string[] = ['.axo']): string | undefined {
  const folder = dirname(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const names = readdirSync(folder).filter((name) => endings.some((ending) => name.endsWith(ending)));
  const wanted = basename(path);
  const begin = wanted.replace(/\.[^.]*$/, '');
  const found = nearest(wanted, names) ?? names.find((name) => begin.length > 2 && name.startsWith(begin));
  return found === undefined ? undefined : join(folder, found);
}

/** Returns the path that may have been meant: of what is shipped under that name, of a neighbour or of a shipped file. */
function suggestPath(path: string): string | undefined {
  if (isShippedPath(path)) return suggestShipped(path);
  return shippedAddressOf(path, 'with networks') ?? suggestFile(path) ?? suggestShipped(path);
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

  /** Returns the text of a file named on the command line, or of one that is shipped (`std/…`); or why it cannot be read. */
  open(path: string): SourceText | Diagnostic {
    const shipped = isShippedPath(path) && !existsSync(path) ? shippedFile(path) : undefined;
    if (shipped !== undefined) return shipped;
    if (!existsSync(path)) return modelFileNotFound({ path, suggestion: suggestPath(path) });
    const written = findWritten(path);
    if (written !== undefined) return written;
    try {
      return this.#remember(
        relative(process.cwd(), resolve(path)),
        path,
        readTextFile(path, MOST_BYTES, TOO_LONG),
      );
    } catch (error) {
      return modelFileUnreadable({ path, reason: reasonOf(error) });
    }
  }

  /** Returns the text that `import … from "specifier"` in the file `from` means; else why it cannot be read. */
  read(specifier: string, from: string): SourceText | Unreadable | undefined {
    if (isShippedPath(from) && !this.#paths.has(from)) return besideShipped(specifier, from);
    const path = resolve(dirname(this.#paths.get(from) ?? from), specifier);
    const name = relative(process.cwd(), path);
    const known = this.#texts.get(name);
    if (known !== undefined) return { name, text: known };
    try {
      return this.#remember(name, path, readTextFile(path, MOST_BYTES, TOO_LONG));
    } catch (error) {
      return existsSync(path) ? { reason: reasonOf(error) } : undefined;
    }
  }
}
