/**
 * A model whose names, wiring, units and structure are known to be right: what the interpreter runs and
 * what lowering compiles. Parts are flattened (`sodium.m`), functions are written out, every number is in
 * the model's coherent units, and expressions keep the tree that was written.
 */
import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { ComponentKind } from '../syntax/tree.ts';
import type { Dimension } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import type { UnitSystem } from '../units/unit-system.ts';
import type { LoadedFile } from './load-files.ts';

// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────

/** Functions with numeric arguments and result that models may call. */
export const BUILTIN_NUMBER_FUNCTIONS = [
  'clamp', 'min', 'max', 'abs', 'sign', 'floor', 'ceil', 'mod', 'exp', 'expm1', 'exprel', 'log', 'log1p',
  'log10', 'sqrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'heaviside',
  'sigmoid',
] as const; // biome-ignore format: one table
export type BuiltinFunction = (typeof BUILTIN_NUMBER_FUNCTIONS)[number];

/** Distributions that models may draw from. */
export const DISTRIBUTIONS = [
  'uniform',
  'normal',
  'poisson',
  'binomial',
  'exponential',
  'bernoulli',
] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

/**
 * An expression with all names resolved. Conditions and numbers are told apart by `isCondition`.
 * Evaluated from left to right exactly as the tree stands.
 */
