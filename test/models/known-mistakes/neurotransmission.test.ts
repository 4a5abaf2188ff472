/**
 * What simulators have got wrong about transmitters, receptors and their currents, and must not be wrong here. The numbers
 * behind `there` are those that the mistakes give.
 */
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../src/diagnostics/diagnostic.ts';
import { run } from '../../../src/simulate/run.ts';
import type { RunOptions } from '../../../src/simulate/run-options.ts';
import type { RunResult } from '../../../src/simulate/run-result.ts';
import { openShipped } from '../../../src/tooling/shipped-model.ts';
import { modelOf } from '../../simulate/models.ts';

async function outcome(model: ReturnType<typeof modelOf>, options: RunOptions): Promise<RunResult> {
  const { result, diagnostics } = await run(model, options);
  if (result === undefined || hasErrors(diagnostics)) {
    throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  }
  return result;
}

function trace(result: RunResult, name: string): readonly number[] {
  return Array.from(result.traces.get(name)?.values ?? []);
}

/** An integrate-and-fire cell: its spike is at -55 mV, and its potential never higher. */
const LEAKY_CELL = `
import { ApproximateTransmitter } from "./models/transmitters/approximate-transmitter.axo"
import { DiscreteSpikeTransmitter } from "./models/transmitters/discrete-spike-transmitter.axo"
import { ExponentialDecayTransmitter } from "./models/transmitters/exponential-decay-transmitter.axo"
import { SquarePulseTransmitter } from "./models/transmitters/square-pulse-transmitter.axo"
neuron LeakyCell {
  state v : mV = -75 mV
  dv/dt = (-75 mV - v + 40 mV) / 10 ms
  spike when v >= -55 mV
  on spike { v = -75 mV }
  use approximate = ApproximateTransmitter
  use discrete = DiscreteSpikeTransmitter
  use decaying = ExponentialDecayTransmitter
  use pulse = SquarePulseTransmitter
}`;

const KINDS = ['approximate', 'discrete', 'decaying', 'pulse'] as const;

describe('exponential decay', () => {
  // There, x (1 - exp(-dt / tau)) stayed: 0.39 after 1 ms at dt = 1 ms, 8e-14 at dt = 0.1 ms.
  it.each(['1 ms', '0.5 ms', '0.1 ms', '0.01 ms'])(
    'leaves 0.61 after 1 ms where tau is 2 ms, dt = %s',
    async (dt) => {
      const left = Math.exp(-1 / 2);
      expect(left.toFixed(2)).toBe('0.61');
      for (const method of ['exact', 'exponential_euler']) {
        const options = { for: '1 ms', dt, method } as const;
        const transmitter = openShipped(
          'transmitters/exponential-decay-transmitter#ExponentialDecayTransmitter',
        ).model;
        const cleared = await outcome(transmitter, { ...options, set: { T: 1 } });
        expect(trace(cleared, 'T').at(-1)).toBeCloseTo(left, 13);
        const receptor = openShipped('receptors/exponential-decay-receptor').model;
        const closed = await outcome(receptor, {
          ...options,
          set: { r: 1 },
          inputs: { v: -65 },
          record: 'r',
        });
        expect(trace(closed, 'r').at(-1)).toBeCloseTo(left, 13);
      }
    },
  );
});

describe('GABA-B receptors', () => {
  const open = async (s: number): Promise<number | undefined> => {
    const model = openShipped('receptors/gaba-b#GABAB').model;
    const result = await outcome(model, {
      for: '1 ms',
      dt: '1 ms',
      set: { s },
      inputs: { v: -65 },
      record: ['open', 'i'],
    });
    expect(trace(result, 'i').every(Number.isFinite)).toBe(true);
    return trace(result, 'open')[0];
  };

  // There, s^n / (s^n K_d): 0/0 without G protein, and 1 / K_d with any of it.
  it('are closed without G protein', async () => {
    expect(await open(0)).toBe(0);
  });

  it('are open by s^4 / (s^4 + K_d)', async () => {
    expect(await open(0.5)).toBeCloseTo(0.0625 / 100.0625, 17);
    expect((await open(0.5))?.toExponential(1)).toBe('6.2e-4');
    expect(await open(10)).toBeCloseTo(10_000 / 10_100, 15);
  });
});

