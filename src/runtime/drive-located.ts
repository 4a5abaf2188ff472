/**
 * Steps of the grid, cut where a cell spikes and where its refractory period ends: what happens there happens there, and
 * the rest of the step is made from it. A step without stops is made at one go, and gives the bits of the fixed driver.
 */
import { columnIndex, columnIndices, copyCell, placeOf } from './cell-columns.ts';
import type { DrivenModel } from './driven-model.ts';
import { baseColumn, type LocatingDriver, MOST_ATTEMPTS, nextColumn, WORK } from './driver.ts';
import { makeStopFinder } from './find-stop.ts';
import { hasFailed } from './has-failed.ts';
import { type Kernel, type Layout, NO_STEP, type NoStepReason, STATUS } from './layout.ts';
import { reportNoStep } from './report-no-step.ts';
import { makeStopRunner, STOPPED } from './run-stop.ts';
import { makeStepCounts } from './step-counts.ts';
import { makeStepPlace } from './step-place.ts';

const DONE = 0;
const FAILED = 1;
/** The area of spikes is full, or the call has taken long enough. */
const UNFINISHED = 2;

/** Returns the kernel of whole steps. A cell that cannot make one stays where it is, and so do those after it. */
export function driveLocated(driven: DrivenModel, driver: LocatingDriver): Kernel {
  const { model, numbers, words, partOf } = driven;
  const { states } = driver;
  const attempt = partOf('attempt');
  const agenda = partOf('agenda');
  const event = partOf('event');
  const counts = makeStepCounts(driven);
  const place = makeStepPlace(driven, driver);
  const findStop = makeStopFinder(driven, driver, place);
  const stops = makeStopRunner(driven, driver, counts);
  const own = columnIndices(model, states, (state) => state);
  const base = columnIndices(model, states, baseColumn);
  const next = columnIndices(model, states, nextColumn);
  const columns = {
    start: columnIndex(model, WORK.start),
    size: columnIndex(model, WORK.size),
    nextStop: columnIndex(model, WORK.nextStop),
    due: columnIndex(model, WORK.due),
    begun: columnIndex(model, WORK.begun),
    fraction: place.fraction,
  } as const;
  /** Where the step of the grid begins and ends: in memory, as V8 would allocate numbers that it passes. */
  const grid = new Float64Array(2);

  const read = (layout: Layout, column: number, cell: number): number =>
    numbers[placeOf(layout, column, cell)] ?? 0;
  const write = (layout: Layout, column: number, cell: number, value: number): void => {
    numbers[placeOf(layout, column, cell)] = value;
  };

  const fail = (layout: Layout, cell: number, reason: NoStepReason, state: number): number => {
    reportNoStep(numbers, words, layout, cell, reason, state, read(layout, columns.start, cell));
    return FAILED;
  };

  /** Does what happens where the cell stands. */
  const passStop = (layout: Layout, cell: number, k: number): number => {
    const outcome = stops.run(layout, cell, k);
    if (outcome === STOPPED.full) return UNFINISHED;
    return outcome === STOPPED.endless ? fail(layout, cell, NO_STEP.endless, -1) : DONE;
  };

  /** Looks at what holds at the first grid point. */
  const begin = (layout: Layout, cell: number, k: number): number => {
    copyCell(numbers, layout, cell, own, base);
    write(layout, columns.start, cell, grid[0] ?? 0);
    write(layout, columns.fraction, cell, 0);
    place.stand(layout, cell, k);
    const outcome = passStop(layout, cell, k);
    if (outcome === DONE) copyCell(numbers, layout, cell, base, own);
    return outcome;
  };

  /** Goes from stop to stop up to the end of the step, and stores what is there into `next x`. */
  const reachEnd = (layout: Layout, cell: number, k: number): number => {
    const from = grid[0] ?? 0;
    const until = grid[1] ?? 0;
    for (;;) {
      const start = read(layout, columns.start, cell);
      if (read(layout, columns.due, cell) === 1) {
        write(layout, columns.fraction, cell, 0);
        place.stand(layout, cell, k);
        const outcome = passStop(layout, cell, k);
        if (outcome !== DONE) return outcome;
        continue;
      }
      if (start >= until) {
        copyCell(numbers, layout, cell, base, next);
        return DONE;
      }
      if (counts.isCallLong()) return UNFINISHED;
      if (counts.attempt() > MOST_ATTEMPTS) return fail(layout, cell, NO_STEP.tooMany, -1);
      const nextStop = read(layout, columns.nextStop, cell);
      const isKnown = nextStop > start && nextStop <= until;
      const end = isKnown ? nextStop : until;
      const isWhole = start === from && end === until;
      write(layout, columns.size, cell, isWhole ? (numbers[layout.clock + 2] ?? 0) : end - start);
      attempt(layout, cell, 1, k, 0);
      place.end[0] = end;
      if (!findStop(layout, cell, k)) {
        if (!isKnown) return DONE;
        write(layout, columns.fraction, cell, 1);
        place.stand(layout, cell, k);
      }
      const outcome = passStop(layout, cell, k);
      if (outcome !== DONE) return outcome;
    }
  };

  const makeStep = (layout: Layout, cell: number, k: number): number => {
    counts.begin(layout, cell, k);
    if (read(layout, columns.begun, cell) === 0) {
      const outcome = begin(layout, cell, k);
      if (outcome !== DONE) return outcome;
    }
    const start = read(layout, columns.start, cell);
    // Where a call was not finished within a step, it is gone on with.
    if (!(start > (grid[0] ?? 0))) {
      copyCell(numbers, layout, cell, own, base);
      write(layout, columns.start, cell, grid[0] ?? 0);
      // What happens at grid points may begin a refractory period.
      agenda(layout, cell, 1, k, 0);
    }
    const outcome = reachEnd(layout, cell, k);
    if (outcome !== DONE) return outcome;
    event(layout, cell, 1, k, 0);
    write(layout, columns.start, cell, grid[1] ?? 0);
    return DONE;
  };

  return (layout, firstCell, cells, firstStep, steps) => {
    const p = numbers[layout.clock] ?? 0;
    const q = numbers[layout.clock + 1] ?? 0;
    const lastCell = firstCell + cells;
    const lastStep = firstStep + steps;
    counts.beginCall();
    for (let cell = firstCell; cell < lastCell; cell++) {
      for (let k = counts.stepOf(layout, cell, firstStep); k < lastStep; k++) {
        grid[0] = (k * p) / q;
        grid[1] = ((k + 1) * p) / q;
        const outcome = makeStep(layout, cell, k);
        if (outcome === FAILED) return;
        if (outcome === UNFINISHED) {
          counts.keep(layout, cell, k);
          words[layout.status + STATUS.unfinished] = 1;
          return;
        }
      }
      if (hasFailed(words, layout)) return;
      counts.finish(layout, cell, lastStep);
    }
  };
}
