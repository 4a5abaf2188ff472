/**
 * A model whose names, wiring, units and structure are known to be right: what the interpreter runs and
 * what lowering compiles. Parts are flattened (`sodium.m`), functions are written out, every number is in
 * the model's coherent units, and expressions keep the tree that was written.
 */
import type { Span } from '../base/span.ts';
import type { ComponentKind } from '../syntax/tree.ts';
import type { Dimension } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import type { UnitSystem } from '../units/unit-system.ts';
import type { Handler, Spiker, TimedHandler } from './checked-events.ts';
import type { CheckedExpression, ValueType } from './checked-expression.ts';
import type { LoadedFile } from './load-files.ts';
import type { Singularity } from './singularity.ts';

/** What every named value of a model has. */
interface Named {
  /** Qualified by the parts that lead to it: `v`, `sodium.m`, `sodium.m.alpha`. */
  readonly name: string;
  /** The declared unit, or for an inferred dimension one made of the user's own units. Results come in it. */
  readonly unit: Unit;
  readonly dimension: Dimension;
  readonly doc?: string;
  readonly span: Span;
}

export interface Range {
  readonly low: CheckedExpression;
  readonly high: CheckedExpression;
}

/** A constant of the run. Each `value` refers to earlier parameters only. */
export interface Parameter extends Named {
  /** Absent: it must be set from outside. */
  readonly value?: CheckedExpression;
  readonly range?: Range;
  /** Set by `use`, hence not settable from outside. */
  readonly isWired: boolean;
}

/** A list of constants. */
export interface List extends Named {
  readonly elements: readonly CheckedExpression[];
  /** Whether its entries stand where they are used, `at [1 ms, 2 ms]`: then the modeler knows no name of it. */
  readonly isUnnamed?: true;
  /** Set by `use`, hence not settable from outside. */
  readonly isWired?: true;
  /**
   * Its numbers, where they were set from outside, in the model's units: then `elements` only says where they were
   * written, if they were.
   */
  readonly given?: Float64Array;
}

/** A value that comes from outside the model. */
export interface Input extends Named {
  /** The stimulus, or the default; absent: it must be driven from outside. */
  readonly drive?: CheckedExpression;
  /** Whether `drive` reads anything but constants of the run (`t`, a state…): then it is not a slot. */
  readonly isVarying: boolean;
  readonly range?: Range;
}

/** A state variable, gates included. */
export interface State extends Named {
  /** Evaluated in `initialOrder`; reads parameters, inputs, definitions and other states' initial values. */
  readonly initial: CheckedExpression;
  /** dx/dt in the model's units; absent: it changes by events only. */
  readonly derivative?: CheckedExpression;
  readonly range?: Range;
  readonly isGate: boolean;
}

/** A named expression, an output, a gate's rate or a wired input. Refers to earlier definitions only. */
export interface Definition extends Named {
  readonly value: CheckedExpression;
  readonly type: ValueType;
  /**
   * `reaction`: the rate of a reaction or a constant of it. `steady`: what the equilibrium is computed from at which
   * states start.
   */
  readonly origin: 'expression' | 'output' | 'gate' | 'wiring' | 'constant' | 'reaction' | 'steady';
}

/** One reaction of a kinetic scheme. What it makes of its states is in their derivatives. */
export interface Reaction {
  /** As written, without its constants: `A + B <-> C`. */
  readonly text: string;
  /** The part that it stands in, '' for the model itself. */
  readonly path: string;
  /** The definition of its rate: that of one direction, less that of the other. */
  readonly rate: string;
  /** The definitions of its constants. */
  readonly forward: string;
  readonly backward?: string;
  /** What each side holds, by how often: `A + A` is 2 of A. None for `0`. */
  readonly left: readonly SpeciesCount[];
  readonly right: readonly SpeciesCount[];
  readonly span: Span;
}

export interface SpeciesCount {
  readonly state: string;
  readonly count: number;
}

