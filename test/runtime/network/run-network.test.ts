import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withDelay } from '../../../src/runtime/network/arrange-by-delay.ts';
import { connectAllToAll, connectOneToOne } from '../../../src/runtime/network/connect-by-pairs.ts';
import type { Connected } from '../../../src/runtime/network/connected.ts';
import type { Network } from '../../../src/runtime/network/network.ts';
import {
  keptSpikes,
  keptTraces,
  recordCells,
  recordReduction,
  recordSpikes,
  recordSynapses,
} from '../../../src/runtime/network/network-recorder.ts';
import { summariseNetwork } from '../../../src/runtime/network/network-summary.ts';
import { runNetwork, runNetworkNow } from '../../../src/runtime/network/run-network.ts';
import { hashSpike, makeSpikeHash, spikeHashText } from '../../../src/runtime/network/spike-hash.ts';
import type { Topology } from '../../../src/runtime/network/topology.ts';
import { columnView, setColumn } from '../../../src/runtime/population.ts';
import { atOnce } from '../../../src/runtime/turns.ts';
import { runEventList } from './event-list.ts';
import { handMadeNetwork, STATIC, statesOf, weightsOf } from './hand-made-network.ts';
import { randomNetwork } from './network-arbitrary.ts';

function topologyOf(work: Generator<undefined, Connected>): Topology {
  const connected = atOnce(work);
  if (connected.kind === 'problem') throw new RangeError(connected.problem);
  return connected.topology;
}

/** A driven cell to a silent one, and back with weights that are small. */
function pair(delay: number, drives: readonly [number, number] = [0.5, 0]): Network {
  const topology = topologyOf(connectOneToOne({ pre: 1, post: 1, noSelf: false }));
  return handMadeNetwork(
    [{ drives: [drives[0]] }, { drives: [drives[1]] }],
    [{ from: 0, to: 1, topology: withDelay(topology, delay), weights: [0.25] }],
    STATIC,
  );
}

