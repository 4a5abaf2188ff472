import { known } from '../base/invariant.ts';
import type { Rational } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { createInterpreter } from '../interpreter/interpret.ts';
import type { Interpreter, Spike } from '../interpreter/interpreter.ts';
import type { Method } from '../interpreter/method.ts';
import { RUNGE_KUTTA_METHODS } from '../interpreter/tableau.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { MOST_SPIKES_OF_STEP } from '../runtime/layout.ts';
import { type SpikeList, spikesByCell } from '../runtime/spike-list.ts';
import { cellValues } from './cell-value.ts';
import { endingOf, type RawFailure, type RawRequest, type RawRun } from './raw-run.ts';

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

/** Returns why the step that the cell has just done ends the run. */
function failureOf(cell: Interpreter<number>, before: ReadonlyMap<string, number>): RawFailure | undefined {
  const { breakdown, spike } = cell;
  const step = cell.step - 1;
  if (spike !== undefined && spike.count > MOST_SPIKES_OF_STEP) {
    return { kind: 'too-many-spikes', step, cell: 0, count: spike.count, before };
  }
  if (breakdown === undefined) return undefined;
  const { state } = breakdown;
  return { kind: 'not-finite', state, step, cell: 0, value: cell.value(state), before };
}

function listOf(spikes: readonly Spike[]): SpikeList {
  const triples = Int32Array.from(spikes.flatMap(({ step, count }) => [step - 1, 0, count]));
  return { length: spikes.length, total: 0, triples };
}

/** Runs the reference semantics. Cells are alike, so one is run and stands for all. */
export async function runInterpreted(
  model: CheckedModel,
  integrator: Integrator,
  dt: Rational,
  request: RawRequest,
): Promise<RawRun> {
  const { given, records, steps, every, cells, mostSpikes, signal, onProgress } = request;
  const start = performance.now();
  const cell = createInterpreter(model, { method: methodOf(integrator), dt, given: cellValues(given, 0) });
  const traces: number[][] = records.map(() => []);
  const spikes: Spike[] = [];
  let kept = 0;
  let samples = 0;
  let ending: RawRun['ending'] = 'done';
  let failure: RawFailure | undefined;

  const sample = (): void => {
    samples += 1;
    for (const [index, { name }] of records.entries()) known(traces[index], name).push(cell.value(name));
  };

  const broken = model.states.find(({ name }) => !Number.isFinite(cell.value(name)));
  if (broken !== undefined) {
    const { name: state } = broken;
    failure = { kind: 'not-finite', state, step: -1, cell: 0, value: cell.value(state), before: new Map() };
  }
  sample();
  let turnStart = performance.now();
  while (failure === undefined && cell.step < steps) {
    if (signal?.aborted === true) {
      ending = 'stopped';
      break;
    }
    const before = new Map(model.states.map(({ name }) => [name, cell.state(name)]));
    cell.advance();
    failure = failureOf(cell, before);
    if (failure !== undefined) break;
    const { spike } = cell;
    if (spike !== undefined) {
      kept += spike.count * cells;
      if (kept > mostSpikes) {
        failure = { kind: 'spikes-beyond-memory', step: cell.step - 1 };
        break;
      }
      spikes.push(spike);
    }
    if (cell.step % every === 0) sample();
    if (performance.now() - turnStart < TURN_MILLISECONDS) continue;
    onProgress?.(cell.step);
    await nextTurn();
    turnStart = performance.now();
  }
  onProgress?.(cell.step);

  const [dates = new Int32Array()] = spikesByCell(listOf(spikes), 1);
  const allCells = (values: readonly number[]): Float64Array =>
    Float64Array.from(
      { length: values.length * cells },
      (_, i) => values[Math.floor(i / cells)] ?? Number.NaN,
    );
  return {
    ending: failure === undefined ? ending : endingOf(failure),
    steps: failure === undefined ? cell.step : Math.max(failure.step, 0),
    samples,
    traces: traces.map(allCells),
    spikes: Array.from({ length: cells }, () => dates),
    ...(failure === undefined ? {} : { failure }),
    outOfRange: cell.excursions.map(({ state }) => state),
    measures: [],
    milliseconds: performance.now() - start,
    stepMilliseconds: performance.now() - start,
  };
}
