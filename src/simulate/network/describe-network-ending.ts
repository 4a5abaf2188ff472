import { known } from '../../base/invariant.ts';
import { interrupted, notFinite, stopped } from '../../diagnostics/codes/run/endings.ts';
import { leftRange } from '../../diagnostics/codes/run/ranges.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { RecordingFailure } from '../../recording/recording-failure.ts';
import type { NetworkFailure } from '../../runtime/network/network-failure.ts';
import type { PartOfNetwork } from '../../runtime/network/part-of-network.ts';
import type { NetworkOutcome } from '../../runtime/network/run-network.ts';
import { wordsOf } from '../describe-ending.ts';
import { describeRange, describeValue } from '../describe-value.ts';
import { constantNumber } from '../evaluate-constant.ts';
import { explainFailure, placeOf } from '../explain-failure.ts';
import { replayMethod } from '../interpreter-method.ts';
import { componentOf } from '../model-names.ts';
import type { TimeGrid } from '../time-grid.ts';
import type { BuiltNetwork } from './build-network.ts';
import { describeBrought, describeSynapse } from './describe-not-finite.ts';
import { stepOf } from './network-grid.ts';
import { modelOfPart } from './part-of-network.ts';
import type { NetworkPlan } from './plan-network.ts';

/** Returns warnings and errors that only the run itself could find. */
export function describeNetworkEnding(
  plan: NetworkPlan,
  built: BuiltNetwork,
  { failure, outOfRange, ending, steps: done, thrown }: NetworkOutcome,
): readonly Diagnostic[] {
  const { network, grid } = plan;
  const { steps } = grid;
  const diagnostics: Diagnostic[] = [];
  for (const { of, name, state } of outOfRange) {
    const model = modelOfPart(network, of, name);
    const left = model.states.find((each) => each.name === state);
    if (left?.range === undefined) continue;
    const bound = (expression: typeof left.range.low): number =>
      constantNumber(model, expression, new Map()) ?? Number.NaN;
    const text = (end: number): string =>
      Number.isNaN(end) ? 'its bound' : describeValue(end, left.unit, model);
    diagnostics.push(
      inPart(
        of,
        name,
        leftRange({
          state,
          range: describeRange(bound(left.range.low), bound(left.range.high), text),
          span: left.derivative?.span ?? left.span,
        }),
      ),
    );
  }
  if (failure !== undefined) diagnostics.push(describeFailure(plan, built, failure));
  if (ending === 'stopped') {
    diagnostics.push(stopped({ done: grid.timeText(done), duration: grid.timeText(steps) }));
  }
  if (thrown?.value instanceof RecordingFailure) diagnostics.push(thrown.value.diagnostic);
  else if (thrown !== undefined) {
    const when = `at ${grid.timeText(done)} of ${grid.timeText(steps)}`;
    diagnostics.push(interrupted({ reason: wordsOf(thrown.value), when, isDone: ending !== 'interrupted' }));
  }
  return diagnostics;
}

/** Says of which part of the network a diagnostic is. */
function inPart(of: PartOfNetwork['of'], name: string, diagnostic: Diagnostic): Diagnostic {
  const words = { population: 'Population', signal: 'Signal', projection: 'Projection' }[of];
  return { ...diagnostic, message: `${words} \`${name}\`: ${diagnostic.message}` };
}

function describeFailure(
  { network, grid, integrators }: NetworkPlan,
  built: BuiltNetwork,
  found: NetworkFailure,
): Diagnostic {
  const { of, name, failure, broughtBy } = found;
  const model = modelOfPart(network, of, name);
  const population = built.populations.get(name);
  const integrator = integrators.get(name);
  if (of === 'population' && population !== undefined && integrator !== undefined) {
    const { cells } = known(
      network.populations.find((each) => each.name === name),
      name,
    );
    const asked = { given: population.values.given, cells };
    const cell = 'cell' in failure ? placeOf(model, failure.cell, asked) : undefined;
    const brought = broughtBy && describeBrought(network, grid, found, broughtBy, cell);
    if (brought !== undefined) return inPart(of, name, brought);
    const ofModel: TimeGrid = { ...grid, step: stepOf(grid, model.system) };
    return inPart(of, name, explainFailure(model, failure, asked, replayMethod(integrator), ofModel));
  }
  const topology = built.projections.get(name)?.topology;
  if (of === 'projection' && topology !== undefined)
    return inPart(of, name, describeSynapse(network, grid, found, topology));
  const { step } = failure;
  const state = failure.kind === 'not-finite' || failure.kind === 'no-step' ? failure.state : undefined;
  const bad = model.states.find((each) => each.name === state) ?? known(model.states[0], 'state');
  const value = failure.kind === 'not-finite' ? failure.value : Number.NaN;
  return inPart(
    of,
    name,
    notFinite({
      state: bad.name,
      component: componentOf(model, bad.name),
      value: Number.isNaN(value) ? 'not a number (NaN)' : value > 0 ? 'infinite' : 'negative infinite',
      when: step < 0 ? 'at the start' : `between ${grid.timeText(step)} and ${grid.timeText(step + 1)}`,
      step,
      before: [],
      cause: 'this state',
      span: bad.derivative?.span ?? bad.span,
    }),
  );
}
