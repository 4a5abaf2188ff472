import { nearest } from '../../base/suggest.ts';
import { unknownShell } from '../../diagnostics/codes/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { print, printDiagnostics } from '../terminal.ts';
import { completionScript, SHELLS } from './scripts.ts';

/** Prints the completion script of a shell. */
export function completionCommand(name: string): ExitCode {
  const shell = SHELLS.find((each) => each === name);
  if (shell === undefined) {
    const problem = unknownShell({ name, offered: SHELLS, suggestion: nearest(name, SHELLS) });
    printDiagnostics([problem], new Map());
    return EXIT.usage;
  }
  print(completionScript(shell));
  return EXIT.fine;
}
