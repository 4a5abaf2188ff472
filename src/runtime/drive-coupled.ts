/**
 * Steps of cells that read each other: every phase of a step is done by all cells before any begins the next. A call goes on
 * for so many cells and returns; where it was is in columns of the population, so that a snapshot has it too.
 */
import { columnIndex, placeOf } from './cell-columns.ts';
import { makeIteration } from './drive-iterated.ts';
import type { DrivenModel } from './driven-model.ts';
import { CELLS_OF_CALL, type CoupledDriver, WORK } from './driver.ts';
import { hasFailed } from './has-failed.ts';
import { type Kernel, type Layout, type LockstepPhase, STATUS } from './layout.ts';
import { gatherPhases } from './lockstep.ts';

/**
 * Returns the kernel of whole steps, of all cells together. A step that fails ends the call; where it is that a cell cannot
 * make one, no cell has made it.
 */
export function driveCoupled(driven: DrivenModel, driver: CoupledDriver): Kernel {
  const { model, numbers, words } = driven;
  const phases = phasesOf(driven, driver);
  const phaseColumn = columnIndex(model, WORK.phase);
  const stepColumn = columnIndex(model, WORK.phaseStep);
  const cellColumn = columnIndex(model, WORK.phaseCell);

  const read = (layout: Layout, column: number): number => numbers[placeOf(layout, column, 0)] ?? 0;
  const write = (layout: Layout, column: number, value: number): void => {
    numbers[placeOf(layout, column, 0)] = value;
  };

  /** Keeps where the call was, so that the next goes on there. */
  const leave = (layout: Layout, index: number, k: number, cell: number): void => {
    write(layout, phaseColumn, index + 1);
    write(layout, stepColumn, k);
    write(layout, cellColumn, cell);
    words[layout.status + STATUS.unfinished] = 1;
  };

  return (layout, firstCell, cells, firstStep, steps) => {
    if (firstCell !== 0 || cells !== layout.cells)
      throw new RangeError('cells that read each other are stepped all together');
    const begun = read(layout, phaseColumn);
    let k = begun === 0 ? firstStep : read(layout, stepColumn);
    let index = begun === 0 ? 0 : begun - 1;
    let cell = begun === 0 ? 0 : read(layout, cellColumn);
    let left = CELLS_OF_CALL;
    write(layout, phaseColumn, 0);
    for (; k < firstStep + steps; k++) {
      for (; index < phases.length; index++) {
        const phase = phases[index];
        if (phase === undefined) break;
        if (phase.kind === 'population') {
          if (!phase.run(layout, cell > 0)) {
            leave(layout, index, k, 1);
            return;
          }
        } else {
          while (cell < cells) {
            if (left <= 0) {
              leave(layout, index, k, cell);
              return;
            }
            const count = Math.min(left, cells - cell);
            phase.run(layout, cell, count, k, 1);
            if (words[layout.status + STATUS.noStep] !== 0) return;
            cell += count;
            left -= count;
          }
        }
        cell = 0;
      }
      index = 0;
      if (hasFailed(words, layout)) return;
    }
  };
}

function phasesOf(
  driven: DrivenModel,
  { integration, atStart, integrated }: CoupledDriver,
): readonly LockstepPhase[] {
  const { partOf } = driven;
  const each = (run: Kernel): LockstepPhase => ({ kind: 'cells', run });
  const before = gatherPhases(driven, partOf('gather'), atStart);
  switch (integration.kind) {
    case 'whole':
      return [...before, each(partOf('step'))];
    case 'apart':
    case 'iterated': {
      const next = integration.kind === 'apart' ? partOf('attempt') : makeIteration(driven);
      const after = gatherPhases(driven, partOf('gatherNext'), integrated);
      return [...before, each(next), ...after, each(partOf('event'))];
    }
  }
}
