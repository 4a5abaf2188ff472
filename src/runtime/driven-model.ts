import type { Kernel, LinkableModel, LinkedKernels } from './layout.ts';

/** What drivers make steps of: a model that is bound to a buffer. */
export interface DrivenModel {
  readonly model: LinkableModel;
  readonly numbers: Float64Array;
  /** The same bytes. */
  readonly words: Int32Array;
  /** Returns one of the model's kernels. */
  readonly partOf: (part: keyof LinkedKernels) => Kernel;
}
