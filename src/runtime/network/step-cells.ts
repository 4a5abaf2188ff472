import { FIXED } from '../driver.ts';
import { hasFailed } from '../has-failed.ts';
import { STATUS } from '../layout.ts';
import type { Population } from '../population.ts';
import { makeStepTimer, type StepTimer } from '../step-timer.ts';
import { addSpikes, beginStep, type SpikeHistory } from './spike-history.ts';
import type { StepPhase } from './step-phase.ts';

/** Cells of the first call of a kernel; then as many as take a few milliseconds. */
const FIRST_CALL = 4096;
const SHORTEST_MILLISECONDS = 1;
const LONGEST_MILLISECONDS = 4;

export interface CellStepper {
  /** Makes the step of all cells and collects their spikes. */
  readonly phase: StepPhase;
  readonly milliseconds: StepTimer['milliseconds'];
}

/** Without a history spikes are dropped: those of signals and synapses, which have none. */
export function makeCellStepper(
  { model, layout, words, kernels }: Population,
  history?: SpikeHistory,
): CellStepper {
  const { cells } = layout;
  const driver = (model.driver ?? FIXED).kind;
  const isDriven = driver !== 'fixed';
  const isTogether = driver === 'coupled';
  const timer = makeStepTimer(kernels);
  const unfinished = layout.status + STATUS.unfinished;
  const spikeWord = layout.status + STATUS.spikes;
  let callSize = FIRST_CALL;
  let next = 0;
  let isBegun = false;

  const collect = (k: number): void => {
    const count = words[spikeWord] ?? 0;
    words[spikeWord] = 0;
    if (history === undefined) return;
    for (let at = layout.spikes, end = at + 3 * count; at < end; at += 3) {
      addSpikes(history, k, words[at + 1] ?? 0, words[at + 2] ?? 0);
    }
  };

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
      const count = isTogether ? cells : Math.min(callSize, cells - next);
      words[unfinished] = 0;
      const spent = timer.step(layout, next, count, k, 1);
      if (words[spikeWord] !== 0) collect(k);
      if (words[unfinished] !== 0) return false;
      next += count;
      if (spent !== undefined) adapt(spent, count);
      // A driver leaves the cells behind one that fails as they are.
      if (next < cells && !(isDriven && hasFailed(words, layout))) return false;
      next = 0;
      isBegun = false;
      return true;
    },
  };
}
