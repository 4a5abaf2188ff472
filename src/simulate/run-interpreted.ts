import { known } from '../base/invariant.ts';
import type { Rational } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { createInterpreter } from '../interpreter/interpret.ts';
import type { Method } from '../interpreter/method.ts';
import { RUNGE_KUTTA_METHODS } from '../interpreter/tableau.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import type { RawFailure, RawRequest, RawRun } from './raw-run.ts';

const TURN_MILLISECONDS = 40;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Returns the interpreter's own method of that name, or the tableau of one that it does not know by name. */
function methodOf({ name, tableau }: Integrator): Method {
  const builtin = RUNGE_KUTTA_METHODS.find((each) => each === name);
  return builtin ?? tableau ?? 'exponential_euler';
}

/** Runs the reference semantics. Cells are alike, so one is run and stands for all. */
export async function runInterpreted(
  model: CheckedModel,
  integrator: Integrator,
  dt: Rational,
  request: RawRequest,
): Promise<RawRun> {
  const { given, records, steps, every, cells, signal, onProgress } = request;
  const start = performance.now();
  const cell = createInterpreter(model, { method: methodOf(integrator), dt, given });
  const traces: number[][] = records.map(() => []);
  const spikes: number[] = [];
  let samples = 0;
  let ending: RawRun['ending'] = 'done';
  let failure: RawFailure | undefined;

  const sample = (): void => {
    samples += 1;
    for (const [index, name] of records.entries()) known(traces[index], name).push(cell.value(name));
  };

  const broken = model.states.find(({ name }) => !Number.isFinite(cell.value(name)));
  if (broken !== undefined) {
    const { name: state } = broken;
    failure = { state, step: -1, cell: 0, value: cell.value(state), before: new Map() };
  }
  sample();
  let turnStart = performance.now();
  while (failure === undefined && cell.step < steps) {
    if (signal?.aborted === true) {
      ending = 'stopped';
      break;
    }
    cell.advance();
    const { breakdown, spike } = cell;
    if (breakdown !== undefined) {
      const { state, step, before } = breakdown;
      failure = { state, step, cell: 0, value: cell.value(state), before };
      break;
    }
    if (spike !== undefined) for (let i = 0; i < spike.count; i++) spikes.push(spike.step);
    if (cell.step % every === 0) sample();
    if (performance.now() - turnStart < TURN_MILLISECONDS) continue;
    onProgress?.(cell.step);
    await nextTurn();
    turnStart = performance.now();
  }
  onProgress?.(cell.step);

  const allCells = (values: readonly number[]): Float64Array =>
    Float64Array.from(
      { length: values.length * cells },
      (_, i) => values[Math.floor(i / cells)] ?? Number.NaN,
    );
  return {
    ending: failure === undefined ? ending : 'not-finite',
    steps: failure === undefined ? cell.step : Math.max(failure.step, 0),
    samples,
    traces: traces.map(allCells),
    spikes: Array.from({ length: cells }, () => spikes),
    ...(failure === undefined ? {} : { failure }),
    outOfRange: cell.excursions.map(({ state }) => state),
    milliseconds: performance.now() - start,
  };
}
