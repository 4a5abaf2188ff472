/**
 * Where recordings of a network go block by block, so that long runs do not live in memory: a file on disk, or whatever
 * else keeps the order of these calls. First `begin`, once; then blocks as they become full, those of one trace (of the
 * spikes of one population) in the order of time; then `end`, once, also where a run ended early. What is handed over may
 * be written again as soon as the call has returned: a sink copies what it keeps. A call that throws ends the run.
 */
export interface RecordingSink {
  /** `before`: how much is kept of the recording that is there already, and goes on; its synapses do not come again. */
  begin(description: RecordingDescription, before?: RecordedBefore): void;
  /** Synapses of a projection from the one with number `first` on, in the order of their numbers: `projection` counts `description.projections`. */
  synapses(projection: number, first: number, block: SynapseBlock): void;
  /**
   * Samples of a trace, from the one with number `first` on: sample after sample, each with a number per column, in the
   * unit that `description.traces[trace]` names.
   */
  samples(trace: number, first: number, block: Float64Array): void;
  /**
   * Spikes of a population in the order of steps, then of cells: spike s of `cells[s]` is dated t_n, n = `points[s]`, the
   * number of the grid point (a spike of step k has n = k + 1). A cell that spikes twice in a step is there twice.
   * `population` counts `description.populations`.
   */
  spikes(population: number, points: Int32Array | Float64Array, cells: Int32Array): void;
  /** Returns how many bytes it takes at most, whatever the length of the run. */
  memory?(description: RecordingDescription): number;
  /** Puts what came so far where it outlasts this process. Absent: there it is when a call returns. */
  settle?(): void;
  end(ending: RecordingEnding): void;
}

/** How much was recorded up to a grid point. */
export interface RecordedBefore {
  /** Samples, by trace of the description. */
  readonly samples: readonly number[];
  /** Spikes, by population of the description. */
  readonly spikes: readonly number[];
}

/** Everything that a sink is to know before the first number. */
export interface RecordingDescription {
  readonly network: string;
  readonly doc?: string;
  /** Differs where the numbers would mean something else: a recording goes on only as what it was. */
  readonly identity?: string;
  /** A whole number below 2^53. */
  readonly seed: number;
  /** What asked for the run, as it can be typed again. */
  readonly command?: string;
  readonly time: RecordedTime;
  readonly populations: readonly RecordedPopulation[];
  readonly projections: readonly RecordedProjection[];
  readonly traces: readonly RecordedTrace[];
}

export interface RecordedTime {
  /** As text: `ms`. */
  readonly unit: string;
  /** One step, in the unit. */
  readonly dt: number;
  /** Steps that the run is to make. */
  readonly steps: number;
  /** Returns t_n in the unit, as it is to be written. */
  timeOf(point: number): number;
}

export interface RecordedPopulation {
  /** No other population has it. */
  readonly name: string;
  readonly model: string;
  readonly doc?: string;
  readonly cells: number;
  /** Of a lattice: rows and columns. */
  readonly shape?: readonly [rows: number, columns: number];
  /** Whether its spikes come. */
  readonly hasSpikes: boolean;
}

export interface RecordedProjection {
  /** `E -> I by STDP`; more than one projection may have it. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly synapse: string;
  readonly doc?: string;
  readonly synapses: number;
  /** Whether its synapses come. */
  readonly hasSynapses: boolean;
  /** What comes with its synapses, besides their cells and delays. */
  readonly values: readonly RecordedQuantity[];
}

export interface RecordedQuantity {
  readonly name: string;
  /** As text; `1` where there is none. */
  readonly unit: string;
  readonly doc?: string;
}

/** One quantity, sampled: a column for each chosen cell or synapse, or one for what they all come to. */
export interface RecordedTrace extends RecordedQuantity {
  readonly of:
    | { readonly kind: 'population'; readonly index: number }
    | { readonly kind: 'projection'; readonly index: number };
  readonly columns: RecordedColumns;
  /** Sample s is taken at the grid point `firstPoint` + s `every`. */
  readonly firstPoint: number;
  readonly every: number;
}

export type RecordedColumns =
  /** All cells, or all synapses, there are `count`. */
  | { readonly kind: 'all'; readonly count: number }
  /** These cells, or synapses. */
  | { readonly kind: 'chosen'; readonly numbers: Int32Array }
  /** One column: `mean`. */
  | { readonly kind: 'reduced'; readonly by: string };

export interface SynapseBlock {
  readonly pre: Int32Array;
  readonly post: Int32Array;
  /** In whole steps. */
  readonly delays: Int32Array;
  /** In the order of the projection's `values`. */
  readonly values: readonly Float64Array[];
}

export interface RecordingEnding {
  /** Grid point up to which the run came. */
  readonly point: number;
  readonly reason: 'complete' | 'interrupted' | 'failed';
  /** Why it failed, for people. */
  readonly message?: string;
}

/** Returns how many numbers a sample of these columns has. */
export function columnCount(columns: RecordedColumns): number {
  switch (columns.kind) {
    case 'all':
      return columns.count;
    case 'chosen':
      return columns.numbers.length;
    case 'reduced':
      return 1;
  }
}
