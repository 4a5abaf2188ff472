import { once } from 'node:events';
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

/** Whether the output is a terminal that shows the signs of mathematics; into files and pipes go plain letters. */
export function isOutputUtf8(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM, WT_SESSION } = process.env;
  if (process.stdout.isTTY !== true || TERM === 'dumb') return false;
  if (process.platform === 'win32') return WT_SESSION !== undefined;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '');
  return /utf-?8/i.test(locale ?? '');
}

/** Returns how many letters fit in a line; where the output is no terminal, as COLUMNS says, else 100. */
export function outputColumns(): number {
  const { COLUMNS } = process.env;
  const asked = Number(COLUMNS);
  const { columns = 0 } = process.stdout;
  // A terminal that does not know its width says 0.
  if (columns > 0) return columns;
  return Number.isInteger(asked) && asked > 0 ? asked : 100;
}

/** Writes to the standard output and ends the line. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes to the standard output, no faster than it is read: what waits to be read would lie in memory. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
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
