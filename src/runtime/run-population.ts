/**
 * The step loop. Kernels are called for as many steps as can go by before something must be done: a sample
 * taken, the spike area emptied, the rest of the program let in. After each call the status is read.
 */
import { type Failure, findFailure, repeatSteps, type Snapshot, takeSnapshot } from './find-failure.ts';
import { rangeBit, STATUS } from './layout.ts';
import type { Population } from './population.ts';
import { type Recorder, takeSample } from './recorder.ts';
import {
  collectSpikes,
  dropSpikesFrom,
  firstStepBeyond,
  MOST_SPIKES_OF_RUN,
  makeSpikeList,
  type SpikeList,
} from './spike-list.ts';

export interface RunRequest {
  readonly steps: number;
  /** Names of the columns that must stay finite: the state variables. */
  readonly states: readonly string[];
  readonly recorder?: Recorder;
  /** Stops the run before its next block. */
  readonly signal?: AbortSignal;
  /** Called between blocks with the number of steps done. */
  readonly onProgress?: (done: number) => void;
  /** Ends the run before the step with which more spikes would be kept; `MOST_SPIKES_OF_RUN` if absent. */
  readonly mostSpikes?: number;
}

export interface RunOutcome {
  readonly ending: 'done' | 'stopped' | 'not-finite' | 'too-many-spikes';
  /** Steps done, those of a failed block not counted from the failed step on. */
  readonly steps: number;
  readonly spikes: SpikeList;
  /** Which of the model's `ranged` states left their range, up to the step that failed, if one did. */
  readonly outOfRange: readonly string[];
  readonly failure?: Failure;
  /** Time spent in kernels and recording. */
  readonly milliseconds: number;
}

/** Work between two snapshots: what is run again after a failure is at most this. */
const BLOCK_MILLISECONDS = 5;
/** Work between two turns of the event loop: a page stays responsive. */
const TURN_MILLISECONDS = 40;
const LARGEST_BLOCK = 1 << 20;

/** Lets timers, input and the abort signal have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Runs the population, initialised before, from t_0 for so many steps. */
export async function runPopulation(population: Population, request: RunRequest): Promise<RunOutcome> {
  const run = startRun(population, request);
  let turnStart = performance.now();
  while (run.advance()) {
    if (performance.now() - turnStart < TURN_MILLISECONDS) continue;
    request.onProgress?.(run.done());
    await nextTurn();
    turnStart = performance.now();
  }
  request.onProgress?.(run.done());
  return run.outcome();
}

/** The same at one go, for callers that are not asynchronous; nothing else happens meanwhile. */
export function runPopulationNow(population: Population, request: RunRequest): RunOutcome {
  const run = startRun(population, request);
  while (run.advance());
  return run.outcome();
}

interface Run {
  /** Does a block of steps; false when there is nothing left to do. */
  readonly advance: () => boolean;
  readonly done: () => number;
  readonly outcome: () => RunOutcome;
}

function startRun(population: Population, request: RunRequest): Run {
  const { steps, states, recorder, signal, mostSpikes = MOST_SPIKES_OF_RUN } = request;
  const { layout, kernels, words } = population;
  const spikes = makeSpikeList();
  const mostSteps = Math.max(1, Math.min(LARGEST_BLOCK, Math.floor(layout.spikeCapacity / layout.cells)));
  let k = 0;
  let blockSteps = 64;
  const ranged = population.model.storage.ranged ?? [];
  const outOfRange = new Set<string>();
  let milliseconds = 0;
  let ending: RunOutcome['ending'] = 'done';
  let failure: Failure | undefined;
  let snapshot: Snapshot | undefined;

  /** Steps until the next sample is due. */
  const untilSample = (): number =>
    recorder === undefined ? Number.POSITIVE_INFINITY : recorder.every - (k % recorder.every);

  const sampleIfDue = (): void => {
    if (recorder !== undefined && k % recorder.every === 0) takeSample(recorder, population, k);
  };

  /** Takes over what the status words say of ranges, as it stands at the end of a block or a failed step. */
  const noteRanges = (): void => {
    for (const [index, name] of ranged.entries()) {
      const { word, bit } = rangeBit(index);
      if (((words[layout.status + word] ?? 0) & bit) !== 0) outOfRange.add(name);
    }
  };

  /** Ends the run with what happened before the first failure of the block that goes to `lastStep`. */
  const fail = (start: Snapshot, lastStep: number): void => {
    failure = findFailure(population, start, lastStep, states);
    if (failure !== undefined) dropSpikesFrom(spikes, failure.step);
    const beyond = firstStepBeyond(spikes, mostSpikes);
    if (beyond !== undefined) {
      failure = { kind: 'spikes-beyond-memory', step: beyond };
      repeatSteps(population, start, beyond);
    }
    noteRanges();
    ending = failure === undefined || failure.kind === 'not-finite' ? 'not-finite' : 'too-many-spikes';
    if (failure === undefined) return;
    k = failure.step;
    dropSpikesFrom(spikes, k);
  };

  const hasFailed = (): boolean =>
    words[layout.status + STATUS.notFinite] !== 0 ||
    words[layout.status + STATUS.tooManySpikes] !== 0 ||
    spikes.total > mostSpikes;

  const block = (): void => {
    const start = takeSnapshot(population, k, snapshot);
    snapshot = start;
    for (let left = Math.min(blockSteps, steps - k); left > 0; ) {
      const now = Math.min(left, mostSteps, untilSample());
      kernels.step(layout, 0, layout.cells, k, now);
      collectSpikes(spikes, population, k, now);
      if (hasFailed()) {
        fail(start, k + now);
        return;
      }
      k += now;
      left -= now;
      sampleIfDue();
    }
    noteRanges();
  };

  const advance = (): boolean => {
    if (signal?.aborted === true) {
      ending = 'stopped';
      return false;
    }
    const start = performance.now();
    if (k === 0) sampleIfDue();
    if (k < steps) block();
    const spent = performance.now() - start;
    milliseconds += spent;
    if (spent < BLOCK_MILLISECONDS / 2) blockSteps = Math.min(blockSteps * 2, LARGEST_BLOCK);
    else if (spent > BLOCK_MILLISECONDS * 2) blockSteps = Math.max(1, Math.floor(blockSteps / 2));
    return ending === 'done' && k < steps;
  };

  return {
    advance,
    done: () => k,
    outcome: () => ({
      ending,
      steps: k,
      spikes,
      outOfRange: ranged.filter((name) => outOfRange.has(name)),
      ...(failure === undefined ? {} : { failure }),
      milliseconds,
    }),
  };
}
