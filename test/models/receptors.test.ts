import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { modelOf } from '../lower/run-program.ts';
import receptors from '../reference/receptors.json' with { type: 'json' };
import { WAYS } from './run-model.ts';

/** The reference asks for 1e-10; a hundred steps of some roundings each are far below. */
const TOLERANCE = 1e-13;

const NAMES = ['AMPA', 'NMDA', 'GABAA'] as const;

describe.each(WAYS)('receptors at a train of pulses, %s', (_, run) => {
  describe.each(NAMES)('%s', (name) => {
    const { alpha_per_mM_ms: alpha, beta_per_ms: beta, train } = receptors.data[name];
    const starts = train.pulse_start_ms;

    // What varies is constant over each step: methods that solve the variable's own equation are exact then.
    it.each(['exponential_euler', 'exponential_midpoint', 'rush_larsen', 'rush_larsen_2'] as const)(
      'follow the closed form by %s',
      (method) => {
        const isPulse = starts.map((start) => `(t >= ${start} ms and t < ${start + 1} ms)`).join(' or ');
        const rates = `alpha = ${alpha} * T / 1 ms; beta = ${beta}/ms`;
        const model = modelOf(
          `neuron Receptor { input T = if ${isPulse} then 1 else 0; gate r = 0 { ${rates} } }`,
        );
        const { traces } = run(model, {
          method,
          dt: [1, 2],
          steps: 2 * (train.t_ms.length - 1),
          records: ['r'],
          every: 2,
        });
        for (const [k, wanted] of train.r.entries()) {
          expect(Math.abs((traces.get('r')?.[k] ?? NaN) - wanted), `${train.t_ms[k]} ms`).toBeLessThan(
            TOLERANCE,
          );
        }
      },
    );

    it('follow the closed form by exact, pulse by pulse', () => {
      const model = modelOf(
        `neuron Receptor { param T = 0; state r = 0; dr/dt = (${alpha} * T * (1 - r) - ${beta} * r) / 1 ms }`,
      );
      const edges = [0, ...starts.flatMap((start) => [start, start + 1]), known(train.t_ms.at(-1), 'end')];
      let r = 0;
      for (const [index, from] of edges.slice(0, -1).entries()) {
        const given = { T: index % 2, r };
        const steps = known(edges[index + 1], 'edge') - from;
        const { traces } = run(model, { method: 'exact', dt: [1, 1], steps, given, records: ['r'] });
        const values = known(traces.get('r'), 'r');
        for (const [k, value] of values.entries()) {
          expect(Math.abs(value - known(train.r[from + k], 'sample'))).toBeLessThan(TOLERANCE);
        }
        r = known(values.at(-1), 'r');
      }
    });
  });
});
