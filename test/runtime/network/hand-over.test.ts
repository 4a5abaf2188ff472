import { describe, expect, it } from 'vitest';
import { keptSpikes, recordCells, recordSpikes } from '../../../src/runtime/network/network-recorder.ts';
import { runNetwork } from '../../../src/runtime/network/run-network.ts';
import type { Stopwatch } from '../../../src/runtime/turns.ts';
import { handMadeNetwork } from './hand-made-network.ts';

/** A machine on which each look at the clock takes a second. */
function slowStopwatch(): Stopwatch {
  let milliseconds = 0;
  return {
    elapsed: () => {
      milliseconds += 1000;
      return milliseconds;
    },
    isTurnDue: () => false,
    rest: async () => {},
  };
}

describe('what recorders gather in a slow run', () => {
  it('is handed over before a block is full, so that it can be where nothing ends it', async () => {
    const network = handMadeNetwork([{ drives: [0.5] }], []);
    const blocks: number[] = [];
    let spikes = 0;
    const kept = recordSpikes(network, { population: 'P0' });
    const recorders = [
      kept,
      recordCells(network, {
        population: 'P0',
        names: ['x'],
        every: 1,
        take: ([trace], first) => blocks.push(first, first + (trace?.length ?? 0)),
      }),
      recordSpikes(network, {
        population: 'P0',
        take: (triples) => {
          spikes += triples.length / 3;
        },
      }),
    ];
    const { ending } = await runNetwork(network, { steps: 200, recorders }, slowStopwatch());
    expect(ending).toBe('done');
    expect(blocks.length).toBeGreaterThan(10);
    // Each block begins where the one before ended.
    expect(blocks.filter((_, at) => at % 2 === 0)).toEqual(
      [0, ...blocks.filter((_, at) => at % 2 === 1)].slice(0, -1),
    );
    expect(blocks.at(-1)).toBe(201);
    expect(spikes).toBe(keptSpikes(kept).length / 3);
    expect(spikes).toBeGreaterThan(10);
  });

  it('ends the run at once where it cannot be taken', async () => {
    const network = handMadeNetwork([{ drives: [0.5] }], []);
    const full = new Error('the disk is full');
    const recorder = recordCells(network, {
      population: 'P0',
      names: ['x'],
      every: 1,
      take: () => {
        throw full;
      },
    });
    const outcome = await runNetwork(network, { steps: 10_000, recorders: [recorder] }, slowStopwatch());
    expect(outcome).toMatchObject({ ending: 'interrupted', thrown: { value: full } });
    expect(outcome.steps).toBeLessThan(200);
  });
});
