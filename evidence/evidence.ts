/**
 * What the shipped models are held against: numbers that others made. Each entry is a test and a line of `docs/models.md`.
 */
import type { RunOptions } from '../src/simulate/run-options.ts';
import type { RunResult } from '../src/simulate/run-result.ts';

/** Runs the model of an entry. Rejects where the run says an error. */
export type RunModel = (options: RunOptions) => Promise<RunResult>;

/** One thing that a shipped model is held against. */
export interface Evidence {
  /** The file below `models/` and the component: `neurons/izhikevich#Chattering`. */
  readonly model: string;
  /** What is compared, and under which conditions: `spikes at 10 uA/cm^2, rk4, dt = 0.01 ms`. */
  readonly what: string;
  /** Who made the numbers: `NEURON 8.2.2, its own hh`, `Wang and Buzsaki (1996), figure 2A`, `closed form`. */
  readonly witness: string;
  readonly compare: (run: RunModel) => Promise<readonly Comparison[]>;
}

/** Numbers of a run beside those of the witness. */
export interface Comparison {
  /** `spike times`, `v at 100 ms`. */
  readonly quantity: string;
  /** Of the numbers: `ms`; `1` for none. */
  readonly unit: string;
  readonly got: readonly number[];
  readonly wanted: readonly number[];
  /** The largest difference that is allowed, in the unit; 0 where the numbers are to be equal. */
  readonly tolerance: number;
  /** Why it is what it is, where that is not evident: `printed with three digits`. */
  readonly because?: string;
}
