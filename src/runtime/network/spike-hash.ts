/**
 * A fingerprint of the spikes of a network: FNV-1a (64 bits; Fowler, Noll, Vo) of four numbers of 32 bits, lowest byte first,
 * for each: the population's index, the step, the cell, the count; in the order of steps, populations and cells. As two
 * words of 32 bits, since a product of 64 bits fits no number.
 */
export type SpikeHash = Uint32Array;

const [BASIS_HIGH, BASIS_LOW] = [0xcbf29ce4, 0x84222325];
/** The prime is this and 2^40. */
const PRIME_LOW = 0x1b3;
const WORD = 2 ** 32;

export function makeSpikeHash(): SpikeHash {
  return Uint32Array.of(BASIS_HIGH, BASIS_LOW);
}

export function hashNumber(hash: SpikeHash, value: number): void {
  let high = hash[0] ?? 0;
  let low = hash[1] ?? 0;
  for (let shift = 0; shift < 32; shift += 8) {
    low = (low ^ ((value >>> shift) & 0xff)) >>> 0;
    const product = low * PRIME_LOW;
    high = (Math.imul(high, PRIME_LOW) + (low << 8) + Math.floor(product / WORD)) | 0;
    low = product >>> 0;
  }
  hash[0] = high;
  hash[1] = low;
}

/** Returns it as 16 digits. */
export function hashText(hash: SpikeHash): string {
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}
