import { quoteWords } from '../../base/quote-words.ts';
import { modelOption } from '../../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import {
  type CheckedModel,
  checkRun,
  choiceLines,
  heldLines,
  measureLines,
  type Origin,
  type RunPlan,
  type RunReport,
  run,
  runToCsvPieces,
  runToJsonPieces,
  summariseRun,
} from '../../index.ts';
import { drawFile, drawLines, findMissing, readStyle, type Style, type Subject } from '../drawing/drawing.ts';
import { EXIT, type ExitCode, exitOf } from '../exit-code.ts';
import type { OpenedModel } from '../open-model.ts';
import { openAny } from '../open-network.ts';
import { type OutputFile, writeOutput } from '../output-file.ts';
import { outputColumns, print, printDiagnostics, printPieces } from '../terminal.ts';
import type { RunFlags } from '../usage/run-usage.ts';
import { readAssignments } from './assignments.ts';
import { type Interruption, listenForInterruption } from './interruption.ts';
import { planText, secondsPerStep } from './plan-text.ts';
import { isWatched, Progress } from './progress.ts';
import { type RunRequest, readRequest } from './read-request.ts';
import { runNetworkCommand } from './run-network-command.ts';
import { openRunOutputs, outputWords } from './run-outputs.ts';
import type { Typed } from './typed.ts';

/** Writes to the standard output, or nowhere. */
type Say = (text: string) => void;

/** A run that has a result. */
type Finished = Subject & Required<Pick<Subject, 'result' | 'origin' | 'model'>>;

function withSources(
  texts: ReadonlyMap<string, string>,
  { sources }: Pick<RunReport, 'sources'>,
): ReadonlyMap<string, string> {
  return new Map([...texts, ...sources.map(({ name, text }) => [name, text] as const)]);
}

/** Runs, telling what it is going to do and how far it is. */
async function runWatched(
  model: CheckedModel,
  { options }: RunRequest,
  { signal }: Interruption,
  say: Say,
  isTold: boolean,
): Promise<RunReport> {
  let progress: Progress | undefined;
  const onStart = (plan: RunPlan): void => {
    say(planText(plan));
    const course = { steps: plan.steps, secondsPerStep: secondsPerStep(plan) };
    if (isTold) progress = new Progress(process.stderr, course);
  };
  const onProgress = (done: number): void => progress?.update(done);
  const report = await run(model, { ...options, signal, onStart, onProgress });
  progress?.clear();
  return report;
}

async function contentOf(
  subject: Finished,
  style: Style,
  { format, table }: OutputFile,
): Promise<Iterable<string | Uint8Array>> {
  switch (format) {
    case '.json':
      return runToJsonPieces(subject.result, subject.origin);
    case '.csv':
      return runToCsvPieces(subject.result, table);
    default:
      return drawFile(subject, style, format);
  }
}

/** Says why the terminal stays empty, and what would fill it. */
const NOTHING_DRAWN =
  'Nothing to draw: neither samples nor measures were kept; `--record v` or `--measure "max(v)"` keep some.';

/** Draws the result, or writes it to every file; returns what went wrong. */
async function present(
  subject: Finished,
  style: Style,
  outputs: readonly OutputFile[],
  say: Say,
): Promise<readonly Diagnostic[]> {
  const problems = [...findMissing(subject, style)];
  if (outputs.length === 0 && problems.length === 0) {
    const lines = drawLines(subject, style);
    // One sample is no curve, but nothing that was left out either.
    const isKept = subject.result.traces.size > 0 || subject.result.measures.size > 0;
    if (lines.length > 0) say(lines.join('\n'));
    else if (!isKept) say(NOTHING_DRAWN);
  }
  const written: string[] = [];
  for (const output of outputs) {
    const failures = await writeOutput(output, () => contentOf(subject, style, output));
    problems.push(...failures);
    if (failures.length === 0) written.push(outputWords(output, subject.result));
  }
  say(
    [
      ...measureLines(subject.result, { columns: outputColumns() }),
      summariseRun(subject.result, subject.model.spikers.length > 0),
      ...choiceLines(subject.result),
      ...heldLines(subject.result),
    ].join('\n'),
  );
  if (written.length > 0) say(`Written: ${written.join(', ')}`);
  return problems;
}

/** Runs a model or a network; draws it in the terminal, prints it as JSON, or writes it to files. */
export async function runCommand(address: string, flags: RunFlags, typed: Typed): Promise<ExitCode> {
  const opened = openAny(address, readAssignments(flags.set === undefined ? {} : { set: flags.set }));
  return opened.kind === 'network'
    ? await runNetworkCommand(opened, flags, typed)
    : await runModel(opened, flags, typed);
}

/** Single models are run again in no time, and by one thread. */
function refuseOfNetworks(flags: RunFlags, model: string): readonly Diagnostic[] {
  const options = [
    ['checkpoint', '--checkpoint'],
    ['checkpointEvery', '--checkpoint-every'],
    ['resume', '--resume'],
    ['threads', '--threads'],
  ] as const;
  return options.flatMap(([flag, option]) =>
    flags[flag] === undefined ? [] : [modelOption({ option, model })],
  );
}

async function runModel(found: OpenedModel, flags: RunFlags, { words, version }: Typed): Promise<ExitCode> {
  const style = readStyle(flags);
  const { model, diagnostics, sources } = found;
  const read = await readRequest(flags, model);
  const opened = openRunOutputs(flags, read.options.measure !== undefined);
  const request = { ...read, options: { ...read.options, sources } };
  const refused: readonly Diagnostic[] = [
    ...refuseOfNetworks(flags, model?.name ?? found.address),
    ...opened.diagnostics,
    ...('theme' in style ? [] : style),
    ...request.diagnostics,
  ];
  const tell = (problems: readonly Diagnostic[], texts: ReadonlyMap<string, string>): void => {
    const told = flags.quiet === true ? problems.filter(({ severity }) => severity === 'error') : problems;
    printDiagnostics(told, texts);
  };
  if (model === undefined || refused.length > 0 || !('theme' in style)) {
    // What else is wrong with the request is said at once, as nothing will be run.
    const checked = model === undefined ? { diagnostics: [], sources: [] } : checkRun(model, request.options);
    const problems = [...diagnostics, ...refused, ...checked.diagnostics];
    tell(problems, withSources(sources, checked));
    return exitOf(problems);
  }
  tell(diagnostics, sources);

  // With --json the standard output holds the result and nothing else.
  const say: Say = flags.json === true || flags.quiet === true ? () => {} : print;
  const interruption = listenForInterruption();
  const isTold = flags.quiet !== true && isWatched(process.stderr, process.env);
  const report = await runWatched(model, request, interruption, say, isTold);
  const { result } = report;
  const problems = [...report.diagnostics];
  if (result !== undefined) {
    const origin: Origin = {
      command: quoteWords(['axode', ...words]),
      version,
      address: found.address,
      files: sources,
    };
    if (flags.json === true) await printPieces(runToJsonPieces(result, origin));
    problems.push(...(await present({ result, model, origin }, style, opened.outputs, say)));
    if (request.isMeasuredUnasked) say('Measured: rate(spikes), as no --measure was given.');
  }
  interruption.release();
  tell(problems, withSources(sources, report));
  const exit = interruption.exit();
  if (exit !== undefined) return exit;
  if (hasErrors(problems)) return exitOf(problems);
  return result?.meta.ending === 'done' ? EXIT.fine : EXIT.failed;
}
