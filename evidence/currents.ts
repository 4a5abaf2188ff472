import type { Evidence } from './evidence.ts';

export const currentsEvidence: readonly Evidence[] = [];
