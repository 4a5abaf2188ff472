import type { Evidence } from './evidence.ts';

export const populationNeuronsEvidence: readonly Evidence[] = [];
