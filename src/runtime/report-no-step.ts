import { type Layout, type NoStepReason, STATUS } from './layout.ts';

/**
 * Notes in the status words that a driver could not make a step of the cell, which had reached that time; `state` is an
 * index among the driver's states, or -1. The first cell that is noted is kept.
 */
export function reportNoStep(
  numbers: Float64Array,
  words: Int32Array,
  { status }: Layout,
  cell: number,
  reason: NoStepReason,
  state: number,
  time: number,
): void {
  if (words[status + STATUS.noStep] !== 0) return;
  words[status + STATUS.noStep] = cell + 1;
  words[status + STATUS.noStepReason] = reason;
  words[status + STATUS.noStepState] = state;
  numbers[(status + STATUS.noStepTime) / 2] = time;
}
