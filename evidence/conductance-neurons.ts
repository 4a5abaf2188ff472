import { connorStevensEvidence } from './conductance-neurons/connor-stevens.ts';
import { hodgkinHuxleyEvidence } from './conductance-neurons/hodgkin-huxley.ts';
import { hodgkinHuxleyFromRestEvidence } from './conductance-neurons/hodgkin-huxley-from-rest.ts';
import { morrisLecarEvidence } from './conductance-neurons/morris-lecar.ts';
import { pinskyRinzelEvidence } from './conductance-neurons/pinsky-rinzel.ts';
import { traubMilesEvidence } from './conductance-neurons/traub-miles.ts';
import { wangBuzsakiEvidence } from './conductance-neurons/wang-buzsaki.ts';
import type { Evidence } from './evidence.ts';

export const conductanceNeuronsEvidence: readonly Evidence[] = [
  ...hodgkinHuxleyEvidence,
  ...hodgkinHuxleyFromRestEvidence,
  ...morrisLecarEvidence,
  ...wangBuzsakiEvidence,
  ...connorStevensEvidence,
  ...traubMilesEvidence,
  ...pinskyRinzelEvidence,
];
