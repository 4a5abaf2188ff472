import type { Kernel } from '../layout.ts';
import type { Population } from '../population.ts';

/**
 * A part of a step of the network. It returns whether it is done; if not, it has worked for some milliseconds and is to be
 * called again for the same step, when others have had their turn.
 */
export type StepPhase = (k: number) => boolean;

/** Returns a phase that calls a kernel for so many cells at once. */
export function inRanges({ layout }: Population, run: Kernel, cellsAtOnce: number): StepPhase {
  let next = 0;
  return (k) => {
    const count = Math.min(cellsAtOnce, layout.cells - next);
    run(layout, next, count, k, 0);
    next += count;
    if (next < layout.cells) return false;
    next = 0;
    return true;
  };
}

/** Cells of a call of a kernel that does little for each: some milliseconds. */
export const CELLS_AT_ONCE: number = 1 << 16;

/** Returns phases that compute what a population records. */
export function recordPhases(population: Population): readonly StepPhase[] {
  const { kernels, layout } = population;
  return [
    ...(kernels.survey ?? []).map((phase): StepPhase => {
      if (phase.kind === 'cells') return inRanges(population, phase.run, CELLS_AT_ONCE);
      let isBegun = false;
      return () => {
        isBegun = !phase.run(layout, isBegun);
        return !isBegun;
      };
    }),
    inRanges(population, kernels.record, CELLS_AT_ONCE),
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
