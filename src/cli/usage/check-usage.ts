import type { Command } from './commander.ts';
import { withExamples } from './words.ts';

export interface CheckFlags {
  readonly json?: true;
}

/** Declares `axode check`. */
export function declareCheck(
  program: Command,
  act: (files: readonly string[], flags: CheckFlags) => void,
): void {
  const command = program
    .command('check')
    .summary('say what is wrong with models')
    .description(
      'Checks models: names, units, wiring, structure. Prints every mistake with its place and repair.',
    )
    .argument('<files...>', 'model files')
    .optionsGroup('Output:')
    .option('--json', 'print the list of diagnostics as JSON')
    .action(act);
  withExamples(command, 'check models/neurons/hodgkin-huxley.axo', 'check cell.axo --json');
}
