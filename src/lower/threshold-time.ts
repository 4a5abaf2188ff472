/** Where within a step a threshold is reached, on straight lines between the values at its ends. */
import { InvariantError, known } from '../base/invariant.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { everyPart } from '../check/operands.ts';
import { noInterpolatedTime } from '../diagnostics/codes/method.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Expression } from '../expr/expression.ts';
import type { Environment } from './environment.ts';
import { sideOf } from './locating/at-stop.ts';
import { differenceOf } from './locating/watch.ts';
import type { Lowering } from './lowering.ts';

/** Returns why the times of a model's spikes cannot be interpolated. */
export function refuseInterpolating(model: CheckedModel): Diagnostic | undefined {
  for (const { trigger } of model.spikers) {
    const part = trigger.kind === 'when' ? partWithoutLine(model, trigger.condition) : undefined;
    if (part !== undefined) {
      return noInterpolatedTime({ condition: expressionText(part, model), span: part.span });
    }
  }
  return undefined;
}

function conditionNamed(model: CheckedModel, name: string): CheckedExpression {
  return known(
    model.definitions.find((definition) => definition.name === name),
    `definition ${name}`,
  ).value;
}

function partWithoutLine(model: CheckedModel, condition: CheckedExpression): CheckedExpression | undefined {
  switch (condition.kind) {
    case 'crossing':
    case 'boolean':
    case 'refractory':
      return undefined;
    case 'comparison':
      if (condition.operator === '==' || condition.operator === '!=') return condition;
      // What is drawn is another number at each end of the step.
      return everyPart([condition]).some(({ kind }) => kind === 'draw') ? condition : undefined;
    case 'logic':
      return condition.operands
        .map((operand) => partWithoutLine(model, operand))
        .find((part) => part !== undefined);
    case 'reference':
      return condition.to === 'definition'
        ? partWithoutLine(model, conditionNamed(model, condition.name))
        : condition;
    case 'not':
      return condition.operand.kind === 'refractory' ? undefined : condition;
    default:
      return condition;
  }
}

/**
 * Returns the part of the step, from 0 to 1, after which the condition holds that holds at its end: of a comparison where
 * the line between its differences meets 0, of several the last (`and`) or the first that holds (`or`).
 */
export function partOfStep(
  lowering: Lowering,
  condition: CheckedExpression,
  start: Environment,
  now: Environment,
): Expression {
  const { model, pool, translator } = lowering;
  const zero = pool.number(0);
  const meeting = (side: (at: Environment) => Expression): Expression => {
    const [before, after] = [side({ ...start, mode: 'instant' }), side({ ...now, mode: 'instant' })];
    const part = pool.apply('/', before, pool.apply('-', before, after));
    return pool.apply('select', pool.apply('>=', before, zero), zero, part);
  };
  switch (condition.kind) {
    case 'boolean':
    case 'refractory':
    case 'not':
      return zero;
    case 'crossing':
      return meeting((at) => sideOf(lowering, condition, at));
    case 'comparison':
      return meeting((at) => differenceOf(lowering, condition, at));
    case 'reference':
      return partOfStep(lowering, conditionNamed(model, condition.name), start, now);
    case 'logic': {
      const parts = condition.operands.map((operand) => {
        const part = partOfStep(lowering, operand, start, now);
        if (condition.operator === 'and') return part;
        return pool.apply('select', translator.translate(operand, now), part, pool.number(1));
      });
      return parts.reduce((left, right) =>
        pool.apply(condition.operator === 'and' ? 'max' : 'min', left, right),
      );
    }
    default:
      throw new InvariantError(`no line for ${condition.kind}`);
  }
}
