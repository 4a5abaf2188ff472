import { freemem } from 'node:os';
import { unreachable } from '../../base/invariant.ts';
import { quoteWords } from '../../base/quote-words.ts';
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import { oneRecording } from '../../diagnostics/codes/recording.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { drawPng, drawSvg, drawTerminal, type Origin } from '../../index.ts';
import { figuresOfNetwork } from '../../report/network/network-figures.ts';
import { summariseNetwork } from '../../report/network/summarise-network.ts';
import type { RecordingSink } from '../../runtime/network/recording-sink.ts';
import { type NetworkTable, networkTables, networkToCsvPieces } from '../../simulate/network/network-csv.ts';
import { networkToJsonPieces } from '../../simulate/network/network-json.ts';
import type { NetworkRunOptions, NetworkRunPlan } from '../../simulate/network/network-options.ts';
import type { NetworkResult } from '../../simulate/network/network-result.ts';
import { checkNetworkRun, type NetworkReport, simulateNetwork } from '../../simulate/network/run-network.ts';
import { summaryJson } from '../../simulate/network/summary-json.ts';
import { readStyle, type Style } from '../drawing/drawing.ts';
import { EXIT, type ExitCode, exitOf } from '../exit-code.ts';
import type { OpenedNetwork } from '../open-network.ts';
import {
  type OutputFile,
  type OutputFormat,
  openOutputs,
  STREAMED,
  type StreamedFormat,
  WRITTEN,
  writeOutput,
} from '../output-file.ts';
import { isOutputColoured, outputColumns, print, printDiagnostics } from '../terminal.ts';
import type { RunFlags } from '../usage/run-usage.ts';
import { findRepeated, readAssignments } from './assignments.ts';
import { type Interruption, listenForInterruption } from './interruption.ts';
import { refuseFlags } from './network-flags.ts';
import { networkPlanText } from './network-plan-text.ts';
import { type Course, isWatched, Progress } from './progress.ts';
import { type Checkpoints, readCheckpoints, runWithCheckpoints } from './run-with-checkpoints.ts';
import type { Typed } from './typed.ts';

/** Runs a network, and tells or writes what became of it. */
export async function runNetworkCommand(
  found: OpenedNetwork,
  flags: RunFlags,
  { words, version }: Typed,
): Promise<ExitCode> {
  const { network, diagnostics, sources } = found;
  const style = readStyle(flags);
  const opened = openOutputs(flags.out ?? [], [...WRITTEN, ...STREAMED]);
  const { streamed, outputs } = splitOutputs(opened.outputs);
  const command = quoteWords(['axode', ...words]);
  const asked = readCheckpoints(flags, found.name, streamed[0]?.path);
  const recording = await openStreamed(streamed[0]);
  const recordTo =
    recording === undefined || 'code' in recording
      ? undefined
      : { sink: recording, command, keep: outputs.length > 0 };
  const options = { ...optionsOf(flags, sources), ...(recordTo === undefined ? {} : { recordTo }) };
  const refused = [
    ...opened.diagnostics,
    ...(recording !== undefined && 'code' in recording ? [recording] : []),
    ...('theme' in style ? [] : style),
    ...refuseFlags(flags, found.name),
    ...asked.diagnostics,
    ...(streamed.length > 1 ? [oneRecording({ paths: streamed.map(({ path }) => path) })] : []),
    ...findRepeated(readAssignments(flags.set === undefined ? {} : { set: flags.set })),
  ];
  const tell = (problems: readonly Diagnostic[], more: NetworkReport['sources'] = []): void => {
    const told = flags.quiet === true ? problems.filter(({ severity }) => severity === 'error') : problems;
    printDiagnostics(told, new Map([...sources, ...more.map(({ name, text }) => [name, text] as const)]));
  };
  if (network === undefined || refused.length > 0 || !('theme' in style)) {
    const checked =
      network === undefined ? { diagnostics: [], sources: [] } : checkNetworkRun(network, options);
    const problems = [...diagnostics, ...refused, ...checked.diagnostics];
    tell(problems, checked.sources);
    return exitOf(problems);
  }
  tell(diagnostics);

  const isSilent = flags.json === true || flags.quiet === true;
  const say = (text: string): void => {
    if (!isSilent) print(text);
  };
  const { checkpoints } = asked;
  if (checkpoints !== undefined && recording === undefined && network.records.length > 0)
    say(recordedText(checkpoints));
  const interruption = listenForInterruption();
  const isTold = flags.quiet !== true && isWatched(process.stderr, process.env);
  const report = await runWatched(network, options, checkpoints, interruption, say, isTold);
  const { result } = report;
  const problems = [...report.diagnostics];
  if (result !== undefined) {
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    const origin: Origin = {
      command,
      version,
      address: found.address,
      files: sources,
    };
    if (flags.json === true) print(JSON.stringify(summaryJson(result, peakBytes), undefined, 2));
    const { written, failures } = await write({ result, network, style, origin }, outputs, isTold);
    problems.push(...failures);
    if (outputs.length === 0 && recording === undefined && !isSilent) {
      const figures = figuresOfNetwork(result);
      const lines = drawTerminal(figures, { columns: outputColumns(), colour: isOutputColoured() });
      if (lines.length > 0) say(`${lines.join('\n')}\n`);
    }
    say(summariseNetwork(result, { columns: outputColumns(), peakBytes }).join('\n'));
    const all = [...streamed.map(({ path }) => path), ...written];
    if (all.length > 0) say(`Written: ${all.join(', ')}`);
  }
  interruption.release();
  tell(problems, report.sources);
  const exit = interruption.exit();
  if (exit !== undefined) return exit;
  if (hasErrors(problems)) return exitOf(problems);
  return result?.meta.ending === 'done' ? EXIT.fine : EXIT.failed;
}

