import { unreachable } from '../../base/invariant.ts';
import type { Integrator } from '../../lower/integrators/integrator.ts';

/**
 * How closely compiled code and interpreter are to agree. `bits`: in every bit. `rounding`: within a multiple of the
 * unit in the last place at each step from equal states. `tolerance`: within ten times the method's own, likewise.
 */
export type Grade = 'bits' | 'rounding' | 'tolerance';

/** Of the largest number that the state has taken; two orders of the same sums differ by less unless they cancel. */
export const ROUNDING_ULPS = 4096;
/** To what part of a state iterations converge, and errors of adaptive steps are held, where nothing else is asked for. */
export const USUAL_TOLERANCE = 1e-6;
const TIMES_TOLERANCE = 10;

/** Returns the grade of a method: from what it declares, so that one that is added needs no entry here. */
export function gradeOf({ driver, stability }: Integrator): Grade {
  if (driver !== 'fixed') return 'tolerance';
  return stability === 'explicit' ? 'bits' : 'rounding';
}

/** Returns how far apart two values may be, as a part of the largest that the state has taken; 0: not at all. */
export function allowance(integrator: Integrator): number {
  const grade = gradeOf(integrator);
  switch (grade) {
    case 'bits':
      return 0;
    case 'rounding':
      return ROUNDING_ULPS * Number.EPSILON;
    case 'tolerance':
      return TIMES_TOLERANCE * USUAL_TOLERANCE;
    default:
      return unreachable(grade);
  }
}

/**
 * Whether each step begins with equal states. A cell whose steps reach beyond the grid cannot be moved at a grid point:
 * it is compared with one that began as it did.
 */
export function isSetEqual(integrator: Integrator): boolean {
  return gradeOf(integrator) !== 'bits' && integrator.driver !== 'adaptive';
}
