/**
 * Random numbers that are functions of where they are drawn: the seed, which draw of the model it is, the cell, the step
 * (or which of its kind it is), and the repetition of the run. Nothing is remembered between them, so that neither the
 * order of cells nor the length of blocks changes any.
 */
import * as elementary from './elementary.ts';
import { openUniform, philox } from './philox.ts';

/** Columns that a population has where its model draws: the seed, one for all, and the number of each cell. */
export const SEED = 'seed of the run';
export const CELL_NUMBER = 'number of the cell';

/** The seed of a run that names none. */
export const DEFAULT_SEED = 0;

/** Seeds are whole numbers from 0 up to this. */
export const LARGEST_SEED: number = Number.MAX_SAFE_INTEGER;

/** What a draw is counted by. */
type Place = [seed: number, draw: number, cell: number, step: number, repetition: number];

/** What runs draw. Parameters that a distribution cannot have give NaN. */
export interface Draws {
  /** Evenly between two numbers, the first not above the second. */
  uniform(...place: [...Place, low: number, high: number]): number;
  normal(...place: [...Place, mean: number, deviation: number]): number;
  exponential(...place: [...Place, mean: number]): number;
  /** 1 with the probability, else 0. */
  bernoulli(...place: [...Place, probability: number]): number;
  poisson(...place: [...Place, mean: number]): number;
  /** How many of `count` happen, each with the probability. */
  binomial(...place: [...Place, count: number, probability: number]): number;
  /** Of the standard normal distribution. */
  gaussian(...place: Place): number;
  /** Another, independent of `gaussian` at the same place. */
  otherGaussian(...place: Place): number;
}

export const DRAW_NAMES = [
  'uniform',
  'normal',
  'exponential',
  'bernoulli',
  'poisson',
  'binomial',
  'gaussian',
  'otherGaussian',
] as const;

/** Largest mean of `poisson` and count of `binomial`; beyond, logarithms of factorials lose the digits that decide. */
export const LARGEST_COUNT = 1e9;

const PER_WORD = 2 ** -32;
/** The fourth word of the counter holds the repetition, and in its upper bits which pair of numbers of a draw it is. */
const PAIR = 2 ** 20;
const MOST_PAIRS = 2 ** 12;
/** Below this mean, numbers of events are counted up one by one. */
const FEW = 10;
/** Counting ends here at the latest: the probability of more is below 10^-300. */
const MOST_COUNTED = 500;

/**
 * log(k!) - (log(2 π) / 2 + (k + 1/2) log(k + 1) - (k + 1)), for k from 0 to 9 (Hörmann 1993); for larger k from
 * Stirling's series.
 */
const STIRLING: readonly number[] = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211,
  0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287,
]; // biome-ignore format: a table
const HALF_LOG_OF_TWO_PI = 0.9189385332046728;

function stirlingRest(k: number): number {
  const tabled = STIRLING[k];
  if (tabled !== undefined) return tabled;
  const inverse = 1 / (k + 1);
  const square = inverse * inverse;
  return (1 / 12 - (1 / 360 - square / 1260) * square) * inverse;
}

function logFactorial(k: number): number {
  return HALF_LOG_OF_TWO_PI + (k + 0.5) * elementary.log(k + 1) - (k + 1) + stirlingRest(k);
}

