/**
 * Where spikes are. `grid`: at grid points, what they do included. `interpolated`: there too, but dated where the threshold is
 * reached on a straight line within the step. `located`: where it is reached, with what they do.
 */
export const SPIKE_TIMES = ['grid', 'interpolated', 'located'] as const;
export type SpikeTimes = (typeof SPIKE_TIMES)[number];
