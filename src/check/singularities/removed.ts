/** What was found at a place, with what to compute instead. */
import type { CheckedExpression, RemovableSingularity } from '../checked-model.ts';

export interface Removed {
  readonly expression: CheckedExpression;
  readonly singularity: RemovableSingularity;
}
