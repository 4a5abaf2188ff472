/**
 * Runs a network step by step. Every step is finished, whatever happens, so that what is there afterwards is the network at a
 * grid point; others have their turn about every 20 ms.
 */
import { rangeBit } from '../layout.ts';
import { endingOf, type RunOutcome } from '../run-population.ts';
import { MOST_SPIKES_OF_RUN } from '../spike-list.ts';
import { atOnce, inTurns, type Stopwatch, startStopwatch } from '../turns.ts';
import type { Network } from './network.ts';
import { findNetworkFailure, type NetworkFailure } from './network-failure.ts';
import {
  handOver,
  isSampledAt,
  type NetworkRecorder,
  recordSpikesOfStep,
  sampleInPieces,
} from './network-recorder.ts';
import { type NetworkSnapshot, snapshotBytes, takeNetworkSnapshot } from './network-snapshot.ts';
import { makeNetworkStep } from './network-step.ts';
import { type NetworkTeam, ThreadEnded } from './network-team.ts';
import { isBroken, type PartOfNetwork, partsOf } from './part-of-network.ts';
import { hashSpike } from './spike-hash.ts';
import { countSpikes } from './spike-statistics.ts';

export interface NetworkRequest {
  readonly steps: number;
  /** They go on where they were if they were used before. */
  readonly recorders?: readonly NetworkRecorder[];
  /** Stops the run behind the step that was begun. */
  readonly signal?: AbortSignal;
  /**
   * Called between pieces of work with the number of steps done; a promise that it returns is waited for. If it throws,
   * or the promise is rejected, the run stops as by its signal.
   */
  readonly onProgress?: (done: number) => unknown;
  /** The threads that step it, all of them initialised as it is; it alone if absent. */
  readonly team?: NetworkTeam;
  /** Ends the run behind the step with which a recorder keeps more spikes; `MOST_SPIKES_OF_RUN` if absent. */
  readonly mostSpikes?: number;
}

export interface NetworkOutcome {
  readonly ending: RunOutcome['ending'];
  /** Steps that were done; a failed one is not counted. */
  readonly steps: number;
  /** Such a network can be looked at, but not go on. */
  readonly failure?: NetworkFailure;
  /** Which states left their ranges. */
  readonly outOfRange: readonly StateOutOfRange[];
  /** What `onProgress`, or whoever takes what was recorded, threw, if one did. */
  readonly thrown?: { readonly value: unknown };
  /** Time that was worked. */
  readonly milliseconds: number;
  /** Time of the steps of cells and synapses alone. */
  readonly stepMilliseconds: number;
}

export interface StateOutOfRange {
  readonly of: PartOfNetwork['of'];
  readonly name: string;
  readonly state: string;
}

/** Steps of cells behind which, or steps of the network behind which, others may have their turn: it costs as a small step does. */
const LONG_WORK = 16_384;
const MOST_STEPS = 16;

/** A snapshot is taken when so many times its cost has gone by, which bounds what it costs to some percent. */
const WORK_PER_SNAPSHOT = 40;
/** Steps are not run again for longer than this, about. */
const LEAST_MILLISECONDS = 100;
/** What recorders have gathered is handed over at least so often, for those who put it where it is safe. */
const MILLISECONDS_OF_BLOCK = 2000;
/** Larger copies are not kept. */
const MOST_BYTES = 2 ** 29;
/** What can be copied in no time is copied at the start. */
const FEW_BYTES = 2 ** 24;

/** Runs the network, initialised before, for so many steps. */
export async function runNetwork(
  network: Network,
  request: NetworkRequest,
  stopwatch: Stopwatch = startStopwatch(),
): Promise<NetworkOutcome> {
  const run = startRun(network, request, stopwatch);
  await inTurns(run.work, stopwatch, run.tell);
  await run.tell();
  return run.outcome();
}

/** The same at one go, for callers that are not asynchronous; nothing else happens meanwhile. */
export function runNetworkNow(network: Network, request: Omit<NetworkRequest, 'onProgress'>): NetworkOutcome {
  const run = startRun(network, request, startStopwatch());
  atOnce(run.work);
  return run.outcome();
}

interface Run {
  readonly work: Generator<undefined, void>;
  readonly tell: () => Promise<void>;
  readonly outcome: () => NetworkOutcome;
}

