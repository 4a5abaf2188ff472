/** Where an expression, as it is written, divides by 0, and what was done about it. */
import type { CheckedExpression } from './checked-expression.ts';

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
