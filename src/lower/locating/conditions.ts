/** What a locating driver watches: the comparisons that decide whether a cell spikes or a block runs. */
import type { CheckedComparison, CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { everyPart } from '../../check/operands.ts';
import type { Edge } from '../environment.ts';
import { withDefinitions } from '../peaks.ts';

export interface Watched {
  /** Comparisons that change where their sides meet. */
  readonly comparisons: readonly CheckedComparison[];
  /** Crossings and peaks: true where they happen only. */
  readonly edges: readonly Edge[];
}

/** Returns the conditions that are located: those of spikes, and of blocks too if the driver is adaptive. */
export function locatedConditions(
  { spikers, timedHandlers }: CheckedModel,
  driver: 'adaptive' | 'located',
): readonly CheckedExpression[] {
  const thresholds = spikers.flatMap(({ trigger, count }) => [
    ...(trigger.kind === 'when' ? [trigger.condition] : []),
    ...(count === undefined ? [] : [count]),
  ]);
  if (driver === 'located') return thresholds;
  return [
    ...thresholds,
    ...timedHandlers.flatMap(({ trigger }) => (trigger.kind === 'condition' ? [trigger.condition] : [])),
  ];
}

/** Returns what decides the conditions, named expressions that they read included. */
export function watchedIn(model: CheckedModel, conditions: readonly CheckedExpression[]): Watched {
  const parts = new Set(everyPart(withDefinitions(model, conditions)));
  const comparisons: CheckedComparison[] = [];
  const edges: Edge[] = [];
  for (const part of parts) {
    if (part.kind === 'comparison' && part.operator !== '==' && part.operator !== '!=')
      comparisons.push(part);
    if (part.kind === 'crossing' || part.kind === 'peak') edges.push(part);
  }
  return { comparisons, edges };
}
