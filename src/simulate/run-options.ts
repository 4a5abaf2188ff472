import type { SourceText } from '../base/span.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Artifact } from '../compile.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import type { UserTableau } from '../lower/integrators/user-tableau.ts';
import type { SpikeTimes } from '../lower/spike-times.ts';
import type { RunResult } from './run-result.ts';

/** Something by qualified name. */
export type Named<Value> = Readonly<Record<string, Value>> | ReadonlyMap<string, Value>;

/**
 * A parameter or an initial value. A number counts in the declared unit, and so do numbers that are listed: one per
 * cell (a list that the model declares takes its elements). A text is an expression with units of its own,
 * `10 uA/cm^2`; `i`, the number of the cell, and `N`, how many there are, make it one value per cell:
 * `(1 + 0.1 * i / N) * 1 uF/cm^2`.
 */
export type Setting = string | number | ArrayLike<number>;

/** What drives an input: a setting, an expression that reads `t` and what the model names, or samples. */
export type Stimulus = Setting | Samples;

/** A recorded or computed course of an input, for all cells. Before the first sample and after the last their values hold. */
export interface Samples {
  readonly values: ArrayLike<number>;
  /** Of the values: `nA`; `1` for none. */
  readonly unit: string;
  /** When each was taken, strictly increasing, in `timeUnit`; or how far apart they are, from 0 on: `0.1 ms`. */
  readonly times: ArrayLike<number> | string;
  /** Of listed times; `ms` if absent. */
  readonly timeUnit?: string;
  /** `held`: each value until the next sample (the default). `interpolated`: straight lines between them. */
  readonly between?: 'held' | 'interpolated';
}

/**
 * Values that a parameter, an initial value or an input takes in turn: `0 .. 20 uA/cm^2 by 0.5 uA/cm^2` (both ends
 * included where the steps meet them), `0 .. 20 mV in 41` (so many, evenly spaced), `1 ms .. 100 ms in 21 log`
 * (so many, by a common factor), `[1, 2, 5] mV`, or numbers in the declared unit.
 */
export type SweepRange = string | ArrayLike<number>;

export const TARGETS = ['js', 'wasm', 'interpreter'] as const;
export type RunTarget = (typeof TARGETS)[number];

