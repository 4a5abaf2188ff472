import type { Spiker } from './checked-events.ts';
import type { CheckedExpression } from './checked-expression.ts';

/** Returns what a threshold computes in every step: its condition or its rate; undefined where it has a list of times. */
export function triggerExpression(trigger: Spiker['trigger']): CheckedExpression | undefined {
  switch (trigger.kind) {
    case 'when':
      return trigger.condition;
    case 'rate':
      return trigger.hazard;
    case 'at':
      return undefined;
  }
}
