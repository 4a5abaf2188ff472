/** What all cells do before any of them goes on: ranges of cells one after the other, or all of them at once. */

import type { DrivenModel } from './driven-model.ts';
import type { CellReduction } from './driver.ts';
import type { Kernel, LockstepPhase } from './layout.ts';
import { makeCellReducer } from './reduce-cells.ts';

/** Returns what makes the numbers of all cells: operands of one level, what they come to, those of the next. */
export function gatherPhases(
  { model, numbers }: Pick<DrivenModel, 'model' | 'numbers'>,
  gather: Kernel,
  reductions: readonly CellReduction[],
): readonly LockstepPhase[] {
  const levels = [...new Set(reductions.map(({ level }) => level))].sort((a, b) => a - b);
  return levels.flatMap((level): readonly LockstepPhase[] => [
    { kind: 'cells', run: gather },
    ...reductions
      .filter((reduction) => reduction.level === level)
      .map((reduction) => ({ kind: 'population', run: makeCellReducer(model, numbers, reduction) }) as const),
  ]);
}
