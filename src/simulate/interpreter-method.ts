import { InvariantError } from '../base/invariant.ts';
import { notInterpreted } from '../diagnostics/codes/method.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { METHOD_NAMES, type Method } from '../interpreter/method.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';

/** Returns why the interpreter cannot step a model as the integrator does: where that is made of several methods. */
export function refuseInterpreting(integrator: Integrator): readonly Diagnostic[] {
  const { choices } = integrator;
  if (choices === undefined || knownMethod(integrator) !== undefined) return [];
  return [notInterpreted({ methods: [...new Set(choices.map(({ method }) => method))] })];
}

/** Returns the interpreter's own method of that name, or the tableau of one that it does not know by name. */
export function interpreterMethod(integrator: Integrator): Method {
  const method = knownMethod(integrator);
  if (method === undefined) throw new InvariantError(`the interpreter has no method ${integrator.name}`);
  return method;
}

/** Returns the method by which a step is repeated to see which equation was not finite: any, if the same is not at hand. */
export function replayMethod(integrator: Integrator): Method {
  return knownMethod(integrator) ?? 'euler';
}

function knownMethod({ name, sameAs = name, tableau }: Integrator): Method | undefined {
  return METHOD_NAMES.find((each) => each === sameAs) ?? tableau;
}
