import type { Kernel, LinkableModel, LinkedKernels } from './layout.ts';

/** What drivers make steps of: a model that is bound to a buffer. */
export interface DrivenModel {
  readonly model: LinkableModel;
  readonly numbers: Float64Array;
  /** The same bytes. */
  readonly words: Int32Array;
  /** Whether others may change what cells are at grid points, as synapses do: each step of the grid begins there anew. */
  readonly keepsGrid: boolean;
  /** Returns one of the model's kernels. */
  readonly partOf: (part: keyof LinkedKernels) => Kernel;
}
