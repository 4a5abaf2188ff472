/** What may make a condition true or false in the course of time: its comparisons, crossings and peaks. */
import { known } from '../base/invariant.ts';
import type { CheckedComparison, CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { partsRead } from '../check/parts-read.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Dual } from './dual-arithmetic.ts';
import type { Evaluator } from './evaluator.ts';
import { type Edge, type Instant, inEquations, makeInstant } from './instant.ts';
import { dualCell } from './linearised.ts';

export interface Watched<T> {
  readonly edges: readonly Edge[];
  /** Whether the side of an edge is reached on which its condition has become true. */
  readonly isBeyond: (edge: Edge, instant: Instant<T>) => boolean;
  /** Whether each comparison holds, and each edge is beyond; undefined where that is not known, as with NaN. */
  readonly look: (instant: Instant<T>) => readonly (boolean | undefined)[];
}

/** Returns what is to be watched of the conditions. */
export function watchedIn<T>(
  model: CheckedModel,
  conditions: readonly CheckedExpression[],
  arithmetic: Arithmetic<T>,
  evaluator: Evaluator<T>,
  duals: Evaluator<Dual<T>>,
): Watched<T> {
  const { subtract, compare, fromNumber } = arithmetic;
  const comparisons: CheckedComparison[] = [];
  const edges: Edge[] = [];
  for (const part of partsRead(model, conditions)) {
    const changes = part.kind === 'comparison' && part.operator !== '==' && part.operator !== '!=';
    if (changes) comparisons.push(part);
    if (part.kind === 'crossing' || part.kind === 'peak') edges.push(part);
  }

  const holds = (
    operator: CheckedComparison['operator'],
    { left, right }: Pick<CheckedComparison, 'left' | 'right'>,
    instant: Instant<T>,
  ): boolean | undefined => {
    const [a, b] = [evaluator.number(left, instant), evaluator.number(right, instant)];
    const difference = subtract(a, b);
    return compare('==', difference, difference) ? compare(operator, a, b) : undefined;
  };

  /** How fast a number changes along the solution, by a dual number in that direction. */
  const slopeOf = (operand: CheckedExpression, instant: Instant<T>): T => {
    const { cell, time, middle } = instant;
    const held = new Set(
      model.spikers.flatMap(({ refractory }, index) =>
        cell.refractory[index] === true ? (refractory?.holds ?? []) : [],
      ),
    );
    const states = new Map<string, Dual<T>>();
    for (const { name, derivative } of model.states) {
      const value = known(cell.states.get(name), name);
      const moves = derivative !== undefined && !held.has(name);
      states.set(
        name,
        moves ? { value, slope: evaluator.number(derivative, inEquations(instant)) } : { value },
      );
    }
    const along = makeInstant<Dual<T>>(
      dualCell(cell, states),
      { value: time, slope: fromNumber(1) },
      { value: middle },
    );
    return duals.number(operand, along).slope ?? fromNumber(0);
  };

  const sideOf = (edge: Edge, instant: Instant<T>): boolean | undefined => {
    if (edge.kind === 'crossing') return holds(edge.direction === 'up' ? '>=' : '<', edge, instant);
    const slope = slopeOf(edge.operand, instant);
    return compare('==', slope, slope) ? compare('<', slope, fromNumber(0)) : undefined;
  };

  return {
    edges,
    isBeyond: (edge, instant) => sideOf(edge, instant) === true,
    look: (instant) => [
      ...comparisons.map((comparison) => holds(comparison.operator, comparison, instant)),
      ...edges.map((edge) => sideOf(edge, instant)),
    ],
  };
}

/** Whether anything has changed that is known at both times. */
export function hasChanged(
  before: readonly (boolean | undefined)[],
  now: readonly (boolean | undefined)[],
): boolean {
  return before.some((was, i) => was !== undefined && now[i] !== undefined && now[i] !== was);
}
