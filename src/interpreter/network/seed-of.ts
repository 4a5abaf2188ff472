import { hashText } from '../../runtime/hash-text.ts';
import { philox } from '../../runtime/philox.ts';

/**
 * Returns the seed of a part of a network: of that of the network and the part's name, so that neither another part nor its
 * place changes what it draws.
 */
export function seedOf(seed: number, name: string): number {
  const words = new Uint32Array(4);
  philox(seed % 2 ** 32, Math.floor(seed / 2 ** 32), hashText(name), 0, 0, 0, words);
  const [high = 0, low = 0] = words;
  return high * 2 ** 21 + (low >>> 11);
}
