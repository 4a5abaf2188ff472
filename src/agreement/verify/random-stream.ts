import { openUniform, philox } from '../../runtime/philox.ts';

/**
 * Random numbers of one trial. They follow from the seed and the trial's number alone, so a trial can be repeated
 * without those before it. Has an identity because it counts its draws.
 */
export class RandomStream {
  readonly #seed: number;
  readonly #trial: number;
  readonly #attempt: number;
  readonly #words = new Uint32Array(4);
  #draw = 0;

  constructor(seed: number, trial: number, attempt: number) {
    this.#seed = seed;
    this.#trial = trial;
    this.#attempt = attempt;
  }

  /** Returns a number between 0 and 1, neither of them. */
  next(): number {
    const high = Math.floor(this.#seed / 2 ** 32);
    philox(this.#seed >>> 0, high, this.#draw, this.#trial, this.#attempt, 0, this.#words);
    this.#draw += 1;
    return openUniform(this.#words[0] ?? 0, this.#words[1] ?? 0);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Returns a whole number from 0 to `count` - 1. */
  index(count: number): number {
    return Math.min(count - 1, Math.floor(this.next() * count));
  }

  /** Returns a draw of the normal distribution, by the method of Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}
