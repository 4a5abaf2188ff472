import { InvariantError, known } from '../../base/invariant.ts';
import { equals, isZero, ONE, type Rational } from '../../base/rational.ts';
import type { Expression } from '../../expr/expression.ts';
import type { EquationSystem, Stage } from './integrator.ts';
import { HALF } from './midpoint-linearisation.ts';

/** What all states of a model are worth in a step as far as that is known, one value per equation. */
export interface Course {
  readonly start: readonly Expression[];
  /** At t_k + dt/2. */
  readonly middle: readonly Expression[];
  /** At t_(k+1). */
  readonly end: readonly Expression[];
}

/**
 * Returns the equations of some states by themselves, given by their indices; the others have the values of `course`, so
 * stages may lie at the start, the middle and the end of the step.
 */
export function statesAlone(
  system: EquationSystem,
  members: readonly number[],
  course: Course,
): EquationSystem {
  const whole = (stage: Stage): Stage => {
    const values = [...valuesAt(course, stage.offset)];
    for (const [i, member] of members.entries()) values[member] = known(stage.values[i], 'stage value');
    return { ...stage, values };
  };
  const derivative = (stage: Stage, equation: number): Expression =>
    system.derivative(whole(stage), known(members[equation], 'equation'));
  return {
    ...system,
    equations: members.map((member) => known(system.equations[member], 'equation')),
    derivative,
    derivatives: (stage) => members.map((_, equation) => derivative(stage, equation)),
  };
}

function valuesAt({ start, middle, end }: Course, offset: Rational): readonly Expression[] {
  if (isZero(offset)) return start;
  if (equals(offset, HALF)) return middle;
  if (equals(offset, ONE)) return end;
  throw new InvariantError('other states are known at the start, the middle and the end of a step only');
}
