/** Runs a checked network: plans it, builds it, runs it, and turns numbers into the declared units. */
import { known } from '../../base/invariant.ts';
import type { SourceText } from '../../base/span.ts';
import type { CheckedNetwork } from '../../check/network/checked-network.ts';
import { interrupted, stopped } from '../../diagnostics/codes/run/endings.ts';
import { noMemory } from '../../diagnostics/codes/run/options.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { RecordingFailure } from '../../recording/recording-failure.ts';
import { initialiseNetworkInPieces } from '../../runtime/network/initialise-network.ts';
import type { Network } from '../../runtime/network/network.ts';
import type { NetworkRecorder } from '../../runtime/network/network-recorder.ts';
import { summariseNetwork } from '../../runtime/network/network-summary.ts';
import { findBadState, type PartOfNetwork, partsOf } from '../../runtime/network/part-of-network.ts';
import { type NetworkOutcome, runNetwork } from '../../runtime/network/run-network.ts';
import { inTurns, type Stopwatch, startStopwatch } from '../../runtime/turns.ts';
import { startThreads, usualThreads } from '../../threads/start-threads.ts';
import { wordsOf } from '../describe-ending.ts';
import { type BuiltNetwork, buildNetwork } from './build-network.ts';
import { durationWarnings } from './build-warnings.ts';
import { chooseTarget } from './choose-target.ts';
import { describeNetworkEnding } from './describe-network-ending.ts';
import { endingWords } from './ending-words.ts';
import type { NetworkRunOptions } from './network-options.ts';
import type { NetworkResult, PopulationResult, ProjectionResult } from './network-result.ts';
import { type NetworkPlan, planNetwork } from './plan-network.ts';
import { readSynapses } from './read-synapses.ts';
import {
  bytesOfRecordings,
  type Recording,
  recordedSpikes,
  recordingsOf,
  tracesOf,
} from './record-network.ts';
import { streamRecordings } from './stream-recordings.ts';

/** What became of a run. Without a result, the diagnostics hold an error, or it was stopped before its first step. */
export interface NetworkReport {
  readonly result?: NetworkResult;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of options, which diagnostics may point into. */
  readonly sources: readonly SourceText[];
}

/** Returns what is wrong with what was asked of a run, without running it. */
export function checkNetworkRun(network: CheckedNetwork, options: NetworkRunOptions = {}): NetworkReport {
  const made = planNetwork(network, options);
  const { sources } = 'plan' in made ? made.plan : made;
  return { diagnostics: made.diagnostics, sources };
}

/**
 * Returns spikes, rates, traces of a run, in the declared units. `diagnostics` holds mistakes in what was asked for (then there is
 * no result), and what happened on the way: a state that became NaN or infinite ends the run with an error and the result
 * until there.
 */
export async function simulateNetwork(
  network: CheckedNetwork,
  options: NetworkRunOptions = {},
): Promise<NetworkReport> {
  const stopwatch = startStopwatch();
  const made = planNetwork(network, options);
  if (!('plan' in made)) return made;
  const { sources, stated } = made.plan;
  const threads = options.threads ?? (await usualThreads(stated.cells, stated.steps));
  const plan: NetworkPlan = { ...made.plan, threads };
  const report = (diagnostics: readonly Diagnostic[], result?: NetworkResult): NetworkReport => ({
    diagnostics: [...made.diagnostics, ...durationWarnings(plan.grid), ...diagnostics],
    sources,
    ...(result === undefined ? {} : { result }),
  });
  try {
    await options.onStart?.(stated);
  } catch (thrown) {
    const when = 'before its first step';
    return report([interrupted({ reason: wordsOf(thrown), when, isDone: false })]);
  }
  try {
    const built = await untilStopped(buildNetwork(plan, stopwatch), options.signal, stopwatch);
    if (built === undefined) return report([stoppedAtStart(plan)]);
    if (!('network' in built)) return report(built);
    const ready = await prepare(plan, built, stopwatch);
    if (ready === undefined) return report([...built.warnings, stoppedAtStart(plan)]);
    const { recordings, milliseconds } = ready;
    const outcome = await runStreamed(plan, built.network, recordings, stopwatch);
    const result = resultOf(plan, built, recordings, outcome, milliseconds);
    return report([...built.warnings, ...describeNetworkEnding(plan, built, outcome)], result);
  } catch (error) {
    if (error instanceof RecordingFailure) return report([error.diagnostic]);
    if (!isOutOfMemory(error)) throw error;
    return report([noMemory({ bytes: stated.bytes })]);
  }
}

