import type { BlockStatement } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import { triggerExpression } from '../check/trigger-expression.ts';

export type Peak = Extract<CheckedExpression, { kind: 'peak' }>;

/** The peaks of a model, by when in a step their memory is taken. */
export interface Peaks {
  /** Read by thresholds, through named expressions too: before any block of a spike runs. */
  readonly inThresholds: readonly Peak[];
  /** All others: before the timed blocks. */
  readonly elsewhere: readonly Peak[];
}

export function peaksOf(model: CheckedModel): Peaks {
  if (model.peaks === 0) return { inThresholds: [], elsewhere: [] };
  const handlers = [
    ...model.stepHandlers,
    ...model.spikers.flatMap((spiker) => spiker.handlers),
    ...model.timedHandlers,
  ];
  const thresholds = model.spikers.flatMap(({ trigger, count }) => [
    ...[triggerExpression(trigger) ?? []].flat(),
    ...(count === undefined ? [] : [count]),
  ]);
  const others = [
    ...model.definitions.map(({ value }) => value),
    ...model.spikers.flatMap(({ refractory }) => (refractory === undefined ? [] : [refractory.duration])),
    ...handlers.flatMap(({ body }) => expressionsIn(body)),
    ...model.timedHandlers.flatMap(({ trigger }) =>
      trigger.kind === 'condition' ? [trigger.condition] : [],
    ),
  ];
  const inThresholds = peaksIn(withDefinitions(model, thresholds));
  const elsewhere = peaksIn(others);
  for (const memory of inThresholds.keys()) elsewhere.delete(memory);
  return { inThresholds: [...inThresholds.values()], elsewhere: [...elsewhere.values()] };
}

/** Returns the expressions and the values of all named expressions that they read. */
export function withDefinitions(
  model: CheckedModel,
  roots: readonly CheckedExpression[],
): readonly CheckedExpression[] {
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const found = [...roots];
  for (let i = 0; i < found.length; i++) {
    const root = found[i];
    if (root === undefined) continue;
    for (const part of everyPart([root])) {
      if (part.kind !== 'reference' || part.to !== 'definition') continue;
      const value = definitions.get(part.name);
      // Each once: several may read the same.
      if (definitions.delete(part.name) && value !== undefined) found.push(value);
    }
  }
  return found;
}

function peaksIn(roots: readonly CheckedExpression[]): Map<number, Peak> {
  const peaks = everyPart(roots).filter((part): part is Peak => part.kind === 'peak');
  return new Map(peaks.map((peak) => [peak.memory, peak]));
}

export function expressionsIn(body: readonly BlockStatement[]): readonly CheckedExpression[] {
  return body.flatMap((statement) =>
    statement.kind === 'if'
      ? [
          ...statement.branches.flatMap(({ condition, body: inner }) => [condition, ...expressionsIn(inner)]),
          ...expressionsIn(statement.otherwise),
        ]
      : [statement.value],
  );
}
