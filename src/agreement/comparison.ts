/** What a comparison of methods gives. Times are in `timeUnit`, values in the units of their variables. */

/** A recorded variable, as it is in the reference. */
export interface ComparedVariable {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** What relative errors are shares of: high - low; of a constant its size, or 1. */
  readonly scale: number;
  /** The largest error that is good enough, in the unit. */
  readonly tolerance: number;
}

/** One of the two solutions that a reference stands on. */
export interface ReferenceSolution {
  readonly method: string;
  /** `0.0015625 ms`, or the tolerance of a method that chooses its steps. */
  readonly step: string;
}

/** How well the reference is known. */
export interface ReferenceReport {
  /**
   * `agreed`: two methods found the same. `parting`: they did so until `until`; from then on nearby solutions part, as
   * those of chaotic models do. `disagreed`: no two methods agreed, so there is nothing to compare with.
   */
  readonly kind: 'agreed' | 'parting' | 'disagreed';
  /** The solution that is compared with, and the one that confirms it. */
  readonly solutions: readonly ReferenceSolution[];
  /** The model that it is a solution of, where that is another one than the compared one. */
  readonly model?: string;
  /** How far they are apart at most while they agree: a share of the ranges. */
  readonly uncertainty: number;
  /** In spike times. */
  readonly spikeUncertainty: number;
  /** Of `parting`: until when they agree, and until when runs are compared step by step. */
  readonly until?: number;
  readonly comparedUntil?: number;
  /** Of all cells. */
  readonly spikes: number;
  /** Candidates that were tried and gave none: `rk4: diverged`. */
  readonly failed: readonly string[];
}

/** How far a run is from the reference in one variable, wherever both have had as many spikes. */
export interface VariableError {
  readonly name: string;
  readonly unit: string;
  readonly max: number;
  readonly rms: number;
  /** The same as shares of the variable's scale. */
  readonly relativeMax: number;
  readonly relativeRms: number;
}

/** How far spikes are from those of the reference; the n-th of a cell is compared with its n-th. */
export interface SpikeDrift {
  readonly count: number;
  /** Of the reference. */
  readonly expected: number;
  /** Cells that spiked more or less often than they do in the reference. */
  readonly cellsThatDiffer: number;
  /** The largest and the mean distance of spikes; 0 where none is compared. */
  readonly max: number;
  readonly mean: number;
}

/** A number that is compared where solutions have parted, with half the width of its confidence interval of 99 %. */
export interface ComparedStatistic {
  /** `mean(v)`, `sd(v)`, `rate(spikes)`, `cv(intervals)`. */
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly half: number;
  readonly expected: number;
  readonly expectedHalf: number;
  /** Whether the difference is no more than what chance makes of it. */
  readonly agrees: boolean;
}

interface Rung {
  /** In the comparison's unit of time; of a method that chooses its steps, absent. */
  readonly dt?: number;
  /** The relative tolerance that such a method was given. */
  readonly tolerance?: number;
}

/** A method at one step, or at one tolerance of its own. */
export type RungReport =
  | (Rung & {
      readonly kind: 'compared';
      readonly errors: readonly VariableError[];
      /** The largest relative error of all variables. */
      readonly error: number;
      /** The largest relative root mean square of all variables, over the whole, and before the first spike. */
      readonly rms: number;
      readonly rmsBeforeSpike?: number;
      readonly spikes?: SpikeDrift;
      /** Where solutions part. */
      readonly statistics: readonly ComparedStatistic[];
      /** Seconds of computing for a second of the model's time, warm: the least of repeats. */
      readonly cost: number;
      /** Whether it is good enough. */
      readonly meets: boolean;
    })
  /** A state became NaN or infinite, left all proportion, or spiked without end. */
  | (Rung & { readonly kind: 'diverged'; readonly at: number });

/** How the error falls: as dt^order, seen on so many steps of the ladder. */
export interface ObservedOrder {
  readonly order: number;
  /** The same between the two shortest of those steps. */
  readonly finest: number;
  readonly rungs: number;
}

/**
 * `meets`: some step of the ladder is good enough. `coarse`: none is, but shorter ones would be. `order`: the error falls more
 * slowly than the method promises, at steps that are short against the model's fastest motion. `stuck`: it does not fall. `diverged`: no step was short enough to end a run.
 */
export type MethodVerdict = 'meets' | 'coarse' | 'order' | 'stuck' | 'diverged';

/** A method at all steps. */
export interface MethodReport {
  readonly name: string;
  /** Present where the numbers of steps are rounded to float32. */
  readonly isFloat32?: true;
  /** That it promises on smooth equations; absent where its steps are solutions of this model. */
  readonly declaredOrder?: number;
  /** Absent where the ladder does not show it. */
  readonly order?: ObservedOrder;
  /** Before the first spike, where spikes and resets are not yet bound to the grid. */
  readonly orderBeforeSpike?: ObservedOrder;
  /** From the longest step to the shortest. */
  readonly rungs: readonly RungReport[];
  readonly verdict: MethodVerdict;
  /** In one sentence. */
  readonly reason: string;
}

/** A method at a step that is good enough. */
export interface Choice {
  readonly method: string;
  readonly dt?: number;
  readonly tolerance?: number;
  readonly error: number;
  readonly cost: number;
}

/** What became of a comparison. */
export interface Comparison {
  readonly model: string;
  readonly passed: boolean;
  /** What follows, in one sentence. */
  readonly verdict: string;
  readonly timeUnit: string;
  readonly duration: number;
  /** How far the samples are apart at which variables are compared. */
  readonly interval: number;
  readonly cells: number;
  /** The share that is tolerated where nothing else is said. */
  readonly tolerance: number;
  /** The largest tolerated drift of a spike; where nobody named it, beyond the step that a spike is dated by. */
  readonly spikeTolerance: number;
  /** Whether spikes change states, at the grid points behind them. */
  readonly resetsOnGrid: boolean;
  readonly reference: ReferenceReport;
  readonly variables: readonly ComparedVariable[];
  readonly methods: readonly MethodReport[];
  /** Methods that do not accept the model, with the reason. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
  /** The cheapest that is good enough; of costs within a tenth of the least, the longest step. */
  readonly cheapest?: Choice;
  /** What a reader must know to judge the numbers. */
  readonly notes: readonly string[];
}
