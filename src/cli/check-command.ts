import { check } from '../check/check.ts';
import type { CheckedNetwork } from '../check/network/checked-network.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { diagnosticsToJson } from '../diagnostics/to-json.ts';
import { counted } from '../diagnostics/wording.ts';
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
  const fine = new Map<string, readonly CheckedNetwork[]>();
  const empty = new Set<string>();
  for (const path of paths) {
    const source = files.open(path);
    const { diagnostics, sources, networks } =
      'code' in source
        ? { diagnostics: [source], sources: files.sources, networks: undefined }
        : check(source, files);
    for (const [name, text] of sources) texts.set(name, text);
    for (const diagnostic of diagnostics) found.set(keyOf(diagnostic), diagnostic);
    if (!hasErrors(diagnostics)) fine.set(path, [...(networks?.values() ?? [])]);
    if (diagnostics.some(({ code }) => code === 'structure/empty-file')) empty.add(path);
  }
  const all = [...found.values()];
  if (flags.json === true) print(JSON.stringify(diagnosticsToJson(all, texts), undefined, 2));
  else {
    printDiagnostics(all, texts);
    for (const [path, networks] of fine) {
      print(`${path}: ${empty.has(path) ? 'nothing to check' : 'fine'}`);
      for (const network of networks) print(`  ${networkText(network)}`);
    }
  }
  return hasErrors(all) ? EXIT.failed : EXIT.fine;
}

/** Returns `network COBA: 4000 cells in 2 populations, 4 projections`. */
function networkText({ name, populations, projections }: CheckedNetwork): string {
  const cells = populations.reduce((sum, population) => sum + population.cells, 0);
  const of = `${counted(cells, 'cell')} in ${counted(populations.length, 'population')}`;
  return `network ${name}: ${of}, ${counted(projections.length, 'projection')}`;
}
