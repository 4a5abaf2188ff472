import { known } from '../base/invariant.ts';
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { everyPart } from '../check/operands.ts';
import { everyStatement } from './statements.ts';

/** One textual `peak(x)`. */
export interface Peak {
  readonly memory: number;
  readonly operand: CheckedExpression;
  /** Whether a threshold reads it: its memory is then taken before any block of the step's spikes runs. */
  readonly isInThreshold: boolean;
}

/** Returns the peaks of a model, those of thresholds (through named expressions too) told apart. */
export function peaksOf(model: CheckedModel): readonly Peak[] {
  if (model.peaks === 0) return [];
  const found = new Map<number, Peak>();
  const collect = (parts: readonly CheckedExpression[], isInThreshold: boolean): void => {
    for (const part of parts) {
      if (part.kind !== 'peak' || found.has(part.memory)) continue;
      found.set(part.memory, { memory: part.memory, operand: part.operand, isInThreshold });
    }
  };
  collect(everythingIn(model, thresholds(model)), true);
  collect(everyPart([...model.definitions.map(({ value }) => value), ...inEvents(model)]), false);
  return [...found.values()];
}

/** The parts of the expressions, and of all named expressions that they lead to. */
function everythingIn(
  model: CheckedModel,
  roots: readonly CheckedExpression[],
): readonly CheckedExpression[] {
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const named = new Set<string>();
  const parts: CheckedExpression[] = [];
  const waiting = [...roots];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of everyPart([next])) {
      parts.push(part);
      if (part.kind !== 'reference' || part.to !== 'definition' || named.has(part.name)) continue;
      named.add(part.name);
      waiting.push(known(definitions.get(part.name), `definition ${part.name}`));
    }
  }
  return parts;
}

function thresholds(model: CheckedModel): readonly CheckedExpression[] {
  return model.spikers.flatMap(({ trigger, count }) => [
    ...(trigger.kind === 'when' ? [trigger.condition] : []),
    ...(count === undefined ? [] : [count]),
  ]);
}

function inEvents(model: CheckedModel): readonly CheckedExpression[] {
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
