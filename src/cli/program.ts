import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, type ExitCode } from './exit-code.ts';

/** What `axode run` was asked for, as the words of the command line. */
export interface RunFlags {
  readonly for?: string;
  readonly dt?: string;
  readonly method?: string;
  readonly input?: readonly string[];
  readonly set?: readonly string[];
  readonly record?: string;
  readonly every?: string;
  readonly out?: readonly string[];
  readonly target?: string;
  readonly strict?: true;
  readonly fast?: true;
  readonly fold?: true;
  readonly json?: true;
  readonly quiet?: true;
}

export interface CheckFlags {
  readonly json?: true;
}

export interface ExplainFlags {
  readonly code?: true;
  readonly json?: true;
  readonly tex?: true;
  readonly method?: string;
}

export interface FormatFlags {
  readonly check?: true;
  readonly stdout?: true;
}

/** Every command's work; each loads what it needs when it is called. */
export interface Commands {
  check(files: readonly string[], flags: CheckFlags): Promise<ExitCode>;
  run(file: string, flags: RunFlags): Promise<ExitCode>;
  explain(file: string, flags: ExplainFlags): Promise<ExitCode>;
  format(files: readonly string[], flags: FormatFlags): Promise<ExitCode>;
  help(topic: string): Promise<ExitCode>;
}

/** A parsed command line: what to do, or the exit code if help, version or a mistake has been printed. */
export type Parsed =
  | { readonly kind: 'command'; readonly act: () => Promise<ExitCode> }
  | { readonly kind: 'done'; readonly exit: ExitCode };

const EXIT_CODES = `\nExit codes: ${EXIT.fine} fine, ${EXIT.failed} the model or the run has errors, ${EXIT.usage} wrong usage.`;

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function assignment(value: string, before?: readonly string[]): readonly string[] {
  if (!value.includes('=')) throw new InvalidArgumentError('It must be `NAME = VALUE`.');
  return collect(value, before);
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ axode ${line}`).join('\n')}`;
}

const FILE = 'a model file; `FILE#Name` picks a component, else it is the last neuron';

/** Returns the words parsed; usage mistakes are printed with a suggestion. */
export function parseCommandLine(words: readonly string[], version: string, commands: Commands): Parsed {
  let parsed: Parsed = { kind: 'done', exit: EXIT.fine };
  const perform = (act: () => Promise<ExitCode>): void => {
    parsed = { kind: 'command', act };
  };

  const program = new Command('axode')
    .description('Compiles models of neurons, written as equations, and runs them.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      examples(
        'run models/neurons/hodgkin-huxley.axo --for 100ms --dt 0.01ms',
        'help run',
        'help units/mismatch',
      ),
    )
    .addHelpText('after', EXIT_CODES)
    .exitOverride();

  program
    .command('check')
    .summary('say what is wrong with models')
    .description(
      'Checks models: names, units, wiring, structure. Prints every mistake with its place and repair.',
    )
    .argument('<files...>', 'model files')
    .option('--json', 'print the list of diagnostics as JSON')
    .addHelpText('after', examples('check models/neurons/*.axo', 'check cell.axo --json'))
    .action((files: readonly string[], flags: CheckFlags) => perform(() => commands.check(files, flags)));

  program
    .command('run')
    .summary('run a model, see and save what it does')
    .description('Compiles and runs one cell. Without --out the traces are drawn in the terminal.')
    .argument('<file>', FILE)
    .option('--for <time>', 'how long, in the model’s time (default: 100ms)')
    .option('--dt <time>', 'length of a step (default: 0.01ms)')
    .option(
      '--method <name>',
      'integrator: euler, midpoint, heun, ralston, rk3, rk4, rk38, exponential_euler, or a tableau of your own, "tableau: 1/2; 0 1" (default: rk4)',
    )
    .option(
      '--input <assignment>',
      'an input, constant or an expression of t; repeatable: "I = 10 uA/cm^2"',
      assignment,
    )
    .option(
      '--set <assignment>',
      'a parameter or an initial value; repeatable: sodium.g="100 mS/cm^2"',
      assignment,
    )
    .option('--record <names>', 'what to record, separated by commas (default: the state variables)')
    .option('--every <time>', 'record every so often: 0.1ms, or every 10 steps: 10 (default: every step)')
    .option(
      '--out <file>',
      'write to a file, by its ending a picture (.svg), all data (.json) or a table (.csv); repeatable',
      collect,
    )
    .option('--target <name>', 'what runs it: js, compiled, or interpreter, the reference (default: js)')
    .addOption(
      new Option('--strict', 'exactly the operations of the model, in order (default)').conflicts('fast'),
    )
    .addOption(new Option('--fast', 'rewritten within stated bounds'))
    .option('--fold', 'build the parameters into the code')
    .option('--json', 'print the result as JSON instead of drawing it')
    .option('--quiet', 'print neither plot nor summary')
    .addHelpText(
      'after',
      examples(
        'run models/neurons/hodgkin-huxley.axo --for 100ms --dt 0.01ms --input "I = 10 uA/cm^2" --record v,sodium.m --out hh.svg',
        'run models/neurons/izhikevich.axo --for 1s --dt 0.25ms --method euler --input "I = if t > 50 ms then 10 else 0" --set d=6 --out spikes.csv',
        'run models/neurons/izhikevich.axo#Chattering --for 1s --dt 0.25ms --input "I = 10" --json',
      ),
    )
    .action((file: string, flags: RunFlags) => perform(() => commands.run(file, flags)));

  program
    .command('explain')
    .summary('print what the compiler understood')
    .description('Prints what the compiler understood: states, units, wiring, equations, linearity, methods.')
    .argument('<file>', FILE)
    .option('--method <name>', 'show the code for this integrator (default: rk4)')
    .option('--code', 'print the generated code too')
    .option('--tex', 'print the equations as TeX, and nothing else')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        'explain models/neurons/hodgkin-huxley.axo',
        'explain models/channels/squid-sodium.axo#SquidSodium --tex',
        'explain cell.axo --code --method exponential_euler',
      ),
    )
    .action((file: string, flags: ExplainFlags) => perform(() => commands.explain(file, flags)));

  program
    .command('format')
    .summary('lay model files out as everybody does')
    .description('Rewrites model files in the common layout. The meaning never changes.')
    .argument('<files...>', 'model files')
    .option('--check', 'change nothing; exit with 1 if a file is not formatted')
    .addOption(new Option('--stdout', 'print the text instead of writing the file').conflicts('check'))
    .addHelpText(
      'after',
      examples('format models/*/*.axo', 'format --check models/*/*.axo', 'format --stdout cell.axo'),
    )
    .action((files: readonly string[], flags: FormatFlags) => perform(() => commands.format(files, flags)));

  program
    .command('help')
    .summary('explain a command or the code of an error')
    .description('Explains a command, or the code of an error with a failing and a corrected example.')
    .argument('[topic]', 'a command, a code such as units/mismatch, or `codes` for the list of codes')
    .addHelpText('after', examples('help run', 'help units/mismatch', 'help codes'))
    .action((topic: string | undefined) => {
      const command = program.commands.find((each) => each.name() === topic);
      if (topic === undefined) program.outputHelp();
      else if (command !== undefined) command.outputHelp();
      else perform(() => commands.help(topic));
    });

  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    // Commander has printed what there is to say; help and version are no mistakes.
    if (!(error instanceof Error && 'exitCode' in error)) throw error;
    return { kind: 'done', exit: error.exitCode === 0 ? EXIT.fine : EXIT.usage };
  }
  return parsed;
}
