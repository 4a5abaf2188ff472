/**
 * Expressions that are known to be right: all names resolved, functions written out, every number in the model's coherent units.
 * The tree is the one that was written, and is evaluated as it stands.
 */
import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';

/** Functions with numeric arguments and result that models may call. */
export const BUILTIN_NUMBER_FUNCTIONS = [
  'clamp', 'min', 'max', 'abs', 'sign', 'floor', 'ceil', 'mod', 'exp', 'expm1', 'exprel', 'log', 'log1p',
  'log10', 'sqrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'heaviside',
  'sigmoid',
] as const; // biome-ignore format: one table
export type BuiltinFunction = (typeof BUILTIN_NUMBER_FUNCTIONS)[number];

/** Distributions that models may draw from. */
const DISTRIBUTIONS = ['uniform', 'normal', 'poisson', 'binomial', 'exponential', 'bernoulli'] as const;
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
