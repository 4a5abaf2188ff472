import { unreachable } from '../base/invariant.ts';
import type { BlockStatement, Spiker, TimedHandler } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText, timesText, triggerText } from '../check/expression-text.ts';

function statementLines(
  model: CheckedModel,
  body: readonly BlockStatement[],
  indent: string,
): readonly string[] {
  const text = (expression: CheckedExpression): string => expressionText(expression, model);
  return body.flatMap((statement): readonly string[] => {
    switch (statement.kind) {
      case 'assign':
        return [`${indent}${statement.target} = ${text(statement.value)}`];
      case 'addToInput':
        return [`${indent}${statement.input} += ${text(statement.value)}`];
      case 'let':
        return [`${indent}let ${statement.name} = ${text(statement.value)}`];
      case 'if': {
        const branches = statement.branches.flatMap(({ condition, body: then }, index) => [
          `${indent}${index === 0 ? '' : '} else '}if ${text(condition)} {`,
          ...statementLines(model, then, `${indent}  `),
        ]);
        const otherwise =
          statement.otherwise.length === 0
            ? []
            : [`${indent}} else {`, ...statementLines(model, statement.otherwise, `${indent}  `)];
        return [...branches, ...otherwise, `${indent}}`];
      }
      default:
        return unreachable(statement);
    }
  });
}

function blockText(model: CheckedModel, head: string, body: readonly BlockStatement[]): string {
  return [`${head} {`, ...statementLines(model, body, '  '), '}'].join('\n');
}

function spikerTexts(model: CheckedModel, spiker: Spiker): readonly string[] {
  const prefix = spiker.path === '' ? '' : `${spiker.path}: `;
  const { trigger, count, refractory } = spiker;
  const emitted = count === undefined ? '' : ` count ${expressionText(count, model)}`;
  const held =
    refractory === undefined || refractory.holds.length === 0 ? '' : ` holds ${refractory.holds.join(', ')}`;
  return [
    `${prefix}${triggerText(trigger, model).replace('spike', () => `spike${emitted}`)}`,
    ...(refractory === undefined
      ? []
      : [`${prefix}refractory ${expressionText(refractory.duration, model)}${held}`]),
    ...spiker.handlers.map(({ body }) => blockText(model, `${prefix}on spike`, body)),
  ];
}

function scheduleText(model: CheckedModel, { trigger }: TimedHandler): string {
  switch (trigger.kind) {
    case 'condition':
      return `on ${expressionText(trigger.condition, model)}`;
    case 'at':
      return `at ${timesText(trigger.list, model)}`;
    case 'every':
      return `every ${expressionText(trigger.period, model)} from ${expressionText(trigger.from, model)}`;
    default:
      return unreachable(trigger);
  }
}

/** Returns one text per threshold, block of events and so on, in the order in which they act in a step. */
export function eventTexts(model: CheckedModel): readonly string[] {
  return [
    ...model.stepHandlers.map(({ body }) => blockText(model, 'on step', body)),
    ...model.spikers.flatMap((spiker) => spikerTexts(model, spiker)),
    ...model.timedHandlers.map((handler) => blockText(model, scheduleText(model, handler), handler.body)),
  ];
}
