/**
 * A network whose names, units and structure are known to be right. Its own parameters are numbers by now: what was given
 * for them took their place before anything was checked.
 */
import type { Span } from '../../base/span.ts';
import type { Dimension } from '../../units/dimension.ts';
import type { Unit } from '../../units/unit.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel, Parameter, Reduction } from '../checked-model.ts';
import type { CheckedSynapse } from './checked-synapse.ts';

export interface CheckedNetwork {
  readonly name: string;
  readonly source: string;
  readonly doc?: string;
  readonly span: Span;
  /** Of its parameters: what reads them computes in units of its own. */
  readonly system: UnitSystem;
  /** What can be given from outside, with the numbers that they have. */
  readonly parameters: readonly Parameter[];
  /** In the order of the text, as all lists here. */
  readonly populations: readonly CheckedPopulation[];
  readonly signals: readonly CheckedSignal[];
  readonly projections: readonly CheckedProjection[];
  readonly records: readonly CheckedRecord[];
}

export interface CheckedPopulation {
  readonly name: string;
  readonly doc?: string;
  /** With the stimuli of its block as drives. The drive of an input that synapses reach is 0, not its default. */
  readonly model: CheckedModel;
  /** How many cells there are, or the rows and columns of a lattice: cell i is in row floor(i / columns). */
  readonly shape: readonly [number] | readonly [rows: number, columns: number];
  readonly cells: number;
  /** Parameters, initial values and constant inputs that its block sets. */
  readonly settings: readonly CheckedSetting[];
  /** Names of the inputs that synapses add to. */
  readonly synapticInputs: readonly string[];
  readonly signals: readonly ReceivedSignal[];
  readonly span: Span;
}

/** One value for all cells or synapses, or one for each. */
export interface CheckedSetting {
  /** The qualified name of a parameter, a state or an input of the model. */
  readonly target: string;
  /**
   * In the model's units. Of a population it reads its parameters, and what `cell-numbers.ts` lists of the cell; of a
   * projection what `reads` lists of the pair.
   */
  readonly value: CheckedExpression;
  /** One number for each cell, where a script gives those: then `value` is NaN. */
  readonly listed?: Float64Array;
  readonly span: Span;
}

/** An input that follows a signal of its name. */
export interface ReceivedSignal {
  readonly input: string;
  readonly signal: string;
  readonly conversion?: Conversion;
}

/** From the units of one model to those of another: a power of ten, by which is multiplied or divided. */
export interface Conversion {
  readonly operator: '*' | '/';
  readonly by: number;
}

/**
 * A number for all of the network. What depends on `t` alone is part of the models that receive it, as a stimulus is; all
 * others are computed once per step, at t_k after events, and held over the step.
 */
export interface CheckedSignal {
  readonly name: string;
  readonly unit: Unit;
  readonly dimension: Dimension;
  /** One cell; its definition of the signal's name is the signal. Its inputs are those that `reads` and `sums` list. */
  readonly model: CheckedModel;
  /** Earlier signals. */
  readonly reads: readonly ReceivedSignal[];
  readonly sums: readonly PopulationSum[];
  readonly isOfTime: boolean;
  readonly span: Span;
}

/** `sum over E of v`: what the cells of a population come to, in the order of sums over cells. */
export interface PopulationSum {
  readonly input: string;
  readonly population: string;
  readonly reduction: Exclude<Reduction, 'rank'>;
  /** In the model of the population. */
  readonly operand: CheckedExpression;
  readonly conversion?: Conversion;
}

