import type { Integrator } from '../../lower/integrators/integrator.ts';

/**
 * How closely compiled code and interpreter are to agree. `bits`: in every bit. `rounding`: within a multiple of the
 * unit in the last place at each step from equal states. `tolerance`: within ten times the method's own, likewise.
 */
export type Grade = 'bits' | 'rounding' | 'tolerance';

/** Of the largest number that the state has taken; two orders of the same sums differ by less unless they cancel. */
export const ROUNDING_ULPS = 4096;
/** Of methods that do not say theirs. */
const USUAL_TOLERANCE = 1e-6;
const TIMES_TOLERANCE = 10;

/** What methods with a driver of their own declare. */
type Declared = Integrator & { readonly driver?: string; readonly tolerance?: number };

/** Returns the grade of a method: from what it declares, so that one that is added needs no entry here. */
export function gradeOf(integrator: Integrator): Grade {
  const { driver = 'fixed', stability }: Declared = integrator;
  if (driver !== 'fixed') return 'tolerance';
  return stability === 'explicit' ? 'bits' : 'rounding';
}

/** Returns how far apart two values may be, as a part of the largest that the state has taken; 0: not at all. */
export function allowance(integrator: Integrator): number {
  const { tolerance = USUAL_TOLERANCE }: Declared = integrator;
  switch (gradeOf(integrator)) {
    case 'bits':
      return 0;
    case 'rounding':
      return ROUNDING_ULPS * Number.EPSILON;
    default:
      return TIMES_TOLERANCE * tolerance;
  }
}