function startRun(network: Network, request: NetworkRequest, stopwatch: Stopwatch): Run {
  const { steps, recorders = [], signal, onProgress, team, mostSpikes = MOST_SPIKES_OF_RUN } = request;
  const { populations } = network;
  const step = makeNetworkStep(network);
  const { phases } = step;
  const parts = partsOf(network);
  const cellsOf = parts.map(({ cells }) => cells);
  const spikeRecorders = recorders.filter((recorder) => recorder.kind === 'spikes');
  const sampleRecorders = recorders.filter((recorder) => recorder.kind === 'samples');
  const startedAt = stopwatch.elapsed();
  const firstStep = network.step;
  const stepMillisecondsBefore = team?.stepMilliseconds() ?? 0;
  let ending: RunOutcome['ending'] = 'done';
  let failure: NetworkFailure | undefined;
  let thrown: RunOutcome['thrown'];

  const isToStop = (): boolean => {
    if (thrown !== undefined) ending = 'interrupted';
    else if (signal?.aborted === true) ending = 'stopped';
    return ending !== 'done';
  };

  const isFailed = (): boolean => {
    for (const part of parts) if (isBroken(part)) return true;
    return false;
  };

  /** Counts the spikes of step k. */
  const noteSpikes = (k: number): void => {
    for (let index = 0; index < populations.length; index++) {
      const population = populations[index];
      if (population === undefined) continue;
      const { history, statistics } = population;
      const slot = k % history.steps;
      const first = history.firsts[slot] ?? 0;
      const spikes = history.lengths[slot] ?? 0;
      for (let n = 0; n < spikes; n++) {
        const place = (first + n) & (history.cells.length - 1);
        const cell = history.cells[place] ?? 0;
        const count = history.counts[place] ?? 0;
        countSpikes(statistics, k, cell, count);
        hashSpike(network.hash, index, k, cell, count);
      }
    }
  };

  /** Ends the run where a recorder keeps more spikes than it may. */
  const limitSpikes = (k: number): void => {
    for (const { take, total, population } of spikeRecorders) {
      if (take !== undefined || total <= mostSpikes) continue;
      ending = 'too-many-spikes';
      failure = {
        of: 'population',
        name: population.name,
        failure: { kind: 'spikes-beyond-memory', step: k },
      };
      return;
    }
  };

  const bytes = snapshotBytes(network);
  let snapshot: NetworkSnapshot | undefined;
  let nextSnapshot = bytes <= FEW_BYTES ? 0 : startedAt + (WORK_PER_SNAPSHOT * bytes) / 1e6;
  if (bytes > MOST_BYTES) nextSnapshot = Number.POSITIVE_INFINITY;

  function* takeSnapshotIfDue(): Generator<undefined, void> {
    const before = stopwatch.elapsed();
    if (before < nextSnapshot) return;
    step.settle?.();
    snapshot = yield* takeNetworkSnapshot(network, snapshot);
    const after = stopwatch.elapsed();
    nextSnapshot = after + Math.max(LEAST_MILLISECONDS, WORK_PER_SNAPSHOT * (after - before));
  }

  /** Does what may call whoever takes what is recorded. */
  function* observe(work: () => Generator<undefined, void>): Generator<undefined, void> {
    try {
      yield* work();
    } catch (value) {
      thrown ??= { value };
    }
  }

  function* handOverAll(): Generator<undefined, void> {
    for (const recorder of recorders) {
      handOver(recorder);
      yield;
    }
  }

  let nextHandOver = startedAt + MILLISECONDS_OF_BLOCK;

  function* handOverIfDue(): Generator<undefined, void> {
    if (stopwatch.elapsed() < nextHandOver) return;
    yield* observe(handOverAll);
    nextHandOver = stopwatch.elapsed() + MILLISECONDS_OF_BLOCK;
  }

  function* observeStart(): Generator<undefined, void> {
    for (const recorder of sampleRecorders) {
      if (isSampledAt(recorder, network.step)) yield* sampleInPieces(recorder, network.step);
    }
  }

  /** Takes in the spikes of step k. */
  const recordSpikes = (k: number): void => {
    try {
      for (const recorder of spikeRecorders) recordSpikesOfStep(recorder, k);
    } catch (value) {
      thrown ??= { value };
    }
  };

  const isSampleDue = (k: number): boolean => {
    for (const recorder of sampleRecorders) if (isSampledAt(recorder, k)) return true;
    return false;
  };

  /** Takes the samples that are due at the end of step k. */
  function* observeEnd(k: number): Generator<undefined, void> {
    for (const recorder of sampleRecorders) {
      if (isSampledAt(recorder, k + 1)) yield* sampleInPieces(recorder, k + 1);
    }
  }

  function* run(): Generator<undefined, void> {
    if (isFailed()) {
      ending = 'not-finite';
      return;
    }
    yield* observe(observeStart);
    const cells = cellsOf.reduce((sum, { layout }) => sum + layout.cells, 0);
    const stepsOfTurn = Math.max(1, Math.min(MOST_STEPS, Math.floor(LONG_WORK / cells)));
    while (network.step < firstStep + steps) {
      const k = network.step;
      if ((k - firstStep) % stepsOfTurn === 0) {
        if (k > firstStep) yield;
        if (isToStop()) return;
        yield* takeSnapshotIfDue();
        yield* handOverIfDue();
        if (isToStop()) return;
      }
      for (const phase of phases) while (!phase(k)) yield;
      if (isFailed()) {
        step.settle?.();
        failure = yield* findNetworkFailure(network, step, parts, snapshot, k);
        ending = failure === undefined ? 'not-finite' : endingOf(failure.failure);
        return;
      }
      network.step = k + 1;
      noteSpikes(k);
      if (recorders.length > 0) {
        recordSpikes(k);
        // Most steps are too short for generators that do nothing.
        if (thrown === undefined && isSampleDue(k + 1)) yield* observe(() => observeEnd(k));
        limitSpikes(k);
        if (ending !== 'done' || thrown !== undefined) return;
      }
    }
  }

  /** The first grid point behind step k at which a sample is due. */
  const nextSample = (k: number): number =>
    Math.min(
      Number.POSITIVE_INFINITY,
      ...sampleRecorders.map(({ every }) => (Math.floor(k / every) + 1) * every),
    );

  /** How many steps may be done before somebody looks at what came of them. */
  const mostUnseen = (): number => {
    if (snapshot === undefined) return 1;
    const cells = cellsOf.reduce((sum, { layout }) => sum + layout.cells, 0);
    const kept = spikeRecorders.flatMap(({ take, total }) => (take === undefined ? [total] : []));
    const room = mostSpikes - Math.max(0, ...kept);
    return Math.max(1, Math.floor(room / cells / 2));
  };

  /** The same as `run`, by threads. While this one looks at the network all others wait. */
  function* runTogether(threads: NetworkTeam): Generator<undefined, void> {
    if (isFailed()) {
      ending = 'not-finite';
      return;
    }
    yield* observe(observeStart);
    yield* threads.begin();
    const onStep = (k: number): void => {
      network.step = k + 1;
      noteSpikes(k);
      recordSpikes(k);
    };
    const lastStep = firstStep + steps;
    while (network.step < lastStep) {
      const first = network.step;
      if (first > firstStep) yield;
      if (isToStop()) return;
      yield* takeSnapshotIfDue();
      yield* handOverIfDue();
      if (isToStop()) return;
      const { failed } = yield* threads.advance({
        first,
        end: Math.min(lastStep, nextSample(first), first + mostUnseen()),
        isPauseDue: () => stopwatch.isTurnDue() || thrown !== undefined || signal?.aborted === true,
        onStep,
      });
      if (failed !== undefined) {
        threads.gatherStatus();
        failure = yield* findNetworkFailure(network, step, parts, snapshot, failed);
        ending = failure === undefined ? 'not-finite' : endingOf(failure.failure);
        return;
      }
      yield* observe(() => observeEnd(network.step - 1));
      limitSpikes(network.step - 1);
      if (ending !== 'done' || thrown !== undefined) return;
    }
  }

  function* runAll(): Generator<undefined, void> {
    if (team === undefined) {
      yield* run();
      return;
    }
    try {
      yield* runTogether(team);
      team.gatherStatus();
    } catch (value) {
      // A thread has ended, and with it what it was doing.
      if (!(value instanceof ThreadEnded)) throw value;
      thrown ??= { value };
    }
  }

  function* work(): Generator<undefined, void> {
    yield* runAll();
    step.settle?.();
    yield* observe(handOverAll);
    if (thrown !== undefined && ending === 'done') ending = 'interrupted';
  }

  const tell = async (): Promise<void> => {
    if (thrown !== undefined) return;
    try {
      await onProgress?.(network.step - firstStep);
    } catch (value) {
      thrown = { value };
    }
  };

  return {
    work: work(),
    tell,
    outcome: () => {
      const milliseconds = stopwatch.elapsed() - startedAt;
      return {
        ending,
        steps: network.step - firstStep,
        ...(failure === undefined ? {} : { failure }),
        outOfRange: statesOutOfRange(parts),
        ...(thrown === undefined ? {} : { thrown }),
        milliseconds,
        stepMilliseconds: Math.min((team ?? step).stepMilliseconds() - stepMillisecondsBefore, milliseconds),
      };
    },
  };
}

function statesOutOfRange(parts: readonly PartOfNetwork[]): readonly StateOutOfRange[] {
  return parts.flatMap(({ of, name, cells: { words, layout, model } }) =>
    (model.storage.ranged ?? []).flatMap((state, index) => {
      const { word, bit } = rangeBit(index);
      return ((words[layout.status + word] ?? 0) & bit) === 0 ? [] : [{ of, name, state }];
    }),
  );
}
