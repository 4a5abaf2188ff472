import type { Command } from './commander.ts';
import { MODEL, withExamples } from './words.ts';

export interface ExplainFlags {
  readonly code?: true;
  readonly json?: true;
  readonly tex?: true;
  readonly method?: string;
  readonly out?: string;
}

/** Declares `axode explain`. */
export function declareExplain(program: Command, act: (file: string, flags: ExplainFlags) => void): void {
  const command = program
    .command('explain')
    .summary('print what the compiler understood')
    .description(
      'Prints what the compiler understood: units, states, equations typeset, how linear each of them is, wiring of parts, ' +
        'events, and for every method what a step costs. Works for channels and other components too, and for networks: ' +
        'what steps each population, who is joined to whom, how often, and how the states of synapses are computed.',
    )
    .argument('<file>', MODEL)
    .optionsGroup('What is shown:')
    .option('--code', 'add the generated code of a step, with the lines that it comes from')
    .option(
      '--method <name>',
      'the integrator that --code is for, or a tableau of your own to be told of (default: rk4; of a network auto)',
    )
    .option('--tex', 'print the equations as TeX, and nothing else')
    .optionsGroup('Output:')
    .option(
      '--out <file>',
      'write it as a page (.html) that needs nothing else; of a network, draw it (.svg)',
    )
    .option('--json', 'print it as JSON')
    .action(act);
  withExamples(
    command,
    'explain models/neurons/hodgkin-huxley.axo',
    'explain models/channels/squid-sodium.axo#SquidSodium --tex',
    'explain models/neurons/hodgkin-huxley.axo --out hh-explained.html',
    'explain models/neurons/izhikevich.axo --code --method exponential_euler',
    'explain models/networks/coba.axo --out coba.svg',
  );
}
