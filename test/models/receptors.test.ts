import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import receptors from '../reference/receptors.json' with { type: 'json' };
import { modelOf } from '../simulate/models.ts';
import { WAYS } from './run-model.ts';

/** The reference asks for 1e-10; a hundred steps of some roundings each are far below. */
const TOLERANCE = 1e-13;

const FILES = { AMPA: 'ampa', NMDA: 'nmda', GABAA: 'gaba-a' } as const;

/** A clamped cell with a receptor, and what its transmitter is. */
function clamped(name: keyof typeof FILES, transmitter: string): string {
  return `
import { ${name} } from "./models/receptors/${FILES[name]}.axo"
neuron Cell {
  input v : mV = -65 mV
  ${transmitter}
  use receptor = ${name}(T = transmitter)
}`;
}

/** Pulses of 1 mM for 1 ms. */
function pulses(starts: readonly number[]): string {
  const isPulse = starts.map((start) => `(t >= ${start} ms and t < ${start + 1} ms)`).join(' or ');
  return `transmitter = if ${isPulse} then 1 mM else 0 mM`;
}

describe.each(WAYS)('receptors at a train of pulses, %s', (_, run) => {
  describe.each(['AMPA', 'NMDA', 'GABAA'] as const)('%s', (name) => {
    const { train } = receptors.data[name];
    const starts = train.pulse_start_ms;

    // What varies is constant over each step: methods that solve the variable's own equation are exact then.
    it.each(['exponential_euler', 'exponential_midpoint', 'rush_larsen', 'rush_larsen_2'] as const)(
      'follow the closed form by %s',
      (method) => {
        const { traces } = run(modelOf(clamped(name, pulses(starts))), {
          method,
          dt: [1, 2],
          steps: 2 * (train.t_ms.length - 1),
          records: ['receptor.r'],
          every: 2,
        });
        for (const [k, wanted] of train.r.entries()) {
          expect(
            Math.abs((traces.get('receptor.r')?.[k] ?? NaN) - wanted),
            `${train.t_ms[k]} ms`,
          ).toBeLessThan(TOLERANCE);
        }
      },
    );

    it('follow the closed form by exact, pulse by pulse', () => {
      const model = modelOf(clamped(name, 'param transmitter = 0 mM'));
      const edges = [0, ...starts.flatMap((start) => [start, start + 1]), known(train.t_ms.at(-1), 'end')];
      let r = 0;
      for (const [index, from] of edges.slice(0, -1).entries()) {
        const given = { transmitter: index % 2, 'receptor.r': r };
        const steps = known(edges[index + 1], 'edge') - from;
        const { traces } = run(model, { method: 'exact', dt: [1, 1], steps, given, records: ['receptor.r'] });
        const values = known(traces.get('receptor.r'), 'r');
        for (const [k, value] of values.entries()) {
          expect(Math.abs(value - known(train.r[from + k], 'sample'))).toBeLessThan(TOLERANCE);
        }
        r = known(values.at(-1), 'r');
      }
    });
  });
});
