/** What was found at a place, with what to compute instead. */
import type { CheckedExpression } from '../checked-expression.ts';
import type { RemovableSingularity } from '../singularity.ts';
import type { Row } from './factors.ts';
import type { Place } from './place.ts';

export interface Removed {
  readonly expression: CheckedExpression;
  readonly singularity: RemovableSingularity;
  /** The quotient as a row of factors that keep their digits, where it is one. */
  readonly row?: Row & { readonly place: Place };
}
