import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_ROOT, shippedFile, shippedPaths } from '../../library/shipped-file.ts';
import { shippedDeclarations } from '../../library/shipped-header.ts';
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

/** Returns the shipped files, and the folders of them, that a path may become. Nothing begins by itself with `std/`. */
function shippedBeginning(begun: string): readonly Candidate[] {
  if (begun === '') return [];
  if (begun !== SHIPPED_ROOT && SHIPPED_ROOT.startsWith(begun)) return [{ value: SHIPPED_ROOT }];
  const folder = begun.slice(0, begun.lastIndexOf('/') + 1);
  const names = shippedPaths(folder).map((path) => path.slice(folder.length).replace(/\/.*/, '/'));
  return [...new Set(names)].map((name) => ({ value: `${folder}${name}` }));
}

/** Returns the components of a shipped file. */
function shippedComponents(path: string, text: string): readonly Candidate[] {
  return shippedDeclarations(text)
    .filter(({ kind }) => kind !== 'function')
    .map(({ name, kind }) => ({ value: `${path}#${name}`, description: kind }));
}

/** Returns model files; behind `#`, the components in one. */
export function modelPaths(begun: string): readonly Candidate[] {
  const hash = begun.lastIndexOf('#');
  if (hash <= 0) return [...pathsBeginning(begun, ['.axo']), ...shippedBeginning(begun)];
  const path = begun.slice(0, hash);
  const shipped = existsSync(path) ? undefined : shippedFile(path);
  return shipped === undefined ? componentsOf(path) : shippedComponents(path, shipped.text);
}

/** Returns files that may hold a result. */
export function resultPaths(begun: string): readonly Candidate[] {
  return pathsBeginning(begun, ['.json']).filter(({ value }) => !value.endsWith('/'));
}

/** Returns files that may be written over. */
export function outputPaths(begun: string): readonly Candidate[] {
  return pathsBeginning(begun, ['.html', '.svg', '.png', '.json', '.csv']);
}
