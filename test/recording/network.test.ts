import { describe, expect, it } from 'vitest';
import { arrangeByDelay } from '../../src/runtime/network/arrange-by-delay.ts';
import { connectAllToAll } from '../../src/runtime/network/connect-by-pairs.ts';
import {
  keptSpikes,
  keptTraces,
  recordCells,
  recordReduction,
  recordSpikes,
  recordSynapses,
} from '../../src/runtime/network/network-recorder.ts';
import { putSynapses } from '../../src/runtime/network/put-synapses.ts';
import type { RecordedTrace } from '../../src/runtime/network/recording-sink.ts';
import { runNetworkNow } from '../../src/runtime/network/run-network.ts';
import { takeSamplesInto, takeSpikesInto } from '../../src/runtime/network/take-into-sink.ts';
import { atOnce } from '../../src/runtime/turns.ts';
import { handMadeNetwork, weightsOf } from '../runtime/network/hand-made-network.ts';
import { numbersAt, openSink, reading, temporary } from './files.ts';

const POPULATION = { kind: 'population', index: 0 } as const;
const X: RecordedTrace = {
  name: 'x',
  unit: '1',
  of: POPULATION,
  columns: { kind: 'chosen', numbers: Int32Array.of(0, 2) },
  firstPoint: 0,
  every: 2,
};
const STEPS = 50;

describe('a network that records to disk', () => {
  it('leaves there what it would keep in memory', async () => {
    const connected = atOnce(connectAllToAll({ pre: 3, post: 2, noSelf: false }));
    if (connected.kind === 'problem') throw new RangeError(connected.problem);
    const delays = Int32Array.of(4, 0, 1, 1, 2, 1);
    const { topology } = atOnce(arrangeByDelay(connected.topology, delays));
    const network = handMadeNetwork(
      [{ drives: [0.5, 2.75, 0.3] }, { drives: [0.1, 0] }],
      [{ from: 0, to: 1, topology, weights: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] }],
    );
    const [projection] = network.projections;
    if (projection === undefined) throw new Error('no projection');
    const path = temporary('net.h5');
    const sink = await openSink(path);
    sink.begin({
      network: 'Net',
      seed: 1,
      time: { unit: 'ms', dt: 0.1, steps: STEPS, timeOf: (point) => point / 10 },
      populations: [{ name: 'E', model: 'Leaky', cells: 3, hasSpikes: true }],
      projections: [
        {
          name: 'E -> I by Learning',
          from: 'E',
          to: 'I',
          synapse: 'Learning',
          synapses: 6,
          hasSynapses: true,
          values: [
            { name: 'w', unit: '1' },
            { name: 'tau', unit: 'ms' },
          ],
        },
      ],
      traces: [
        X,
        { ...X, name: 'twice' },
        { ...X, columns: { kind: 'reduced', by: 'mean' }, every: 1 },
        {
          ...X,
          name: 'w',
          of: { kind: 'projection', index: 0 },
          columns: { kind: 'all', count: 6 },
          every: 7,
        },
      ],
    });
    const first = weightsOf(network, 0);
    putSynapses(sink, 0, projection, ['w', 20]);
    const chosen = { population: 'P0', cells: Int32Array.of(0, 2), names: ['x', 'twice'], every: 2 };
    const mean = { population: 'P0', by: 'mean', names: ['x'], every: 1 } as const;
    const weights = { projection: 'C0', names: ['w'], every: 7 };
    const kept = {
      spikes: recordSpikes(network, { population: 'P0' }),
      chosen: recordCells(network, chosen),
      mean: recordReduction(network, mean),
      weights: recordSynapses(network, weights),
    };
    const { ending } = runNetworkNow(network, {
      steps: STEPS,
      recorders: [
        ...Object.values(kept),
        recordSpikes(network, { population: 'P0', take: takeSpikesInto(sink, 0) }),
        recordCells(network, { ...chosen, take: takeSamplesInto(sink, [0, 1]) }),
        recordReduction(network, { ...mean, take: takeSamplesInto(sink, [2]) }),
        recordSynapses(network, { ...weights, take: takeSamplesInto(sink, [3]) }),
      ],
    });
    sink.end({ point: STEPS, reason: 'complete' });
    expect(ending).toBe('done');
    await reading(path, (file) => {
      const synapses = '/projections/E -> I by Learning';
      expect(numbersAt(file, `${synapses}/pre`)).toEqual([0, 0, 1, 1, 2, 2]);
      expect(numbersAt(file, `${synapses}/post`)).toEqual([1, 0, 0, 1, 1, 0]);
      expect(numbersAt(file, `${synapses}/delay`)).toEqual([0, 0.4, 0.1, 0.1, 0.1, 0.2]);
      expect(numbersAt(file, `${synapses}/w`)).toEqual(first);
      expect(numbersAt(file, `${synapses}/tau`)).toEqual([20, 20, 20, 20, 20, 20]);
      expect(numbersAt(file, `${synapses}/traces/w`)).toEqual([...(keptTraces(kept.weights)[0] ?? [])]);
      const [x = [], twice = []] = keptTraces(kept.chosen);
      expect(numbersAt(file, '/populations/E/traces/x')).toEqual([...x]);
      expect(numbersAt(file, '/populations/E/traces/twice')).toEqual([...twice]);
      expect(numbersAt(file, '/populations/E/traces/mean x')).toEqual([...(keptTraces(kept.mean)[0] ?? [])]);
      const triples = [...keptSpikes(kept.spikes)];
      const times = triples.flatMap((step, at) =>
        at % 3 === 0 ? new Array<number>(triples[at + 2] ?? 0).fill((step + 1) / 10) : [],
      );
      const cells = triples.flatMap((cell, at) =>
        at % 3 === 1 ? new Array<number>(triples[at + 1] ?? 0).fill(cell) : [],
      );
      // The second cell spikes more than once in a step.
      expect(times.length).toBeGreaterThan(triples.length / 3);
      expect(numbersAt(file, '/populations/E/spikes/time')).toEqual(times);
      expect(numbersAt(file, '/populations/E/spikes/cell')).toEqual(cells);
    });
  });
});
