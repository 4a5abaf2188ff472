/**
 * Compiled synapses: what a target makes of a synapse between two models, and how the network calls it. Synapses of a
 * projection have a buffer of their own with a layout as a population has, one "cell" a synapse; columns of variability
 * `pre` and `post` hold one number for each cell of that end.
 */
import type { Driver } from '../driver.ts';
import type { Layout, LinkedKernels, StorageDescription } from '../layout.ts';

/** The cell that a synapse comes from, and the one that it goes to. */
export type EndOfSynapse = 'pre' | 'post';

/** The numbers of the cells at one end. */
export interface EndMemory {
  readonly numbers: Float64Array;
  /** Returns the place of a column's first number. */
  column(name: string): number;
  /** The same of a column as it was at the start of the step, before anything was delivered. */
  columnBefore(name: string): number;
  /** Returns the place of the first number that `record` writes for a name. */
  record(name: string): number;
}

/** What the kernels of a projection are bound to. */
export interface SynapseBinding {
  readonly buffer: ArrayBufferLike;
  readonly pre: EndMemory;
  readonly post: EndMemory;
  /** By synapse: the postsynaptic cell. */
  readonly targets: Int32Array;
  /** By synapse: the presynaptic cell; empty where `needs.sources` is false. */
  readonly sources: Int32Array;
  /** Synapses by postsynaptic cell (`Incoming.synapses`); empty where there is no kernel `onPost`. */
  readonly incoming: Int32Array;
}

/**
 * Delivers one spike at the start of step k. `onPre`: of presynaptic cell `cell` to the synapses from `first` up to `end`
 * of its row, in their order. `onPost`: of postsynaptic cell `cell` to the synapses that stand in `incoming` from `first`
 * up to `end`. What is kept once for the cell is changed once per call, so that a spike is one call where there is such.
 */
export type DeliveryKernel = (layout: Layout, cell: number, first: number, end: number, k: number) => void;

/** Besides those of cells; `step` is there only where states follow equations step by step. */
export interface LinkedSynapseKernels extends LinkedKernels {
  readonly onPre?: DeliveryKernel;
  readonly onPost?: DeliveryKernel;
  /** Adds what couplings give at t_k, k = firstStep, to the inputs of postsynaptic cells, in the order of synapses. */
  readonly couple?: LinkedKernels['record'];
}

export interface LinkableSynapse {
  readonly storage: StorageDescription;
  /** Of the states that are stepped; absent: none is. */
  readonly driver?: Driver;
  /** Whether delivery, coupling or steps change any of its own columns; absent: they may. What is constant need not be copied. */
  readonly isConstant?: boolean;
  /** What the network has to make for it. */
  readonly needs: {
    /** The presynaptic cell of each synapse. */
    readonly sources: boolean;
    /** Columns of presynaptic cells that handlers read as they were before this step's deliveries. */
    readonly beforeDeliveries: readonly string[];
    /** What the cells of each end are to record at t_k before deliveries, and again before couplings. */
    readonly preRecords: readonly string[];
    readonly postRecords: readonly string[];
    /** Names of columns that hold how many synapses a cell has, of variability `pre` and `post`. */
    readonly outdegree: readonly string[];
    readonly indegree: readonly string[];
  };
  link(binding: SynapseBinding, cellSteps?: number): LinkedSynapseKernels;
  /** As of cells. */
  readonly sendable?: () => unknown;
}
