/** Thresholds, resets and timed blocks, in the order in which they run. */
import { ONE, parseDecimal } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import { badSchedule, noThreshold } from '../diagnostics/codes/events.ts';
import { unknownName } from '../diagnostics/codes/names.ts';
import type { ExpressionSyntax, PathSyntax } from '../syntax/expression-tree.ts';
import type { EventSyntax } from '../syntax/statement-tree.ts';
import { DIMENSIONLESS, PER_TIME, sameDimension, TIME } from '../units/dimension.ts';
import type { Unit } from '../units/unit.ts';
import { keepsNumbers } from '../units/unit-system.ts';
import { type BlockTargets, checkBlock } from './check-block.ts';
import { requireNumber } from './check-list.ts';
import { numberInSystem } from './check-quantity.ts';
import { fitValue } from './check-value.ts';
import type { Handler, Spiker, TimedHandler } from './checked-events.ts';
import type { CheckedExpression } from './checked-expression.ts';
import type { List } from './checked-model.ts';
import { hasSpikes } from './component-kinds.ts';
import { constantValue } from './constant-value.ts';
import { drawNumber } from './draw-number.ts';
import { type Instance, qualify } from './instance.ts';
import type { ModelTable } from './model-table.ts';
import { checkCondition, checkNumber } from './operand.ts';
import type { Context } from './scope.ts';

/** What the events of a model are made with. */
export interface EventTools {
  context(
    instance: Instance,
    what: string,
    options?: { readonly countsSpikesOf?: number; readonly isConstant?: boolean; readonly site?: string },
  ): Context;
  readonly targets: BlockTargets;
  /** Keeps a list of times that has no name, and returns its number. */
  addList(list: Omit<List, 'name' | 'isUnnamed'>): number;
  readonly spiking: readonly Instance[];
  readonly timeUnit: Unit;
  /** A parameter's value, where it follows from literals. */
  constantNamed(name: string): number | undefined;
}

export interface CheckedEvents {
  readonly spikers: readonly Spiker[];
  readonly stepHandlers: readonly Handler[];
  readonly timedHandlers: readonly TimedHandler[];
}

/** Returns the events of a model with their meaning. */
export function checkEvents(root: Instance, table: ModelTable, tools: EventTools): CheckedEvents {
  const spikers = tools.spiking.map((instance, index) => checkSpiker(instance, index, table, tools));
  const stepHandlers: Handler[] = [];
  const timedHandlers: TimedHandler[] = [];
  const walk = (instance: Instance): void => {
    for (const statement of instance.schedule) {
      if (statement.kind === 'use') {
        const part = instance.parts.get(statement.name.text);
        if (part !== undefined) walk(part);
      } else if (statement.trigger.kind === 'step') {
        stepHandlers.push(checkHandler(statement, instance, 'an `on step` block', tools));
      } else if (statement.trigger.kind !== 'spike') {
        const handler = checkTimedHandler(statement, instance, tools);
        if (handler !== undefined) timedHandlers.push(handler);
      }
    }
  };
  walk(root);
  checkOrphans(root, false, hasSpikes(root.component.componentKind) && root.isWhole, tools);
  return { spikers, stepHandlers, timedHandlers };
}

/** Blocks and periods that no threshold ever reaches. Parts are checked by themselves too, then it may come. */
function checkOrphans(instance: Instance, hasSpiker: boolean, isComplete: boolean, tools: EventTools): void {
  const { report } = tools.context(instance, 'a block').shared;
  const spikes = hasSpiker || instance.spike !== undefined;
  if (!spikes) {
    for (const statement of instance.schedule) {
      if (statement.kind !== 'event' || statement.trigger.kind !== 'spike') continue;
      if (isComplete) report(noThreshold({ what: 'on spike', span: statement.span }));
      checkHandler(statement, instance, 'an `on spike` block', tools);
    }
  }
  if (instance.refractory !== undefined && instance.spike === undefined && instance.isWhole) {
    report(noThreshold({ what: 'refractory', span: instance.refractory.span }));
  }
  for (const part of instance.parts.values()) checkOrphans(part, spikes, isComplete, tools);
}

/** Returns a block with its meaning. */
export function checkHandler(
  statement: EventSyntax,
  instance: Instance,
  what: string,
  tools: EventTools,
  countsSpikesOf?: number,
): Handler {
  const site = siteOf(statement);
  const options = countsSpikesOf === undefined ? { site } : { site, countsSpikesOf };
  const context = tools.context(instance, what, options);
  return { body: checkBlock(statement.block, context, tools.targets), span: statement.span };
}

/** What draws of a block are numbered by: what starts it. */
function siteOf({ trigger }: EventSyntax): string {
  switch (trigger.kind) {
    case 'step':
    case 'spike':
    case 'pre':
    case 'post':
      return `on ${trigger.kind}`;
    case 'condition':
      return 'on';
    default:
      return trigger.kind;
  }
}

