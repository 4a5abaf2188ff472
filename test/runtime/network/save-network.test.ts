import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectOneToOne } from '../../../src/runtime/network/connect-by-pairs.ts';
import type { Network } from '../../../src/runtime/network/network.ts';
import {
  keptSpikes,
  keptTraces,
  recordCells,
  recordSpikes,
} from '../../../src/runtime/network/network-recorder.ts';
import { summariseNetwork } from '../../../src/runtime/network/network-summary.ts';
import { runNetworkNow } from '../../../src/runtime/network/run-network.ts';
import { restoreNetwork, saveNetwork } from '../../../src/runtime/network/save-network.ts';
import { atOnce } from '../../../src/runtime/turns.ts';
import { handMadeNetwork, statesOf, weightsOf } from './hand-made-network.ts';
import { randomNetwork } from './network-arbitrary.ts';

/** Runs on, and returns all that can be seen of it. */
function goOn(network: Network, steps: number): unknown {
  const spikes = recordSpikes(network, { population: 'P0' });
  const x = recordCells(network, { population: 'P0', names: ['x'], every: 1 });
  runNetworkNow(network, { steps, recorders: [spikes, x] });
  return {
    spikes: [...keptSpikes(spikes)],
    x: [...(keptTraces(x)[0] ?? [])],
    states: network.populations.map((_, index) => statesOf(network, index)),
    weights: network.projections.map((_, index) => weightsOf(network, index)),
    summary: { ...summariseNetwork(network), bytes: 0 },
  };
}

describe('the state of a network', () => {
  it('is complete: what is put into a new network goes on with the same bits', () => {
    fc.assert(
      fc.property(randomNetwork, fc.nat(30), ({ populations, projections }, steps) => {
        const network = handMadeNetwork(populations, projections);
        runNetworkNow(network, { steps });
        const bytes = saveNetwork(network);
        const unbroken = goOn(network, 25);
        const other = handMadeNetwork(populations, projections);
        runNetworkNow(other, { steps: 3 });
        // From a file bytes may lie anywhere.
        const moved = new Uint8Array(bytes.length + 3).subarray(3);
        moved.set(bytes);
        expect(restoreNetwork(other, moved)).toEqual({ kind: 'restored' });
        expect(other.step).toBe(steps);
        expect(saveNetwork(other)).toEqual(bytes);
        expect(goOn(other, 25)).toEqual(unbroken);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused with a reason where it is of another network, damaged or none', () => {
    const made = (cells: number, delay = 0): Network => {
      const connected = atOnce(connectOneToOne({ pre: cells, post: cells, noSelf: false }));
      if (connected.kind === 'problem') throw new RangeError(connected.problem);
      const topology = { ...connected.topology, delays: { kind: 'uniform', steps: delay } as const };
      return handMadeNetwork(
        [{ drives: Array.from({ length: cells }, () => 0.5) }],
        [{ from: 0, to: 0, topology, weights: Array.from({ length: cells }, () => 0.1) }],
      );
    };
    const network = made(3);
    runNetworkNow(network, { steps: 10 });
    const bytes = saveNetwork(network);
    const reasonOf = (into: Network, given: Uint8Array): string => {
      const before = saveNetwork(into);
      const restored = restoreNetwork(into, given);
      expect(saveNetwork(into)).toEqual(before);
      return restored.kind === 'refused' ? restored.reason : 'it was restored';
    };
    expect(reasonOf(made(4), bytes)).toBe(
      'it is of another network: the number of cells of P0 is 4, there 3',
    );
    expect(reasonOf(made(3, 2), bytes)).toBe(
      'it is of another network: the largest delay from P0 is 2, there 0',
    );
    expect(reasonOf(handMadeNetwork([{ drives: [0, 0, 0] }], []), bytes)).toBe(
      'it is of another network: the projections differ',
    );
    expect(reasonOf(made(3), bytes.slice(0, bytes.length - 8))).toBe('it is not complete');
    const damaged = bytes.slice();
    damaged[bytes.length - 5] = 77;
    expect(reasonOf(made(3), damaged)).toBe('it is damaged');
    expect(reasonOf(made(3), new Uint8Array(100))).toBe('it is not the state of a network');
    expect(reasonOf(made(3), new Uint8Array(0))).toBe('it is not the state of a network');
    const old = new TextDecoder('latin1').decode(bytes).replace('"version":2', '"version":1');
    expect(
      reasonOf(
        made(3),
        Uint8Array.from(old, (letter) => letter.charCodeAt(0)),
      ),
    ).toBe('it is in format 1, and this version reads format 2');
  });
});
