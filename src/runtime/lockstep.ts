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
  return levels.flatMap((level): readonly LockstepPhase[] => {
    const taken = reductions.filter((reduction) => reduction.level === level);
    return [
      ...(taken.some(({ isGathered }) => isGathered) ? [{ kind: 'cells', run: gather } as const] : []),
      ...taken.map((reduction) => {
        const run = makeCellReducer(model, numbers, reduction);
        return { kind: 'population', run } as const;
      }),
    ];
  });
}
