/** Steps whose equations are solved by Newton's method: a guess, corrections until they are small, then events. */
import { columnIndex, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { MOST_ITERATIONS, SMALLEST_PIVOT, WORK } from './driver.ts';
import { hasFailed } from './has-failed.ts';
import { type Kernel, type Layout, NO_STEP, STATUS } from './layout.ts';
import { reportNoStep } from './report-no-step.ts';

/** Returns the kernel of whole steps. A cell that cannot make one stays as it was before it, and so do those after it. */
export function driveIterated(driven: DrivenModel): Kernel {
  const { words, partOf } = driven;
  const integrate = makeIteration(driven);
  const event = partOf('event');
  return (layout, firstCell, cells, firstStep, steps) => {
    const lastCell = firstCell + cells;
    const lastStep = firstStep + steps;
    for (let cell = firstCell; cell < lastCell; cell++) {
      for (let k = firstStep; k < lastStep; k++) {
        integrate(layout, cell, 1, k, 1);
        if (words[layout.status + STATUS.noStep] !== 0) return;
        event(layout, cell, 1, k, 0);
      }
      if (hasFailed(words, layout)) return;
    }
  };
}

/** Returns the kernel that solves the equations of one step, and leaves what it found in `next x`; it stops at a cell in which it does not. */
export function makeIteration({ model, numbers, words, partOf }: DrivenModel): Kernel {
  const attempt = partOf('attempt');
  const iterate = partOf('iterate');
  const change = columnIndex(model, WORK.change);
  const pivot = columnIndex(model, WORK.pivot);
  const pivotRow = columnIndex(model, WORK.pivotRow);

  const fail = (layout: Layout, cell: number, k: number, isSingular: boolean): boolean => {
    const time = (k * (numbers[layout.clock] ?? 0)) / (numbers[layout.clock + 1] ?? 0);
    const reason = isSingular ? NO_STEP.singular : NO_STEP.notConverged;
    const row = isSingular ? (numbers[placeOf(layout, pivotRow, cell)] ?? -1) : -1;
    reportNoStep(numbers, words, layout, cell, reason, row, time);
    return false;
  };

  /** Whether the equations could be solved. */
  const solve = (layout: Layout, cell: number, k: number): boolean => {
    attempt(layout, cell, 1, k, 0);
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      iterate(layout, cell, 1, k, 0);
      const smallest = numbers[placeOf(layout, pivot, cell)] ?? 0;
      if (!(smallest >= SMALLEST_PIVOT)) return fail(layout, cell, k, true);
      const size = numbers[placeOf(layout, change, cell)] ?? 0;
      if (Number.isNaN(size)) break;
      if (size <= 1) return true;
    }
    return fail(layout, cell, k, false);
  };

  return (layout, firstCell, cells, k) => {
    for (let cell = firstCell; cell < firstCell + cells; cell++) {
      if (!solve(layout, cell, k)) return;
    }
  };
}
