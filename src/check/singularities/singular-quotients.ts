/**
 * Finds what is 0/0 in a quotient or a sum of poles, in whatever form it is written, and makes of it what is right on
 * the point, near it and away from it.
 *
 * A place is a sum U of which a name v is a part, v - E. Every factor that is 0 or has a pole there is read as a power
 * series in U (`read-series.ts`), with forms as coefficients, so that its order is decided exactly. If the orders add
 * up to 0 or more, there is a limit:
 *
 * - factors λ U and c (exp(λ U) - 1) make c λ exprel(λ U), and what is left of U cancels;
 * - all others are one function of u = λ U with numbers as coefficients, times a constant; near the point its series is
 *   computed, elsewhere what was written (`choose-series.ts`);
 * - if they depend on several u (sin(a x) / tan(b x)), each is such a function by itself.
 *
 * Bounded in all it does: what is too large is computed as written.
 */
import type { CheckedExpression, CheckedProduct, CheckedSum } from '../checked-expression.ts';
import type { Singularity } from '../singularity.ts';
import { Analysis } from './analysis.ts';
import { type FarAway, farAway } from './far-away.ts';
import type { Names } from './names.ts';
import { logarithmRemoved } from './on-the-place.ts';
import { polesOf } from './poles.ts';
import { quotientRemoved } from './quotients.ts';
import type { Removed } from './removed.ts';
import { polesOfSumRemoved } from './sums-of-poles.ts';

export class SingularQuotients {
  readonly #analysis: Analysis;

  constructor(names: Names) {
    this.#analysis = new Analysis(names);
  }

  /** Returns the product without what is 0/0 in it at one place; undefined if nothing is. */
  fromProduct(product: CheckedProduct, keepsMade: boolean): Removed | undefined {
    return quotientRemoved(this.#analysis, product, keepsMade) ?? logarithmRemoved(this.#analysis, product);
  }

  /** Returns what is computed with what its factors are far away, where their exponentials overflow; undefined if none do. */
  farAway(row: NonNullable<Removed['row']>, near: CheckedExpression): FarAway | undefined {
    return this.#analysis.decided(() => farAway(this.#analysis, row, near, near.span));
  }

  /** Returns the sum without poles that cancel; undefined if none do. */
  fromSum(sum: CheckedSum): Removed | undefined {
    return polesOfSumRemoved(this.#analysis, sum);
  }

  /** Returns the places at which the product is not bounded, and those at which that is not known. */
  polesOf(product: CheckedProduct): readonly Singularity[] {
    return polesOf(this.#analysis, product);
  }
}
