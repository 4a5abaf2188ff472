import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { cannotWrite, unknownOutputFormat } from '../diagnostics/codes/command.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CsvTable } from '../index.ts';
import { reasonOf } from './read-text-file.ts';
import { replaceFile } from './replace-file.ts';

/** Forms of pictures. */
const PICTURES = ['.svg', '.png'] as const;
/** Forms in which a run is drawn: the first is a report. */
export const DRAWN: readonly ['.html', '.svg', '.png'] = ['.html', ...PICTURES];
/** All that a run can be written as. */
export const WRITTEN: readonly ['.html', '.svg', '.png', '.json', '.csv'] = [...DRAWN, '.json', '.csv'];
/** Forms that are written while a network runs. */
export const STREAMED = ['.h5', '.hdf5'] as const;
export type StreamedFormat = (typeof STREAMED)[number];
export type DrawnFormat = (typeof DRAWN)[number];
export type OutputFormat = (typeof WRITTEN)[number];

/** A file that `--out` names, in the form that its ending says. */
export interface OutputFile<Format extends OutputFormat | StreamedFormat = OutputFormat> {
  readonly path: string;
  readonly format: Format;
  /** Which table of a run, where it is not the usual one. */
  readonly table?: CsvTable;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns why a file cannot be written; undefined if it can. */
export function whyNotWritable(path: string): string | undefined {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return 'it is a folder';
    return isWritable(path) ? undefined : 'permission denied';
  }
  const folder = dirname(path);
  if (!existsSync(folder)) return `there is no folder "${folder}"`;
  if (!statSync(folder).isDirectory()) return `"${folder}" is not a folder`;
  return isWritable(folder) ? undefined : `permission denied in "${folder}"`;
}

/** Returns the file to write, or why it cannot be written: asked before the run, so that no run is lost. */
export function openOutput<Format extends OutputFormat | StreamedFormat>(
  path: string,
  formats: readonly Format[],
): OutputFile<Format> | Diagnostic {
  const format = formats.find((each) => each === extname(path).toLowerCase());
  if (format === undefined) return unknownOutputFormat({ path, formats });
  const reason = whyNotWritable(path);
  return reason === undefined ? { path, format } : cannotWrite({ path, reason });
}

/** Returns the files to write, each once, and why some cannot be written. */
export function openOutputs<Format extends OutputFormat | StreamedFormat>(
  paths: readonly string[],
  formats: readonly Format[],
): { readonly outputs: readonly OutputFile<Format>[]; readonly diagnostics: readonly Diagnostic[] } {
  const places = paths.map((path) => resolve(path));
  const opened = paths
    .filter((_, index) => places.indexOf(places[index] ?? '') === index)
    .map((path) => openOutput(path, formats));
  return {
    outputs: opened.flatMap((each) => ('code' in each ? [] : [each])),
    diagnostics: opened.flatMap((each) => ('code' in each ? [each] : [])),
  };
}

/** Writes a file, piece by piece; returns why it could not, and then the file is what it was. */
export async function writeOutput(
  { path }: OutputFile,
  content: () => Promise<Iterable<string | Uint8Array>>,
): Promise<readonly Diagnostic[]> {
  try {
    replaceFile(path, await content());
    return [];
  } catch (error) {
    return [cannotWrite({ path, reason: reasonOf(error) })];
  }
}
