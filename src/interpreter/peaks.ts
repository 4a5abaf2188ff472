import { known } from '../base/invariant.ts';
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { walk, walkBlock } from './operands.ts';

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
  const definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
  const found = new Map<number, Peak>();

  function collect(roots: readonly CheckedExpression[], isInThreshold: boolean): void {
    const named = new Set<string>();
    const waiting = [...roots];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      walk(next, (part) => {
        if (part.kind === 'peak' && !found.has(part.memory)) {
          found.set(part.memory, { memory: part.memory, operand: part.operand, isInThreshold });
        }
        if (part.kind !== 'reference' || part.to !== 'definition' || named.has(part.name)) return;
        named.add(part.name);
        waiting.push(known(definitions.get(part.name), `definition ${part.name}`));
      });
    }
  }

  collect(thresholds(model), true);
  collect([...model.definitions.map(({ value }) => value), ...inEvents(model)], false);
  return [...found.values()];
}

function thresholds(model: CheckedModel): readonly CheckedExpression[] {
  return model.spikers.flatMap(({ trigger, count }) => [
    ...(trigger.kind === 'when' ? [trigger.condition] : []),
    ...(count === undefined ? [] : [count]),
  ]);
}

function inEvents(model: CheckedModel): readonly CheckedExpression[] {
  const found: CheckedExpression[] = [];
  const handlers = [
    ...model.stepHandlers,
    ...model.spikers.flatMap((spiker) => spiker.handlers),
    ...model.timedHandlers,
  ];
  for (const { body } of handlers) {
    walkBlock(body, (statement) => {
      if (statement.kind === 'if') found.push(...statement.branches.map(({ condition }) => condition));
      else found.push(statement.value);
    });
  }
  for (const { refractory } of model.spikers) if (refractory !== undefined) found.push(refractory.duration);
  for (const { trigger } of model.timedHandlers) {
    if (trigger.kind === 'condition') found.push(trigger.condition);
  }
  return found;
}
