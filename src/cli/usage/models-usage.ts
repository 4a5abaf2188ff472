import type { Command } from './commander.ts';
import { withExamples } from './words.ts';

export interface ModelsFlags {
  readonly json?: true;
}

/** Declares `axode models`. */
export function declareModels(
  program: Command,
  act: (words: readonly string[], flags: ModelsFlags) => void,
): void {
  const command = program
    .command('models')
    .summary('list the models that come with Axode')
    .description(
      'Lists the models that come with Axode. With words only those that speak of all of them, in names, descriptions and ' +
        'authors, the best first, and what each file holds; short names of other simulators are known (LIF, HH, KCa). Every ' +
        'command takes their paths as those of files, and so do imports.',
    )
    .argument('[words...]', 'what to look for, in any case: burst, sodium, Hodgkin, LIF')
    .optionsGroup('Output:')
    .option('--json', 'print the list as JSON')
    .action(act);
  withExamples(
    command,
    'models',
    'models bursts',
    'models squid sodium',
    'run std/neurons/izhikevich#Chattering --for 200ms --input "I = 10"',
  );
}
