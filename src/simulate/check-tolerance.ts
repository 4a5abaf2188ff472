import { badTolerance } from '../diagnostics/codes/run/options.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Default of the tolerance of adaptive methods. */
export const USUAL_TOLERANCE = 1e-6;
/** Rounding is about the first, and a step that is off by more than the second tells nothing. */
const TOLERANCES = [1e-14, 0.1] as const;

/** Returns what is wrong with a tolerance, if anything is. */
export function checkTolerance(tolerance: number): Diagnostic | undefined {
  const [least, most] = TOLERANCES;
  return tolerance >= least && tolerance <= most ? undefined : badTolerance({ tolerance, least, most });
}
