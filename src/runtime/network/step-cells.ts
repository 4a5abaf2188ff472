import { FIXED } from '../driver.ts';
import { hasFailed } from '../has-failed.ts';
import { STATUS } from '../layout.ts';
import type { Population } from '../population.ts';
import { makeStepTimer, type StepTimer } from '../step-timer.ts';
import { addSpikes, beginStep, type SpikeHistory } from './spike-history.ts';
import { allOf, type Ranges, type StepPhase } from './step-phase.ts';

/** Cells of the first call of a kernel; then as many as take a few milliseconds. */
const FIRST_CALL = 4096;
const SHORTEST_MILLISECONDS = 1;
const LONGEST_MILLISECONDS = 4;

export interface CellStepper {
  /** Makes the step of its cells and collects their spikes. */
  readonly phase: StepPhase;
  readonly milliseconds: StepTimer['milliseconds'];
  /** See `NetworkStep`. */
  readonly settle?: () => void;
}

/** Takes the spikes of step k out of their area. */
export function collectSpikes(
  { words, layout }: Population,
  history: SpikeHistory | undefined,
  k: number,
): void {
  const spikeWord = layout.status + STATUS.spikes;
  const count = words[spikeWord] ?? 0;
  words[spikeWord] = 0;
  if (history === undefined) return;
  for (let at = layout.spikes, end = at + 3 * count; at < end; at += 3) {
    addSpikes(history, k, words[at + 1] ?? 0, words[at + 2] ?? 0);
  }
}

/** Without a history spikes are dropped: those of signals and synapses, which have none. */
export function makeCellStepper(
  population: Population,
  history?: SpikeHistory,
  ranges: Ranges = allOf(population),
): CellStepper {
  const { model, layout, words, kernels } = population;
  const { cells } = layout;
  const driver = (model.driver ?? FIXED).kind;
  const isDriven = driver !== 'fixed';
  const isTogether = driver === 'coupled';
  const timer = makeStepTimer(kernels);
  const unfinished = layout.status + STATUS.unfinished;
  const spikeWord = layout.status + STATUS.spikes;
  let callSize = FIRST_CALL;
  let range = 0;
  let next = ranges[0] ?? 0;
  let isBegun = false;

  const adapt = (spent: number, count: number): void => {
    if (spent > LONGEST_MILLISECONDS) callSize = Math.max(8, Math.floor(callSize / 16) * 8);
    else if (spent < SHORTEST_MILLISECONDS && count >= callSize) callSize *= 2;
  };

  return {
    milliseconds: timer.milliseconds,
    phase: (k) => {
      if (!isBegun) {
        if (history !== undefined) beginStep(history, k);
        isBegun = true;
      }
      for (let left = callSize; range < ranges.length; ) {
        if (left <= 0) return false;
        const end = ranges[range + 1] ?? 0;
        const count = isTogether ? cells : Math.min(left, end - next);
        words[unfinished] = 0;
        const spent = timer.step(layout, next, count, k, 1);
        if (words[spikeWord] !== 0) collectSpikes(population, history, k);
        if (words[unfinished] !== 0) return false;
        left -= count;
        next += count;
        if (spent !== undefined) adapt(spent, count);
        // A driver leaves the cells behind one that fails as they are.
        if (isDriven && hasFailed(words, layout)) break;
        if (next < end) continue;
        range += 2;
        next = ranges[range] ?? 0;
      }
      range = 0;
      next = ranges[0] ?? 0;
      isBegun = false;
      return true;
    },
  };
}