/** Returns what a run that may be killed, or goes on, keeps of what is recorded where that is written at its end. */
function recordedText({ path, resumed }: Checkpoints): string {
  const begins = resumed === undefined ? '' : 'What is recorded begins behind the saved state. ';
  const ends =
    path === undefined
      ? 'With `--out run.h5`, as of the run before, it goes on in that file.'
      : 'If the run is killed, what is recorded is kept only by `--out run.h5`.';
  return `${begins}${ends}`;
}

type StreamedFile = OutputFile<StreamedFormat>;

/** Tells files that are written while the network runs from those that are written behind it. */
function splitOutputs(files: readonly OutputFile<OutputFormat | StreamedFormat>[]): {
  readonly streamed: readonly StreamedFile[];
  readonly outputs: readonly OutputFile[];
} {
  const streamed: StreamedFile[] = [];
  const outputs: OutputFile[] = [];
  for (const { format, ...file } of files) {
    if (format === '.h5' || format === '.hdf5') streamed.push({ ...file, format });
    else outputs.push({ ...file, format });
  }
  return { streamed, outputs };
}

/** Opens the file before anything is built; its library is large. */
async function openStreamed(file: StreamedFile | undefined): Promise<RecordingSink | Diagnostic | undefined> {
  if (file === undefined) return undefined;
  const { openRecording } = await import('../../recording/open-recording.ts');
  return await openRecording(file.path);
}

function optionsOf(flags: RunFlags, sources: ReadonlyMap<string, string>): NetworkRunOptions {
  return {
    sources,
    arithmetic: flags.fast === true ? 'fast' : 'strict',
    fold: flags.fold === true,
    memory: { free: freemem() },
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.for === undefined ? {} : { for: flags.for }),
    ...(flags.dt === undefined ? {} : { dt: flags.dt }),
    ...(flags.method === undefined ? {} : { method: flags.method }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.threads === undefined ? {} : { threads: flags.threads }),
    ...(flags.tolerance === undefined ? {} : { tolerance: flags.tolerance }),
    ...(flags.spikeTimes === undefined || flags.spikeTimes === 'interpolated'
      ? {}
      : { spikeTimes: flags.spikeTimes }),
  };
}

