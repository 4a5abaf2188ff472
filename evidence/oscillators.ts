import type { Evidence } from './evidence.ts';

export const oscillatorsEvidence: readonly Evidence[] = [];
