import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from './candidates.ts';

const COMPONENT =
  /^[ \t]*(neuron|compartment|channel|receptor|transmitter|pool|synapse|source|network)[ \t]+([\p{L}_][\p{L}\p{N}_]*)/gmu;
/** Longer files are no models. */
const MOST_BYTES = 3_000_000;

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Returns folders (with a `/` behind) and the files of these endings that a path may become. */
function pathsBeginning(begun: string, endings: readonly string[]): readonly Candidate[] {
  const folder = begun.slice(0, begun.lastIndexOf('/') + 1);
  const place = folder === '' ? '.' : folder;
  if (!isFolder(place)) return [];
  const isHiddenMeant = begun.slice(folder.length).startsWith('.');
  return readdirSync(place)
    .filter((name) => isHiddenMeant || !(name.startsWith('.') || name === 'node_modules'))
    .flatMap((name) => {
      if (isFolder(join(place, name))) return [{ value: `${folder}${name}/` }];
      return endings.some((ending) => name.endsWith(ending)) ? [{ value: `${folder}${name}` }] : [];
    })
    .filter(({ value }) => value.startsWith(begun));
}

/** Returns the components that a model file declares, as `FILE#Name`. A file with mistakes is read as far as it goes. */
function componentsOf(path: string): readonly Candidate[] {
  if (!existsSync(path) || !statSync(path).isFile() || statSync(path).size > MOST_BYTES) return [];
  return Array.from(readFileSync(path, 'utf8').matchAll(COMPONENT), ([, kind = '', name = '']) => ({
    value: `${path}#${name}`,
    description: kind,
  }));
}

/** Returns model files; behind `#`, the components in one. */
export function modelPaths(begun: string): readonly Candidate[] {
  const hash = begun.lastIndexOf('#');
  return hash > 0 ? componentsOf(begun.slice(0, hash)) : pathsBeginning(begun, ['.axo']);
}

/** Returns files that may hold a result. */
export function resultPaths(begun: string): readonly Candidate[] {
  return pathsBeginning(begun, ['.json']).filter(({ value }) => !value.endsWith('/'));
}

/** Returns files that may be written over. */
export function outputPaths(begun: string): readonly Candidate[] {
  return pathsBeginning(begun, ['.html', '.svg', '.png', '.json', '.csv']);
}
