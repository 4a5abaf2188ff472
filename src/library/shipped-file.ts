import type { SourceText } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { SHIPPED_TEXTS } from './shipped-texts.ts';

/** What shipped files' paths begin with. */
export const SHIPPED_ROOT = 'std/';

const ENDING = '.axo';

function withEnding(path: string): string {
  return path.endsWith(ENDING) ? path : `${path}${ENDING}`;
}

/** Whether an import names a file of the shipped library: `std/neurons/izhikevich.axo`. */
export function isShippedPath(path: string): boolean {
  return path.startsWith(SHIPPED_ROOT);
}

/** Returns a file of the shipped library, whose ending may be left out; undefined if there is none of that path. */
export function shippedFile(path: string): SourceText | undefined {
  const name = withEnding(path);
  const text = SHIPPED_TEXTS.get(name);
  return text === undefined ? undefined : { name, text };
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

/** Returns the shipped path that may be meant: one of nearly the same letters, or of the same name in another folder. */
export function suggestShipped(path: string): string | undefined {
  const paths = [...SHIPPED_TEXTS.keys()];
  const wanted = withEnding(path);
  const name = wanted.slice(wanted.lastIndexOf('/') + 1);
  const named = paths.filter((each) => each.endsWith(`/${name}`));
  // A cell and a network of one name: cells are what is taken from elsewhere.
  return nearest(wanted, paths) ?? named.find((each) => !each.startsWith('std/networks/')) ?? named[0];
}

/** Returns the paths of the shipped files below a folder: `std/stimuli/`. */
export function shippedPaths(folder: string): readonly string[] {
  return [...SHIPPED_TEXTS.keys()].filter((path) => path.startsWith(folder));
}
