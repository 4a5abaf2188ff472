/** Runs that are to be the solution itself: the error decides on the steps, and spikes are where v meets the threshold. */
import type { RunOptions } from '../../src/simulate/run-options.ts';

export const LOCATED: RunOptions = { method: 'dopri5', tolerance: 1e-11 };

/** Spikes of NEURON by CVODE at a tolerance of 1e-11 lie within 2e-6 ms of those of scipy. */
export const NEURON_SPIKES = { quantity: 'spike times', unit: 'ms', tolerance: 1e-5 } as const;
