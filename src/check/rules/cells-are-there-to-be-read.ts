/**
 * What is taken over the cells is read while the population runs: named expressions that hold it are read neither by
 * initial values nor by refractory periods.
 */
import { known } from '../../base/invariant.ts';
import { reductionPlace } from '../../diagnostics/codes/population.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CheckedExpression, CheckedModel } from '../checked-model.ts';
import { everyPart } from '../operands.ts';

type Model = Pick<CheckedModel, 'definitions' | 'states' | 'overCells' | 'spikers'>;

/** Reports functions over cells, and named expressions that hold them, where no cell can look at the others. */
export function checkPlacesOverCells(model: Model, report: (diagnostic: Diagnostic) => void): void {
  /** Names of the definitions that hold one. */
  const holding = new Set<string>();
  const find = (root: CheckedExpression): CheckedExpression | undefined =>
    everyPart([root]).find(
      (part) => part.kind === 'overCells' || (part.kind === 'reference' && holding.has(part.name)),
    );
  for (const { name, value } of model.definitions) if (find(value) !== undefined) holding.add(name);
  const reductionOf = (part: CheckedExpression): string => {
    const entry = part.kind === 'overCells' ? model.overCells?.[part.index] : undefined;
    return `${known(entry, 'function over cells').reduction} over cells`;
  };
  const refuse = (where: string, expression: CheckedExpression, hint: string): void => {
    const part = find(expression);
    if (part === undefined) return;
    const name = part.kind === 'reference' ? part.name : reductionOf(part);
    report(reductionPlace({ name, where, span: part.span, hint }));
  };
  for (const { name, initial } of model.states) {
    const hint = 'initial values are computed cell by cell; assign it to the state by `on step`.';
    refuse(`the initial value of \`${name}\``, initial, hint);
  }
  for (const { refractory } of model.spikers) {
    const hint =
      'the period is the same for all spikes; to rest while a condition holds, write it into `spike when`.';
    if (refractory !== undefined) refuse('the refractory period', refractory.duration, hint);
  }
}
