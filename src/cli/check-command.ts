import { check } from '../check/check.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { diagnosticsToJson } from '../diagnostics/to-json.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { ModelFiles } from './model-files.ts';
import { print, printDiagnostics } from './terminal.ts';
import type { CheckFlags } from './usage/check-usage.ts';

/** What two files report of a third that both import is one mistake. */
function keyOf({ code, message, span }: Diagnostic): string {
  return JSON.stringify([code, message, span?.source, span?.start, span?.end]);
}

/** Checks files; prints every mistake once, as text or as JSON. */
export function checkCommand(paths: readonly string[], flags: CheckFlags): ExitCode {
  const files = new ModelFiles();
  const found = new Map<string, Diagnostic>();
  const texts = new Map<string, string>();
  const fine: string[] = [];
  const empty = new Set<string>();
  for (const path of paths) {
    const source = files.open(path);
    const { diagnostics, sources } =
      'code' in source ? { diagnostics: [source], sources: files.sources } : check(source, files);
    for (const [name, text] of sources) texts.set(name, text);
    for (const diagnostic of diagnostics) found.set(keyOf(diagnostic), diagnostic);
    if (!hasErrors(diagnostics)) fine.push(path);
    if (diagnostics.some(({ code }) => code === 'structure/empty-file')) empty.add(path);
  }
  const all = [...found.values()];
  if (flags.json === true) print(JSON.stringify(diagnosticsToJson(all, texts), undefined, 2));
  else {
    printDiagnostics(all, texts);
    for (const path of fine) print(`${path}: ${empty.has(path) ? 'nothing to check' : 'fine'}`);
  }
  return hasErrors(all) ? EXIT.failed : EXIT.fine;
}
