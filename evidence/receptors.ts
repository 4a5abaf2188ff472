import type { Evidence } from './evidence.ts';

export const receptorsEvidence: readonly Evidence[] = [];