/** Runs, telling what it is going to do and how far it is. */
async function runWatched(
  network: CheckedNetwork,
  options: NetworkRunOptions,
  checkpoints: Checkpoints | undefined,
  { signal }: Interruption,
  say: (text: string) => void,
  isTold: boolean,
): Promise<NetworkReport> {
  let plan: NetworkRunPlan | undefined;
  let progress: Progress | undefined;
  const onStart = (stated: NetworkRunPlan): void => {
    plan = stated;
    say(networkPlanText(stated));
  };
  // What building took is no part of what is left to run.
  const onBuilt = (): void => {
    if (!isTold || plan === undefined) return;
    progress?.clear();
    const secondsPerStep = plan.step.value / 1000;
    progress = new Progress(process.stderr, { steps: plan.steps, secondsPerStep });
  };
  const onJoining = (tried: number, pairs: number): void => {
    if (!isTold) return;
    progress ??= new Progress(process.stderr, {
      steps: pairs,
      secondsPerStep: undefined,
      counted: 'pairs of cells',
    });
    progress.update(Math.min(tried, pairs));
  };
  const onProgress = (done: number): void => progress?.update(done);
  const watched = { signal, onStart, onJoining, onBuilt, onProgress };
  const report =
    checkpoints === undefined
      ? await simulateNetwork(network, { ...options, ...watched })
      : await runWithCheckpoints(network, options, checkpoints, watched);
  progress?.clear();
  return report;
}

/** A file to write, and of a table which. */
interface NetworkOutput {
  readonly file: OutputFile;
  readonly table?: NetworkTable;
}

/** Writes the result to every file; returns what was written and what went wrong. */
async function write(
  content: Content,
  files: readonly OutputFile[],
  isTold: boolean,
): Promise<{ readonly written: readonly string[]; readonly failures: readonly Diagnostic[] }> {
  const written: string[] = [];
  const failures: Diagnostic[] = [];
  const { traces } = content.result;
  const course: Course = {
    steps: traces.reduce((sum, { times }) => sum + times.length, 0),
    secondsPerStep: undefined,
    counted: 'samples',
  };
  for (const { file, table } of files.flatMap((each) => outputsOf(each, content.result))) {
    const progress = isTold ? new Progress(process.stderr, course) : undefined;
    let done = 0;
    const onWritten = (samples: number): void => {
      done += samples;
      progress?.update(done);
    };
    const problems = await writeOutput(file, () => contentOf(file.format, table, content, onWritten));
    progress?.clear();
    failures.push(...problems);
    if (problems.length === 0) written.push(table === undefined ? file.path : `${file.path} (${table})`);
  }
  return { written, failures };
}

/** A table has rows of one kind: the spikes go to `x.csv`, and what was recorded besides to `x.traces.csv`. */
function outputsOf(file: OutputFile, result: NetworkResult): readonly NetworkOutput[] {
  if (file.format !== '.csv') return [{ file }];
  const [first = 'spikes', ...others] = networkTables(result);
  return [
    { file, table: first },
    ...others.map((table) => ({
      file: { ...file, path: file.path.replace(/\.csv$/i, `.${table}.csv`) },
      table,
    })),
  ];
}

interface Content {
  readonly result: NetworkResult;
  readonly network: CheckedNetwork;
  readonly style: Style;
  readonly origin: Origin;
}

async function contentOf(
  format: OutputFormat,
  table: NetworkTable | undefined,
  { result, network, style, origin }: Content,
  onWritten: (samples: number) => void,
): Promise<Iterable<string | Uint8Array>> {
  const { theme } = style;
  const colours = theme === undefined ? {} : { theme };
  switch (format) {
    case '.json':
      return networkToJsonPieces(result, origin, onWritten);
    case '.csv':
      return networkToCsvPieces(result, table ?? 'spikes', onWritten);
    case '.html': {
      const { renderNetworkPage } = await import('../../report/page/render-network-page.ts');
      return [await renderNetworkPage({ result, network, origin, ...colours })];
    }
    case '.png':
      return [await drawPng(figuresOfNetwork(result), colours)];
    case '.svg':
      return [await drawSvg(figuresOfNetwork(result), colours)];
    default:
      return unreachable(format);
  }
}