/** The synapses that one statement makes from one population to another. */
export interface CheckedProjection {
  /** `E -> I by Excitatory`; of several alike the second has ` 2` behind it. Draws are numbered by it. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The name of its component. */
  readonly component: string;
  readonly synapse: CheckedSynapse;
  readonly rule: ConnectionRule;
  /** Which of the pairs that the rule may choose from there are: a condition. */
  readonly where?: PairValue;
  readonly noSelf: boolean;
  /** A time in the units of the synapse's model; absent: none. */
  readonly delay?: PairValue;
  /** In place of the seed of the network. */
  readonly seed?: number;
  /** Parameters and initial states of the synapse that the statement sets. */
  readonly values: readonly (PairValue & { readonly target: string })[];
  readonly signals: readonly ReceivedSignal[];
  readonly span: Span;
}

export type ConnectionRule =
  | { readonly kind: 'allToAll' }
  /** Cell i with cell i; the populations are of one size. */
  | { readonly kind: 'oneToOne' }
  /** Each pair by itself, whatever the others are. */
  | { readonly kind: 'probability'; readonly value: PairValue }
  /** So many different presynaptic cells for each postsynaptic one; the number may differ with that. */
  | { readonly kind: 'indegree'; readonly value: PairValue }
  /** So many different postsynaptic cells for each presynaptic one. */
  | { readonly kind: 'outdegree'; readonly value: PairValue }
  /** In the order of the list. */
  | { readonly kind: 'pairs'; readonly pre: Int32Array; readonly post: Int32Array };

/** A value that may differ between pairs of cells. */
export interface PairValue {
  /** In the units of the synapse's model; a number or a condition. Reads the parameters of `reads`, and draws. */
  readonly value: CheckedExpression;
  /** What it reads of the pair. None, and no draws: it is one number for the projection. */
  readonly reads: readonly PairRead[];
  /**
   * One number for each pair of a list, where that gives them, or, of any other rule, for each synapse in the order of (pre,
   * post): then `value` is NaN.
   */
  readonly listed?: Float64Array;
  /** What a script computes of the pair, a condition as 1 or 0: then `value` is NaN. */
  readonly computed?: (pre: number, post: number) => number;
  readonly span: Span;
}

/**
 * A parameter without a value that stands for something of the pair. Its name is `pre.g` where it is a parameter of the cell, and
 * holds a blank elsewhere.
 */
export type PairRead =
  /** `i`, `j`, `distance`: between places of lattices. */
  | { readonly name: string; readonly of: 'i' | 'j' | 'distance' }
  /** `pre.g`, `post.x`, `post.indegree`, `post.indegree of E`, in the units of that end's model. */
  | {
      readonly name: string;
      readonly of: 'pre' | 'post';
      readonly what:
        | { readonly kind: 'parameter'; readonly name: string }
        | { readonly kind: 'position'; readonly name: 'row' | 'col' | 'x' | 'y' }
        /** `from` or `to` are populations: of all projections between these; absent: of this projection. */
        | { readonly kind: 'degree'; readonly population?: string };
    };

export type CheckedRecord = {
  /** A number with a unit of time, as written where that is one; absent: every step. */
  readonly every?: { readonly text: string; readonly span: Span };
  readonly span: Span;
} & (
  | {
      readonly kind: 'spikes';
      readonly population: string;
      /** With those between that are not among the chosen. */
      readonly cells: CellRange;
      /** Increasing; absent where it is all of the range. */
      readonly chosen?: Int32Array;
    }
  | {
      readonly kind: 'values';
      readonly population: string;
      readonly cells: CellRange;
      readonly chosen?: Int32Array;
      /** States, definitions, inputs and parameters by qualified name. */
      readonly names: readonly string[];
      /** One number for all of the cells. */
      readonly reduction?: 'mean' | 'sum' | 'min' | 'max';
    }
  | {
      readonly kind: 'synapses';
      readonly projection: string;
      readonly names: readonly string[];
      /** Increasing numbers of cells whose synapses these are; absent: all. */
      readonly pre?: Int32Array;
      readonly post?: Int32Array;
      /** One number for all of them. */
      readonly reduction?: 'mean' | 'sum' | 'min' | 'max';
    }
);

/** Both ends are in it. */
export interface CellRange {
  readonly first: number;
  readonly last: number;
}
