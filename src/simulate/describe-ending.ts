import { interrupted, runaway, stopped } from '../diagnostics/codes/run/endings.ts';
import { leftRange } from '../diagnostics/codes/run/ranges.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { fromSystemNumber } from '../units/unit-system.ts';
import { describeRange, describeValue, withUnit } from './describe-value.ts';
import { constantNumber } from './evaluate-constant.ts';
import { explainFailure, placeOf } from './explain-failure.ts';
import { replayMethod } from './interpreter-method.ts';
import { componentOf } from './model-names.ts';
import type { RawRequest, RawRun } from './raw-run.ts';
import type { ResolvedSettings } from './settings.ts';
import type { TimeGrid } from './time-grid.ts';

/** Returns warnings and errors that only the run itself could find. */
export function describeEnding(
  { model, given }: ResolvedSettings,
  grid: TimeGrid,
  request: RawRequest,
  { failure, beyond, outOfRange, ending, steps: done, thrown }: RawRun,
  integrator: Integrator,
): readonly Diagnostic[] {
  const { steps } = request;
  const diagnostics: Diagnostic[] = [];
  for (const name of outOfRange) {
    const state = model.states.find((each) => each.name === name);
    if (state?.range === undefined) continue;
    const bound = (expression: typeof state.range.low): number =>
      constantNumber(model, expression, given) ?? Number.NaN;
    const text = (end: number): string =>
      Number.isNaN(end) ? 'its bound' : describeValue(end, state.unit, model);
    diagnostics.push(
      leftRange({
        state: name,
        range: describeRange(bound(state.range.low), bound(state.range.high), text),
        span: state.derivative?.span ?? state.span,
      }),
    );
  }
  const away = model.states.find(({ name }) => name === beyond?.state);
  // A state that then became infinite is explained below.
  if (beyond !== undefined && away !== undefined && failure === undefined) {
    diagnostics.push(
      runaway({
        state: away.name,
        component: componentOf(model, away.name),
        value: withUnit(
          fromSystemNumber(beyond.value, away.unit, model.system).toExponential(2),
          away.unit.text,
        ),
        when: grid.timeText(beyond.k),
        cell: placeOf(model, beyond.cell, request),
        step: grid.dt.text,
        span: away.derivative?.span ?? away.span,
      }),
    );
  }
  if (failure !== undefined)
    diagnostics.push(explainFailure(model, failure, request, replayMethod(integrator), grid));
  if (ending === 'stopped') {
    diagnostics.push(stopped({ done: grid.timeText(done), duration: grid.timeText(steps) }));
  }
  if (thrown !== undefined) {
    const when = `at ${grid.timeText(done)} of ${grid.timeText(steps)}`;
    diagnostics.push(interrupted({ reason: wordsOf(thrown.value), when, isDone: ending !== 'interrupted' }));
  }
  return diagnostics;
}

/** Returns what something that was thrown says. */
export function wordsOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message || thrown.name;
  return typeof thrown === 'string' ? thrown : 'something that is no error';
}