describe('the block of NMDA receptors', () => {
  // There, 3.75.
  it('counts magnesium in units of 3.57 mM', async () => {
    const model = openShipped('receptors/nmda').model;
    const unblocked = async (magnesium: number): Promise<number | undefined> => {
      const options = { for: '1 ms', dt: '1 ms', set: { magnesium }, inputs: { v: 0 }, record: 'unblocked' };
      return trace(await outcome(model, options), 'unblocked')[0];
    };
    expect(await unblocked(3.57)).toBe(0.5);
    expect(await unblocked(1)).toBeCloseTo(1 / (1 + 1 / 3.57), 15);
  });
});

describe('transmitters', () => {
  const course = async (): Promise<RunResult> =>
    outcome(modelOf(LEAKY_CELL), {
      for: '20 ms',
      dt: '0.1 ms',
      method: 'exact',
      record: ['v', ...KINDS.map((kind) => `${kind}.T`)],
    });

  // There, a threshold of 25 mV, which such a cell never meets.
  it.each(KINDS)('are released by a cell whose spike is at -55 mV: %s', async (kind) => {
    const result = await course();
    expect(result.spikes[0]?.length).toBe(2);
    expect(Math.max(...trace(result, 'v'))).toBeLessThan(-55);
    expect(Math.max(...trace(result, `${kind}.T`))).toBe(1);
  });

  // There, in the step behind it.
  it.each(KINDS)('are released in the step of the spike: %s', async (kind) => {
    const result = await course();
    const values = trace(result, `${kind}.T`);
    const spike = Math.round((result.spikes[0]?.[0] ?? NaN) / 0.1);
    expect(values.slice(0, spike).every((value) => value === 0)).toBe(true);
    expect(values[spike]).toBe(1);
  });
});

describe('receptors', () => {
  // There, only receptors with a presynaptic source in the step were updated.
  it.each([
    ['first-order-receptor', Math.exp(-5)],
    ['exponential-decay-receptor', Math.exp(-5 / 2)],
  ])('close though no cell is presynaptic to them: %s', async (file, left) => {
    const model = openShipped(`receptors/${file}`).model;
    const result = await outcome(model, {
      for: '5 ms',
      dt: '0.1 ms',
      method: 'exponential_euler',
      inputs: { v: -65 },
      set: { r: 1 },
      record: 'r',
    });
    expect(trace(result, 'r').at(-1)).toBeCloseTo(left, 13);
  });

  const cell = (name: string, file: string, transmitter: number): string => `
import { ${name} } from "./models/receptors/${file}.axo"
neuron Cell {
  state v : mV = -65 mV
  transmitter : mM = ${transmitter} mM
  use receptor = ${name}(T = transmitter)
  dv/dt = -receptor.i / 100 pF
}`;

  // There, an example in the documentation added what the rest subtracts.
  it.each([
    ['AMPA', 'ampa', 0],
    ['GABAA', 'gaba-a', -80],
  ] as const)(
    'have currents that are positive outward, so that a cell that subtracts them goes to E: %s',
    async (name, file, E) => {
      const options = { for: '2 s', dt: '0.1 ms', record: ['v', 'receptor.i'] } as const;
      const result = await outcome(modelOf(cell(name, file, 1)), options);
      expect(trace(result, 'v').at(-1)).toBeCloseTo(E, 5);
      const way = Math.sign(-65 - E);
      expect(
        trace(result, 'receptor.i')
          .slice(1, 1000)
          .every((i) => Math.sign(i) === way),
      ).toBe(true);
    },
  );

  // There, a step without synaptic input subtracted the currents of the step before.
  it('let no current flow without transmitter', async () => {
    const result = await outcome(modelOf(cell('AMPA', 'ampa', 0)), { for: '10 ms', record: 'v' });
    expect(trace(result, 'v').every((v) => v === -65)).toBe(true);
  });
});
