import type { Evidence } from './evidence.ts';

export const channelsEvidence: readonly Evidence[] = [];
