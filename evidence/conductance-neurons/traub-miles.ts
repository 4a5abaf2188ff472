import reference from '../../test/reference/models/traub_miles.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { gateValues } from './gate-values.ts';
import { neuronRuns } from './neuron-runs.ts';

const MECHANISM = 'HH2.mod of A. Destexhe (1992)';
const witness = `NEURON ${reference.software.neuron} with ${MECHANISM}`;
const rows = reference.data.gates;

export const traubMilesEvidence: readonly Evidence[] = [
  ...neuronRuns('neurons/traub-miles', MECHANISM, reference, { currents: [1, 5, 10], for: '200 ms' }),
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
