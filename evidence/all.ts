import { channelsEvidence } from './channels.ts';
import { conductanceNeuronsEvidence } from './conductance-neurons.ts';
import { currentsEvidence } from './currents.ts';
import type { Evidence } from './evidence.ts';
import { furtherNeuronsEvidence } from './further-neurons.ts';
import { integrateAndFireEvidence } from './integrate-and-fire.ts';
import { izhikevichEvidence } from './izhikevich.ts';
import { izhikevichBehavioursEvidence } from './izhikevich-behaviours.ts';
import { oscillatorsEvidence } from './oscillators.ts';
import { populationNeuronsEvidence } from './population-neurons.ts';
import { receptorsEvidence } from './receptors.ts';
import { sourcesEvidence } from './sources.ts';
import { transmittersEvidence } from './transmitters.ts';

/** Everything, in the order in which it is shown. */
export const ALL_EVIDENCE: readonly Evidence[] = [
  ...integrateAndFireEvidence,
  ...izhikevichEvidence,
  ...izhikevichBehavioursEvidence,
  ...oscillatorsEvidence,
  ...conductanceNeuronsEvidence,
  ...populationNeuronsEvidence,
  ...furtherNeuronsEvidence,
  ...channelsEvidence,
  ...transmittersEvidence,
  ...receptorsEvidence,
  ...currentsEvidence,
  ...sourcesEvidence,
];
