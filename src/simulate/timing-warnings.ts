/** Times of a model that its grid cannot hold: they act at the nearest grid point, which is said once. */
import { toNumber } from '../base/rational.ts';
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { refractoryTooShort, timesOffGrid } from '../diagnostics/codes/run.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { describeValue } from './describe-value.ts';
import { constantNumber } from './evaluate-constant.ts';
import type { TimeGrid } from './time-grid.ts';

/** Closer to a grid point than this part of a step is on it: literals are rounded. */
const ON_GRID = 1e-6;

/** Returns a warning for each list of event times that is off the grid and each refractory time without effect. */
export function timingWarnings(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
  grid: TimeGrid,
): readonly Diagnostic[] {
  const dt = toNumber(grid.step);
  const warnings: Diagnostic[] = [];
  const value = (expression: CheckedExpression): number | undefined =>
    constantNumber(model, expression, given);
  const text = (time: number): string => describeValue(time, grid.unit, model);

  const offGrid = (what: string, times: readonly CheckedExpression[]): void => {
    for (const expression of times) {
      const time = value(expression);
      if (time === undefined || !Number.isFinite(time)) continue;
      const steps = time / dt;
      if (Math.abs(steps - Math.round(steps)) <= ON_GRID) continue;
      const nearest = grid.timeText(Math.floor(steps + 0.5 + 1e-9));
      warnings.push(timesOffGrid({ list: what, time: text(time), nearest, span: expression.span }));
      return;
    }
  };

  const lists = new Set<number>();
  for (const { trigger } of [...model.spikers, ...model.timedHandlers]) {
    if (trigger.kind === 'at') lists.add(trigger.list);
    if (trigger.kind === 'every') offGrid('an `every` block', [trigger.period, trigger.from]);
  }
  for (const index of lists) {
    const list = model.lists[index];
    if (list !== undefined) offGrid(`\`${list.name}\``, list.elements);
  }
  for (const { refractory } of model.spikers) {
    if (refractory === undefined) continue;
    const duration = value(refractory.duration);
    if (duration === undefined || !(duration > 0) || duration / dt + 0.5 + 1e-9 >= 1) continue;
    const { span } = refractory.duration;
    warnings.push(refractoryTooShort({ duration: text(duration), step: grid.dt.text, span }));
  }
  return warnings;
}
