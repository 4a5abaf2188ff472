/** Who reads functions over cells: equations and events make cells step together, records do not. */
import type { CheckedExpression } from './checked-expression.ts';
import type { CheckedModel } from './checked-model.ts';
import { everyStatement } from './every-statement.ts';
import { partsRead } from './parts-read.ts';

/** Returns the indices of the functions over cells that the expressions read, by names and within each other. */
export function overCellsReadBy(
  model: CheckedModel,
  roots: readonly CheckedExpression[],
): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...roots];
  // The list grows while it is walked.
  for (let i = 0; i < open.length; i++) {
    for (const part of partsRead(model, open.slice(i, i + 1))) {
      if (part.kind !== 'overCells' || found.has(part.index)) continue;
      found.add(part.index);
      const operand = model.overCells?.[part.index]?.operand;
      if (operand !== undefined) open.push(operand);
    }
  }
  return found;
}

/** Returns the indices of those that equations read. */
export function overCellsOfEquations(model: CheckedModel): ReadonlySet<number> {
  return overCellsReadBy(
    model,
    model.states.flatMap(({ derivative }) => derivative ?? []),
  );
}

/** Returns the indices of those that thresholds and blocks read. */
export function overCellsOfEvents(model: CheckedModel): ReadonlySet<number> {
  return overCellsReadBy(model, expressionsOfEvents(model));
}

/** Whether cells read each other in their steps, so that they make these together. */
export function stepsReadCells(model: CheckedModel): boolean {
  if (model.overCells === undefined) return false;
  return overCellsOfEquations(model).size > 0 || overCellsOfEvents(model).size > 0;
}

function expressionsOfEvents(model: CheckedModel): readonly CheckedExpression[] {
  return [
    ...everyStatement(model).flatMap((statement) =>
      statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [statement.value],
    ),
    ...model.spikers.flatMap(({ trigger, count }) => [
      ...(trigger.kind === 'when' ? [trigger.condition] : trigger.kind === 'rate' ? [trigger.hazard] : []),
      ...(count === undefined ? [] : [count]),
    ]),
    ...model.timedHandlers.flatMap(({ trigger }) =>
      trigger.kind === 'condition' ? [trigger.condition] : [],
    ),
  ];
}