/** Returns the draws. They share four words of memory, so each kernel has its own. */
export function makeDraws(): Draws {
  const words = new Uint32Array(4);

  // Parameters, no list of them: most draws are of millions a second, and each list would be garbage.
  const fill = (
    seed: number,
    draw: number,
    cell: number,
    step: number,
    repetition: number,
    pair: number,
  ): void => {
    // It takes the lowest 32 bits of each, as a remainder would be, which takes longer.
    philox(seed, Math.floor(seed * PER_WORD), draw, cell, step, repetition + pair * PAIR, words);
  };
  // A typed array of four has a first to fourth word.
  const first = (): number => openUniform(words[0] as number, words[1] as number);
  const second = (): number => openUniform(words[2] as number, words[3] as number);

  const radius = (): number => Math.sqrt(-2 * elementary.log(first()));
  const angle = (): number => 2 * Math.PI * second();

  function gaussian(seed: number, draw: number, cell: number, step: number, repetition: number): number {
    fill(seed, draw, cell, step, repetition, 0);
    return radius() * elementary.cos(angle());
  }

  /** Hörmann (1993), The transformed rejection method for generating Poisson random variables, PTRS. */
  function manyPoisson(place: Place, mean: number): number {
    const root = Math.sqrt(mean);
    const logMean = elementary.log(mean);
    const b = 0.931 + 2.53 * root;
    const a = -0.059 + 0.02483 * b;
    const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    const surely = 0.9277 - 3.6224 / (b - 2);
    for (let pair = 0; pair < MOST_PAIRS; pair++) {
      fill(...place, pair);
      const u = first() - 0.5;
      const v = second();
      const s = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / s + b) * u + mean + 0.43);
      if (s >= 0.07 && v <= surely) return k;
      if (k < 0 || (s < 0.013 && v > s)) continue;
      const height = elementary.log((v * inverseAlpha) / (a / (s * s) + b));
      if (height <= k * logMean - mean - logFactorial(k)) return k;
    }
    return Number.NaN;
  }

  /** Of the words that are filled. */
  function fewPoisson(mean: number): number {
    let left = first();
    let probability = elementary.exp(-mean);
    let k = 0;
    while (left > probability && k < MOST_COUNTED) {
      left -= probability;
      k += 1;
      probability = (probability * mean) / k;
    }
    return k;
  }

  /** Hörmann (1993), The generation of binomial random variates, BTRS; the probability is at most 1/2. */
  function manyBinomial(place: Place, count: number, probability: number): number {
    const rest = 1 - probability;
    const deviation = Math.sqrt(count * probability * rest);
    const b = 1.15 + 2.53 * deviation;
    const a = -0.0873 + 0.0248 * b + 0.01 * probability;
    const centre = count * probability + 0.5;
    const surely = 0.92 - 4.2 / b;
    const odds = probability / rest;
    const alpha = (2.83 + 5.1 / b) * deviation;
    const mode = Math.floor((count + 1) * probability);
    for (let pair = 0; pair < MOST_PAIRS; pair++) {
      fill(...place, pair);
      const u = first() - 0.5;
      const v = second();
      const s = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / s + b) * u + centre);
      if (s >= 0.07 && v <= surely) return k;
      if (k < 0 || k > count) continue;
      const height = elementary.log((v * alpha) / (a / (s * s) + b));
      const bound =
        (mode + 0.5) * elementary.log((mode + 1) / (odds * (count - mode + 1))) +
        (count + 1) * elementary.log((count - mode + 1) / (count - k + 1)) +
        (k + 0.5) * elementary.log((odds * (count - k + 1)) / (k + 1)) +
        (stirlingRest(mode) + stirlingRest(count - mode) - stirlingRest(k) - stirlingRest(count - k));
      if (height <= bound) return k;
    }
    return Number.NaN;
  }

  function fewBinomial(place: Place, count: number, probability: number): number {
    fill(...place, 0);
    const odds = probability / (1 - probability);
    let left = first();
    let next = elementary.exp(count * elementary.log1p(-probability));
    let k = 0;
    while (left > next && k < count && k < MOST_COUNTED) {
      left -= next;
      next = (next * odds * (count - k)) / (k + 1);
      k += 1;
    }
    return k;
  }

  /** Of a probability of at most 1/2. */
  function lowBinomial(place: Place, count: number, probability: number): number {
    return count * probability < FEW
      ? fewBinomial(place, count, probability)
      : manyBinomial(place, count, probability);
  }

  return {
    uniform(seed, draw, cell, step, repetition, low, high) {
      if (!(low <= high)) return Number.NaN;
      fill(seed, draw, cell, step, repetition, 0);
      return low + (high - low) * first();
    },
    normal: (seed, draw, cell, step, repetition, mean, deviation) =>
      deviation >= 0 ? mean + deviation * gaussian(seed, draw, cell, step, repetition) : Number.NaN,
    exponential(seed, draw, cell, step, repetition, mean) {
      if (!(mean >= 0)) return Number.NaN;
      fill(seed, draw, cell, step, repetition, 0);
      return -mean * elementary.log(first());
    },
    bernoulli(seed, draw, cell, step, repetition, probability) {
      if (!(probability >= 0 && probability <= 1)) return Number.NaN;
      fill(seed, draw, cell, step, repetition, 0);
      return first() < probability ? 1 : 0;
    },
    poisson(seed, draw, cell, step, repetition, mean) {
      if (!(mean >= 0 && mean <= LARGEST_COUNT)) return Number.NaN;
      if (mean >= FEW) return manyPoisson([seed, draw, cell, step, repetition], mean);
      fill(seed, draw, cell, step, repetition, 0);
      return fewPoisson(mean);
    },
    binomial(seed, draw, cell, step, repetition, count, probability) {
      const isCount = count >= 0 && count <= LARGEST_COUNT && Math.floor(count) === count;
      if (!isCount || !(probability >= 0 && probability <= 1)) return Number.NaN;
      const place: Place = [seed, draw, cell, step, repetition];
      return probability <= 0.5
        ? lowBinomial(place, count, probability)
        : count - lowBinomial(place, count, 1 - probability);
    },
    gaussian,
    otherGaussian(seed, draw, cell, step, repetition) {
      fill(seed, draw, cell, step, repetition, 0);
      return radius() * elementary.sin(angle());
    },
  };
}
