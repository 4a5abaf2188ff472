/** Compiled models in a network: it steps them as they are stepped alone, and synapses and signals see them in the order of the language. */
import { describe, expect, it } from 'vitest';
import type { CheckedModel } from '../../../src/check/checked-model.ts';
import { type CompileOptions, compile } from '../../../src/compile.ts';
import { TOLERANCE } from '../../../src/runtime/driver.ts';
import type { LinkableModel } from '../../../src/runtime/layout.ts';
import { initialiseNetwork } from '../../../src/runtime/network/initialise-network.ts';
import {
  makeNetwork,
  type Network,
  type PopulationDescription,
} from '../../../src/runtime/network/network.ts';
import {
  keptSpikes,
  keptTraces,
  recordCells,
  recordSpikes,
} from '../../../src/runtime/network/network-recorder.ts';
import { runNetworkNow } from '../../../src/runtime/network/run-network.ts';
import type { LinkableSynapse } from '../../../src/runtime/network/synapse-kernels.ts';
import {
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../../src/runtime/population.ts';
import { runPopulationNow } from '../../../src/runtime/run-population.ts';
import { modelOf } from '../../lower/run-program.ts';

const DT = { p: 1, q: 10 };

const LIF = `neuron Lif {
  param tau = 10 ms
  input I = 1.5
  state v = 0
  state g = 0
  dv/dt = (I + g - v) / tau
  dg/dt = -g / 5 ms
  spike when v > 1
  on spike { v = 0 }
  refractory 2 ms holds v
}`;

function linkableOf(model: CheckedModel, options: CompileOptions): LinkableModel {
  const { artifact, diagnostics } = compile(model, options);
  if (artifact === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return artifact.linkables.js;
}

function described(
  name: string,
  text: string,
  cells: number,
  options: CompileOptions = {},
): PopulationDescription {
  const model = modelOf(text);
  const states = model.states.map((state) => state.name);
  return { name, model: linkableOf(model, options), cells, dt: DT, states };
}

/** What every cell of a population is driven by. */
const drives = (cells: number): readonly number[] =>
  Array.from({ length: cells }, (_, cell) => 0.8 + (cell * 7) / (cells * 5));

/** Returns the spikes of cells that are stepped alone, and of the same in a network. */
function aloneAndTogether(
  text: string,
  method: string,
): { readonly alone: Int32Array; readonly together: Int32Array } {
  const cells = 37;
  const description = described('E', text, cells, { method, given: ['I'] });
  const set = (population: Population): void => {
    setColumn(population, 'I', drives(cells));
    if (population.model.storage.columns.some(({ name }) => name === TOLERANCE)) {
      setColumn(population, TOLERANCE, 1e-9);
    }
  };
  const alone = makePopulation(description.model, { cells });
  setTimeStep(alone, DT);
  set(alone);
  initialise(alone);
  const { spikes } = runPopulationNow(alone, { steps: 700, states: ['v'] });
  expect(spikes.length).toBeGreaterThan(50);

  const network = makeNetwork({ populations: [description], projections: [] });
  for (const population of network.populations) set(population.cells);
  initialiseNetwork(network);
  const recorder = recordSpikes(network, { population: 'E' });
  const outcome = runNetworkNow(network, { steps: 700, recorders: [recorder] });
  expect(outcome.ending).toBe('done');
  return { alone: spikes.triples.slice(0, spikes.length * 3), together: keptSpikes(recorder) };
}

describe('a population without synapses', () => {
  it.each([
    ['euler', LIF],
    ['exponential_euler', LIF],
    ['implicit_euler', LIF],
    ['rk4', LIF.replace('I + g', 'I + g + 0.1 * (mean over cells of v)')],
    ['implicit_euler', LIF.replace('I + g', 'I + g + 0.1 * (mean over cells of v)')],
  ])('makes the steps and the spikes by %s that it makes alone', (method, text) => {
    const { alone, together } = aloneAndTogether(text, method);
    expect(together).toEqual(alone);
  });

  it('keeps to the grid by dopri5, and spikes within the step in which it does alone', () => {
    const { alone, together } = aloneAndTogether(LIF, 'dopri5');
    expect(together).toEqual(alone);
  });
});

/** Adds a weight to what the postsynaptic cell has under that name, and nothing else. */
function adding(
  weight: number,
  column: string,
  more: Partial<LinkableSynapse['needs']> = {},
): LinkableSynapse {
  return {
    storage: { columns: [], tables: [], records: [] },
    needs: {
      sources: true,
      beforeDeliveries: [],
      preRecords: [],
      postRecords: [],
      outdegree: [],
      indegree: [],
      ...more,
    },
    link: ({ post, pre, targets, sources }) => ({
      prepare: () => {},
      initialise: () => {},
      record: () => {},
      ...(more.preRecords === undefined
        ? {
            onPre: (_layout, _cell, first, end) => {
              const { numbers } = post;
              for (let s = first; s < end; s++) {
                const place = post.column(column) + (targets[s] ?? 0);
                numbers[place] = (numbers[place] ?? 0) + weight;
              }
            },
          }
        : {
            couple: (_layout, first, count) => {
              for (let s = first; s < first + count; s++) {
                const place = post.column(column) + (targets[s] ?? 0);
                const twice = pre.numbers[pre.record('twice') + (sources[s] ?? 0)] ?? 0;
                post.numbers[place] = (post.numbers[place] ?? 0) + weight * twice;
              }
            },
          }),
    }),
  };
}

const ONE_TO_ONE = {
  pre: 1,
  post: 1,
  synapses: 1,
  rows: Int32Array.of(0, 1),
  targets: Int32Array.of(0),
  delays: { kind: 'uniform', steps: 3 },
} as const;

function pairOf(from: PopulationDescription, to: PopulationDescription, synapse: LinkableSynapse): Network {
  const network = makeNetwork({
    populations: [from, to],
    projections: [
      { name: 'C', from: from.name, to: to.name, dt: DT, states: [], synapse, topology: ONE_TO_ONE },
    ],
  });
  initialiseNetwork(network);
  return network;
}

describe('a synapse', () => {
  it.each(['euler', 'exact', 'dopri5'])(
    'lifts a state of a cell that is stepped by %s before its step begins',
    (method) => {
      const driven = described('A', LIF, 1, { method: 'euler' });
      const silent = described('B', LIF.replace('I = 1.5', 'I = 0'), 1, { method, records: ['v', 'g'] });
      const network = pairOf(driven, silent, adding(0.5, 'g'));
      for (const { cells } of network.populations) {
        if (cells.model.storage.columns.some(({ name }) => name === TOLERANCE))
          setColumn(cells, TOLERANCE, 1e-10);
      }
      initialiseNetwork(network);
      const spikes = recordSpikes(network, { population: 'A' });
      const g = recordCells(network, { population: 'B', names: ['g'], every: 1 });
      runNetworkNow(network, { steps: 140, recorders: [spikes, g] });
      const [first = 0] = keptSpikes(spikes);
      const [trace = new Float64Array(0)] = keptTraces(g);
      const arrival = first + 1 + 3;
      expect(trace[arrival]).toBe(0);
      // One step of decay behind the arrival.
      expect(trace[arrival + 1]).toBeCloseTo(0.5 * Math.exp(-0.1 / 5), method === 'euler' ? 3 : 9);
    },
  );

  it('reads what a cell records at t_k, and its inputs are what couplings add in that step alone', () => {
    const source = described('A', 'neuron A { state v = 1 ; dv/dt = -v / 1 ms; twice = 2 * v }', 1, {
      method: 'exact',
      records: ['twice', 'v'],
    });
    const target = described(
      'B',
      'neuron B { state v = 0; state s = 0; dv/dt = 0 / 1 ms; on step { v = s; s = 0 } }',
      1,
      {
        method: 'euler',
        records: ['v'],
      },
    );
    const network = pairOf(source, target, adding(1, 's', { preRecords: ['twice'] }));
    const v = recordCells(network, { population: 'B', names: ['v'], every: 1 });
    const own = recordCells(network, { population: 'A', names: ['v'], every: 1 });
    runNetworkNow(network, { steps: 4, recorders: [v, own] });
    const [ofSource = new Float64Array(0)] = keptTraces(own);
    expect([...(keptTraces(v)[0] ?? [])]).toEqual([
      0,
      ...[...ofSource].slice(0, 4).map((value) => 2 * value),
    ]);
  });
});

describe('a signal', () => {
  it('is computed at t_k from populations and other signals, and held over the step', () => {
    const cells = described('E', 'neuron E { input I = 0; state v = 1; dv/dt = I / 1 ms }', 3, {
      method: 'euler',
      given: ['I', 'v'],
      records: ['v'],
    });
    const signal = (text: string): LinkableModel =>
      linkableOf(modelOf(text), { method: 'euler', given: ['x'], records: ['value'] });
    const network = makeNetwork({
      populations: [
        { ...cells, signals: [{ input: 'I', signal: 'second', conversion: { operator: '*', by: 10 } }] },
      ],
      signals: [
        {
          name: 'first',
          model: signal('neuron First { input x = 0; state n = 0; dn/dt = 0 / 1 ms; value = x / 3 }'),
          dt: DT,
          states: [],
          value: 'value',
          sums: [{ input: 'x', population: 'E', by: 'sum', operand: { kind: 'column', name: 'v' } }],
        },
        {
          name: 'second',
          model: signal('neuron Second { input x = 0; state n = 0; dn/dt = 0 / 1 ms; value = x + 1 }'),
          dt: DT,
          states: [],
          value: 'value',
          reads: [{ input: 'x', signal: 'first' }],
        },
      ],
      projections: [],
    });
    const [population] = network.populations;
    if (population === undefined) throw new RangeError('no population');
    setColumn(population.cells, 'v', [1, 2, 6]);
    initialiseNetwork(network);
    const v = recordCells(network, { population: 'E', names: ['v'], every: 1 });
    runNetworkNow(network, { steps: 3, recorders: [v] });
    // The mean m becomes m + dt · 10 (m + 1).
    const rows = [...(keptTraces(v)[0] ?? [])];
    expect(rows.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      1, 2, 6, 5, 6, 10, 13, 14, 18, 29, 30, 34,
    ]);
  });
});