/** Runs, and sends what is recorded to where the options say, which is told how the run ended. */
async function runStreamed(
  plan: NetworkPlan,
  network: Network,
  recordings: readonly Recording[],
  stopwatch: Stopwatch,
): Promise<NetworkOutcome> {
  const { recordTo } = plan.options;
  if (recordTo === undefined) return await runBuilt(plan, network, recordings, stopwatch);
  const { sink, command } = recordTo;
  const stream = streamRecordings(plan, network, sink, command);
  stream.begin();
  const outcome = await runBuilt(plan, network, recordings, stopwatch, stream.recorders);
  // What cannot be written any more cannot be ended either.
  if (!(outcome.thrown?.value instanceof RecordingFailure))
    sink.end({ point: outcome.steps, ...endingWords(outcome.ending) });
  return outcome;
}

function stoppedAtStart({ grid }: NetworkPlan): Diagnostic {
  return stopped({ done: grid.timeText(0), duration: grid.timeText(grid.steps) });
}

/** Engines have words of their own for memory that is not to be had. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && /allocation|array length|array buffer/i.test(error.message);
}

/** Does the work; undefined if the signal came before it was done. */
export async function untilStopped<Result>(
  work: Generator<undefined, Result>,
  signal: AbortSignal | undefined,
  stopwatch: Stopwatch,
): Promise<Result | undefined> {
  function* watched(): Generator<undefined, Result | undefined> {
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
      if (signal?.aborted === true) return undefined;
      yield;
    }
  }
  return await inTurns(watched(), stopwatch);
}

/** Brings the network to t_0 and makes what records it; undefined if it was stopped on the way. */
async function prepare(
  plan: NetworkPlan,
  { network, buildMilliseconds, projections }: BuiltNetwork,
  stopwatch: Stopwatch,
): Promise<{ readonly recordings: readonly Recording[]; readonly milliseconds: number } | undefined> {
  const start = stopwatch.elapsed();
  const { signal, onBuilt } = plan.options;
  const work = initialiseNetworkInPieces(network);
  const isDone = await untilStopped(thenTrue(work), signal, stopwatch);
  if (isDone === undefined) return undefined;
  const { recordTo } = plan.options;
  const isKept = recordTo === undefined || recordTo.keep === true;
  const recordings = isKept ? recordingsOf(plan, network) : [];
  const milliseconds = buildMilliseconds + stopwatch.elapsed() - start;
  const synapses = [...projections.values()].reduce((sum, { topology }) => sum + topology.synapses, 0);
  await onBuilt?.({ synapses, milliseconds });
  return { recordings, milliseconds };
}

function* thenTrue(work: Generator<undefined, void>): Generator<undefined, true> {
  yield* work;
  return true;
}

/** Steps for which others are worth starting: it takes as long as hundreds of small ones. */
const WORTH_THREADS = 50;

export async function runBuilt(
  { grid, options }: Pick<NetworkPlan, 'grid' | 'options'>,
  network: Network,
  recordings: readonly Recording[],
  stopwatch: Stopwatch,
  others: readonly NetworkRecorder[] = [],
): Promise<NetworkOutcome> {
  const atStart = failureAtStart(partsOf(network));
  const { signal, onProgress } = options;
  const steps = atStart === undefined ? grid.steps : 0;
  const threads = steps < WORTH_THREADS ? undefined : await startThreads(network);
  const outcome = await runNetwork(
    network,
    {
      steps,
      recorders: [...recordings.map(({ recorder }) => recorder), ...others],
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress: (done) => onProgress(done, grid.steps) }),
      ...(threads === undefined ? {} : { team: threads.team }),
    },
    stopwatch,
  ).finally(() => threads?.end());
  return atStart === undefined ? outcome : { ...outcome, ending: 'not-finite', failure: atStart };
}

