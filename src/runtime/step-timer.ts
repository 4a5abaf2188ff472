/**
 * How long the steps alone take. A clock reading costs as much as a step of a small cell, so where calls are short only
 * every so many are timed; each stands for those since the one before it, by the cell-steps they did.
 */
import type { Kernels, Layout } from './layout.ts';

/** A call as long as this is timed always; shorter ones, one in so much time. That costs about 1 %. */
const TIMED_MILLISECONDS = 0.02;
const RAREST = 1024;
/** A call that takes so many times the usual was interrupted, which happens once, not at every call it stands for. */
const INTERRUPTED = 100;

export interface StepTimer {
  /** Calls the kernel `step`, and returns its milliseconds if this call was timed. */
  readonly step: (
    layout: Layout,
    firstCell: number,
    cells: number,
    k: number,
    steps: number,
  ) => number | undefined;
  /** Returns the milliseconds of all calls so far, estimated where not all were timed. */
  readonly milliseconds: () => number;
}

export function makeStepTimer({ step }: Kernels): StepTimer {
  /** The least that two readings of the clock lay apart: as in a timed call, when the engine knows how to read it. */
  let cost = Number.POSITIVE_INFINITY;
  let total = 0;
  /** Cell-steps that no timed call stands for yet. */
  let waiting = 0;
  /** Milliseconds per cell-step, lately. */
  let usual = 0;
  let untilTimed = 1;

  const note = (spent: number, cellSteps: number): void => {
    const calls = Math.ceil(TIMED_MILLISECONDS / Math.max(spent, TIMED_MILLISECONDS / RAREST));
    untilTimed = Math.min(calls, RAREST);
    const expected = usual * cellSteps;
    const isInterrupted = waiting > cellSteps && expected > 0 && spent > INTERRUPTED * expected;
    const typical = isInterrupted ? expected : spent;
    total += (typical / cellSteps) * waiting + (spent - typical);
    usual = usual === 0 ? typical / cellSteps : 0.75 * usual + (0.25 * typical) / cellSteps;
    waiting = 0;
  };

  return {
    step: (layout, firstCell, cells, k, steps) => {
      waiting += cells * steps;
      untilTimed -= 1;
      if (untilTimed > 0) {
        step(layout, firstCell, cells, k, steps);
        return undefined;
      }
      const start = performance.now();
      step(layout, firstCell, cells, k, steps);
      const end = performance.now();
      cost = Math.min(cost, performance.now() - end);
      const spent = Math.max(end - start - cost, 0);
      note(spent, cells * steps);
      return spent;
    },
    milliseconds: () => total + usual * waiting,
  };
}
