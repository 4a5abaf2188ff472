import { isAuto } from '../../../analysis/choice/resolve-method.ts';
import type { SourceText } from '../../../base/span.ts';
import { badSeed } from '../../../diagnostics/codes/run/options.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { findIntegrator, isIntegrator } from '../../../lower/integrators/find-integrator.ts';
import { LARGEST_SEED } from '../../../runtime/draws.ts';
import { checkTolerance } from '../../check-tolerance.ts';
import { timeSources } from '../../time-grid.ts';
import { networkGrid } from '../network-grid.ts';
import type { SessionOptions } from './network-session.ts';

/** What is wrong, and the texts that it points into. */
export interface OptionMistakes {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceText[];
}

/** Returns what is wrong with options whatever network they are of: its step, its seed, its method. */
export function checkSessionOptions({ dt, seed, method, tolerance }: SessionOptions): OptionMistakes {
  const times = dt === undefined ? {} : { dt };
  const grid = networkGrid(times);
  const diagnostics: Diagnostic[] = 'steps' in grid ? [] : [...grid];
  if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0))
    diagnostics.push(badSeed({ text: String(seed), most: LARGEST_SEED }));
  if (method !== undefined && !isAuto(method)) {
    const found = findIntegrator(method);
    if (!isIntegrator(found)) diagnostics.push(found);
  }
  const imprecise = tolerance === undefined ? undefined : checkTolerance(tolerance);
  if (imprecise !== undefined) diagnostics.push(imprecise);
  return { diagnostics, sources: timeSources(times) };
}

/** Returns what is wrong with a time that a run is asked for, as it is called there. */
export function checkSessionTime({ dt }: Pick<SessionOptions, 'dt'>, time: string | number): OptionMistakes {
  const times = dt === undefined ? { for: time } : { dt, for: time };
  const grid = networkGrid(times);
  return 'steps' in grid
    ? { diagnostics: [], sources: [] }
    : { diagnostics: grid, sources: timeSources(times) };
}
