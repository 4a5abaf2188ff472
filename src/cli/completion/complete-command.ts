import { EXIT, type ExitCode } from '../exit-code.ts';
import { print } from '../terminal.ts';
import type { Command } from '../usage/commander.ts';
import { candidates } from './candidates.ts';
import { NAMING } from './naming.ts';

/** Prints what the last word may become, one a line, a description behind a tab; shells ask for it. */
export async function completeCommand(words: readonly string[], program: Command): Promise<ExitCode> {
  // Only names of a model need it to be read and checked.
  const isNaming = NAMING.some((option) => words.some((word) => word.startsWith(option)));
  const names = isNaming ? (await import('./model-names.ts')).modelNames : undefined;
  for (const { value, description } of candidates(program, words, names)) {
    print(description === undefined ? value : `${value}\t${description}`);
  }
  return EXIT.fine;
}
