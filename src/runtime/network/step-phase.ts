import type { Kernel } from '../layout.ts';
import type { Population } from '../population.ts';

/**
 * A part of a step of the network. It returns whether it is done; if not, it has worked for some milliseconds and is to be
 * called again for the same step, when others have had their turn.
 */
export type StepPhase = (k: number) => boolean;

/** Stretches of cells, increasing: of each its first cell, and the one behind its last. */
export type Ranges = Int32Array;

export function allOf({ layout }: Population): Ranges {
  return Int32Array.of(0, layout.cells);
}

/** Returns a phase that calls a kernel for so many cells at once. */
export function inRanges(
  { layout }: Population,
  run: Kernel,
  cellsAtOnce: number,
  ranges: Ranges,
): StepPhase {
  let range = 0;
  let next = ranges[0] ?? 0;
  return (k) => {
    for (let left = cellsAtOnce; range < ranges.length; ) {
      if (left <= 0) return false;
      const end = ranges[range + 1] ?? 0;
      const count = Math.min(left, end - next);
      run(layout, next, count, k, 0);
      left -= count;
      next += count;
      if (next < end) continue;
      range += 2;
      next = ranges[range] ?? 0;
    }
    range = 0;
    next = ranges[0] ?? 0;
    return true;
  };
}

/** Cells of a call of a kernel that does little for each: some milliseconds. */
export const CELLS_AT_ONCE: number = 1 << 16;

/** Returns phases that compute what cells of a population record: of all, where that takes all of them. */
export function recordPhases(population: Population, ranges: Ranges): readonly StepPhase[] {
  const { kernels, layout } = population;
  if (ranges.length === 0) return [];
  return [
    ...(kernels.survey ?? []).map((phase): StepPhase => {
      if (phase.kind === 'cells') return inRanges(population, phase.run, CELLS_AT_ONCE, ranges);
      let isBegun = false;
      return () => {
        isBegun = !phase.run(layout, isBegun);
        return !isBegun;
      };
    }),
    inRanges(population, kernels.record, CELLS_AT_ONCE, ranges),
  ];
}

/** Returns phases that are gone through only in steps for which a condition holds as they begin. */
export function phasesIf(
  condition: (k: number) => boolean,
  phases: readonly StepPhase[],
): readonly StepPhase[] {
  const state = { holds: false };
  const check: StepPhase = (k) => {
    state.holds = condition(k);
    return true;
  };
  return phases.length === 0
    ? []
    : [
        check,
        ...phases.map(
          (phase): StepPhase =>
            (k) =>
              !state.holds || phase(k),
        ),
      ];
}
