/** Methods without noise refuse models with white noise, and name the one to take. */
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { expressionText } from '../../check/expression-text.ts';
import { everyPart, operandsOf } from '../../check/operands.ts';
import { noNoise } from '../../diagnostics/codes/method.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { derivativeText } from '../attempt.ts';
import type { Integrator } from './integrator.ts';
import { multiplicativeNoise } from './sra1.ts';

/** Returns the integrator; it refuses, besides what it refuses itself, white noise that it cannot integrate. */
export function refusingNoise(integrator: Integrator): Integrator {
  const refuse = (model: CheckedModel): Diagnostic | undefined =>
    refuseNoise(integrator, model) ?? integrator.refuse(model);
  return { ...integrator, refuse };
}

/** What to take instead: of the same kind where there is one. */
function insteadOf(name: string, model: CheckedModel): string {
  if (name === 'euler') return 'euler_maruyama';
  if (name === 'heun') return 'heun_stratonovich';
  return multiplicativeNoise(model) === undefined ? 'sra1' : 'euler_maruyama';
}

function refuseNoise({ name, noise }: Integrator, model: CheckedModel): Diagnostic | undefined {
  if (noise !== undefined || model.noises.length === 0) return undefined;
  for (const { name: state, derivative } of model.states) {
    const term = derivative && noisyTerm(model, derivative);
    if (term === undefined) continue;
    const equation = derivativeText(state);
    const instead = insteadOf(name, model);
    return noNoise({ method: name, equation, term: expressionText(term, model), instead, span: term.span });
  }
  return undefined;
}

/** Returns the term of an equation that holds noise, itself or by name; undefined if there is none. */
export function noisyTerm(model: CheckedModel, equation: CheckedExpression): CheckedExpression | undefined {
  const noisy = new Set<string>();
  const holds = (root: CheckedExpression): boolean =>
    everyPart([root]).some(
      (part) => part.kind === 'noise' || (part.kind === 'reference' && noisy.has(part.name)),
    );
  for (const { name, value } of model.definitions) if (holds(value)) noisy.add(name);
  let term = equation;
  if (!holds(term)) return undefined;
  while (term.kind === 'sum' || term.kind === 'negate') {
    const inner = operandsOf(term).find(holds);
    if (inner === undefined) return term;
    term = inner;
  }
  return term;
}
