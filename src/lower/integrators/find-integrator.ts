import { nearest } from '../../base/suggest.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { unavailableMethod, unknownMethod } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ADAPTIVE_METHODS } from './adaptive-methods.ts';
import { EULER_MARUYAMA } from './euler-maruyama.ts';
import { EXACT } from './exact.ts';
import { EXPLICIT_METHODS } from './explicit-methods.ts';
import { EXPONENTIAL_EULER } from './exponential-euler.ts';
import { EXPONENTIAL_MIDPOINT } from './exponential-midpoint.ts';
import { HEUN_STRATONOVICH } from './heun-stratonovich.ts';
import { IMPLICIT_METHODS } from './implicit-methods.ts';
import type { Integrator } from './integrator.ts';
import { MILSTEIN } from './milstein.ts';
import { refusingNoise } from './refuse-noise.ts';
import { RODAS4, RODAS4_ADAPTIVE } from './rosenbrock.ts';
import { RUSH_LARSEN, RUSH_LARSEN_2 } from './rush-larsen.ts';
import { SEMI_IMPLICIT_EULER } from './semi-implicit-euler.ts';
import { SRA1 } from './sra1.ts';
import { STRANG } from './strang.ts';
import { findUnavailable } from './unavailable-methods.ts';
import { integratorFromText } from './user-tableau.ts';

/** Every integrator of this version, the simplest first. */
export const INTEGRATORS: readonly Integrator[] = [
  ...EXPLICIT_METHODS,
  SEMI_IMPLICIT_EULER,
  EXPONENTIAL_EULER,
  EXPONENTIAL_MIDPOINT,
  RUSH_LARSEN,
  RUSH_LARSEN_2,
  EXACT,
  STRANG,
  ...IMPLICIT_METHODS,
  RODAS4,
  ...ADAPTIVE_METHODS,
  RODAS4_ADAPTIVE,
  EULER_MARUYAMA,
  MILSTEIN,
  HEUN_STRATONOVICH,
  SRA1,
].map(refusingNoise);

/** Returns those that are made for a model: with white noise those for noise, without it the others. */
export function integratorsFor({ noises }: Pick<CheckedModel, 'noises'>): readonly Integrator[] {
  return INTEGRATORS.filter(({ noise }) => (noise !== undefined) === noises.length > 0);
}

export const INTEGRATOR_NAMES: readonly string[] = INTEGRATORS.map(({ name }) => name);

const ALIASES: ReadonlyMap<string, string> = new Map(
  INTEGRATORS.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)),
);

function nameOfAlias(alias: string | undefined): string | undefined {
  return alias === undefined ? undefined : ALIASES.get(alias);
}

/** `Exponential-Euler` as names are kept: `exponential_euler`. */
function normal(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[-\s]+/g, '_');
}

/**
 * Returns the integrator of that name or alias, or the one that `tableau: 1/2; 0 1` spells; else the diagnostic
 * that says what there is. Case and hyphens do not matter.
 */
export function findIntegrator(name: string): Integrator | Diagnostic {
  const spelled = integratorFromText(name);
  if (spelled !== undefined) return spelled;
  const wanted = normal(name);
  const found = INTEGRATORS.find((each) => each.name === wanted || each.aliases.includes(wanted));
  if (found !== undefined) return found;
  const unavailable = findUnavailable(wanted);
  if (unavailable !== undefined) return unavailableMethod({ name, ...unavailable });
  // Of names as near as each other the one of higher order is meant: `rk4` for `rk5`.
  const suggestion =
    nearest(wanted, INTEGRATOR_NAMES.toReversed()) ?? nameOfAlias(nearest(wanted, ALIASES.keys()));
  return unknownMethod({ name, suggestion, known: INTEGRATOR_NAMES });
}

/** Whether `findIntegrator` found one. */
export function isIntegrator(found: Integrator | Diagnostic): found is Integrator {
  return 'attempt' in found;
}
