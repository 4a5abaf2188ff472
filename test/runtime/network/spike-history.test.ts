import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSpikes,
  beginStep,
  makeSpikeHistory,
  packHistory,
  type SpikeHistory,
  unpackHistory,
} from '../../../src/runtime/network/spike-history.ts';

/** What a history is to say of step k: cells and how often each spiked. */
function spikesOf({ cells, counts, firsts, lengths, steps }: SpikeHistory, k: number): readonly number[][] {
  const slot = k % steps;
  return Array.from({ length: lengths[slot] ?? 0 }, (_, n) => {
    const place = ((firsts[slot] ?? 0) + n) & (cells.length - 1);
    return [cells[place] ?? -1, counts[place] ?? -1];
  });
}

/** Numbers of cells that spike in a step: mostly few, at times as many as fill a ring. */
const cellsOfStep = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom(16, 32, 63, 64, 65, 128) },
);

describe('the history of spikes', () => {
  it('is a list of those of the last steps, however many there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.array(cellsOfStep, { minLength: 1, maxLength: 140 }),
        (steps, counts) => {
          const history = makeSpikeHistory(steps);
          const all = counts.map((count, k) =>
            Array.from({ length: count }, (_, cell) => [cell + k, 1 + (cell % 2)]),
          );
          for (const [k, spikes] of all.entries()) {
            beginStep(history, k);
            for (const [cell = 0, times = 0] of spikes) addSpikes(history, k, cell, times);
            for (let ago = 0; ago < Math.min(steps, k + 1); ago++) {
              expect(spikesOf(history, k - ago)).toEqual(all[k - ago]);
            }
          }
          const copy = makeSpikeHistory(steps);
          unpackHistory(copy, all.length, packHistory(history, all.length));
          for (let k = Math.max(0, all.length - steps); k < all.length; k++) {
            expect(spikesOf(copy, k)).toEqual(all[k]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps the first spike of a step that comes when the ring is just full', () => {
    const history = makeSpikeHistory(100);
    for (let k = 0; k < 65; k++) {
      beginStep(history, k);
      addSpikes(history, k, k, 1);
    }
    expect(spikesOf(history, 64)).toEqual([[64, 1]]);
    expect(spikesOf(history, 0)).toEqual([[0, 1]]);
  });
});
