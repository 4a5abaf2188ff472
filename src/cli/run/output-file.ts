import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { cannotWrite, unknownOutputFormat } from '../../diagnostics/codes/command.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

const FORMATS = ['.svg', '.json', '.csv'] as const;
export type OutputFormat = (typeof FORMATS)[number];

/** A file that `--out` names, in the form that its ending says. */
export interface OutputFile {
  readonly path: string;
  readonly format: OutputFormat;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function whyNotWritable(path: string): string | undefined {
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
export function openOutput(path: string): OutputFile | Diagnostic {
  const format = FORMATS.find((each) => each === extname(path).toLowerCase());
  if (format === undefined) return unknownOutputFormat({ path, formats: FORMATS });
  const reason = whyNotWritable(path);
  return reason === undefined ? { path, format } : cannotWrite({ path, reason });
}
