/**
 * Fixed steps that are made from the derivatives at their start alone go wrong where a right side has a kink or a jump within
 * a step, and nothing in them tells: what is no longer there goes on being solved for.
 */
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { everyPart, operandsOf } from '../check/operands.ts';
import { notSmooth } from '../diagnostics/codes/method.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { statesWithEquation } from '../lower/equation-system.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { RODAS4_ADAPTIVE } from '../lower/integrators/rosenbrock.ts';
import { withDefinitions } from '../lower/peaks.ts';

/** Functions with a kink or a jump. */
const BENT: ReadonlySet<string> = new Set([
  'abs',
  'min',
  'max',
  'clamp',
  'sign',
  'heaviside',
  'floor',
  'ceil',
  'mod',
]);
const INEQUALITIES: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** How near a place is, in the units of the model, that a formula of its own is commonly given to. */
const NEAR = 0.01;

/** Returns a warning if the method needs right sides that are smooth within a step, and one may not be. */
export function smoothnessWarnings(model: CheckedModel, integrator: Integrator): readonly Diagnostic[] {
  const { isForSmooth, name, sameAs: method = name } = integrator;
  if (isForSmooth === undefined) return [];
  const term = findKink(model);
  if (term === undefined) return [];
  const adaptive = RODAS4_ADAPTIVE.refuse(model) === undefined ? RODAS4_ADAPTIVE.name : undefined;
  return [notSmooth({ method, term: expressionText(term, model), adaptive, span: term.span })];
}

/** Returns the first part of an equation that has a kink or a jump at some value of a state that moves within steps. */
function findKink(model: CheckedModel): CheckedExpression | undefined {
  const equations = statesWithEquation(model);
  const moving = new Set(equations.map(({ name }) => name));
  const moves = (root: CheckedExpression): boolean =>
    everyPart([root]).some((part) => part.kind === 'reference' && moving.has(part.name));
  for (const { name, value } of model.definitions) if (moves(value)) moving.add(name);

  const parts = [
    ...withDefinitions(
      model,
      equations.map(({ derivative }) => derivative),
    ),
  ];
  // The list grows while it is walked.
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined || isGuard(part)) continue;
    if (isBent(part) && operandsOf(part).some(moves)) return part;
    for (const operand of operandsOf(part)) parts.push(operand);
  }
  return undefined;
}

function isBent(part: CheckedExpression): boolean {
  switch (part.kind) {
    case 'call':
      return BENT.has(part.function);
    case 'comparison':
      // What holds at a single value is a formula for a place where the other has none.
      return INEQUALITIES.has(part.operator);
    case 'interpolate':
    case 'held':
      return true;
    default:
      return false;
  }
}

/** Whether it is a comparison such as `abs(v - E) < 1e-6 mV`, which tells the limit at a place from the formula elsewhere. */
function isGuard(part: CheckedExpression): boolean {
  if (part.kind !== 'comparison') return false;
  const sides = [part.left, part.right];
  const isDistance = sides.some((side) => side.kind === 'call' && side.function === 'abs');
  return isDistance && sides.some((side) => side.kind === 'number' && Math.abs(side.value) <= NEAR);
}
