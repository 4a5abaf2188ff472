import type { Clock } from './clock.ts';
import type { Dual } from './dual-arithmetic.ts';

/** Returns the clock whose times do not depend on any state. */
export function dualClockOf<T>(clock: Clock<T>): Clock<Dual<T>> {
  return {
    stepSize: { value: clock.stepSize },
    timeOf: (gridPoint) => ({ value: clock.timeOf(gridPoint) }),
    middleOf: (step) => ({ value: clock.middleOf(step) }),
    stepsIn: ({ value }) => clock.stepsIn(value),
  };
}
