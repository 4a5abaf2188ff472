import { EXIT, type ExitCode } from '../exit-code.ts';
import { print } from '../terminal.ts';
import type { Command } from '../usage/commander.ts';
import { candidates } from './candidates.ts';

/** Prints what the last word may become, one a line, a description behind a tab; shells ask for it. */
export function completeCommand(words: readonly string[], program: Command): ExitCode {
  for (const { value, description } of candidates(program, words)) {
    print(description === undefined ? value : `${value}\t${description}`);
  }
  return EXIT.fine;
}
