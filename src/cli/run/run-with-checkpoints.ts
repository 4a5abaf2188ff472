/** Long runs of networks: their complete state is written now and then, and a run that was killed goes on from there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import {
  badCheckpointInterval,
  cannotWrite,
  modelFileUnreadable,
  networkOption,
} from '../../diagnostics/codes/command.ts';
import { notRestored } from '../../diagnostics/codes/script.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { RecordingFailure } from '../../recording/recording-failure.ts';
import { endingWords } from '../../simulate/network/ending-words.ts';
import { networkGrid } from '../../simulate/network/network-grid.ts';
import type { NetworkRunOptions, NetworkRunPlan } from '../../simulate/network/network-options.ts';
import type { NetworkMeta } from '../../simulate/network/network-result.ts';
import { type NetworkPlan, planNetwork } from '../../simulate/network/plan-network.ts';
import type { NetworkReport } from '../../simulate/network/run-network.ts';
import { NetworkSession } from '../../simulate/network/session/network-session.ts';
import { packRecorded, unpackRecorded } from '../../simulate/network/session/saved-recording.ts';
import { type Stream, streamRecordings } from '../../simulate/network/stream-recordings.ts';
import { whyNotWritable } from '../output-file.ts';
import { reasonOf } from '../read-text-file.ts';
import { replaceFile } from '../replace-file.ts';
import type { RunFlags } from '../usage/run-usage.ts';

/** What of checkpoints was asked for. */
export interface Checkpoints {
  /** Where they are written. */
  readonly path?: string;
  /** Of the time that is simulated. */
  readonly every: string;
  /** The state from which to go on. */
  readonly resumed?: Uint8Array;
  /** Whether the file is there in which what is recorded goes on. */
  readonly isRecorded: boolean;
}

const USUAL_INTERVAL = '10 s';

/** Returns what was asked for; undefined if nothing was, and what is wrong with it. `recording`: the file that is written while it runs. */
export function readCheckpoints(
  { checkpoint, checkpointEvery, resume, dt }: RunFlags,
  network: string,
  recording: string | undefined,
): { readonly checkpoints?: Checkpoints; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  if (checkpointEvery !== undefined && checkpoint === undefined) {
    const hint = 'name the file too: `--checkpoint net.state`.';
    diagnostics.push(networkOption({ option: '--checkpoint-every', network, hint }));
  }
  if (checkpoint === undefined && resume === undefined) return { diagnostics };
  if (checkpointEvery !== undefined) diagnostics.push(...checkInterval(checkpointEvery, dt));
  const reason = checkpoint === undefined ? undefined : whyNotWritable(checkpoint);
  if (checkpoint !== undefined && reason !== undefined)
    diagnostics.push(cannotWrite({ path: checkpoint, reason }));
  const resumed = resume === undefined ? undefined : readBytes(resume);
  if (resumed !== undefined && 'code' in resumed) diagnostics.push(resumed);
  if (hasErrors(diagnostics) || (resumed !== undefined && 'code' in resumed)) return { diagnostics };
  const checkpoints = {
    every: checkpointEvery ?? USUAL_INTERVAL,
    isRecorded: recording !== undefined && existsSync(recording),
    ...(checkpoint === undefined ? {} : { path: checkpoint }),
    ...(resumed === undefined ? {} : { resumed }),
  };
  return { checkpoints, diagnostics };
}

function checkInterval(text: string, dt: string | undefined): readonly Diagnostic[] {
  const times = dt === undefined ? {} : { dt };
  const grid = networkGrid({ for: text, ...times });
  // What is wrong with dt is told of the run.
  if (!('steps' in networkGrid(times)) || ('steps' in grid && grid.steps > 0)) return [];
  const isTime = 'steps' in grid || grid.every(({ code }) => SHORT.has(code));
  return [badCheckpointInterval({ text, isTime })];
}

/** What is said of times that are too short. */
const SHORT: ReadonlySet<string> = new Set(['run/step-too-long', 'run/not-positive']);

function readBytes(path: string): Uint8Array | Diagnostic {
  try {
    return readFileSync(path);
  } catch (error) {
    return modelFileUnreadable({ path, reason: reasonOf(error) });
  }
}

/** Told on the way. */
export interface Watched {
  readonly signal: AbortSignal;
  readonly onStart: (plan: NetworkRunPlan) => void;
  readonly onJoining: (tried: number, pairs: number) => void;
  readonly onBuilt: () => void;
  readonly onProgress: (stepsDone: number) => void;
}