/** Returns the first state that is not finite before the first step. */
function failureAtStart(parts: readonly PartOfNetwork[]): NetworkOutcome['failure'] {
  for (const part of parts) {
    const found = findBadState(part);
    if (found === undefined) continue;
    const { of, name } = part;
    return { of, name, failure: { kind: 'not-finite', ...found, step: -1, before: new Map() } };
  }
  return undefined;
}

/** What had been counted before a run that goes on. */
export interface CountedBefore {
  readonly spikes: readonly number[];
  readonly deliveries: readonly number[];
}

const NOTHING_BEFORE: CountedBefore = { spikes: [], deliveries: [] };

/** Returns what a run gave; `before`: what had been counted when it began. */
export function resultOf(
  plan: NetworkPlan,
  built: BuiltNetwork,
  recordings: readonly Recording[],
  outcome: NetworkOutcome,
  buildMilliseconds: number,
  before: CountedBefore = NOTHING_BEFORE,
): NetworkResult {
  const { network, grid, seed, method, options } = plan;
  const running = built.network;
  const summary = summariseNetwork(running);
  const seconds = grid.timeOf(outcome.steps) / 1000;
  return {
    network: network.name,
    method,
    dt: { value: grid.timeOf(1), unit: grid.unit.text },
    timeUnit: grid.unit.text,
    duration: grid.timeOf(outcome.steps),
    seed,
    populations: summary.populations.map(
      ({ name, spikes: allSpikes, variation }, index): PopulationResult => {
        const spikeCount = allSpikes - (before.spikes[index] ?? 0);
        const { model, cells, shape } = known(network.populations[index], name);
        const integrator = known(plan.integrators.get(name), name);
        const [rows, columns] = shape;
        const spikes = recordedSpikes(name, recordings, grid);
        return {
          name,
          model: model.name,
          cells,
          ...(columns === undefined ? {} : { shape: [rows, columns] }),
          method: integrator.name,
          target: chooseTarget(known(built.populations.get(name), name).artifact, cells, plan.target),
          ...(integrator.choices === undefined ? {} : { choices: integrator.choices }),
          spikeCount,
          rate: seconds === 0 ? 0 : spikeCount / cells / seconds,
          variation,
          ...(spikes === undefined ? {} : { spikes }),
        };
      },
    ),
    projections: running.projections.map((projection, index): ProjectionResult => {
      const { name, from, to, component, synapse } = known(network.projections[index], projection.name);
      return {
        name,
        from,
        to,
        synapse: component,
        synapses: projection.topology.synapses,
        deliveries: projection.deliveries - (before.deliveries[index] ?? 0),
        read: () => {
          const { classes } = known(built.projections.get(name), name).artifact;
          return readSynapses(projection, synapse.model, classes, running.step, grid);
        },
      };
    }),
    traces: recordings.flatMap((recording) => tracesOf(recording, plan)),
    spikeHash: summary.spikeHash,
    held: network.projections.flatMap(({ name, synapse }) => (synapse.couplings.length > 0 ? [name] : [])),
    meta: {
      arithmetic: options.arithmetic ?? 'strict',
      steps: outcome.steps,
      threads: { count: plan.threads, isAsked: options.threads !== undefined },
      ending: outcome.ending,
      build_ms: buildMilliseconds,
      compile_ms: built.compileMilliseconds,
      run_ms: outcome.milliseconds,
      bytes: summary.bytes + bytesOfRecordings(recordings),
      ...(plan.stated.bytesOfRecording === undefined
        ? {}
        : { bytesOfRecording: plan.stated.bytesOfRecording }),
    },
  };
}
