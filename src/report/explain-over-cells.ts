/** Functions over cells in the reader's words: what is taken over the population, and who reads it when. */
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { overCellsOfEquations, overCellsOfEvents } from '../check/over-cells-read.ts';
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
  const byEquations = overCellsOfEquations(model);
  const byEvents = overCellsOfEvents(model);
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
