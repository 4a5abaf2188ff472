/**
 * Steps as long as their error allows, cell by cell. A cell has made a step that reaches to the grid point where it stands,
 * or beyond; what others see of it there is interpolated. Steps end exactly where something is known to jump, and are cut
 * at the first stop found within them, which takes place when the run comes there. How a run is cut into calls changes
 * nothing: all that a cell needs is in its columns, and only `x` is computed at the end of a call. Where others change cells at
 * grid points, or add to inputs for a step, steps end there too, and begin from what is there then.
 */
import { columnIndex, columnIndices, copyCell, isCellFinite, placeOf } from './cell-columns.ts';
import { makeClearTime } from './clear-until.ts';
import type { DrivenModel } from './driven-model.ts';
import {
  atColumn,
  baseColumn,
  type LocatingDriver,
  MOST_AHEAD,
  MOST_ATTEMPTS,
  nextColumn,
  scaleColumn,
  WORK,
} from './driver.ts';
import { makeStopFinder } from './find-stop.ts';
import { hasFailed } from './has-failed.ts';
import { type Kernel, type Layout, NO_STEP, type NoStepReason, STATUS } from './layout.ts';
import { reportNoStep } from './report-no-step.ts';
import { makeStopRunner, STOPPED } from './run-stop.ts';
import { makeStepCounts } from './step-counts.ts';
import { makeStepPlace } from './step-place.ts';
import { growthOf, MOST_GROWTH, smallestStep } from './step-size.ts';

/** What is tried first, of a step of the grid: an error may be small by chance where a step is long. */
const FIRST_PART = 2 ** -10;

/** What came of going on to a grid point. */
const REACHED = 0;
const FAILED = 1;
/** The area of spikes is full, or the call has taken long enough. */
const UNFINISHED = 2;

