import reference from '../../test/reference/models/wang_buzsaki.json' with { type: 'json' };
import type { Evidence } from '../evidence.ts';
import { gateValues } from './gate-values.ts';
import { neuronRuns } from './neuron-runs.ts';

const MECHANISMS = 'naf.mod and kdr.mod of ModelDB 26997';
const witness = `NEURON ${reference.software.neuron} with ${MECHANISMS}`;
const rows = reference.data.gates;

export const wangBuzsakiEvidence: readonly Evidence[] = [
  ...neuronRuns('neurons/wang-buzsaki', MECHANISMS, reference, { currents: [1, 5, 20], for: '100 ms' }),
  gateValues({
    model: 'channels/wang-buzsaki-sodium',
    witness,
    rows,
    names: { m_inf: 'm', h_inf: 'h.inf', h_tau: 'h.tau' },
  }),
  gateValues({
    model: 'channels/wang-buzsaki-potassium',
    witness,
    rows,
    names: { n_inf: 'n.inf', n_tau: 'n.tau' },
  }),
];
