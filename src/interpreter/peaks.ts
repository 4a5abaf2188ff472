import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyStatement } from '../check/every-statement.ts';
import { everyPart } from '../check/operands.ts';
import { triggerExpression } from '../check/trigger-expression.ts';

/** One textual `peak(x)`. */
export interface Peak {
  readonly memory: number;
  readonly operand: CheckedExpression;
  /** It stands in a threshold: its memory is then taken before any block of the step's spikes runs. */
  readonly isInThreshold: boolean;
}

/** Returns the peaks of a model: they stand in thresholds, blocks and what starts blocks. */
export function peaksOf(model: CheckedModel): readonly Peak[] {
  if (model.peaks === 0) return [];
  return [...peaksIn(thresholds(model), true), ...peaksIn(elsewhere(model), false)];
}

function peaksIn(roots: readonly CheckedExpression[], isInThreshold: boolean): readonly Peak[] {
  return everyPart(roots).flatMap((part) =>
    part.kind === 'peak' ? [{ memory: part.memory, operand: part.operand, isInThreshold }] : [],
  );
}

function thresholds(model: CheckedModel): readonly CheckedExpression[] {
  return model.spikers.flatMap(({ trigger, count }) => [
    ...[triggerExpression(trigger) ?? []].flat(),
    ...(count === undefined ? [] : [count]),
  ]);
}

function elsewhere(model: CheckedModel): readonly CheckedExpression[] {
  return [
    ...everyStatement(model).flatMap((statement) =>
      statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [statement.value],
    ),
    ...model.spikers.flatMap(({ refractory }) => (refractory === undefined ? [] : [refractory.duration])),
    ...model.timedHandlers.flatMap(({ trigger }) =>
      trigger.kind === 'condition' ? [trigger.condition] : [],
    ),
  ];
}
