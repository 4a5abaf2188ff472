import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../diagnostics/render.ts';

/** Colours are for people: not into files and pipes, and not where NO_COLOR or a dumb terminal says so. */
function hasColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && TERM !== 'dumb';
}

export function isOutputColoured(): boolean {
  return hasColour(process.stdout);
}

/** Returns how many letters fit in a line; 100 where the output is no terminal. */
export function outputColumns(): number {
  return process.stdout.columns ?? 100;
}

/** Writes to the standard output and ends the line. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes to the error output and ends the line: what is said about the work, not its result. */
export function printAside(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Shows diagnostics on the error output, coloured if that is a terminal. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): void {
  if (diagnostics.length === 0) return;
  printAside(renderDiagnostics(diagnostics, sources, { color: hasColour(process.stderr) }));
}
