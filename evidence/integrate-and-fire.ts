import type { Evidence } from './evidence.ts';
import { adaptiveEvidence } from './integrate-and-fire/adaptive.ts';
import { adaptiveExponentialEvidence } from './integrate-and-fire/adaptive-exponential.ts';
import { adaptiveQuadraticEvidence } from './integrate-and-fire/adaptive-quadratic.ts';
import { exponentialEvidence } from './integrate-and-fire/exponential.ts';
import { homeostaticEvidence } from './integrate-and-fire/homeostatic.ts';
import { hopfieldEvidence } from './integrate-and-fire/hopfield.ts';
import { leakyEvidence } from './integrate-and-fire/leaky.ts';
import { perfectEvidence } from './integrate-and-fire/perfect.ts';
import { quadraticEvidence } from './integrate-and-fire/quadratic.ts';
import { resonateEvidence } from './integrate-and-fire/resonate.ts';
import { simpleEvidence } from './integrate-and-fire/simple.ts';
import { simplifiedEvidence } from './integrate-and-fire/simplified.ts';

/** From the least to the most. */
export const integrateAndFireEvidence: readonly Evidence[] = [
  ...perfectEvidence,
  ...leakyEvidence,
  ...simpleEvidence,
  ...homeostaticEvidence,
  ...simplifiedEvidence,
  ...adaptiveEvidence,
  ...quadraticEvidence,
  ...adaptiveQuadraticEvidence,
  ...exponentialEvidence,
  ...adaptiveExponentialEvidence,
  ...resonateEvidence,
  ...hopfieldEvidence,
];
