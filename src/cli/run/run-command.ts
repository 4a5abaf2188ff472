import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { checkRun, run, runToCsvPieces, runToJsonPieces, summariseRun } from '../../index.ts';
import { drawFile, drawLines, findMissing, readStyle, type Style, type Subject } from '../drawing/drawing.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openModel } from '../open-model.ts';
import { type OutputFile, openOutput, WRITTEN, writeOutput } from '../output-file.ts';
import { print, printDiagnostics, printPieces } from '../terminal.ts';
import type { RunFlags } from '../usage/run-usage.ts';
import { listenForInterruption } from './interruption.ts';
import { isWatched, Progress } from './progress.ts';
import { readRequest } from './read-request.ts';

/** A run that has a result. */
type Finished = Subject & Required<Pick<Subject, 'result'>>;

async function contentOf(
  subject: Finished,
  style: Style,
  { format }: OutputFile<(typeof WRITTEN)[number]>,
): Promise<Iterable<string | Uint8Array>> {
  switch (format) {
    case '.json':
      return runToJsonPieces(subject.result);
    case '.csv':
      return runToCsvPieces(subject.result);
    default:
      return drawFile(subject, style, format);
  }
}

/** Runs a model; draws it in the terminal, prints it as JSON, or writes it to files. */
export async function runCommand(address: string, flags: RunFlags): Promise<ExitCode> {
  const opened = (flags.out ?? []).map((path) => openOutput(path, WRITTEN));
  const outputs = opened.flatMap((output) => ('code' in output ? [] : [output]));
  const style = readStyle(flags);
  const request = readRequest(flags);
  const refused: readonly Diagnostic[] = [
    ...opened.flatMap((output) => ('code' in output ? [output] : [])),
    ...('theme' in style ? [] : style),
    ...request.diagnostics,
  ];
  const { model, diagnostics, sources } = openModel(address);
  const tell = (problems: readonly Diagnostic[], texts: ReadonlyMap<string, string>): void => {
    const told = flags.quiet === true ? problems.filter(({ severity }) => severity === 'error') : problems;
    printDiagnostics(told, texts);
  };
  const options = { ...request.options, sources };
  if (model === undefined || refused.length > 0 || !('theme' in style)) {
    // What else is wrong with the request is said at once, as nothing will be run.
    const checked = model && checkRun(model, options);
    const texts = new Map([
      ...sources,
      ...(checked?.sources ?? []).map(({ name, text }) => [name, text] as const),
    ]);
    tell([...diagnostics, ...refused, ...(checked?.diagnostics ?? [])], texts);
    return EXIT.failed;
  }
  tell(diagnostics, sources);

  // With --json the standard output holds the result and nothing else.
  const say = flags.json === true || flags.quiet === true ? () => {} : print;
  const interruption = listenForInterruption();
  const isTold = flags.quiet !== true && isWatched(process.stderr, process.env);
  const progress = new Progress(process.stderr, { steps: 1, secondsPerStep: 1 });
  const report = await run(model, {
    ...options,
    signal: interruption.signal,
    ...(isTold ? { onProgress: (done) => progress.update(done) } : {}),
  });
  progress.clear();
  const texts = new Map([...sources, ...report.sources.map(({ name, text }) => [name, text] as const)]);
  const problems = [...report.diagnostics];
  const { result } = report;
  if (result !== undefined) {
    const subject: Finished = { result, model };
    problems.push(...findMissing(subject, style));
    if (flags.json === true) await printPieces(runToJsonPieces(result));
    else if (outputs.length === 0) say(drawLines(subject, style).join('\n'));
    const written: string[] = [];
    for (const output of outputs) {
      const failures = await writeOutput(output, () => contentOf(subject, style, output));
      problems.push(...failures);
      if (failures.length === 0) written.push(output.path);
    }
    say(summariseRun(result, model.spikers.length > 0));
    if (written.length > 0) say(`Written: ${written.join(', ')}`);
  }
  interruption.release();
  tell(problems, texts);
  const exit = interruption.exit();
  if (exit !== undefined) return exit;
  return result?.meta.ending === 'done' && !hasErrors(problems) ? EXIT.fine : EXIT.failed;
}