/** Returns the kernel of whole steps. A cell that cannot make one stays where it is, and so do those after it. */
export function driveAdaptive(driven: DrivenModel, driver: LocatingDriver): Kernel {
  const { model, numbers, words, partOf } = driven;
  const { states, errorOrder, endsSteps } = driver;
  const keepsGrid = driven.keepsGrid || endsSteps;
  const attempt = partOf('attempt');
  const agenda = partOf('agenda');
  const event = partOf('event');
  const looksAtEnds = endsSteps || (model.storage.ranged?.length ?? 0) > 0;
  const counts = makeStepCounts(driven);
  const place = makeStepPlace(driven, driver);
  const findStop = makeStopFinder(driven, driver, place);
  const stops = makeStopRunner(driven, driver, counts);
  const clear = driver.jumps ? makeClearTime(driven) : undefined;
  const own = columnIndices(model, states, (state) => state);
  const base = columnIndices(model, states, baseColumn);
  const next = columnIndices(model, states, nextColumn);
  const at = columnIndices(model, states, atColumn);
  const scale = columnIndices(model, states, scaleColumn);
  const columns = {
    start: columnIndex(model, WORK.start),
    size: columnIndex(model, WORK.size),
    stop: columnIndex(model, WORK.stop),
    error: columnIndex(model, WORK.error),
    worst: columnIndex(model, WORK.worst),
    nextStop: columnIndex(model, WORK.nextStop),
    due: columnIndex(model, WORK.due),
    begun: columnIndex(model, WORK.begun),
    end: columnIndex(model, WORK.end),
    isStop: columnIndex(model, WORK.isStop),
    clearUntil: columnIndex(model, WORK.clearUntil),
    trial: columnIndex(model, WORK.trial),
    fraction: place.fraction,
  } as const;
  /** The grid point to go to: in memory, as V8 would allocate a number that it passes. */
  const goal = new Float64Array(1);

  const read = (layout: Layout, column: number, cell: number): number =>
    numbers[placeOf(layout, column, cell)] ?? 0;
  const write = (layout: Layout, column: number, cell: number, value: number): void => {
    numbers[placeOf(layout, column, cell)] = value;
  };

  /** Lets the largest magnitudes that states have had include these. */
  const noteScales = (layout: Layout, cell: number, values: Int32Array): void => {
    for (let index = 0; index < scale.length; index++) {
      const value = Math.abs(read(layout, values[index] ?? 0, cell));
      const to = placeOf(layout, scale[index] ?? 0, cell);
      if (value > (numbers[to] ?? 0)) numbers[to] = value;
    }
  };

  /** Puts the cell at the first grid point; what holds there is still to be looked at. */
  const begin = (layout: Layout, cell: number, k: number): void => {
    const time = (k * (numbers[layout.clock] ?? 0)) / (numbers[layout.clock + 1] ?? 0);
    copyCell(numbers, layout, cell, own, base);
    noteScales(layout, cell, base);
    write(layout, columns.start, cell, time);
    write(layout, columns.end, cell, time);
    write(layout, columns.clearUntil, cell, time);
    write(layout, columns.fraction, cell, 0);
    write(layout, columns.isStop, cell, 1);
    write(layout, columns.trial, cell, (numbers[layout.clock + 2] ?? 0) * FIRST_PART);
  };

  /** Begins step k from what the cell is now: what was added to it may have put it over its threshold. */
  const beginAnew = (layout: Layout, cell: number, k: number): void => {
    const time = (k * (numbers[layout.clock] ?? 0)) / (numbers[layout.clock + 1] ?? 0);
    copyCell(numbers, layout, cell, own, base);
    noteScales(layout, cell, base);
    write(layout, columns.start, cell, time);
    write(layout, columns.end, cell, time);
    write(layout, columns.fraction, cell, 0);
    agenda(layout, cell, 1, k, 0);
    write(layout, columns.isStop, cell, read(layout, columns.due, cell));
  };

  const fail = (layout: Layout, cell: number, reason: NoStepReason, state: number): number => {
    reportNoStep(numbers, words, layout, cell, reason, state, read(layout, columns.start, cell));
    return FAILED;
  };

  /** Does what happens where the accepted step ends, and begins anew from there. */
  const passStop = (layout: Layout, cell: number, k: number): number => {
    const end = read(layout, columns.end, cell);
    // What steps were like before it says little of what they will be like behind it.
    const isJump =
      end === read(layout, columns.nextStop, cell) || end === read(layout, columns.clearUntil, cell);
    place.end[0] = end;
    place.stand(layout, cell, k);
    const outcome = stops.run(layout, cell, k);
    if (outcome === STOPPED.full) return UNFINISHED;
    if (outcome === STOPPED.endless) return fail(layout, cell, NO_STEP.endless, -1);
    write(layout, columns.isStop, cell, read(layout, columns.due, cell));
    write(layout, columns.fraction, cell, 0);
    if (!isCellFinite(numbers, layout, cell, base)) {
      copyCell(numbers, layout, cell, base, own);
      words[layout.status + STATUS.notFinite] = 1;
      return FAILED;
    }
    noteScales(layout, cell, base);
    if (isJump || outcome === STOPPED.changed) {
      const trial = Math.min(read(layout, columns.trial, cell), numbers[layout.clock + 2] ?? 0);
      write(layout, columns.trial, cell, trial);
    }
    return REACHED;
  };

  /** Makes a step from `base x` whose error is accepted, and cuts it at its first stop. */
  const makeStep = (layout: Layout, cell: number, k: number): number => {
    const dt = numbers[layout.clock + 2] ?? 0;
    const start = read(layout, columns.start, cell);
    const nextStop = read(layout, columns.nextStop, cell);
    let limit = nextStop > start ? nextStop : Number.POSITIVE_INFINITY;
    if (clear !== undefined) {
      if (!(read(layout, columns.clearUntil, cell) > start)) clear.seek(layout, cell, k);
      limit = Math.min(limit, read(layout, columns.clearUntil, cell));
    }
    if (keepsGrid) limit = Math.min(limit, goal[0] ?? 0);
    const room = limit - start;
    const smallest = smallestStep(start, dt);
    const planned = Math.min(read(layout, columns.trial, cell), MOST_AHEAD * dt);
    let size = planned;
    let most = MOST_GROWTH;
    let rejected = Number.POSITIVE_INFINITY;
    for (;;) {
      if (counts.attempt() > MOST_ATTEMPTS) {
        return fail(layout, cell, NO_STEP.tooMany, read(layout, columns.worst, cell));
      }
      // Two halves to the limit rather than nearly all and a rest.
      const end = size >= room ? limit : start + (2 * size > room ? room / 2 : size);
      const length = end - start;
      write(layout, columns.size, cell, length);
      attempt(layout, cell, 1, k, 0);
      const error = read(layout, columns.error, cell);
      if (error <= 1) {
        const growth = Math.min(growthOf(error, errorOrder), most);
        const isShort = growth === MOST_GROWTH;
        write(layout, columns.trial, cell, isShort ? Math.max(length * growth, planned) : length * growth);
        write(layout, columns.end, cell, end);
        break;
      }
      // Near the smallest size a shorter one may be the same when it is added to the time.
      if (!(size > smallest && length > smallest && length < rejected)) {
        return fail(layout, cell, NO_STEP.tooSmall, read(layout, columns.worst, cell));
      }
      size = Math.max(length * growthOf(error, errorOrder), smallest);
      most = 1;
      rejected = length;
    }
    const end = read(layout, columns.end, cell);
    place.end[0] = end;
    if (findStop(layout, cell, k)) {
      write(layout, columns.end, cell, read(layout, columns.stop, cell));
      write(layout, columns.isStop, cell, 1);
      noteScales(layout, cell, at);
      return REACHED;
    }
    write(layout, columns.fraction, cell, 1);
    const isJump =
      clear !== undefined && end === read(layout, columns.clearUntil, cell) && clear.isJump(layout, cell, k);
    write(layout, columns.isStop, cell, isJump || end === nextStop ? 1 : 0);
    noteScales(layout, cell, next);
    return REACHED;
  };

  /** Goes on until the step that the cell has made reaches the goal, and stops up to there are passed. */
  const advance = (layout: Layout, cell: number, k: number): number => {
    const until = goal[0] ?? 0;
    counts.begin(layout, cell, k);
    for (;;) {
      const end = read(layout, columns.end, cell);
      if (read(layout, columns.isStop, cell) === 1) {
        if (end > until) return REACHED;
        const outcome = passStop(layout, cell, k);
        if (outcome !== REACHED) return outcome;
        continue;
      }
      if (end >= until) return REACHED;
      if (counts.isCallLong()) return UNFINISHED;
      // Right behind a stop there is no step yet.
      if (end !== read(layout, columns.start, cell)) {
        copyCell(numbers, layout, cell, next, base);
        write(layout, columns.start, cell, end);
      }
      if (makeStep(layout, cell, k) === FAILED) return FAILED;
    }
  };

  /** Stores into `x` what it is at the goal. */
  const settle = (layout: Layout, cell: number, k: number): void => {
    const time = goal[0] ?? 0;
    const start = read(layout, columns.start, cell);
    const end = read(layout, columns.end, cell);
    if (start === end) copyCell(numbers, layout, cell, base, own);
    else if (end === time) copyCell(numbers, layout, cell, next, own);
    else {
      const fraction = read(layout, columns.fraction, cell);
      write(layout, columns.fraction, cell, (time - start) / read(layout, columns.size, cell));
      place.end[0] = end;
      place.stand(layout, cell, k);
      copyCell(numbers, layout, cell, at, own);
      write(layout, columns.fraction, cell, fraction);
    }
    if (!isCellFinite(numbers, layout, cell, own)) words[layout.status + STATUS.notFinite] = 1;
  };

  return (layout, firstCell, cells, firstStep, steps) => {
    const p = numbers[layout.clock] ?? 0;
    const q = numbers[layout.clock + 1] ?? 0;
    const lastCell = firstCell + cells;
    const lastStep = firstStep + steps;
    counts.beginCall();
    for (let cell = firstCell; cell < lastCell; cell++) {
      const first = counts.stepOf(layout, cell, firstStep);
      const isNew = read(layout, columns.begun, cell) === 0;
      if (isNew) begin(layout, cell, firstStep);
      for (let k = first; k < lastStep; k++) {
        const isUnderWay = k === first && (isNew || counts.isBegun(layout, cell, k));
        if (keepsGrid && !isUnderWay) beginAnew(layout, cell, k);
        goal[0] = ((k + 1) * p) / q;
        const outcome = advance(layout, cell, k);
        if (outcome === FAILED) return;
        if (outcome === UNFINISHED) {
          counts.keep(layout, cell, k);
          words[layout.status + STATUS.unfinished] = 1;
          return;
        }
        if (!looksAtEnds && !keepsGrid && k < lastStep - 1) continue;
        settle(layout, cell, k);
        if (looksAtEnds) event(layout, cell, 1, k, 0);
      }
      if (hasFailed(words, layout)) return;
      counts.finish(layout, cell, lastStep);
    }
  };
}
