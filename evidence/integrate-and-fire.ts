import type { Evidence } from './evidence.ts';

export const integrateAndFireEvidence: readonly Evidence[] = [];
