/**
 * The step loop. Kernels are called for as many steps as can go by before something must be done: a sample taken, a
 * measure updated, the spike area emptied, the rest of the program let in. After each call the status is read. Where
 * one step of all cells takes long, they are called for ranges of cells.
 */
import { FIXED } from './driver.ts';
import { type Failure, findFailure, repeatSteps, type Snapshot, snapshotInPieces } from './find-failure.ts';
import { hasFailed } from './has-failed.ts';
import { rangeBit, STATUS } from './layout.ts';
import { type BeyondLimit, findBeyond, limitedStates, STEPS_BETWEEN_LOOKS } from './limits.ts';
import type { Population } from './population.ts';
import { keepSample, keepSampleInPieces, type Recorder, takeSample, takeSampleInPieces } from './recorder.ts';
import { isReducedAt, type Reducer, reduce, stepsToReduction } from './reducer.ts';
import {
  collectSpikes,
  dropSpikesFrom,
  gatherSpikes,
  MOST_SPIKES_OF_RUN,
  makeSpikeList,
  type SpikeList,
} from './spike-list.ts';
import { makeStepTimer } from './step-timer.ts';
import { survey, surveyInPieces } from './survey.ts';
import { atOnce, inTurns, type Stopwatch, startStopwatch } from './turns.ts';

export interface RunRequest {
  readonly steps: number;
  /** Names of the columns that must stay finite: the state variables. */
  readonly states: readonly string[];
  readonly recorder?: Recorder;
  readonly reducer?: Reducer;
  /**
   * Stops the run: a step that was begun is finished, or the few milliseconds of steps that were; one that takes longer, as
   * a driver's may, is left.
   */
  readonly signal?: AbortSignal;
  /**
   * Called between pieces of work with the number of steps done; a promise that it returns is waited for. If it throws,
   * or the promise is rejected, the run stops as by its signal.
   */
  readonly onProgress?: (done: number) => unknown;
  /** In the order of `states`: magnitudes beyond which a state is noted, at every 256th step and the last. */
  readonly limits?: ArrayLike<number>;
  /** Ends the run before the step with which more spikes would be kept; `MOST_SPIKES_OF_RUN` if absent. */
  readonly mostSpikes?: number;
  /** How many cells a kernel is called for at most; as many as take a few milliseconds if absent. */
  readonly cellsOfCall?: number;
}

export interface RunOutcome {
  readonly ending: 'done' | 'stopped' | 'interrupted' | 'not-finite' | 'no-step' | 'too-many-spikes';
  /** Steps done, those of a failed block not counted from the failed step on. */
  readonly steps: number;
  readonly spikes: SpikeList;
  /** Which of the model's `ranged` states left their range, up to the step that failed, if one did. */
  readonly outOfRange: readonly string[];
  readonly failure?: Failure;
  /** The first state that was found beyond its limit. */
  readonly beyond?: BeyondLimit;
  /** What `onProgress` threw, if it did. */
  readonly thrown?: { readonly value: unknown };
  /** Time spent in kernels and recording. */
  readonly milliseconds: number;
  /** Time spent in steps alone. */
  readonly stepMilliseconds: number;
}

/** Returns how a run ended that such a failure ended. */
export function endingOf({
  kind,
}: Pick<Failure, 'kind'>): Exclude<RunOutcome['ending'], 'done' | 'stopped' | 'interrupted'> {
  return kind === 'spikes-beyond-memory' ? 'too-many-spikes' : kind;
}

/** Cell-steps of a call behind which others may have their turn. */
const LONG_CALL = 2048;

/** Work between two snapshots: what is run again after a failure is about this, or one step. */
const BLOCK_MILLISECONDS = 5;
/** A block that turns out so much longer is ended, and a step of a driver that does is left if the run is to stop. */
const LONG_MILLISECONDS = 50;
const LARGEST_BLOCK = 1 << 20;
/** Cell-steps of the first call of a kernel. Then as many as take from 1 to 4 ms. */
const FIRST_CALL = 4096;
const SHORTEST_CALL = 1;
const LONGEST_CALL = 4;

/** Runs the population, initialised before, from t_0 for so many steps. */
export async function runPopulation(
  population: Population,
  request: RunRequest,
  stopwatch: Stopwatch = startStopwatch(),
): Promise<RunOutcome> {
  const run = startRun(population, request, stopwatch);
  await inTurns(run.work, stopwatch, run.tell);
  await run.tell();
  return run.outcome();
}

/** The same at one go, for callers that are not asynchronous; nothing else happens meanwhile. */
export function runPopulationNow(
  population: Population,
  request: Omit<RunRequest, 'onProgress'>,
): RunOutcome {
  const run = startRun(population, request, startStopwatch());
  atOnce(run.work);
  return run.outcome();
}

