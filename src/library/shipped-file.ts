import type { SourceText } from '../base/span.ts';
import { SHIPPED_TEXTS } from './shipped-texts.ts';

/** What shipped files' paths begin with. */
const ROOT = 'std/';

/** Whether an import names a file of the shipped library: `std/neurons/izhikevich.axo`. */
export function isShippedPath(path: string): boolean {
  return path.startsWith(ROOT);
}

/** Returns a file of the shipped library; undefined if there is none of that path. */
export function shippedFile(path: string): SourceText | undefined {
  const text = SHIPPED_TEXTS.get(path);
  return text === undefined ? undefined : { name: path, text };
}

/** Returns the file that a path means in a shipped file, such as `../channels/leak.axo`. */
export function besideShipped(path: string, from: string): SourceText | undefined {
  const folders = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  return shippedFile(folders.join('/'));
}

/** Returns the paths of the shipped files below a folder: `std/stimuli/`. */
export function shippedPaths(folder: string): readonly string[] {
  return [...SHIPPED_TEXTS.keys()].filter((path) => path.startsWith(folder));
}
