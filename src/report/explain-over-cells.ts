/** Functions over cells in the reader's words: what is taken over the population, and who reads it when. */
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { everyStatement } from '../interpreter/every-statement.ts';
import { partsRead } from '../interpreter/parts-read.ts';
import { unitTextFor } from '../units/unit-text.ts';

export interface ExplainedOverCells {
  /** `mean over cells of v` */
  readonly text: string;
  readonly unit: string;
  /** Whether an equation reads it: then it is of the cells as a step begins, and held over that step. */
  readonly isReadByEquations: boolean;
  /** Whether a threshold or a block does: then it is of the cells as they were integrated. */
  readonly isReadByEvents: boolean;
}

/** Returns the functions over cells of a model, each behind those that it reads. */
export function explainOverCells(model: CheckedModel): readonly ExplainedOverCells[] {
  const { overCells = [], states, inputs, parameters, timeUnit } = model;
  const units = [...states, ...parameters, ...inputs].map(({ unit }) => unit);
  const byEquations = functionsRead(
    model,
    states.flatMap(({ derivative }) => derivative ?? []),
  );
  const byEvents = functionsRead(model, expressionsOfEvents(model));
  return overCells.map(({ reduction, operand, dimension }, index) => ({
    text: `${reduction} over cells of ${expressionText(operand, model)}`,
    unit: unitTextFor(dimension, [...units, timeUnit]),
    isReadByEquations: byEquations.has(index),
    isReadByEvents: byEvents.has(index),
  }));
}

/** Whether some equation of the model follows other cells. */
export function equationsReadCells(model: CheckedModel): boolean {
  return explainOverCells(model).some(({ isReadByEquations }) => isReadByEquations);
}

/** Returns the indices of what the expressions read, by names and within each other. */
function functionsRead(model: CheckedModel, roots: readonly CheckedExpression[]): ReadonlySet<number> {
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
