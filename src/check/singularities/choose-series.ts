/**
 * How many terms of a series, and up to where: there the error of the series and that of the quotient as it is written
 * are both small. The quotient loses digits towards the point; the series needs more terms away from it.
 */
import type { Measured } from './measure.ts';
import { ulpOf } from './measure.ts';

/** Series that need more terms are not used so far from the point. */
const MOST_TERMS = 40;
/** What both sides should keep to, in units of the last place: roundings outside of them make four of it. */
const GOOD = 2.5;
/** Where it is tried, in the distance at which the second term is as large as the first. */
const DISTANCES = [1 / 16, 1 / 8, 1 / 4, 3 / 8, 1 / 2, 3 / 4, 1, 1.25, 1.5, 2, 2.5, 3, 4];
const SAMPLES = [1, 1.05, 1.12, 1.2, 1.33, 1.5, 1.75, 2, 2.5, 3, 4];

export interface ChosenSeries {
  /** How many of the coefficients. */
  readonly terms: number;
  readonly within: number;
  /** The bound of both errors, in units of the last place. */
  readonly ulps: number;
}

/** Returns the best choice; undefined if there is none. `coefficients` are those of 1, w, w^2… with w = u^step. */
export function chooseSeries(
  coefficients: readonly number[],
  step: 1 | 2,
  written: (u: number) => Measured,
): ChosenSeries | undefined {
  const [first = 0] = coefficients;
  const next = coefficients.findIndex((each, i) => i > 0 && each !== 0);
  const second = coefficients[next];
  // A polynomial of one term is right everywhere, as far as it goes.
  if (second === undefined) return { terms: 1, within: Number.MAX_VALUE, ulps: 1 };
  const power = next * step;
  const scale = Math.abs(first / second) ** (1 / power);
  let best: ChosenSeries | undefined;
  for (const distance of DISTANCES) {
    const within = Number((scale * distance).toPrecision(2));
    const terms = termsWithin(coefficients, within ** step);
    if (terms === undefined) continue;
    const near = [within, 0.7 * within, 0.4 * within].flatMap((u) => (step === 1 ? [u, -u] : [u]));
    const used = coefficients.slice(0, terms);
    const ulps = Math.max(
      ...near.map((u) => seriesError(used, u ** step, step)),
      ...SAMPLES.flatMap((factor) => [factor * within, -factor * within]).map((u) =>
        relativeError(written(u)),
      ),
    );
    if (best === undefined || ulps < best.ulps) best = { terms, within, ulps };
    if (ulps <= GOOD) break;
  }
  return best;
}

/** How many terms are needed so that the others do not matter. */
function termsWithin(coefficients: readonly number[], w: number): number | undefined {
  const sizes = coefficients.map((each, k) => Math.abs(each) * w ** k);
  const plus = coefficients.reduceRight((inner, each) => inner * w + each, 0);
  const minus = coefficients.reduceRight((inner, each) => inner * -w + each, 0);
  const negligible = Math.min(Math.abs(plus), Math.abs(minus)) * 2 ** -57;
  let rest = (sizes.at(-1) ?? 0) + (sizes.at(-2) ?? 0);
  if (!(rest * 4 <= negligible)) return undefined;
  for (let k = sizes.length - 1; k > 0; k--) {
    rest += sizes[k] ?? 0;
    if (rest > negligible) return k + 1 > MOST_TERMS ? undefined : k + 1;
  }
  return 1;
}

/** A bound for Horner's scheme. */
function seriesError(coefficients: readonly number[], w: number, step: 1 | 2): number {
  let [sum, error] = [0, 0];
  for (const each of coefficients.toReversed()) {
    const product = sum * w;
    const next = product + each;
    // w itself is rounded where it is a square.
    error = error * Math.abs(w) + (step * ulpOf(product)) / 2 + ulpOf(each) / 2 + ulpOf(next) / 2;
    sum = next;
  }
  return error / ulpOf(sum);
}

function relativeError({ value, error }: Measured): number {
  return Number.isFinite(value) && Number.isFinite(error) ? error / ulpOf(value) : 0;
}
