import { driveAdaptive } from './drive-adaptive.ts';
import { driveIterated } from './drive-iterated.ts';
import { driveLocated } from './drive-located.ts';
import type { DrivenModel } from './driven-model.ts';
import { FIXED } from './driver.ts';
import type { Kernel, Kernels, LinkableModel, LinkedKernels } from './layout.ts';

/** Returns the kernels of a model, bound to a buffer: the driver makes its steps where no kernel does. */
export function makeKernels(model: LinkableModel, buffer: ArrayBufferLike, cellSteps?: number): Kernels {
  const linked = model.link(buffer, cellSteps);
  const { driver = FIXED } = model;
  const partOf = (part: keyof LinkedKernels): Kernel => {
    const kernel = linked[part];
    if (kernel === undefined)
      throw new TypeError(`a model with the driver ${driver.kind} needs the kernel ${part}`);
    return kernel;
  };
  const driven = (): DrivenModel => ({
    model,
    numbers: new Float64Array(buffer),
    words: new Int32Array(buffer),
    partOf,
  });
  const { prepare, initialise, record } = linked;
  switch (driver.kind) {
    case 'fixed':
      return { prepare, initialise, record, step: partOf('step') };
    case 'iterated':
      return { prepare, initialise, record, step: driveIterated(driven()) };
    case 'adaptive':
      return { prepare, initialise, record, step: driveAdaptive(driven(), driver) };
    case 'located':
      return { prepare, initialise, record, step: driveLocated(driven(), driver) };
  }
}
