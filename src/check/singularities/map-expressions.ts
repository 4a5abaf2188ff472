/** Returns a model with a function applied to each expression that it computes. Ranges and lists stay as they are. */
import type { BlockStatement, Spiker, TimedHandler } from '../checked-events.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel } from '../checked-model.ts';

type Change = (expression: CheckedExpression) => CheckedExpression;

export function mapExpressions(model: CheckedModel, change: Change): CheckedModel {
  return {
    ...model,
    // How an equilibrium is computed nobody wrote, and it minds what is 0 itself.
    definitions: model.definitions.map((each) =>
      each.origin === 'steady' ? each : { ...each, value: change(each.value) },
    ),
    parameters: model.parameters.map((each) =>
      each.value === undefined ? each : { ...each, value: change(each.value) },
    ),
    inputs: model.inputs.map((each) =>
      each.drive === undefined ? each : { ...each, drive: change(each.drive) },
    ),
    states: model.states.map((each) => ({
      ...each,
      initial: change(each.initial),
      ...(each.derivative === undefined ? {} : { derivative: change(each.derivative) }),
    })),
    ...(model.overCells === undefined
      ? {}
      : { overCells: model.overCells.map((each) => ({ ...each, operand: change(each.operand) })) }),
    spikers: model.spikers.map((each) => mapSpiker(each, change)),
    stepHandlers: model.stepHandlers.map((each) => ({ ...each, body: mapBody(each.body, change) })),
    timedHandlers: model.timedHandlers.map((each) => ({
      ...each,
      trigger: mapTrigger(each.trigger, change),
      body: mapBody(each.body, change),
    })),
  };
}

function mapSpiker(spiker: Spiker, change: Change): Spiker {
  const { trigger, count, refractory, handlers } = spiker;
  return {
    ...spiker,
    trigger: mapSpikeTrigger(trigger, change),
    ...(count === undefined ? {} : { count: change(count) }),
    ...(refractory === undefined
      ? {}
      : { refractory: { ...refractory, duration: change(refractory.duration) } }),
    handlers: handlers.map((each) => ({ ...each, body: mapBody(each.body, change) })),
  };
}

function mapSpikeTrigger(trigger: Spiker['trigger'], change: Change): Spiker['trigger'] {
  switch (trigger.kind) {
    case 'when':
      return { ...trigger, condition: change(trigger.condition) };
    case 'rate':
      return { ...trigger, hazard: change(trigger.hazard) };
    case 'at':
      return trigger;
  }
}

function mapTrigger(trigger: TimedHandler['trigger'], change: Change): TimedHandler['trigger'] {
  switch (trigger.kind) {
    case 'condition':
      return { ...trigger, condition: change(trigger.condition) };
    case 'every':
      return { ...trigger, period: change(trigger.period), from: change(trigger.from) };
    case 'at':
      return trigger;
  }
}

function mapBody(body: readonly BlockStatement[], change: Change): readonly BlockStatement[] {
  return body.map((statement): BlockStatement => {
    if (statement.kind !== 'if') return { ...statement, value: change(statement.value) };
    return {
      ...statement,
      branches: statement.branches.map((branch) => ({
        condition: change(branch.condition),
        body: mapBody(branch.body, change),
      })),
      otherwise: mapBody(statement.otherwise, change),
    };
  });
}
