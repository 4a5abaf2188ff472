import type { Evidence } from './evidence.ts';

export const izhikevichEvidence: readonly Evidence[] = [];