describe('a run of a network', () => {
  it('delivers a spike of step k at step k + 1 + delay, so that a record shows it one grid point later', () => {
    for (const delay of [0, 1, 5]) {
      const network = pair(delay);
      const spikes = recordSpikes(network, { population: 'P0' });
      const x = recordCells(network, { population: 'P1', names: ['x'], every: 1 });
      const { ending, steps } = runNetworkNow(network, { steps: 12, recorders: [spikes, x] });
      expect({ ending, steps }).toEqual({ ending: 'done', steps: 12 });
      const [first] = keptSpikes(spikes);
      const trace = [...(keptTraces(x)[0] ?? [])];
      expect(first).toBe(2);
      expect(trace.findIndex((value) => value !== 0)).toBe(2 + 1 + delay + 1);
      expect(trace).toHaveLength(13);
    }
  });

  it('is the same as a list of all events, sorted: no spike is lost, delivered twice or out of its order', () => {
    fc.assert(
      fc.property(randomNetwork, ({ populations, projections }) => {
        const steps = 40;
        const network = handMadeNetwork(populations, projections);
        const spikes = populations.map((_, index) => recordSpikes(network, { population: `P${index}` }));
        runNetworkNow(network, { steps, recorders: spikes });
        const listed = runEventList(populations, projections, steps);
        // A cell that excites itself may grow beyond all numbers, where a run ends and a list goes on.
        fc.pre(listed.states.flat().every(Number.isFinite));
        for (const [index, recorder] of spikes.entries()) {
          expect([...keptSpikes(recorder)]).toEqual(
            listed.spikes.filter(([population]) => population === index).flatMap(([, ...triple]) => triple),
          );
          expect(statesOf(network, index)).toEqual(listed.states[index]);
        }
        for (const [index, { synapses, deliveries }] of network.projections.entries()) {
          expect(weightsOf(network, index)).toEqual(listed.weights[index]);
          const arrivals = [...columnView(synapses, 'arrivals')];
          expect(arrivals).toEqual(listed.arrivals[index]);
          expect(deliveries).toBe(arrivals.reduce((sum, each) => sum + each, 0));
        }
        const hash = makeSpikeHash();
        const sorted = listed.spikes.toSorted(([p, k, c], [q, l, d]) => k - l || p - q || c - d);
        for (const spike of sorted) hashSpike(hash, ...spike);
        expect(summariseNetwork(network).spikeHash).toBe(spikeHashText(hash));
      }),
      { numRuns: 200 },
    );
  });

  it('is one long run if it is done in pieces', () => {
    fc.assert(
      fc.property(
        randomNetwork,
        fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
        ({ populations, projections }, pieces) => {
          const total = pieces.reduce((sum, steps) => sum + steps, 0);
          const run = (parts: readonly number[]): unknown => {
            const network = handMadeNetwork(populations, projections);
            const spikes = recordSpikes(network, { population: 'P0' });
            const x = recordCells(network, { population: 'P0', names: ['x', 'twice'], every: 3 });
            for (const steps of parts) runNetworkNow(network, { steps, recorders: [spikes, x] });
            return {
              spikes: [...keptSpikes(spikes)],
              traces: keptTraces(x).map((trace) => [...trace]),
              weights: projections.map((_, index) => weightsOf(network, index)),
              summary: summariseNetwork(network),
            };
          };
          expect(run(pieces)).toEqual(run([total]));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives synapses the degrees of their cells', () => {
    const topology = topologyOf(connectAllToAll({ pre: 3, post: 2, noSelf: false }));
    const network = handMadeNetwork(
      [{ drives: [0, 0, 0] }, { drives: [0, 0] }],
      [{ from: 0, to: 1, topology, weights: [0, 0, 0, 0, 0, 0] }],
    );
    const synapses = network.projections[0]?.synapses;
    if (synapses === undefined) throw new RangeError('no projection');
    expect([...columnView(synapses, 'fan out')]).toEqual([2, 2, 2]);
    expect([...columnView(synapses, 'fan in')]).toEqual([3, 3]);
  });

  it('counts spikes, rates and the variation of intervals', () => {
    const network = pair(0);
    runNetworkNow(network, { steps: 300 });
    const [driven, other] = summariseNetwork(network).populations;
    expect(driven).toMatchObject({ name: 'P0', cells: 1, spikes: 120, rate: 0.4 });
    // Two steps and three in turn: deviation 1/2, mean 5/2.
    expect(driven?.variation).toBeCloseTo(0.2, 3);
    expect(other?.spikes).toBeLessThan(20);
  });

  it('stops when its signal says so, and keeps what was recorded until then', async () => {
    const stop = new AbortController();
    const network = pair(1);
    const x = recordCells(network, { population: 'P0', names: ['x'], every: 100 });
    const spikes = recordSpikes(network, { population: 'P0' });
    const seen: number[] = [];
    const { ending, steps } = await runNetwork(network, {
      steps: 1e9,
      recorders: [x, spikes],
      signal: stop.signal,
      onProgress: (done) => {
        seen.push(done);
        stop.abort();
      },
    });
    expect({ ending, seen }).toEqual({ ending: 'stopped', seen: [steps, steps] });
    expect(steps).toBeGreaterThan(0);
    expect(network.step).toBe(steps);
    expect(keptTraces(x)[0]).toHaveLength(Math.floor(steps / 100) + 1);
    expect(keptSpikes(spikes).length).toBeGreaterThan(0);
  });

  it('lets others have their turn several times a second', async () => {
    const cells = 20_000;
    const topology = topologyOf(connectOneToOne({ pre: cells, post: cells, noSelf: false }));
    const drives = Array.from({ length: cells }, (_, cell) => (cell % 100) / 100);
    const network = handMadeNetwork([{ drives }], [{ from: 0, to: 0, topology, weights: [0.1] }], STATIC);
    // Time of this process alone: others may take the machine meanwhile.
    const spent = (): number => process.cpuUsage().user / 1000;
    const gaps: number[] = [];
    let last = spent();
    const timer = setInterval(() => {
      gaps.push(spent() - last);
      last = spent();
    }, 1);
    await runNetwork(network, { steps: 300 });
    clearInterval(timer);
    expect(gaps.length).toBeGreaterThan(2);
    expect(Math.max(...gaps)).toBeLessThan(150);
  });

  it('ends where who takes what is recorded throws', () => {
    const network = pair(0);
    const x = recordCells(network, {
      population: 'P0',
      names: ['x'],
      every: 1,
      take: () => {
        throw new Error('the disk is full');
      },
    });
    const { ending, thrown, steps } = runNetworkNow(network, { steps: 100_000, recorders: [x] });
    expect({ ending, thrown }).toEqual({
      ending: 'interrupted',
      thrown: { value: new Error('the disk is full') },
    });
    expect(steps).toBeLessThan(100_000);
  });

  it('ends behind the step with which more spikes are kept than may be', () => {
    const network = pair(0);
    const spikes = recordSpikes(network, { population: 'P0' });
    const outcome = runNetworkNow(network, { steps: 1000, recorders: [spikes], mostSpikes: 10 });
    expect(outcome).toMatchObject({
      ending: 'too-many-spikes',
      failure: { of: 'population', name: 'P0', failure: { kind: 'spikes-beyond-memory' } },
    });
    expect(spikes.total).toBe(11);
  });
});

describe('a state that is not finite', () => {
  it('ends the run at its step, with the population, the cell and what it was before', () => {
    const network = pair(3);
    const synapses = network.projections[0]?.synapses;
    if (synapses === undefined) throw new RangeError('no projection');
    setColumn(synapses, 'w', Number.NaN);
    const x = recordCells(network, { population: 'P1', names: ['x'], every: 1 });
    const { ending, steps, failure } = runNetworkNow(network, { steps: 100, recorders: [x] });
    expect({ ending, steps }).toEqual({ ending: 'not-finite', steps: 6 });
    expect(failure).toEqual({
      of: 'population',
      name: 'P1',
      failure: {
        kind: 'not-finite',
        step: 6,
        cell: 0,
        state: 'x',
        value: Number.NaN,
        // What synapses had added by the time the step began.
        before: new Map([
          ['x', 0],
          ['drive', 0],
          ['added to x', Number.NaN],
        ]),
      },
      broughtBy: {
        kind: 'onPre',
        projection: 'C0',
        pre: 0,
        post: 0,
        synapse: new Map([['w', Number.NaN]]),
        columns: ['added to x'],
        atStart: new Map([
          ['x', 0],
          ['drive', 0],
          ['added to x', 0],
        ]),
      },
    });
    expect([...(keptTraces(x)[0] ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('recorders of a network', () => {
  it('keep chosen cells, what all come to, and synapses, with t_0 and every k-th step from there', () => {
    const topology = topologyOf(connectAllToAll({ pre: 3, post: 3, noSelf: true }));
    const network = handMadeNetwork(
      [{ drives: [0.1, 0.2, 0.3] }],
      [{ from: 0, to: 0, topology, weights: [0, 0, 0, 0, 0, 0.5] }],
    );
    const x = recordCells(network, { population: 'P0', names: ['x'], cells: Int32Array.of(0, 2), every: 2 });
    const mean = recordReduction(network, { population: 'P0', names: ['x'], by: 'mean', every: 2 });
    const last = recordReduction(network, {
      population: 'P0',
      names: ['twice'],
      by: 'max',
      first: 1,
      every: 2,
    });
    const w = recordSynapses(network, {
      projection: 'C0',
      names: ['w'],
      synapses: Int32Array.of(4, 5),
      every: 3,
    });
    runNetworkNow(network, { steps: 3, recorders: [x, mean, last, w] });
    const [xs = []] = keptTraces(x).map((trace) => [...trace]);
    expect(xs).toEqual([0, 0, 0.1 * 0.9 + 0.1, 0.3 * 0.9 + 0.3]);
    expect([...(keptTraces(mean)[0] ?? [])][1]).toBeCloseTo((0.19 + 0.38 + 0.57) / 3, 12);
    expect([...(keptTraces(last)[0] ?? [])]).toEqual([0, 2 * (0.3 * 0.9 + 0.3)]);
    expect([...(keptTraces(w)[0] ?? [])]).toEqual([0, 0.5, 0, 0.5]);
  });

  it('hand over full blocks in the order of time, and the rest when the run ends', () => {
    const run = (isTaken: boolean): readonly unknown[] => {
      const network = pair(2, [0.4, 0.3]);
      const taken: number[] = [];
      const triples: number[] = [];
      const firsts: number[] = [];
      const x = recordCells(network, {
        population: 'P1',
        names: ['x'],
        every: 1,
        ...(isTaken
          ? {
              take: ([trace = new Float64Array(0)]: readonly Float64Array[], first: number) => {
                firsts.push(first);
                taken.push(...trace);
              },
            }
          : {}),
      });
      const spikes = recordSpikes(network, {
        population: 'P1',
        ...(isTaken ? { take: (block: Int32Array) => triples.push(...block) } : {}),
      });
      runNetworkNow(network, { steps: 10_000, recorders: [x, spikes] });
      if (isTaken) expect(firsts).toEqual([0, 4096, 8192]);
      return isTaken ? [taken, triples] : [[...(keptTraces(x)[0] ?? [])], [...keptSpikes(spikes)]];
    };
    expect(run(true)).toEqual(run(false));
  });

  it('keep no more of spikes than a range of cells', () => {
    const network = handMadeNetwork([{ drives: [0.5, 0.5, 0.5, 0.5] }], []);
    const spikes = recordSpikes(network, { population: 'P0', first: 1, last: 2 });
    runNetworkNow(network, { steps: 3, recorders: [spikes] });
    expect([...keptSpikes(spikes)]).toEqual([2, 1, 1, 2, 2, 1]);
  });
});
