/** One run of one method, as all runs of a comparison are made. */
import type { CheckedModel } from '../check/checked-model.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { run } from '../simulate/run.ts';
import type { PreparedRun, RunOptions, RunReport } from '../simulate/run-options.ts';
import type { RunResult } from '../simulate/run-result.ts';

/** What all runs of a comparison have in common. */
export interface Setting {
  readonly model: CheckedModel;
  readonly options: RunOptions;
  readonly signal: AbortSignal | undefined;
}

/** How a method makes its steps. */
export interface StepChoice {
  /** With its unit; of a method that chooses its steps, how far samples are apart. */
  readonly dt: string;
  /** Of a method that chooses its steps. */
  readonly tolerance?: number;
}

export type Tried =
  | { readonly kind: 'done'; readonly result: RunResult; readonly prepared: PreparedRun | undefined }
  | { readonly kind: 'diverged'; readonly result: RunResult }
  | { readonly kind: 'stopped' }
  /** It cannot be run at all; `report` says why. */
  | { readonly kind: 'refused'; readonly report: RunReport };

/** Endings that are a result: the method did not bear this step. */
const DIVERGED: ReadonlySet<string> = new Set(['not-finite', 'too-many-spikes', 'no-step']);

/** Returns what becomes of the model by a method. */
export async function tryMethod(
  { model, options, signal }: Setting,
  method: Integrator,
  { dt, tolerance }: StepChoice,
  prepared?: PreparedRun,
): Promise<Tried> {
  const report = await run(model, {
    ...options,
    method,
    dt,
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(signal === undefined ? {} : { signal }),
    ...(prepared === undefined ? {} : { prepared }),
  });
  const { result } = report;
  if (result === undefined) return { kind: 'refused', report };
  if (result.meta.ending === 'stopped') return { kind: 'stopped' };
  if (DIVERGED.has(result.meta.ending)) return { kind: 'diverged', result };
  return hasErrors(report.diagnostics)
    ? { kind: 'refused', report }
    : { kind: 'done', result, prepared: report.prepared };
}

/** Returns how long the steps of a run took for a second of the model's time, in seconds. */
export function costOf({ meta, cells }: RunResult, seconds: number): number {
  return (meta.ns_per_cell_step * meta.steps * cells * 1e-9) / seconds;
}

/** Returns when a run ended, in the unit of its times: to the sample. */
export function endOf({ times }: RunResult): number {
  return times.at(-1) ?? 0;
}

/** Returns the errors that keep every run from being made. */
export function errorsOf({ diagnostics }: RunReport): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}
