import type { Command } from './commander.ts';
import { withExamples } from './words.ts';

/** Declares `axode init`. */
export function declareInit(program: Command, act: (folder: string) => void): void {
  const command = program
    .command('init')
    .summary('start a project')
    .description('Writes a small project: a model, a script that runs it and a test. Overwrites nothing.')
    .argument('[folder]', 'where; it is made if need be', '.')
    .action(act);
  withExamples(command, 'init my-neurons');
}
