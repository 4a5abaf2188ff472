/** What happens in a checked model at events: thresholds, and the blocks that run. */
import type { Span } from '../base/span.ts';
import type { CheckedExpression } from './checked-expression.ts';

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
