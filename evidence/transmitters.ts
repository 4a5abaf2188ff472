import type { Evidence } from './evidence.ts';

export const transmittersEvidence: readonly Evidence[] = [];
