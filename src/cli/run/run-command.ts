import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import {
  type CheckedModel,
  checkRun,
  drawTerminal,
  figuresOfRun,
  type RunResult,
  run,
  runToJsonPieces,
  selectFigures,
  summariseRun,
} from '../../index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openModel } from '../open-model.ts';
import { isOutputColoured, outputColumns, print, printDiagnostics, printPieces } from '../terminal.ts';
import type { RunFlags } from '../usage/run-usage.ts';
import { listenForInterruption } from './interruption.ts';
import { openOutput } from './output-file.ts';
import { isWatched, Progress } from './progress.ts';
import { readRequest } from './read-request.ts';
import { saveRun } from './save-run.ts';

function show(result: RunResult, model: CheckedModel): void {
  // One sample is no curve.
  if (result.times.length < 2) return;
  const figures = selectFigures(figuresOfRun(result, model, ['traces', 'raster', 'measures']), undefined);
  print(drawTerminal(figures, { columns: outputColumns(), colour: isOutputColoured() }).join('\n'));
}

/** Runs a model; draws it in the terminal, prints it as JSON, or writes it to files. */
export async function runCommand(address: string, flags: RunFlags): Promise<ExitCode> {
  const outputs = (flags.out ?? []).map(openOutput);
  const request = readRequest(flags);
  const refused = [...outputs.filter((output) => 'code' in output), ...request.diagnostics];
  const { model, diagnostics, sources } = openModel(address);
  const tell = (problems: readonly Diagnostic[], texts: ReadonlyMap<string, string>): void =>
    printDiagnostics(
      flags.quiet === true ? problems.filter(({ severity }) => severity === 'error') : problems,
      texts,
    );
  const options = { ...request.options, sources };
  if (model === undefined || refused.length > 0) {
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
    if (flags.json === true) await printPieces(runToJsonPieces(result));
    else if (flags.quiet !== true && outputs.length === 0) show(result, model);
    const written: string[] = [];
    for (const output of outputs) {
      if ('code' in output) continue;
      const failures = await saveRun(result, model, output);
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