/**
 * A sum that no reaction changes. Those of a model are independent, and every other that is conserved follows from
 * them. Coefficients are whole, not 0, and without a common divisor; negative ones are there only where it cannot be
 * otherwise.
 */
export interface ConservedTotal {
  readonly terms: readonly SpeciesCount[];
  /** What it is at the start, of the initial values of the states. */
  readonly initial: CheckedExpression;
  /** Events assign some of its states, or a refractory period holds some and not others: then they may change it. */
  readonly isChangedByEvents: boolean;
}

/** States that start at the equilibrium of their reactions: set together, or not at all. */
export interface SteadyStart {
  readonly states: readonly string[];
  /** What their initial values add up to. */
  readonly sum: CheckedExpression;
}

/** A source of white noise, independent of all others. */
export interface NoiseSource {
  /** `xi.common` where it is shared by that name, qualified by its part; `xi of v` where it stands alone. */
  readonly name: string;
  /** The number of its draws. */
  readonly draw: number;
  readonly span: Span;
}

/** What `… over cells of E` may be: of a number, and of a condition `count`. */
export const REDUCTIONS = ['sum', 'mean', 'max', 'min', 'count', 'rank'] as const;
export type Reduction = (typeof REDUCTIONS)[number];

/**
 * One number made of those of all cells of the population. Sums run in one order everywhere: in blocks of 1024 cells, cell i
 * adds to partial sum i mod 8; partial sums, then blocks, are added in order. `mean` is the sum over the number of cells.
 * `max` and `min` are NaN if one of the numbers is. `rank` differs by cell: how many cells have a greater number, or the
 * same and a smaller index; 0 is the largest.
 */
export interface OverCells {
  readonly reduction: Reduction;
  /** Evaluated in each cell; reads earlier entries of `overCells` only. Draws nothing. */
  readonly operand: CheckedExpression;
  /** Of the result. */
  readonly dimension: Dimension;
  readonly span: Span;
}

/** One part, for people who read what the compiler understood. */
export interface Part {
  readonly path: string;
  readonly component: string;
  readonly componentKind: ComponentKind;
  readonly wiring: readonly { readonly input: string; readonly to: string }[];
}

export interface CheckedModel {
  readonly name: string;
  readonly componentKind: ComponentKind;
  readonly source: string;
  readonly doc?: string;
  readonly span: Span;
  readonly system: UnitSystem;
  readonly parameters: readonly Parameter[];
  readonly lists: readonly List[];
  readonly inputs: readonly Input[];
  readonly states: readonly State[];
  readonly definitions: readonly Definition[];
  /** Absent: none, as in the next two. */
  readonly reactions?: readonly Reaction[];
  readonly totals?: readonly ConservedTotal[];
  readonly steadyStarts?: readonly SteadyStart[];
  readonly spikers: readonly Spiker[];
  /** `on step` blocks, in the order in which they run, before the thresholds. */
  readonly stepHandlers: readonly Handler[];
  /** In the order in which they run, after the spikes. */
  readonly timedHandlers: readonly TimedHandler[];
  /** How many `peak` memories there are. */
  readonly peaks: number;
  readonly noises: readonly NoiseSource[];
  /** Absent: none, and each cell is by itself. Operands come before what reads them. */
  readonly overCells?: readonly OverCells[];
  /** Names of inputs and states in an order in which initial values can be computed (drives included). */
  readonly initialOrder: readonly string[];
  readonly parts: readonly Part[];
  /** The inputs that synapses add to, for one step at a time; absent: none. */
  readonly synapticInputs?: readonly string[];
  /** Where what is written divides by 0, and what was done about it. */
  readonly singularities: readonly Singularity[];
  /** Its file: the functions that stimuli may call. Absent in a model that no text declares. */
  readonly file?: LoadedFile;
  /** `time unit`, if the model's own component declares one: results' times are still in the model's unit. */
  readonly timeUnit: Unit;
}
