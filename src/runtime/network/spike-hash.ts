/**
 * A fingerprint of the spikes of a network: FNV-1a (64 bits; Fowler, Noll, Vo) of four numbers of 32 bits, lowest byte first,
 * for each: the population's index, the step, the cell, the count; in the order of steps, populations and cells. As two
 * words of 32 bits, since a product of 64 bits fits no number.
 */
export type SpikeHash = Uint32Array;

const [BASIS_HIGH, BASIS_LOW] = [0xcbf29ce4, 0x84222325];
/** The prime is this and 2^40. */
const PRIME_LOW = 0x1b3;

export function makeSpikeHash(): SpikeHash {
  return Uint32Array.of(BASIS_HIGH, BASIS_LOW);
}

/** Takes in the four numbers of a spike. */
export function hashSpike(
  hash: SpikeHash,
  population: number,
  step: number,
  cell: number,
  count: number,
): void {
  let high = hash[0] ?? 0;
  let low = hash[1] ?? 0;
  for (let which = 0; which < 4; which++) {
    const number = which === 0 ? population : which === 1 ? step : which === 2 ? cell : count;
    for (let shift = 0; shift < 32; shift += 8) {
      low ^= (number >>> shift) & 0xff;
      // What the low word carries over, by its halves.
      const lower = Math.imul(low & 0xffff, PRIME_LOW) >>> 16;
      const carry = (Math.imul(low >>> 16, PRIME_LOW) + lower) >>> 16;
      high = (Math.imul(high, PRIME_LOW) + (low << 8) + carry) | 0;
      low = Math.imul(low, PRIME_LOW);
    }
  }
  hash[0] = high;
  hash[1] = low;
}

/** Returns it as 16 digits. */
export function spikeHashText(hash: SpikeHash): string {
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}
