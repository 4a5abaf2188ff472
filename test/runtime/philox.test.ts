import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openUniform, philox } from '../../src/runtime/philox.ts';

type Four = readonly [number, number, number, number];

function words(key: readonly [number, number], counter: Four): readonly string[] {
  const out = new Uint32Array(4);
  philox(...key, ...counter, out);
  return Array.from(out, (word) => word.toString(16).padStart(8, '0'));
}

/** The same, ten rounds as the paper writes them, with whole numbers of any size. */
function byDefinition(key: readonly [number, number], counter: Four): readonly string[] {
  const word = (value: bigint): bigint => value & 0xffffffffn;
  let [k0, k1] = key.map(BigInt) as [bigint, bigint]; // as many as given
  let state = counter.map(BigInt) as [bigint, bigint, bigint, bigint]; // as many as given
  for (let round = 0; round < 10; round++) {
    const [first, second] = [0xd2511f53n * state[0], 0xcd9e8d57n * state[2]];
    state = [(second >> 32n) ^ state[1] ^ k0, word(second), (first >> 32n) ^ state[3] ^ k1, word(first)];
    [k0, k1] = [word(k0 + 0x9e3779b9n), word(k1 + 0xbb67ae85n)];
  }
  return state.map((value) => value.toString(16).padStart(8, '0'));
}

const ONES = 0xffffffff;
const wordArbitrary = fc.oneof(
  fc.integer({ min: 0, max: ONES }),
  fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, ONES),
);

describe('philox', () => {
  it('gives the known answers of Random123', () => {
    expect(words([0, 0], [0, 0, 0, 0])).toEqual(['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']);
    expect(words([ONES, ONES], [ONES, ONES, ONES, ONES])).toEqual([
      '408f276d',
      '41c83b0e',
      'a20bc7c6',
      '6d5451fd',
    ]);
    // The digits of pi.
    expect(words([0xa4093822, 0x299f31d0], [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344])).toEqual([
      'd16cfe09',
      '94fdcceb',
      '5001e420',
      '24126ea1',
    ]);
  });

  it('gives what its definition gives', () => {
    const four = fc.tuple(wordArbitrary, wordArbitrary, wordArbitrary, wordArbitrary);
    fc.assert(
      fc.property(fc.tuple(wordArbitrary, wordArbitrary), four, (key, counter) => {
        expect(words(key, counter)).toEqual(byDefinition(key, counter));
      }),
      { numRuns: 500 },
    );
  });
});

describe('openUniform', () => {
  it('lies between 0 and 1, and reaches neither', () => {
    expect(openUniform(0, 0)).toBe(2 ** -53);
    expect(openUniform(ONES, ONES)).toBe(1 - 2 ** -53);
    expect(openUniform(0x80000000, 0)).toBe(0.5 + 2 ** -53);
  });

  it('mirrors: what is left of 1 is the number of the opposite words', () => {
    fc.assert(
      fc.property(wordArbitrary, wordArbitrary, (first, second) => {
        expect(1 - openUniform(first, second)).toBe(openUniform(~first, ~second));
      }),
    );
  });

  it('is as uniform as chance has it', () => {
    // 2^16 draws in 16 classes: chi-squared with 15 degrees is above 37.7 once in a thousand.
    const out = new Uint32Array(4);
    const counts = new Array<number>(16).fill(0);
    for (let n = 0; n < 65536; n++) {
      philox(20261121, 0, 1, n, 0, 0, out);
      const at = Math.floor(16 * openUniform(out[0] ?? 0, out[1] ?? 0));
      counts[at] = (counts[at] ?? 0) + 1;
    }
    const squares = counts.reduce((sum, count) => sum + (count - 4096) ** 2 / 4096, 0);
    expect(squares).toBeLessThan(37.7);
  });
});
