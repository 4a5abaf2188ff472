import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashSpike, makeSpikeHash, spikeHashText } from '../../../src/runtime/network/spike-hash.ts';

const WHOLE = 2n ** 64n;

/** FNV-1a in 64 bits, as it is defined. */
function fnv1a(bytes: readonly number[]): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) % WHOLE;
  return hash;
}

describe('the hash of spikes', () => {
  it('is FNV-1a of the population, step, cell and count of each, lowest bytes first', () => {
    const word = fc.nat(2 ** 31 - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, word, word), { maxLength: 20 }), (spikes) => {
        const hash = makeSpikeHash();
        for (const spike of spikes) hashSpike(hash, ...spike);
        const bytes = new Uint8Array(Int32Array.from(spikes.flat()).buffer);
        expect(spikeHashText(hash)).toBe(
          fnv1a([...bytes])
            .toString(16)
            .padStart(16, '0'),
        );
      }),
    );
  });

  it('of none is the offset basis', () => {
    expect(spikeHashText(makeSpikeHash())).toBe('cbf29ce484222325');
  });
});