/** Runs until the time that was asked for, counted from the start of the network, whatever it goes on from. */
export async function runWithCheckpoints(
  network: CheckedNetwork,
  options: NetworkRunOptions,
  checkpoints: Checkpoints,
  { signal, onStart, onJoining, onBuilt, onProgress }: Watched,
): Promise<NetworkReport> {
  const { path, every, resumed } = checkpoints;
  const made = planNetwork(network, options);
  if (!('plan' in made)) return made;
  onStart(made.plan.stated);
  const { for: duration = '1 s', ...lasting } = options;
  const session = new NetworkSession(network, { ...lasting, onJoining });
  const started = await session.startInTurns(duration, signal);
  if (!('plan' in started)) return { diagnostics: started, sources: made.plan.sources };
  if (resumed !== undefined) {
    const problems = session.restore(resumed);
    if (hasErrors(problems)) return { diagnostics: problems, sources: [] };
  }
  const { grid } = made.plan;
  const end = grid.timeOf(grid.steps);
  if (session.time > end) {
    const { text: unit } = grid.unit;
    const reason = `it is of the time ${session.time} ${unit}, and the run ends at ${end} ${unit}`;
    const hint = 'run longer: `--for` counts from the start of the network.';
    return { diagnostics: [notRestored({ reason, hint })], sources: [] };
  }
  const failures: Diagnostic[] = [];
  try {
    const stream = beginStream(made.plan, session, checkpoints);
    onBuilt();
    const write = (): void => {
      stream?.settle();
      const state = session.save();
      if (path === undefined || !(state instanceof Uint8Array)) return;
      const problem = writeWhole(path, stream === undefined ? state : packRecorded(stream.recorded(), state));
      if (problem !== undefined && failures.length === 0) failures.push(problem);
    };
    const report = await session.run({
      for: duration,
      until: true,
      signal,
      onProgress,
      ...(stream === undefined ? {} : { recorders: stream.recorders }),
      ...(path === undefined ? {} : { every, onStep: write }),
    });
    // A run that is stopped goes on from where it was stopped.
    if (report.result?.meta.ending === 'stopped') write();
    const ended = stream?.end(report.result?.meta.ending ?? 'interrupted') ?? [];
    return { ...report, diagnostics: [...report.diagnostics, ...failures, ...ended] };
  } catch (error) {
    if (!(error instanceof RecordingFailure)) throw error;
    return { diagnostics: [error.diagnostic, ...failures], sources: made.plan.sources };
  }
}

/** A recording of a run that is saved now and then. */
interface SavedStream extends Pick<Stream, 'recorders' | 'recorded'> {
  readonly settle: () => void;
  readonly end: (ending: NetworkMeta['ending']) => readonly Diagnostic[];
}

/** Begins what is to be written while the network runs, or goes on where the saved state says; undefined if nothing is. */
function beginStream(
  plan: NetworkPlan,
  session: NetworkSession,
  { resumed, isRecorded }: Checkpoints,
): SavedStream | undefined {
  const { recordTo } = plan.options;
  const started = session.start();
  if (recordTo === undefined || !('plan' in started)) return undefined;
  const { sink, command } = recordTo;
  const { recorded } = resumed === undefined ? {} : unpackRecorded(resumed);
  // What comes goes to a file of its own where the one before is elsewhere.
  const before = isRecorded ? recorded : undefined;
  const stream = streamRecordings(plan, started.built.network, sink, command, before);
  stream.begin();
  return {
    ...stream,
    settle: () => sink.settle?.(),
    end: (ending) => {
      try {
        sink.end({ point: stepOf(session), ...endingWords(ending) });
        return [];
      } catch (error) {
        if (error instanceof RecordingFailure) return [error.diagnostic];
        throw error;
      }
    },
  };
}

function stepOf(session: NetworkSession): number {
  const started = session.start();
  return 'plan' in started ? started.built.network.step : 0;
}

/** Whoever reads the file finds the last state or the one before, never a part of one. */
function writeWhole(path: string, bytes: Uint8Array): Diagnostic | undefined {
  try {
    replaceFile(path, [bytes], true);
    return undefined;
  } catch (error) {
    return cannotWrite({ path, reason: `${reasonOf(error)}, in "${dirname(resolve(path))}"` });
  }
}
