/**
 * Steps of cells that wait (`Waiting` in `../layout.ts`): each is looked at in the step that ends its wait and in the one behind
 * it, and meanwhile not at all, so that a source costs something only when it spikes. What its columns hold is then that of
 * the step that it was looked at last, until `settle`.
 */
import { STATUS, type Waiting } from '../layout.ts';
import { columnIndex, type Population } from '../population.ts';
import { addBelow, type RepeatedSum } from '../repeated-sum.ts';
import { beginStep, type SpikeHistory } from './spike-history.ts';
import { type CellStepper, collectSpikes, makeCellStepper } from './step-cells.ts';
import type { Ranges } from './step-phase.ts';
import { makeWakeCalendar } from './wake-calendar.ts';

export interface WaitingStepper extends CellStepper {
  /** Puts into the columns what they are behind the step that was done last. Then they may be looked at, and changed. */
  readonly settle: () => void;
}

/** Whoever settles often is better off with cells that are stepped: those do, at first, and after `settle`. */
const STEPS_AT_FIRST = 256;
/** Shorter waits, on average, are not worth a calendar. */
const SHORTEST_WAIT = 64;
/** Steps until it is tried again. */
const STEPS_OF_SHORT_WAITS = 8192;

export function makeWaitingStepper(
  population: Population,
  waiting: Waiting,
  history: SpikeHistory,
  ranges: Ranges,
): WaitingStepper {
  const { model, layout, numbers, words, kernels } = population;
  const each = makeCellStepper(population, history, ranges);
  const columnOf = (name: string): number => layout.columns[columnIndex(population, name)] ?? 0;
  const sums = columnOf(waiting.sum);
  const targets = columnOf(waiting.until);
  const increments = columnOf(waiting.by);
  const isOneForAll =
    model.storage.columns[columnIndex(population, waiting.by)]?.variability === 'population';
  const calendar = makeWakeCalendar(layout.cells);
  /** By cell: the step before which its columns are as they were, and the sum before the step in which it wakes. */
  const since = new Float64Array(layout.cells);
  const sumsAtLast = new Float64Array(layout.cells);
  const reached: RepeatedSum = { times: 0, sum: 0 };
  let isWaiting = false;
  let untilTried = STEPS_AT_FIRST;
  let nextStep = 0;

  /** Adds for a cell, from what its columns hold. */
  const add = (cell: number, most: number): void => {
    const by = numbers[increments + (isOneForAll ? 0 : cell)] ?? 0;
    const target = numbers[targets + cell] ?? 0;
    // Whoever has no target finds one in the next step.
    addBelow(numbers[sums + cell] ?? 0, by, target, by >= 0 && target > 0 ? most : 0, reached);
  };

  /** Enters a cell whose columns are as they are before step k, and returns how many steps it waits. */
  const enter = (cell: number, k: number): number => {
    add(cell, Number.POSITIVE_INFINITY);
    since[cell] = k;
    sumsAtLast[cell] = reached.sum;
    calendar.enter(cell, k + reached.times);
    return reached.times;
  };

  function* cells(): Generator<number, void> {
    for (let range = 0; range < ranges.length; range += 2) {
      for (let cell = ranges[range] ?? 0; cell < (ranges[range + 1] ?? 0); cell++) yield cell;
    }
  }

  const tryToWait = (k: number): void => {
    calendar.clear(k);
    let count = 0;
    let steps = 0;
    for (const cell of cells()) {
      count += 1;
      steps += Math.min(enter(cell, k), STEPS_OF_SHORT_WAITS);
    }
    isWaiting = steps >= SHORTEST_WAIT * count;
    untilTried = STEPS_OF_SHORT_WAITS;
  };

  const stepAll = (k: number): boolean => {
    if (!each.phase(k)) return false;
    untilTried -= 1;
    if (untilTried <= 0) tryToWait(k + 1);
    return true;
  };

  const stepWoken = (k: number): void => {
    beginStep(history, k);
    const { woken } = calendar;
    const count = calendar.take(k);
    for (let n = 0; n < count; n++) {
      const cell = woken[n] ?? 0;
      numbers[sums + cell] = sumsAtLast[cell] ?? 0;
      kernels.step(layout, cell, 1, k, 1);
      enter(cell, k + 1);
    }
    if (words[layout.status + STATUS.spikes] !== 0) collectSpikes(population, history, k);
  };

  return {
    milliseconds: each.milliseconds,
    phase: (k) => {
      nextStep = k + 1;
      if (!isWaiting) return stepAll(k);
      stepWoken(k);
      return true;
    },
    settle: () => {
      if (isWaiting) {
        for (const cell of cells()) {
          const steps = nextStep - (since[cell] ?? 0);
          if (steps <= 0) continue;
          add(cell, steps);
          numbers[sums + cell] = reached.sum;
        }
      }
      untilTried = isWaiting ? STEPS_AT_FIRST : Math.max(untilTried, STEPS_AT_FIRST);
      isWaiting = false;
    },
  };
}
