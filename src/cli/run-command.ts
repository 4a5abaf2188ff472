import { closeSync, openSync, writeFileSync } from 'node:fs';
import { cannotWrite, repeatedSetting } from '../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import {
  type CheckedModel,
  checkRun,
  drawSvg,
  drawTerminalPlot,
  pictureOfRun,
  type RunOptions,
  type RunResult,
  run,
  runToCsvPieces,
  runToJsonPieces,
  summariseRun,
} from '../index.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { openModel } from './open-model.ts';
import { type OutputFile, openOutput } from './output-file.ts';
import type { RunFlags } from './program.ts';
import {
  isOutputColoured,
  outputColumns,
  print,
  printAside,
  printDiagnostics,
  printPieces,
} from './terminal.ts';

function entries(words: readonly string[] = []): readonly (readonly [name: string, value: string])[] {
  return words.map((word) => {
    const at = word.indexOf('=');
    return [word.slice(0, at).trim(), word.slice(at + 1).trim()];
  });
}

/** A name that is given twice: which of the values is meant cannot be known. */
function findRepeated(flags: RunFlags): readonly Diagnostic[] {
  const given = [
    ...entries(flags.input).map(([name]) => ({ name, option: 'input' })),
    ...entries(flags.set).map(([name]) => ({ name, option: 'set' })),
  ];
  return given
    .filter(({ name }, index) => given.findIndex((other) => other.name === name) < index)
    .map(repeatedSetting);
}

function optionsOf(flags: RunFlags, sources: ReadonlyMap<string, string>, signal: AbortSignal): RunOptions {
  const names = flags.record?.split(',').map((name) => name.trim());
  return {
    inputs: new Map(entries(flags.input)),
    set: new Map(entries(flags.set)),
    sources,
    signal,
    arithmetic: flags.fast === true ? 'fast' : 'strict',
    fold: flags.fold === true,
    ...(flags.for === undefined ? {} : { for: flags.for }),
    ...(flags.dt === undefined ? {} : { dt: flags.dt }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.method === undefined ? {} : { method: flags.method }),
    ...(names === undefined ? {} : { record: names.filter((name) => name !== '') }),
    ...(flags.every === undefined ? {} : { every: flags.every }),
  };
}

async function piecesOf(
  result: RunResult,
  model: CheckedModel,
  { format }: OutputFile,
): Promise<Iterable<string>> {
  switch (format) {
    case '.svg':
      return [await drawSvg(pictureOfRun(result, model.spikers.length > 0))];
    case '.json':
      return runToJsonPieces(result);
    case '.csv':
      return runToCsvPieces(result);
  }
}

async function save(
  result: RunResult,
  model: CheckedModel,
  file: OutputFile,
): Promise<readonly Diagnostic[]> {
  try {
    const pieces = await piecesOf(result, model, file);
    const opened = openSync(file.path, 'w');
    try {
      for (const piece of pieces) writeFileSync(opened, piece);
    } finally {
      closeSync(opened);
    }
    return [];
  } catch (error) {
    return [cannotWrite({ path: file.path, reason: error instanceof Error ? error.message : String(error) })];
  }
}

function show(result: RunResult, model: CheckedModel): void {
  // One sample is no curve.
  if (result.times.length < 2) return;
  const picture = pictureOfRun(result, model.spikers.length > 0);
  print(drawTerminalPlot(picture, { columns: outputColumns(), colour: isOutputColoured() }).join('\n'));
}

/** Runs a model; draws it in the terminal, prints it as JSON, or writes it to files. */
export async function runCommand(address: string, flags: RunFlags): Promise<ExitCode> {
  const outputs = (flags.out ?? []).map(openOutput);
  const refused = [...outputs.filter((output) => 'code' in output), ...findRepeated(flags)];
  const { model, diagnostics, sources } = openModel(address);
  const stop = new AbortController();
  const options = optionsOf(flags, sources, stop.signal);
  if (model === undefined || refused.length > 0) {
    // What else is wrong with the request is said at once, as nothing will be run.
    const request = model && checkRun(model, options);
    const texts = new Map([
      ...sources,
      ...(request?.sources ?? []).map(({ name, text }) => [name, text] as const),
    ]);
    printDiagnostics([...diagnostics, ...refused, ...(request?.diagnostics ?? [])], texts);
    return EXIT.failed;
  }
  printDiagnostics(diagnostics, sources);

  // The first Ctrl-C ends the run and keeps what it has; a second one ends the program.
  process.once('SIGINT', () => stop.abort());
  const report = await run(model, options);
  const texts = new Map([...sources, ...report.sources.map(({ name, text }) => [name, text] as const)]);
  const problems = [...report.diagnostics];
  const { result } = report;
  if (result !== undefined) {
    if (flags.json === true) await printPieces(runToJsonPieces(result));
    else if (flags.quiet !== true && outputs.length === 0) show(result, model);
    const written: string[] = [];
    for (const output of outputs) {
      if ('code' in output) continue;
      const failures = await save(result, model, output);
      problems.push(...failures);
      if (failures.length === 0) written.push(output.path);
    }
    if (flags.quiet !== true) {
      // With --json the standard output holds the result and nothing else.
      const say = flags.json === true ? printAside : print;
      say(summariseRun(result, model.spikers.length > 0));
      if (written.length > 0) say(`Written: ${written.join(', ')}`);
    }
  }
  printDiagnostics(problems, texts);
  const isWhole = result?.meta.ending === 'done';
  return isWhole && !hasErrors(problems) ? EXIT.fine : EXIT.failed;
}