/** The blocks that run at an instance's spike: its own, then those of parts without a threshold. */
function spikeHandlers(instance: Instance, index: number, tools: EventTools): readonly Handler[] {
  const own = instance.schedule.flatMap((statement) =>
    statement.kind === 'event' && statement.trigger.kind === 'spike'
      ? [checkHandler(statement, instance, 'an `on spike` block', tools, index)]
      : [],
  );
  const parts = [...instance.parts.values()].filter(({ spike }) => spike === undefined);
  return [...own, ...parts.flatMap((part) => spikeHandlers(part, index, tools))];
}

function checkSpiker(instance: Instance, index: number, table: ModelTable, tools: EventTools): Spiker {
  const { spike, refractory, path } = instance;
  if (spike === undefined) throw new RangeError('checkSpiker: no threshold');
  const context = tools.context(instance, '`spike when`', { site: 'spike count' });
  const trigger = checkTrigger(instance, tools);
  let count: CheckedExpression | undefined;
  if (spike.count !== undefined) {
    const checked = checkNumber(spike.count, context, 'The number of spikes');
    requireNumber(checked, spike.count, 'The number of spikes', context);
    count = checked.expression;
  }
  const handlers = spikeHandlers(instance, index, tools);
  if (refractory === undefined) {
    return { path, trigger, ...(count === undefined ? {} : { count }), handlers, span: spike.span };
  }
  const what = 'The refractory period';
  const duration = checkDuration(
    refractory.duration,
    what,
    tools.context(instance, what, { site: 'refractory' }),
    tools,
  );
  const holds = refractory.holds.flatMap((held) => heldState(held, instance, table, tools));
  return {
    path,
    trigger,
    ...(count === undefined ? {} : { count }),
    refractory: { duration, holds },
    handlers,
    span: spike.span,
  };
}

function checkTrigger(instance: Instance, tools: EventTools): Spiker['trigger'] {
  const { spike } = instance;
  const span: Span = spike?.span ?? instance.component.span;
  const never: Spiker['trigger'] = { kind: 'when', condition: { kind: 'boolean', value: false, span } };
  if (spike === undefined) return never;
  const context = tools.context(instance, '`spike when`', { site: 'spike when' });
  switch (spike.form) {
    case 'when':
      return {
        kind: 'when',
        condition: checkCondition(spike.value, context, 'What follows `when`').expression,
      };
    case 'rate':
      return checkRate(spike.value, instance, tools);
    case 'at': {
      const list = checkTimes(spike.value, instance, '`spike at`', tools);
      return list === undefined ? never : { kind: 'at', list };
    }
  }
}

/** `spike at rate E`: a number of spikes per time, which may change with whatever the model has. */
function checkRate(syntax: ExpressionSyntax, instance: Instance, tools: EventTools): Spiker['trigger'] {
  const trigger = readRate(syntax, instance, tools);
  const rate = constantValue(trigger.hazard, tools.constantNamed);
  if (rate !== undefined && rate < 0) {
    const { shared } = tools.context(instance, '`spike at rate`');
    shared.report(
      badSchedule({
        message: 'The rate of `spike at rate` is below 0, so there would never be a spike.',
        span: syntax.span,
        hint: 'write a rate such as `20 Hz`, or one that is above 0 at some times.',
      }),
    );
  }
  return trigger;
}

function readRate(
  syntax: ExpressionSyntax,
  instance: Instance,
  tools: Pick<EventTools, 'context'>,
): Extract<Spiker['trigger'], { kind: 'rate' }> {
  const context = tools.context(instance, '`spike at rate`');
  const { timeUnit, system } = context;
  const what = 'The rate of `spike at rate`';
  const checked = checkNumber(syntax, context, what);
  const { span } = syntax;
  const draw = drawNumber(qualify(instance.path, 'spike at rate'), 1);
  const isPlain =
    timeUnit !== undefined &&
    checked.dimension !== undefined &&
    sameDimension(checked.dimension, DIMENSIONLESS) &&
    !checked.isFlexible;
  if (isPlain) {
    if (keepsNumbers(system, timeUnit)) return { kind: 'rate', hazard: checked.expression, draw };
    const operand = numberInSystem(ONE, timeUnit, system, span, timeUnit.text);
    const hazard = {
      kind: 'product',
      first: checked.expression,
      rest: [{ operator: '/', operand }],
      span,
    } as const;
    return { kind: 'rate', hazard, draw };
  }
  const receiver = { what, dimension: PER_TIME, unit: 'Hz', declared: undefined };
  return { kind: 'rate', hazard: fitValue(checked, syntax, receiver, context).expression, draw };
}

