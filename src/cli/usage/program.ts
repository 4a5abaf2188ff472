import { EXIT, EXIT_CODES, type ExitCode } from '../exit-code.ts';
import { printAside } from '../terminal.ts';
import { type CheckFlags, declareCheck } from './check-usage.ts';
import { Command } from './commander.ts';
import { type CompareFlags, declareCompare } from './compare-usage.ts';
import { declareCompletion } from './completion-usage.ts';
import { declareExplain, type ExplainFlags } from './explain-usage.ts';
import { declareFormat, type FormatFlags } from './format-usage.ts';
import { hintFor } from './hint-for.ts';
import { declareInit } from './init-usage.ts';
import { declareModels, type ModelsFlags } from './models-usage.ts';
import { declarePlot, type PlotFlags } from './plot-usage.ts';
import { declareRun, type RunFlags } from './run-usage.ts';
import { declareVerify, type VerifyFlags } from './verify-usage.ts';
import { withExamples } from './words.ts';

/** Every command's work; each loads what it needs when it is called. */
export interface Commands {
  check(files: readonly string[], flags: CheckFlags): Promise<ExitCode>;
  run(file: string, flags: RunFlags): Promise<ExitCode>;
  compare(file: string, flags: CompareFlags): Promise<ExitCode>;
  verify(file: string, component: string | undefined, flags: VerifyFlags): Promise<ExitCode>;
  plot(file: string, flags: PlotFlags): Promise<ExitCode>;
  explain(file: string, flags: ExplainFlags): Promise<ExitCode>;
  format(files: readonly string[], flags: FormatFlags): Promise<ExitCode>;
  models(words: readonly string[], flags: ModelsFlags): Promise<ExitCode>;
  init(folder: string): Promise<ExitCode>;
  completion(shell: string): Promise<ExitCode>;
  /** The words typed so far, the last of them the one to be completed. */
  complete(words: readonly string[], program: Command): Promise<ExitCode>;
  help(topic: string): Promise<ExitCode>;
}

/** A parsed command line: what to do, or the exit code if help, version or a mistake has been printed. */
export type Parsed =
  | { readonly kind: 'command'; readonly act: () => Promise<ExitCode> }
  | { readonly kind: 'done'; readonly exit: ExitCode };

/** Returns the whole command line as commander knows it; `perform` is called with what the words ask for. */
export function createProgram(
  version: string,
  commands: Commands,
  perform: (act: () => Promise<ExitCode>) => void,
): Command {
  const program = new Command('axode')
    .description('Compiles models of neurons, written as equations, and runs them.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride();
  withExamples(
    program,
    'run models/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2"',
    'help run',
    'help units/mismatch',
  ).addHelpText('afterAll', `\n${EXIT_CODES}`);

  program.commandsGroup('Models:');
  declareCheck(program, (files, flags) => perform(() => commands.check(files, flags)));
  declareExplain(program, (file, flags) => perform(() => commands.explain(file, flags)));
  declareFormat(program, (files, flags) => perform(() => commands.format(files, flags)));
  declareModels(program, (words, flags) => perform(() => commands.models(words, flags)));
  program.commandsGroup('Runs:');
  declareRun(program, (file, flags) => perform(() => commands.run(file, flags)));
  declarePlot(program, (file, flags) => perform(() => commands.plot(file, flags)));
  declareCompare(program, (file, flags) => perform(() => commands.compare(file, flags)));
  declareVerify(program, (file, component, flags) => perform(() => commands.verify(file, component, flags)));
  program.commandsGroup('Surroundings:');
  declareInit(program, (folder) => perform(() => commands.init(folder)));
  declareCompletion(
    program,
    (shell) => perform(() => commands.completion(shell)),
    (words) => perform(() => commands.complete(words, program)),
  );
  declareHelp(program, (topic) => perform(() => commands.help(topic)));
  return program;
}

function declareHelp(program: Command, act: (topic: string) => void): void {
  const command = program
    .command('help')
    .summary('explain a command, a topic or the code of an error')
    .description(
      'Explains a command, a topic, or the code of an error with a failing and a corrected example.',
    )
    .argument(
      '[topic]',
      'a command; stimuli, cells, sweeps, measures, recording, figures, methods, agreement or verification; a code such as units/mismatch; or `codes` for the list of codes',
    )
    .action((topic: string | undefined) => {
      const found = program.commands.find((each) => each.name() === topic);
      if (topic === undefined) program.outputHelp();
      else if (found !== undefined) found.outputHelp();
      else act(topic);
    });
  withExamples(command, 'help run', 'help sweeps', 'help units/mismatch', 'help codes');
}

/** Returns the words parsed; usage mistakes are printed with a suggestion. */
export function parseCommandLine(words: readonly string[], version: string, commands: Commands): Parsed {
  let parsed: Parsed = { kind: 'done', exit: EXIT.fine };
  const program = createProgram(version, commands, (act) => {
    parsed = { kind: 'command', act };
  });
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    // Commander has printed what there is to say; help and version are no mistakes.
    if (!(error instanceof Error && 'exitCode' in error)) throw error;
    const hint = 'code' in error ? hintFor(String(error.code), words, program) : undefined;
    if (hint !== undefined && !error.message.includes('Did you mean')) printAside(`hint: ${hint}`);
    return { kind: 'done', exit: error.exitCode === 0 ? EXIT.fine : EXIT.usage };
  }
  return parsed;
}
