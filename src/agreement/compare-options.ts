import type { CheckedModel } from '../check/checked-model.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import type { UserTableau } from '../lower/integrators/user-tableau.ts';
import type { RunOptions } from '../simulate/run-options.ts';

/** A method by its name, as a tableau, or an integrator of your own. */
export type ComparedMethod = string | Integrator | UserTableau;

/** What is compared. `for`, `inputs`, `set`, `cells`, `spikeTimes`, `seed`, `arithmetic` and `sources` are those of a run. */
export interface CompareOptions
  extends Pick<
    RunOptions,
    'for' | 'inputs' | 'set' | 'cells' | 'arithmetic' | 'sources' | 'signal' | 'spikeTimes' | 'seed'
  > {
  /** `all` that accept the model (the default), or those that are named: `rk4,heun`. */
  readonly methods?: string | readonly ComparedMethod[];
  /** Lengths of steps: `0.1,0.05,0.025 ms`, or texts and numbers of the model's time. Default: 0.1 ms halved four times. */
  readonly dt?: string | readonly (string | number)[];
  /**
   * What is good enough, 0.01 if nothing is said. A number is a share: the largest error of every recorded variable, of
   * its range in the reference; and the largest drift of a spike, beyond the step that it is dated by, of the mean
   * interval between spikes. `v = 0.1 mV` says it for one variable in its unit, `spikes = 0.05 ms` for spike times.
   */
  readonly tolerance?: number | string | readonly (number | string)[];
  /** What errors are measured in, by name; default: all states. */
  readonly record?: string | readonly string[];
  /** The model that is right, where another one than `model` itself is: it is solved for the reference. */
  readonly reference?: CheckedModel;
  /** What numbers of steps are rounded to, one or both. The reference is computed in f64. Default: f64. */
  readonly float?: 'f64' | 'f32' | readonly ('f64' | 'f32')[];
  /** How often each run is repeated to measure what it costs; the least counts. Default: 3. */
  readonly repeats?: number;
  /** Called before each run; a promise that it returns is waited for. */
  readonly onProgress?: (progress: CompareProgress) => unknown;
}

/** How far a comparison is. */
export interface CompareProgress {
  /** `reference: rk4 at 0.0015625 ms`, `heun at 0.1 ms`. */
  readonly now: string;
  /** Runs done, of so many; how many a reference takes is not known before. */
  readonly done: number;
  readonly total: number | undefined;
}

const NAMES: Readonly<Record<keyof CompareOptions, true>> = {
  for: true,
  dt: true,
  methods: true,
  tolerance: true,
  inputs: true,
  set: true,
  record: true,
  reference: true,
  spikeTimes: true,
  cells: true,
  seed: true,
  float: true,
  arithmetic: true,
  repeats: true,
  sources: true,
  signal: true,
  onProgress: true,
};

/** The options of a comparison. */
export const COMPARE_OPTIONS: readonly string[] = Object.keys(NAMES);
