import { FIXED } from './driver.ts';
import type { Kernels, LinkableModel } from './layout.ts';

/** Returns the kernels of a model, bound to a buffer: the driver makes its steps where no kernel does. */
export function makeKernels(model: LinkableModel, buffer: ArrayBufferLike, cellSteps?: number): Kernels {
  const { step, ...linked } = model.link(buffer, cellSteps);
  const { driver = FIXED } = model;
  if (step === undefined) throw new TypeError(`there are no steps of a model with the driver ${driver.kind}`);
  return { ...linked, step };
}
