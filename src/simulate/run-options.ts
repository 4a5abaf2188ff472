import type { SourceText } from '../base/span.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Artifact } from '../compile.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import type { UserTableau } from '../lower/integrators/user-tableau.ts';
import type { RunResult } from './run-result.ts';

/**
 * Values by qualified name. A number counts in the declared unit; a text is an expression with units of its own,
 * `10 uA/cm^2`, and in a stimulus may read `t` and what the model names.
 */
export type Settings = Readonly<Record<string, string | number>> | ReadonlyMap<string, string | number>;

export const TARGETS = ['js', 'interpreter'] as const;
export type RunTarget = (typeof TARGETS)[number];

/** What a run is asked for. Whatever is absent has the default that is named here. */
export interface RunOptions {
  /** How long: `100 ms`, or a number in the model's unit of time. Default: 100 ms. */
  readonly for?: string | number;
  /** Length of a step, kept exactly as written. Default: 0.01 ms. */
  readonly dt?: string | number;
  /** A name, or an explicit Runge-Kutta method of your own by its tableau. Default: rk4. */
  readonly method?: string | Integrator | UserTableau;
  /** Inputs: constants, or expressions of `t`. */
  readonly inputs?: Settings;
  /** Parameters and initial values: constants. */
  readonly set?: Settings;
  /** States, named expressions, inputs, parameters. Default: all states of a single cell, nothing of several. */
  readonly record?: readonly string[];
  /** Samples lie this many steps (a number), or this time (`0.1 ms`), apart. Default: every step. */
  readonly every?: string | number;
  /** What runs it: compiled JavaScript (the default), or the reference interpreter. */
  readonly target?: string;
  /** Default: strict. */
  readonly arithmetic?: 'strict' | 'fast';
  /** Build the parameters that are not set into the code. Default: no. */
  readonly fold?: boolean;
  /** How many cells; all are alike. Default: 1. */
  readonly cells?: number;
  /** Stops the run; what was recorded until then is kept. */
  readonly signal?: AbortSignal;
  /** Called several times a second. */
  readonly onProgress?: (stepsDone: number, steps: number) => void;
  /** What an earlier run compiled: used again where nothing but values differs. */
  readonly prepared?: PreparedRun;
  /** Texts of the model's files, by the names that spans carry; for the places in comments of the code. */
  readonly sources?: ReadonlyMap<string, string>;
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
export function entriesOf(settings: Settings | undefined): readonly (readonly [string, string | number])[] {
  if (settings === undefined) return [];
  return settings instanceof Map ? [...settings] : Object.entries(settings);
}
