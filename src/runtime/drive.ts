import { driveAdaptive } from './drive-adaptive.ts';
import { driveCoupled } from './drive-coupled.ts';
import { driveIterated } from './drive-iterated.ts';
import { driveLocated } from './drive-located.ts';
import type { DrivenModel } from './driven-model.ts';
import { type Driver, FIXED } from './driver.ts';
import type { Kernel, Kernels, LinkableModel, LinkedKernels } from './layout.ts';
import { gatherPhases } from './lockstep.ts';

/**
 * Returns the kernels of a model, bound to a buffer: the driver makes its steps where no kernel does. `keepsGrid`: others may
 * change what cells are at grid points.
 */
export function makeKernels(
  model: LinkableModel,
  buffer: ArrayBufferLike,
  cellSteps?: number,
  keepsGrid: boolean = false,
): Kernels {
  const linked = model.link(buffer, cellSteps);
  const { driver = FIXED } = model;
  const partOf = (part: keyof LinkedKernels): Kernel => {
    const kernel = linked[part];
    if (kernel === undefined)
      throw new TypeError(`a model with the driver ${driver.kind} needs the kernel ${part}`);
    return kernel;
  };
  const driven: DrivenModel = {
    model,
    numbers: new Float64Array(buffer),
    words: new Int32Array(buffer),
    keepsGrid,
    partOf,
  };
  const { prepare, initialise, record } = linked;
  const { sampled = [] } = model;
  const survey = sampled.length === 0 ? {} : { survey: gatherPhases(driven, partOf('gather'), sampled) };
  return { prepare, initialise, record, ...survey, step: stepOf(driver, driven) };
}

function stepOf(driver: Driver, driven: DrivenModel): Kernel {
  switch (driver.kind) {
    case 'fixed':
      return driven.partOf('step');
    case 'iterated':
      return driveIterated(driven);
    case 'adaptive':
      return driveAdaptive(driven, driver);
    case 'located':
      return driveLocated(driven, driver);
    case 'coupled':
      return driveCoupled(driven, driver);
  }
}
