import type { Evidence } from './evidence.ts';

export const izhikevichBehavioursEvidence: readonly Evidence[] = [];
