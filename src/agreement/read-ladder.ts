/** The steps that methods are tried with, and how far apart the samples lie that all of them have. */
import { add, compare, divide, multiply, type Rational, rational, toNumber, ZERO } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { noCommonGrid } from '../diagnostics/codes/compare.ts';
import { notPositive, stepTooLong } from '../diagnostics/codes/run/times.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readTime, secondsOf } from '../simulate/time-grid.ts';
import type { CompareOptions } from './compare-options.ts';

export interface Ladder {
  /** From the longest to the shortest, each once, in the model's unit of time. */
  readonly steps: readonly Rational[];
  /** A multiple of every step. */
  readonly interval: Rational;
  readonly duration: Rational;
}

const DEFAULT_STEPS = '0.1, 0.05, 0.025, 0.0125, 0.00625 ms';
const DEFAULT_DURATION = '100 ms';
/** Between samples nobody looks; these are enough to see every spike of a usual run many times. */
const MOST_SAMPLES = 20_000n;
/** Of fewer samples nothing can be said. */
const LEAST_SAMPLES = 2;

/** Returns `0.1,0.05 ms` as texts with a unit each: that of the next one that has a unit. */
function stepTexts(given: string): readonly string[] {
  const parts = given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  let unit = '';
  const texts = parts.toReversed().map((part) => {
    const [, number = part, own = ''] = /^([-+\d.]+(?:e[-+]?\d+)?)\s*(.*)$/i.exec(part) ?? [];
    if (own !== '') unit = own;
    return `${number} ${own === '' ? unit : own}`.trim();
  });
  return texts.toReversed();
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The least length that is a whole multiple of both. */
function commonMultiple(a: Rational, b: Rational): Rational {
  const { numerator, denominator } = divide(a, b);
  // a / b = n / d in lowest terms, so that d a = n b.
  return multiply(a, rational(denominator / greatestCommonDivisor(numerator, denominator)));
}

/** Returns a time as a run takes it. */
export function timeText(time: Rational, { timeUnit }: CheckedModel): string {
  return `${toNumber(time)} ${timeUnit.text}`;
}

/** Returns the steps and the samples of a comparison, or everything that is wrong with them. */
export function readLadder(model: CheckedModel, options: CompareOptions): Ladder | readonly Diagnostic[] {
  const own = model.timeUnit;
  const given = options.dt ?? DEFAULT_STEPS;
  const texts = typeof given === 'string' ? stepTexts(given) : given;
  const read = [readTime('for', options.for ?? DEFAULT_DURATION, own)].concat(
    texts.map((text) => readTime('dt', text, own)),
  );
  const mistakes = read.filter((each) => 'code' in each);
  if (mistakes.length > 0) return mistakes;
  const [duration = ZERO, ...all] = read.flatMap((time) =>
    'code' in time ? [] : [multiply(time.value, divide(secondsOf(time.unit), secondsOf(own)))],
  );
  const bad = [duration, ...all].findIndex((time) => compare(time, ZERO) <= 0);
  if (bad >= 0 || all.length === 0) {
    const text = bad < 0 ? 'no step' : String(bad === 0 ? options.for : texts[bad - 1]);
    return [notPositive({ option: bad === 0 ? 'for' : 'dt', text })];
  }
  const sorted = all.toSorted((a, b) => compare(b, a));
  const steps = sorted.filter((step, index) => index === 0 || compare(step, sorted[index - 1] ?? ZERO) !== 0);
  const [longest = ZERO] = steps;
  if (compare(longest, duration) > 0) {
    return [stepTooLong({ step: timeText(longest, model), duration: timeText(duration, model) })];
  }
  const common = steps.reduce(commonMultiple);
  const count = divide(duration, common);
  if (compare(count, rational(LEAST_SAMPLES)) < 0) {
    return [
      noCommonGrid({
        steps: steps.map((step) => timeText(step, model)),
        common: timeText(common, model),
        duration: timeText(duration, model),
      }),
    ];
  }
  const thinned = count.numerator / count.denominator / MOST_SAMPLES + 1n;
  return { steps, interval: multiply(common, rational(thinned)), duration };
}

/** Returns how many steps of that length the duration has. */
export function stepsOf({ duration }: Ladder, step: Rational): number {
  const { numerator, denominator } = add(divide(duration, step), rational(1, 2));
  return Number(numerator / denominator);
}