function heldState(
  held: PathSyntax,
  instance: Instance,
  table: ModelTable,
  tools: EventTools,
): readonly string[] {
  const context = tools.context(instance, 'What `refractory` holds');
  if (held.names.length === 1 && context.scope.resolve(held).kind === 'unknown') {
    const { text } = held.names[0];
    const { scope, shared } = context;
    const states = [...instance.entities.values()].filter(({ kind }) => kind === 'state');
    const suggestion = shared.suggest(
      text,
      states.map(({ declared }) => declared.text),
    );
    const hint = `only state variables can be held: declare it, \`state ${text} = …\`.`;
    table.report(unknownName({ name: text, span: held.span, where: scope.where, suggestion, hint }));
    return [];
  }
  const checked = context.shared.check(held, context);
  const { expression } = checked;
  if (expression.kind === 'reference' && expression.to === 'state') return [expression.name];
  if (checked.dimension !== undefined) {
    const text = held.names.map((name) => name.text).join('.');
    table.report(
      badSchedule({
        message: `\`${text}\` cannot be held: it is not a state variable.`,
        span: held.span,
        hint: '`refractory … holds` names state variables.',
      }),
    );
  }
  return [];
}

/** Returns a time in the model's units. Where the component has a `time unit`, a plain number counts in it. */
function checkDuration(
  syntax: ExpressionSyntax,
  what: string,
  context: Context,
  tools: EventTools,
): CheckedExpression {
  const checked = checkNumber(syntax, context, what);
  const { timeUnit, system } = context;
  const { dimension } = checked;
  if (
    timeUnit !== undefined &&
    dimension !== undefined &&
    sameDimension(dimension, DIMENSIONLESS) &&
    !checked.isFlexible
  ) {
    if (keepsNumbers(system, timeUnit)) return checked.expression;
    const unit = numberInSystem(ONE, timeUnit, system, syntax.span, timeUnit.text);
    return {
      kind: 'product',
      first: checked.expression,
      rest: [{ operator: '*', operand: unit }],
      span: syntax.span,
    };
  }
  const receiver = { what, dimension: TIME, unit: tools.timeUnit.text, declared: undefined };
  return fitValue(checked, syntax, receiver, context).expression;
}

/** Returns the number of a list of times: a named one, or times written in place. */
function checkTimes(
  syntax: ExpressionSyntax,
  instance: Instance,
  what: string,
  tools: EventTools,
): number | undefined {
  const context = tools.context(instance, what, { isConstant: true });
  if (syntax.kind === 'path') {
    const resolution = context.scope.resolve(syntax);
    if (resolution.kind === 'list') {
      const { dimension, list } = resolution;
      const isPlain =
        context.timeUnit !== undefined && dimension !== undefined && sameDimension(dimension, DIMENSIONLESS);
      if (dimension === undefined || sameDimension(dimension, TIME)) return list;
      const unit = context.timeUnit;
      if (isPlain && unit !== undefined && keepsNumbers(context.system, unit)) return list;
      context.shared.report(
        badSchedule({
          message: `${what} needs a list of times, but this one is in ${context.shared.unitText(dimension)}.`,
          span: syntax.span,
          hint: 'declare it with a unit of time: `param times : ms[] = […]`.',
        }),
      );
      return undefined;
    }
  }
  const written = syntax.kind === 'list' ? syntax.elements : [syntax];
  const elements = written.map((each) =>
    checkDuration(each, `A time of ${what}`, { ...context, what: `A time of ${what}` }, tools),
  );
  return tools.addList({ elements, unit: tools.timeUnit, dimension: TIME, span: syntax.span });
}

function checkTimedHandler(
  statement: EventSyntax,
  instance: Instance,
  tools: EventTools,
): TimedHandler | undefined {
  const { trigger, span } = statement;
  switch (trigger.kind) {
    case 'condition': {
      const context = tools.context(instance, 'the condition of `on`', { site: 'on' });
      const condition = checkCondition(trigger.condition, context, 'What follows `on`').expression;
      const { body } = checkHandler(statement, instance, 'an `on` block', tools);
      return { body, span, trigger: { kind: 'condition', condition } };
    }
    case 'at': {
      const list = checkTimes(trigger.times, instance, '`at`', tools);
      const { body } = checkHandler(statement, instance, 'an `at` block', tools);
      return list === undefined ? undefined : { body, span, trigger: { kind: 'at', list } };
    }
    case 'every': {
      const context = tools.context(instance, '`every`', { isConstant: true });
      const period = checkDuration(trigger.period, 'The period of `every`', context, tools);
      const from = checkFrom(trigger.from, span, context, tools);
      const known = constantValue(period, tools.constantNamed);
      if (known !== undefined && known <= 0) {
        context.shared.report(
          badSchedule({
            message: 'The period of `every` must be above 0.',
            span: trigger.period.span,
            hint: 'write a time such as `10 ms`; `on step` runs at every step.',
          }),
        );
      }
      const { body } = checkHandler(statement, instance, 'an `every` block', tools);
      return { body, span, trigger: { kind: 'every', period, from } };
    }
    default:
      return undefined;
  }
}

function checkFrom(
  syntax: ExpressionSyntax | undefined,
  span: Span,
  context: Context,
  tools: EventTools,
): CheckedExpression {
  if (syntax !== undefined) return checkDuration(syntax, 'The start of `every`', context, tools);
  const exact = parseDecimal('0');
  return { kind: 'number', value: 0, ...(exact === undefined ? {} : { exact }), span };
}
