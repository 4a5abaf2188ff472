import { cannotWrite } from '../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { format } from '../index.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { ModelFiles } from './model-files.ts';
import { replaceFile } from './replace-file.ts';
import { print, printAside, printDiagnostics } from './terminal.ts';
import type { FormatFlags } from './usage/format-usage.ts';

/** Formats files in place; with `--check` only says which are not formatted, with `--stdout` prints the text. */
export function formatCommand(paths: readonly string[], flags: FormatFlags): ExitCode {
  const files = new ModelFiles();
  const problems: Diagnostic[] = [];
  let unformatted = 0;
  for (const path of paths) {
    const source = files.open(path);
    if ('code' in source) {
      problems.push(source);
      continue;
    }
    const { text, diagnostics } = format(source);
    problems.push(...diagnostics);
    if (text === undefined) continue;
    if (flags.stdout === true) print(text);
    else if (text !== source.text) {
      unformatted++;
      const failures = flags.check === true ? [] : write(path, text);
      problems.push(...failures);
      if (failures.length === 0) print(`${path}: ${flags.check === true ? 'not formatted' : 'formatted'}`);
    }
  }
  printDiagnostics(problems, files.sources);
  if (flags.check === true && unformatted > 0) {
    printAside(`not formatted: ${unformatted} of ${paths.length}; \`axode format\` does it.`);
    return EXIT.failed;
  }
  return hasErrors(problems) ? EXIT.failed : EXIT.fine;
}

function write(path: string, text: string): readonly Diagnostic[] {
  try {
    replaceFile(path, [text]);
    return [];
  } catch (error) {
    return [cannotWrite({ path, reason: error instanceof Error ? error.message : String(error) })];
  }
}
