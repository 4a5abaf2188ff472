import reference from '../../test/reference/models/traub_miles.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { lastOf } from '../numbers-of.ts';
import { gateValues } from './gate-values.ts';
import { LOCATED, NEURON_SPIKES } from './located.ts';
import { neuronRuns } from './neuron-runs.ts';

const MECHANISM = 'HH2.mod of A. Destexhe (1992)';
const witness = `NEURON ${reference.software.neuron} with ${MECHANISM}`;
const { gates: rows, spontaneous, silent } = reference.data;

const withoutInput: Evidence = {
  model: 'neurons/traub-miles',
  what: 'spikes without input, dopri5 with a tolerance of 1e-11',
  witness: `${witness}, by CVODE`,
  async compare(run) {
    const result = await run({ ...LOCATED, dt: '1 ms', for: `${spontaneous.duration} ms` });
    return [{ ...NEURON_SPIKES, got: [...(result.spikes[0] ?? [])], wanted: spontaneous.spike_times }];
  },
};

const atRest: Evidence = {
  model: 'neurons/traub-miles#SilentTraubMiles',
  what: `spikes at ${silent.I} uA/cm^2 and v without input, dopri5 with a tolerance of 1e-11`,
  witness: `${witness}, the leak at ${silent.E_L} mV, by CVODE`,
  async compare(run) {
    const options = { ...LOCATED, dt: '1 ms', for: `${silent.duration} ms`, record: 'v' };
    const driven = await run({ ...options, inputs: { I: silent.I } });
    const rest = await run(options);
    return [
      { ...NEURON_SPIKES, got: [...(driven.spikes[0] ?? [])], wanted: silent.spike_times },
      {
        quantity: 'v without input at 200 ms',
        unit: 'mV',
        got: lastOf(rest, ['v']),
        wanted: [silent.last_v_without_input],
        tolerance: 1e-6,
      },
    ];
  },
};

export const traubMilesEvidence: readonly Evidence[] = [
  ...neuronRuns('neurons/traub-miles', MECHANISM, reference, { currents: [1, 5, 10], for: '200 ms' }),
  withoutInput,
  atRest,
  gateValues({
    model: 'channels/traub-miles-sodium',
    witness,
    rows,
    names: { m_inf: 'm.inf', tau_m: 'm.tau', h_inf: 'h.inf', tau_h: 'h.tau' },
  }),
  gateValues({
    model: 'channels/traub-miles-potassium',
    witness,
    rows,
    names: { n_inf: 'n.inf', tau_n: 'n.tau' },
  }),
];
