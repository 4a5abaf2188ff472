import type { Command } from 'commander';
import { MODEL, withExamples } from './words.ts';

export interface ExplainFlags {
  readonly code?: true;
  readonly json?: true;
  readonly tex?: true;
  readonly method?: string;
}

/** Declares `axode explain`. */
export function declareExplain(program: Command, act: (file: string, flags: ExplainFlags) => void): void {
  const command = program
    .command('explain')
    .summary('print what the compiler understood')
    .description('Prints what the compiler understood: states, units, wiring, equations, linearity, methods.')
    .argument('<file>', MODEL)
    .optionsGroup('What is shown:')
    .option('--method <name>', 'show the code for this integrator (default: rk4)')
    .option('--code', 'print the generated code too')
    .option('--tex', 'print the equations as TeX, and nothing else')
    .optionsGroup('Output:')
    .option('--json', 'print it as JSON')
    .action(act);
  withExamples(
    command,
    'explain models/neurons/hodgkin-huxley.axo',
    'explain models/channels/squid-sodium.axo#SquidSodium --tex',
    'explain cell.axo --code --method exponential_euler',
  );
}