/** What a run is asked for. Whatever is absent has the default that is named here. */
export interface RunOptions {
  /** How long: `100 ms`, or a number in the model's unit of time. Default: 100 ms. */
  readonly for?: string | number;
  /** Length of a step, kept exactly as written. Default: 0.01 ms. */
  readonly dt?: string | number;
  /**
   * A name, or an explicit Runge-Kutta method of your own by its tableau; `auto` chooses for each block of equations what
   * suits it at this step. Default: rk4.
   */
  readonly method?: string | Integrator | UserTableau;
  /**
   * Of an adaptive method: what a step may be off by, relative to each variable (and by a thousandth of that relative to
   * the largest value that the variable has had). Default: 1e-6.
   */
  readonly tolerance?: number;
  /**
   * `grid`: a spike is dated at the end of its step. `interpolated`: the same, but dated where a straight line meets the
   * threshold. `located`: where the threshold is reached; the cell is reset there and does the rest of the step. Default:
   * `grid`; an adaptive method always locates spikes.
   */
  readonly spikeTimes?: SpikeTimes;
  readonly inputs?: Named<Stimulus>;
  /** Parameters, initial values, and lists that the model declares. */
  readonly set?: Named<Setting>;
  /** One cell for each value; for each combination if there are several, the last named varying fastest. */
  readonly sweep?: Named<SweepRange>;
  /**
   * States, named expressions, inputs, parameters, of all cells (`v`) or of some (`v[0..9]`, `sodium.m[3]`, both ends
   * included); a text may name several, `v,w`. Default: all states of a single cell, nothing of several.
   */
  readonly record?: string | readonly string[];
  /**
   * Numbers that each cell's run is reduced to: `rate(spikes)`, `cv(intervals)`, `mean(v, after 50 ms)`, or with a name
   * of its own `peak = max(v, after 10 ms, before 50 ms)`. Of `spikes`: `rate` (Hz), `count`, `first`, `last`; of
   * `intervals` between successive spikes: `mean sd cv min max first last`; of a variable, at every step of the window
   * (both ends included) whatever `every` is: `mean sd min max first last`. `sd` divides by the number of values.
   * Spikes count from behind `after` up to and with `before`. In a run that ended early, over what was run.
   */
  readonly measure?: string | readonly string[];
  /** Samples lie this many steps (a number), or this time (`0.1 ms`), apart. Default: every step. */
  readonly every?: string | number;
  /** What runs it: compiled JavaScript (the default), WebAssembly on vectors of cells, or the reference interpreter. */
  readonly target?: string;
  /** Default: strict. */
  readonly arithmetic?: 'strict' | 'fast';
  /** What every number of a step is rounded to, in memory too: float32 is for seeing what that costs. Default: f64. */
  readonly float?: 'f64' | 'f32';
  /** Build the parameters that are not set into the code. Default: no. */
  readonly fold?: boolean;
  /** How many cells; alike but for what is set per cell. Default: 1; in a sweep, one per combination. */
  readonly cells?: number;
  /** Chooses the random numbers of the run: a whole number from 0. The same seed gives the same numbers. Default: 0. */
  readonly seed?: number;
  /** Stops the run; what was recorded until then is kept. */
  readonly signal?: AbortSignal;
  /** Called before the first step with what is going to happen. A promise that it returns is waited for. */
  readonly onStart?: (plan: RunPlan) => unknown;
  /**
   * Called several times a second. A promise that it returns is waited for. If it throws, or the promise is rejected, the
   * run ends there, and what was recorded until then is kept.
   */
  readonly onProgress?: (stepsDone: number, steps: number) => unknown;
  /** What an earlier run compiled: used again where nothing but values differs. */
  readonly prepared?: PreparedRun;
  /** Texts of the model's files, by the names that spans carry; for the places in comments of the code. */
  readonly sources?: ReadonlyMap<string, string>;
}

/** What a run is going to do, known before its first step. */
export interface RunPlan {
  readonly steps: number;
  /** Length of a step. */
  readonly step: { readonly value: number; readonly unit: string };
  /** Of each recorded variable, the one at the start included. */
  readonly samples: number;
  readonly cells: number;
  readonly records: readonly { readonly name: string; readonly cells: Int32Array }[];
  /** Names of the measures. */
  readonly measures: readonly string[];
  /**
   * Memory for numbers, reserved before the first step; results are the same numbers, not copies. Spikes come on top: 12
   * to 24 bytes each while they are collected, then 12 more. So does what is drawn or written afterwards, as much for
   * long runs as for short ones.
   */
  readonly bytes: {
    /** The cells themselves, a copy from which a failed step is repeated, and what is set for each. Less for the interpreter. */
    readonly population: number;
    readonly traces: number;
    readonly measures: number;
    readonly total: number;
  };
}

/** A compiled model with the stimuli that are part of its code. */
export interface PreparedRun {
  readonly base: CheckedModel;
  readonly stimuli: string;
  readonly model: CheckedModel;
  readonly artifact: Artifact;
}

/** What became of a run. Without a result, the diagnostics hold an error. */
export interface RunReport {
  readonly result?: RunResult;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of inputs and settings, which diagnostics may point into. */
  readonly sources: readonly SourceText[];
  /** To be handed to the next run of the model. Absent where nothing was compiled. */
  readonly prepared?: PreparedRun;
}

/** Returns the entries of settings, however they were given. */
export function entriesOf<Value>(settings: Named<Value> | undefined): readonly (readonly [string, Value])[] {
  if (settings === undefined) return [];
  return settings instanceof Map ? [...settings] : Object.entries(settings);
}
