/** Long runs of networks: their complete state is written now and then, and a run that was killed goes on from there. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import { cannotWrite, modelFileUnreadable, networkOption } from '../../diagnostics/codes/command.ts';
import { notRestored } from '../../diagnostics/codes/script.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import type { NetworkRunOptions, NetworkRunPlan } from '../../simulate/network/network-options.ts';
import { planNetwork } from '../../simulate/network/plan-network.ts';
import type { NetworkReport } from '../../simulate/network/run-network.ts';
import { NetworkSession } from '../../simulate/network/session/network-session.ts';
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
}

const USUAL_INTERVAL = '10 s';

/** Returns what was asked for; undefined if nothing was, and what is wrong with it. */
export function readCheckpoints(
  { checkpoint, checkpointEvery, resume }: RunFlags,
  network: string,
  isStreamed: boolean,
): { readonly checkpoints?: Checkpoints; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  if (checkpointEvery !== undefined && checkpoint === undefined) {
    const hint = 'name the file too: `--checkpoint net.state`.';
    diagnostics.push(networkOption({ option: '--checkpoint-every', network, hint }));
  }
  if (checkpoint === undefined && resume === undefined) return { diagnostics };
  if (isStreamed) {
    const option = checkpoint === undefined ? '--resume' : '--checkpoint';
    const hint = 'a recording begins with its run: write what is recorded behind it, `--out run.json`.';
    diagnostics.push(networkOption({ option, network, hint }));
  }
  const reason = checkpoint === undefined ? undefined : whyNotWritable(checkpoint);
  if (checkpoint !== undefined && reason !== undefined)
    diagnostics.push(cannotWrite({ path: checkpoint, reason }));
  const resumed = resume === undefined ? undefined : readBytes(resume);
  if (resumed !== undefined && 'code' in resumed) diagnostics.push(resumed);
  if (hasErrors(diagnostics) || (resumed !== undefined && 'code' in resumed)) return { diagnostics };
  const checkpoints = {
    every: checkpointEvery ?? USUAL_INTERVAL,
    ...(checkpoint === undefined ? {} : { path: checkpoint }),
    ...(resumed === undefined ? {} : { resumed }),
  };
  return { checkpoints, diagnostics };
}

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
  { path, every, resumed }: Checkpoints,
  { signal, onStart, onJoining, onBuilt, onProgress }: Watched,
): Promise<NetworkReport> {
  const made = planNetwork(network, options);
  if (!('plan' in made)) return made;
  onStart(made.plan.stated);
  const { for: duration = '1 s', recordTo: _recordTo, ...lasting } = options;
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
  onBuilt();
  const failures: Diagnostic[] = [];
  const write = (): void => {
    const state = session.save();
    if (path === undefined || !(state instanceof Uint8Array)) return;
    const problem = writeWhole(path, state);
    if (problem !== undefined && failures.length === 0) failures.push(problem);
  };
  const report = await session.run({
    for: duration,
    until: true,
    signal,
    onProgress,
    ...(path === undefined ? {} : { every, onStep: write }),
  });
  // A run that is stopped goes on from where it was stopped.
  if (report.result?.meta.ending === 'stopped') write();
  return { ...report, diagnostics: [...report.diagnostics, ...failures] };
}

/** Whoever reads the file finds the last state or the one before, never a part of one. */
function writeWhole(path: string, bytes: Uint8Array): Diagnostic | undefined {
  try {
    replaceFile(path, [bytes]);
    return undefined;
  } catch (error) {
    return cannotWrite({ path, reason: `${reasonOf(error)}, in "${dirname(resolve(path))}"` });
  }
}