interface Run {
  readonly work: Generator<undefined, void>;
  readonly tell: () => Promise<void>;
  readonly outcome: () => RunOutcome;
}

function startRun(population: Population, request: RunRequest, stopwatch: Stopwatch): Run {
  const { steps, states, recorder, reducer, signal, onProgress, limits } = request;
  const { mostSpikes = MOST_SPIKES_OF_RUN, cellsOfCall = Number.POSITIVE_INFINITY } = request;
  const { layout, kernels, numbers, words } = population;
  const { cells } = layout;
  const spikes = makeSpikeList(population.model.storage);
  const mostSteps = Math.max(1, Math.min(LARGEST_BLOCK, Math.floor(layout.spikeCapacity / cells)));
  const timer = makeStepTimer(kernels);
  const startedAt = stopwatch.elapsed();
  let k = 0;
  /** So few until it is known how long one takes: a run can be stopped between blocks. */
  let blockSteps = 1;
  let blockStart = 0;
  /** Milliseconds of the block's calls that were timed. */
  let blockSpent = 0;
  let callSize = FIRST_CALL;
  /** Whether a driver makes the steps: it stops at the first cell that fails, and may take long. */
  const { kind: driver } = population.model.driver ?? FIXED;
  const isDriven = driver !== 'fixed';
  /** Whether cells step in lockstep: the driver itself sees to it that no call takes long. */
  const isTogether = driver === 'coupled';
  const ranged = population.model.storage.ranged ?? [];
  const outOfRange = new Set<string>();
  let ending: RunOutcome['ending'] = 'done';
  let failure: Failure | undefined;
  let thrown: RunOutcome['thrown'];
  let beyond: BeyondLimit | undefined;
  const limited = limits === undefined ? undefined : limitedStates(population, states, limits);

  /** Steps until the next sample, measure or look at the limits is due. */
  const untilObserved = (): number => {
    const untilSample =
      recorder === undefined ? Number.POSITIVE_INFINITY : recorder.every - (k % recorder.every);
    const untilLook =
      limited === undefined ? Number.POSITIVE_INFINITY : STEPS_BETWEEN_LOOKS - (k % STEPS_BETWEEN_LOOKS);
    const until = Math.min(untilSample, untilLook);
    return reducer === undefined ? until : Math.min(until, stepsToReduction(reducer, k));
  };

  /** Notes the first state that is beyond its limit. */
  const lookForRunaway = (): void => {
    if (limited === undefined || beyond !== undefined) return;
    if (k % STEPS_BETWEEN_LOOKS === 0 || k === steps) beyond = findBeyond(limited, cells, k);
  };

  /** How many cells the next call is for, where it does so many steps of each. */
  const cellsAtOnce = (count: number): number =>
    Math.min(cellsOfCall, Math.max(8, Math.floor(callSize / count / 8) * 8));

  /** How many of them where they are to make a step. */
  const steppedAtOnce = (count: number): number => (isTogether ? cells : cellsAtOnce(count));

  const isUnfinished = (): boolean => words[layout.status + STATUS.unfinished] !== 0;

  /** Calls again until the call is finished, or a stop is heard. */
  function* finishCells(first: number, count: number, now: number): Generator<undefined, void> {
    while (isUnfinished() && spikes.total <= mostSpikes) {
      gatherSpikes(spikes, population);
      yield;
      if (isLong() && isToStop()) return;
      words[layout.status + STATUS.unfinished] = 0;
      timer.step(layout, first, count, k, now);
    }
  }

  const stepCells = (first: number, count: number, now: number): void => {
    const spent = timer.step(layout, first, count, k, now);
    if (spent === undefined) return;
    blockSpent += spent;
    if (spent > LONGEST_CALL) callSize = Math.max(8, callSize / 2);
    else if (spent < SHORTEST_CALL) callSize = Math.max(callSize, Math.min(2 * callSize, 4 * count * now));
  };

  /** Lets the measures, and the recorder if its sample is due, see the state at t_k. */
  function* observe(): Generator<undefined, void> {
    const isSampled = recorder !== undefined && k % recorder.every === 0;
    if (reducer !== undefined && isReducedAt(reducer, k)) {
      // A record costs no more than a step does.
      const atOnce = cellsAtOnce(1);
      yield* surveyInPieces(population, k, atOnce);
      for (let first = 0; first < cells; first += atOnce) {
        if (first > 0) yield;
        const end = Math.min(first + atOnce, cells);
        kernels.record(layout, first, end - first, k, 0);
        reduce(reducer, numbers, k, first, end);
      }
      if (isSampled) yield* keepSampleInPieces(recorder, population);
    } else if (isSampled) yield* takeSampleInPieces(recorder, population, k, cellsAtOnce(1));
  }

  /** The same at one go. */
  const observeNow = (): void => {
    const isSampled = recorder !== undefined && k % recorder.every === 0;
    if (reducer !== undefined && isReducedAt(reducer, k)) {
      survey(population, k);
      kernels.record(layout, 0, cells, k, 0);
      reduce(reducer, numbers, k, 0, cells);
      if (isSampled) keepSample(recorder, population);
    } else if (isSampled) takeSample(recorder, population, k);
  };

  /** Takes over what the status words say of ranges, as it stands at the end of a block or a failed step. */
  const noteRanges = (): void => {
    for (const [index, name] of ranged.entries()) {
      const { word, bit } = rangeBit(index);
      if (((words[layout.status + word] ?? 0) & bit) !== 0) outOfRange.add(name);
    }
  };

  /** Ends the run with what happened before the first failure of the block that goes to `lastStep`. */
  function* fail(start: Snapshot, lastStep: number): Generator<undefined, void> {
    blockStart = stopwatch.elapsed();
    const search = findFailure(population, start, lastStep, states, steppedAtOnce(1), spikes, mostSpikes);
    for (;;) {
      const { done, value } = search.next();
      if (done === true) {
        failure = value;
        break;
      }
      if (isLong() && isToStop()) {
        yield* leave(start);
        return;
      }
      yield;
    }
    noteRanges();
    ending = failure === undefined ? 'not-finite' : endingOf(failure);
    if (failure === undefined) return;
    k = failure.step;
    dropSpikesFrom(spikes, k);
  }

  /** Leaves the steps that were begun: all is as it was before them. */
  function* leave(start: Snapshot): Generator<undefined, void> {
    yield* repeatSteps(population, start, k - 1, steppedAtOnce(1), spikes);
    noteRanges();
  }

  const isToEnd = (): boolean => hasFailed(words, layout) || spikes.total > mostSpikes;

  const isLong = (): boolean => stopwatch.elapsed() - blockStart > LONG_MILLISECONDS;

  const isToStop = (): boolean => {
    if (thrown !== undefined) ending = 'interrupted';
    else if (signal?.aborted === true) ending = 'stopped';
    return ending !== 'done';
  };

  function* block(start: Snapshot): Generator<undefined, void> {
    blockSpent = 0;
    for (let left = Math.min(blockSteps, steps - k); left > 0 && blockSpent < LONG_MILLISECONDS; ) {
      const now = Math.min(left, mostSteps, untilObserved());
      const isWhole = cellsAtOnce(now) >= cells;
      const spikesBefore = spikes.length;
      if (isWhole || isTogether) {
        stepCells(0, cells, now);
        if (isUnfinished()) yield* finishCells(0, cells, now);
      } else {
        for (let first = 0; first < cells && !(isDriven && isToEnd()); ) {
          const count = Math.min(cellsAtOnce(now), cells - first);
          stepCells(first, count, now);
          if (isUnfinished()) yield* finishCells(first, count, now);
          first += count;
          yield;
          if (isDriven && ending === 'done' && isLong()) isToStop();
          if (ending !== 'done') break;
        }
      }
      if (ending !== 'done') {
        yield* leave(start);
        return;
      }
      collectSpikes(spikes, population, k, now, spikesBefore);
      if (isToEnd()) {
        yield* fail(start, k + now);
        return;
      }
      k += now;
      left -= now;
      lookForRunaway();
      if (isWhole) {
        observeNow();
        if (cells * now >= LONG_CALL) yield;
      } else {
        yield* observe();
        if (isToStop()) break;
      }
    }
    noteRanges();
  }

  function* work(): Generator<undefined, void> {
    let snapshot: Snapshot | undefined;
    yield* observe();
    while (k < steps && !isToStop()) {
      blockStart = stopwatch.elapsed();
      snapshot = yield* snapshotInPieces(population, k, snapshot);
      yield* block(snapshot);
      const spent = stopwatch.elapsed() - blockStart;
      if (spent < BLOCK_MILLISECONDS / 2) blockSteps = Math.min(blockSteps * 2, LARGEST_BLOCK);
      else if (spent > BLOCK_MILLISECONDS * 2) blockSteps = Math.max(1, Math.floor(blockSteps / 2));
      if (ending !== 'done') return;
      yield;
    }
  }

  const tell = async (): Promise<void> => {
    if (thrown !== undefined) return;
    try {
      await onProgress?.(k);
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
        steps: k,
        spikes,
        outOfRange: ranged.filter((name) => outOfRange.has(name)),
        ...(failure === undefined ? {} : { failure }),
        ...(beyond === undefined ? {} : { beyond }),
        ...(thrown === undefined ? {} : { thrown }),
        milliseconds,
        stepMilliseconds: Math.min(timer.milliseconds(), milliseconds),
      };
    },
  };
}