export type CheckedExpression =
  | CheckedNumber
  | { readonly kind: 'pi'; readonly span: Span }
  | { readonly kind: 'infinity'; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  /** A parameter, input, state variable or definition by its qualified name. */
  | {
      readonly kind: 'reference';
      readonly to: 'parameter' | 'input' | 'state' | 'definition';
      readonly name: string;
      readonly span: Span;
    }
  /** A `let` of the enclosing block. */
  | { readonly kind: 'local'; readonly name: string; readonly span: Span }
  /** `t`, in the model's unit of time. */
  | { readonly kind: 'time'; readonly span: Span }
  /** `dt`, in the model's unit of time; only in event blocks and thresholds. */
  | { readonly kind: 'stepSize'; readonly span: Span }
  /** Time of the last spike of the spiker (index into `spikers`), -infinity before the first. */
  | { readonly kind: 'lastSpike'; readonly spiker: number; readonly span: Span }
  /** Condition: the spiker is refractory. */
  | { readonly kind: 'refractory'; readonly spiker: number; readonly span: Span }
  /** `count`: how many spikes the spiker emitted in this step; only in its `on spike`. */
  | { readonly kind: 'spikeCount'; readonly spiker: number; readonly span: Span }
  | { readonly kind: 'negate'; readonly operand: CheckedExpression; readonly span: Span }
  | CheckedSum
  | CheckedProduct
  /** `base^n` with a literal whole exponent, |n| ≤ 16: products, the larger half first; n < 0 is 1 over it. */
  | {
      readonly kind: 'wholePower';
      readonly base: CheckedExpression;
      readonly exponent: number;
      readonly span: Span;
    }
  /** Any other power: the function `pow`. */
  | {
      readonly kind: 'pow';
      readonly base: CheckedExpression;
      readonly exponent: CheckedExpression;
      readonly span: Span;
    }
  | {
      readonly kind: 'call';
      readonly function: BuiltinFunction;
      readonly arguments: readonly CheckedExpression[];
      readonly span: Span;
    }
  | CheckedComparison
  /** `left crosses right`, `left falls below right`; false in the first step. */
  | {
      readonly kind: 'crossing';
      readonly direction: 'up' | 'down';
      readonly left: CheckedExpression;
      readonly right: CheckedExpression;
      readonly span: Span;
    }
  /** `peak(x)`: x < old(x), and x had not fallen in the step before. `memory` indexes `peaks`. */
  | {
      readonly kind: 'peak';
      readonly memory: number;
      readonly operand: CheckedExpression;
      readonly span: Span;
    }
  /** `old(E)`: E with every value as at t_k, before events. Number or condition as its operand. */
  | { readonly kind: 'old'; readonly operand: CheckedExpression; readonly span: Span }
  | { readonly kind: 'not'; readonly operand: CheckedExpression; readonly span: Span }
  | {
      readonly kind: 'logic';
      readonly operator: 'and' | 'or';
      readonly operands: readonly CheckedExpression[];
      readonly span: Span;
    }
  /** Only the branch taken is evaluated. Number or condition as its branches. */
  | {
      readonly kind: 'conditional';
      readonly branches: readonly {
        readonly condition: CheckedExpression;
        readonly value: CheckedExpression;
      }[];
      readonly otherwise: CheckedExpression;
      readonly span: Span;
    }
  /** `times[k]`: NaN unless k is a whole number within the list. `list` indexes `lists`. */
  | {
      readonly kind: 'element';
      readonly list: number;
      readonly index: CheckedExpression;
      readonly span: Span;
    }
  | { readonly kind: 'length'; readonly list: number; readonly span: Span }
  /** `interpolate(x, xs, ys)`: linear between the points, constant beyond them; xs increases. */
  | {
      readonly kind: 'interpolate';
      readonly at: CheckedExpression;
      readonly xs: number;
      readonly ys: number;
      readonly span: Span;
    }
  | CheckedHeld
  | CheckedSeries
  /**
   * A random number: in thresholds and blocks one for each cell and step, elsewhere one for each cell and run. Draws of
   * one number are the same draw.
   */
  | {
      readonly kind: 'draw';
      readonly distribution: Distribution;
      readonly arguments: readonly CheckedExpression[];
      /** From 0 to 2^32 - 1. */
      readonly draw: number;
      readonly span: Span;
    }
  /**
   * `sum over cells of E`: the same number for every cell of the population (but for `rank`); `index` is that of
   * `overCells`. Read in equations and what is recorded, it is of the states at t_k, and held over the step that begins
   * there; in thresholds and blocks of the states as they were integrated to t_(k+1), before any block of the step; within
   * `old`, again of those at t_k.
   */
  | { readonly kind: 'overCells'; readonly index: number; readonly span: Span }
  /** Gaussian white noise, of unit 1/sqrt(time); in equations and what they read, to the first power. */
  | {
      readonly kind: 'noise';
      /** Index into `noises`. */
      readonly source: number;
      readonly span: Span;
    };

/** A literal in the model's units: scaled exactly and rounded once. */
export interface CheckedNumber {
  readonly kind: 'number';
  readonly value: number;
  /** The value before rounding; absent only where a unit has a fractional power of ten. */
  readonly exact?: Rational;
  /** As written, unit included: `40 mV`, `ms`, `faraday`. For readers only. */
  readonly text?: string;
  readonly span: Span;
}

export interface CheckedSum {
  readonly kind: 'sum';
  readonly first: CheckedExpression;
  readonly rest: readonly { readonly operator: '+' | '-'; readonly operand: CheckedExpression }[];
  readonly span: Span;
}

export interface CheckedProduct {
  readonly kind: 'product';
  readonly first: CheckedExpression;
  readonly rest: readonly { readonly operator: '*' | '/'; readonly operand: CheckedExpression }[];
  readonly span: Span;
}

/**
 * `held(x, xs, ys)`: the value of the last point whose place is not above x, before the first that of the first; xs
 * increases. Where x depends on nothing but `t` and constants of the run, `jumps` is true, and x is decided once per
 * step: in equations, stimuli, initial values and records it reads t = t_k + dt/2, as comparisons that jump do; in
 * event blocks and thresholds t + dt * 0.5, the middle of the step that begins where `t` stands.
 */
export interface CheckedHeld {
  readonly kind: 'held';
  readonly at: CheckedExpression;
  readonly xs: number;
  readonly ys: number;
  readonly jumps: boolean;
  readonly span: Span;
}

/**
 * What is 0/0 where `at` is 0, without that: with u the value of `at`, where |u| < `within` it is
 *
 *   scale u^lead (c0 + w (c1 + w (c2 + …))),   w = u^step, from left to right: (u u^(lead-1) * P) * scale,
 *
 * and elsewhere `otherwise`, which is what was written. Only the one that counts is evaluated.
 */
export interface CheckedSeries {
  readonly kind: 'series';
  readonly at: CheckedExpression;
  readonly within: number;
  /** At least one. */
  readonly coefficients: readonly CheckedNumber[];
  readonly step: 1 | 2;
  readonly lead: number;
  /** Absent: 1. */
  readonly scale?: CheckedExpression;
  readonly otherwise: CheckedExpression;
  readonly span: Span;
}

export type NumberComparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/**
 * A comparison of two numbers.
 *
 * Jumps in time (LANGUAGE, "Jumps in time"): where neither side depends on anything but `t` and constants of the run,
 * `jumps` is true, and in equations, stimuli, initial values and records the comparison reads
 * t = t_k + dt/2 (k the step that begins at the sample, for the last two). In event blocks and thresholds,
 * `steps` (present where both sides are linear in `t` and `last_spike`) is used instead: with
 * n = the number of the grid point that `t` stands at, l = that of the last spike and m = that of `old(last_spike)`
 * (-infinity before the first), it is `time * n + lastSpike * l + oldLastSpike * m  OP  round(threshold / dt)`,
 * round(x) = floor(x + 1/2 + 1e-9); a coefficient of 0 leaves its term out, and the first of the others is 1.
 */
export interface CheckedComparison {
  readonly kind: 'comparison';
  readonly operator: NumberComparison;
  readonly left: CheckedExpression;
  readonly right: CheckedExpression;
  readonly jumps: boolean;
  readonly steps?: StepComparison;
  readonly span: Span;
}

/** A comparison of times as one of step numbers. */
export interface StepComparison {
  readonly operator: NumberComparison;
  readonly time: number;
  readonly lastSpike: number;
  readonly oldLastSpike: number;
  readonly spiker: number;
  /** In the model's unit of time; reads constants of the run only. */
  readonly threshold: CheckedExpression;
}

/** Whether the value of the expression is a condition rather than a number. */
export type ValueType = 'number' | 'condition';

// ── What a model holds ───────────────────────────────────────────────────────────────────────────────

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

export type BlockStatement =
  /** `target = value`; a compound assignment is written out (`x += e` is `x + e`). Clamped to the state's range. */
  | {
      readonly kind: 'assign';
      readonly target: string;
      readonly value: CheckedExpression;
      readonly span: Span;
    }
  /** Adds to an input for the one step that follows. */
  | {
      readonly kind: 'addToInput';
      readonly input: string;
      readonly value: CheckedExpression;
      readonly span: Span;
    }
  | { readonly kind: 'let'; readonly name: string; readonly value: CheckedExpression; readonly span: Span }
  | {
      readonly kind: 'if';
      readonly branches: readonly {
        readonly condition: CheckedExpression;
        readonly body: readonly BlockStatement[];
      }[];
      readonly otherwise: readonly BlockStatement[];
      readonly span: Span;
    };

/** A block that runs at an event; the names of its `let`s are unique within the model. */
export interface Handler {
  readonly body: readonly BlockStatement[];
  readonly span: Span;
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

/** A threshold with what follows from it. The model's own, if it has one, is the first of `spikers`. */
export interface Spiker {
  /** The part that spikes, '' for the model itself. Only its spikes are reported. */
  readonly path: string;
  /** `spike when C`: a condition; `spike at times`: the index of a list, one spike at each nearest grid point. */
  readonly trigger:
    | { readonly kind: 'when'; readonly condition: CheckedExpression }
    | { readonly kind: 'at'; readonly list: number }
    /**
     * `spike at rate E`: E dt is summed at the end of each step since the last spike, but for refractory ones; the n-th
     * spike, from 0, falls where the sum reaches -log(u_n), u_n being the n-th uniform number of that draw.
     */
    | { readonly kind: 'rate'; readonly hazard: CheckedExpression; readonly draw: number };
  /** Spikes emitted at once; absent: 1. Rounded down; below 1 there is none. */
  readonly count?: CheckedExpression;
  readonly refractory?: { readonly duration: CheckedExpression; readonly holds: readonly string[] };
  /** In the order in which they run: the owner's, then its parts' in `use` order. */
  readonly handlers: readonly Handler[];
  readonly span: Span;
}

/** `on COND`, `at`, `every`. */
export interface TimedHandler extends Handler {
  readonly trigger:
    | { readonly kind: 'condition'; readonly condition: CheckedExpression }
    /** Runs once in the step that ends at the grid point nearest to a time of the list. */
    | { readonly kind: 'at'; readonly list: number }
    /** At from + j period, j = 0, 1, …: the grid points nearest to them, from the first step's end on. */
    | { readonly kind: 'every'; readonly period: CheckedExpression; readonly from: CheckedExpression };
}

/** One part, for people who read what the compiler understood. */
export interface Part {
  readonly path: string;
  readonly component: string;
  readonly componentKind: ComponentKind;
  readonly wiring: readonly { readonly input: string; readonly to: string }[];
}

/** A place at which an expression, as it is written, divides by 0. */
export type Singularity = RemovableSingularity | Pole | Jump | UndecidedSingularity;

interface SingularPlace {
  /** What was written, or the factors of it that are singular. */
  readonly original: CheckedExpression;
  /** What is 0 there: `v + 40 mV`. */
  readonly zero: CheckedExpression;
  /** The same for a name: `v = -40 mV`; absent where no name can be had alone. */
  readonly place?: { readonly name: CheckedExpression; readonly value: CheckedExpression };
}

/** 0/0, though there is a limit. */
export interface RemovableSingularity extends SingularPlace {
  readonly kind: 'removable';
  /** The value there, in the model's units; absent where it is not had in closed form. */
  readonly limit?: CheckedExpression;
  readonly computed: (
    | { readonly by: 'exprel' }
    /** A common factor was taken out: x^2 / x is x. */
    | { readonly by: 'cancelling' }
    /** One series or several: the largest of each number. */
    | {
        readonly by: 'series';
        readonly terms: number;
        readonly at: CheckedExpression;
        readonly within: number;
        /** What it is off by at most, in units of the last place; present where that is more than 4. */
        readonly ulps?: number;
      }
    /** It could not be removed: at the place it is NaN, and near it loses digits. */
    | { readonly by: 'writing'; readonly reason: string }
    /** It is 0 times infinity on the place, where it is its limit, and as it is written elsewhere: x log(x). */
    | { readonly by: 'limit' }
  ) & {
    /** Where it is computed over its largest exponential, which overflows there: `x > 40`. */
    readonly beyond?: readonly CheckedExpression[];
    /** Another value of the name, where it is 0 too, as a difference that loses digits near it. */
    readonly alsoZero?: CheckedExpression;
  };
}

/** There is no limit: it grows beyond all bounds. It is computed as it is written. */
export interface Pole extends SingularPlace {
  readonly kind: 'pole';
}

/** 0/0, with a limit from each side that is not the other's: sqrt(x^2) / x. It is computed as it is written. */
export interface Jump extends SingularPlace {
  readonly kind: 'jump';
}

/** It may be 0/0: whether there is a limit is not known. It is computed as it is written. */
export interface UndecidedSingularity extends SingularPlace {
  readonly kind: 'undecided';
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
