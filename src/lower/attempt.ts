import { known } from '../base/invariant.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Store } from '../ir/program.ts';
import { comment } from './comment.ts';
import type { Environment } from './environment.ts';
import { equationSystem, holdState, onGrid, statesWithEquation } from './equation-system.ts';
import type { Integrator } from './integrators/integrator.ts';
import type { Lowering } from './lowering.ts';

/** Returns what the integrator makes of the model's equations. States that are held stay as they are. */
export function attemptStores(
  lowering: Lowering,
  integrator: Integrator,
  start: Environment,
): readonly Store[] {
  const { model, names } = lowering;
  const states = statesWithEquation(model);
  const system = equationSystem(lowering, onGrid(lowering, start));
  const next = integrator.attempt(system);
  return states.map(({ name, derivative }, i) => {
    const value = names.note(known(next[i], `next ${name}`), `${name}_next`);
    return {
      target: { kind: 'column', column: name },
      value: holdState(lowering, name, start, value),
      comment: comment(`${derivativeText(name)} = ${expressionText(derivative, model)}`),
      span: derivative.span,
    };
  });
}

/** `dv/dt`; `d(sodium.m)/dt` of a part. */
export function derivativeText(state: string): string {
  return state.includes('.') ? `d(${state})/dt` : `d${state}/dt`;
}
