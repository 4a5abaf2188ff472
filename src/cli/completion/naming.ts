/** Options that take names of the model. */
export const NAMING = ['--record', '--measure', '--set', '--input', '--sweep'] as const;
export type Naming = (typeof NAMING)[number];
