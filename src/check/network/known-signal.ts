import type { SignalSyntax } from '../../syntax/statement-tree.ts';
import type { Dimension } from '../../units/dimension.ts';
import type { Unit } from '../../units/unit.ts';
import type { CheckedSignal } from './checked-network.ts';

/** A signal of which it is known what it is. */
export interface KnownSignal {
  readonly syntax: SignalSyntax;
  readonly dimension: Dimension;
  readonly unit: Unit;
  /** Absent: it follows from `t` alone. */
  readonly checked?: CheckedSignal;
}
