/** What a hand-made model says, near enough to the language for a person to read a counter-example. */
import type { BlockStatement } from '../../src/check/checked-events.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { expressionText } from '../../src/check/expression-text.ts';

export function modelText(model: CheckedModel): string {
  const text = (expression: Parameters<typeof expressionText>[0]): string =>
    expressionText(expression, model);
  const statement = (each: BlockStatement): string => {
    switch (each.kind) {
      case 'let':
        return `let ${each.name} = ${text(each.value)}`;
      case 'assign':
        return `${each.target} = ${text(each.value)}`;
      case 'addToInput':
        return `${each.input} += ${text(each.value)}`;
      case 'if': {
        const branches = each.branches.map(({ condition, body }) => `if ${text(condition)} ${block(body)}`);
        return `${branches.join(' else ')} else ${block(each.otherwise)}`;
      }
    }
  };
  const block = (body: readonly BlockStatement[]): string => `{ ${body.map(statement).join('; ')} }`;
  return [
    ...model.parameters.map(({ name, value }) => `param ${name}${value ? ` = ${text(value)}` : ''}`),
    ...model.lists.map(({ name, elements }) => `param ${name} = [${elements.map(text).join(', ')}]`),
    ...model.inputs.map(({ name, drive }) => `input ${name}${drive ? ` = ${text(drive)}` : ''}`),
    ...model.states.flatMap(({ name, initial, derivative, range }) => [
      `state ${name} = ${text(initial)}${range ? ` in [${text(range.low)}, ${text(range.high)}]` : ''}`,
      ...(derivative === undefined ? [] : [`d${name}/dt = ${text(derivative)}`]),
    ]),
    ...model.definitions.map(({ name, value }) => `${name} = ${text(value)}`),
    ...model.stepHandlers.map(({ body }) => `on step ${block(body)}`),
    ...model.spikers.flatMap(({ path, trigger, count, refractory, handlers }) => [
      `${path} spike ${count ? `count ${text(count)} ` : ''}${trigger.kind === 'when' ? `when ${text(trigger.condition)}` : 'at list'}`,
      ...(refractory ? [`refractory ${text(refractory.duration)} holds ${refractory.holds.join(', ')}`] : []),
      ...handlers.map(({ body }) => `on spike ${block(body)}`),
    ]),
    ...model.timedHandlers.map(({ trigger, body }) => {
      if (trigger.kind === 'condition') return `on ${text(trigger.condition)} ${block(body)}`;
      if (trigger.kind === 'at') return `at ${model.lists[trigger.list]?.name} ${block(body)}`;
      return `every ${text(trigger.period)} from ${text(trigger.from)} ${block(body)}`;
    }),
  ].join('\n');
}
