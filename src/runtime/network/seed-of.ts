import { hashText } from '../hash-text.ts';
import { philox } from '../philox.ts';

const WORD = 2 ** 32;

/**
 * Returns the seed of a population or projection: a whole number below 2^53 that follows from the seed of the network and
 * the name, so that two populations of one model differ and that another one changes none.
 */
export function seedOf(seed: number, name: string): number {
  const words = new Uint32Array(4);
  philox(seed % WORD, Math.floor(seed / WORD), hashText(name), 0, 0, 0, words);
  const [first = 0, second = 0] = words;
  return first * 2 ** 21 + (second >>> 11);
}
