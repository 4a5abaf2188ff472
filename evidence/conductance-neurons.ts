import type { Evidence } from './evidence.ts';

export const conductanceNeuronsEvidence: readonly Evidence[] = [];
