import { type Command, Option } from './commander.ts';
import { withExamples } from './words.ts';

export interface FormatFlags {
  readonly check?: true;
  readonly stdout?: true;
}

/** Declares `axode format`. */
export function declareFormat(
  program: Command,
  act: (files: readonly string[], flags: FormatFlags) => void,
): void {
  const command = program
    .command('format')
    .summary('lay model files out as everybody does')
    .description('Rewrites model files in the common layout. The meaning never changes.')
    .argument('<files...>', 'model files')
    .optionsGroup('Instead of writing files:')
    .option('--check', 'change nothing; exit with 1 if a file is not formatted')
    .addOption(new Option('--stdout', 'print the text').conflicts('check'))
    .action(act);
  withExamples(command, 'format cell.axo', 'format --check cell.axo', 'format --stdout cell.axo');
}
