import type { Command } from './commander.ts';
import { collect, count, MODEL, withExamples } from './words.ts';

/** What `axode verify` was asked for, as the words of the command line. */
export interface VerifyFlags {
  readonly trials?: number;
  readonly seed?: number;
  readonly trial?: number;
  readonly for?: string;
  readonly methods?: readonly string[];
  readonly timeLimit?: number;
  readonly json?: true;
}

/** Declares `axode verify`. */
export function declareVerify(
  program: Command,
  act: (file: string, model: string | undefined, flags: VerifyFlags) => void,
): void {
  const command = program
    .command('verify')
    .summary('try whether compiled code does what a model means')
    .description(
      'Runs a model with random parameters, inputs and initial values by every method that accepts it, and holds compiled ' +
        'code against the interpreter, which shares nothing with it. Exits with 1 where something does not agree.',
    )
    .argument('<file>', MODEL)
    .argument('[model]', 'the component, in place of `#Name`')
    .optionsGroup('Trials:')
    .option('--trials <count>', 'how many (default: 100)', count)
    .option(
      '--seed <number>',
      'what random values follow from: the same seed, the same trials (default: 1)',
      count,
    )
    .option('--trial <number>', 'one trial alone, as a report names it', count)
    .option('--for <time>', 'how long each is (default: 24 steps, in one of eight 240)')
    .option('--methods <names>', 'rk4,exact; repeatable (default: all that accept the model)', collect)
    .option('--time-limit <seconds>', 'ends after so much time, within a trial too (default: 60)', count)
    .optionsGroup('Output:')
    .option('--json', 'print the report as JSON and nothing else')
    .action((file: string, model: string | undefined, flags: VerifyFlags) => act(file, model, flags));
  withExamples(
    command,
    'verify models/neurons/leaky-integrate-and-fire.axo',
    'verify models/neurons/hodgkin-huxley.axo --methods rk4,rush_larsen --trials 20',
    'verify models/neurons/izhikevich.axo#Chattering --seed 7 --trial 3',
  );
}
