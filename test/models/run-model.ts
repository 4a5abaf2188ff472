/** Runs a checked model by the two independent ways there are. */
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { compile } from '../../src/compile.ts';
import { interpret } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import { initialise, makePopulation, setColumn, setTimeStep } from '../../src/runtime/population.ts';
import { makeRecorder } from '../../src/runtime/recorder.ts';
import { runPopulationNow } from '../../src/runtime/run-population.ts';
import { spikesByCell } from '../../src/runtime/spike-list.ts';

export interface Run {
  readonly method: Extract<Method, string>;
  /** The step p/q, in the model's unit of time. */
  readonly dt: readonly [p: number, q: number];
  readonly steps: number;
  /** Parameters, inputs and initial values, in the model's units. */
  readonly given?: Readonly<Record<string, number>>;
  readonly records: readonly string[];
  readonly every?: number;
}

export interface Outcome {
  /** By record, from t_0 on. */
  readonly traces: ReadonlyMap<string, readonly number[]>;
  /** The grid points at which the model spiked. */
  readonly spikes: readonly number[];
}

/** The reference semantics. */
export function runInterpreter(model: CheckedModel, run: Run): Outcome {
  const { method, dt, steps, given = {}, records, every = 1 } = run;
  const options = {
    method,
    dt: rational(...dt),
    steps,
    given: new Map(Object.entries(given)),
    records,
    every,
  };
  const { traces, spikes } = interpret(model, options);
  return { traces, spikes: spikes.flatMap(({ step, count }) => Array.from({ length: count }, () => step)) };
}

/** Compiled JavaScript, strict. */
export function runJavaScript(model: CheckedModel, run: Run): Outcome {
  const { method, dt, steps, given = {}, records, every = 1 } = run;
  const { artifact } = compile(model, { method, given: Object.keys(given), records });
  const population = makePopulation(known(artifact, 'artifact').linkables.js, { cells: 1 });
  setTimeStep(population, { p: dt[0], q: dt[1] });
  for (const [name, value] of Object.entries(given)) setColumn(population, name, value);
  initialise(population);
  const recorder = makeRecorder(population, steps, every);
  const outcome = runPopulationNow(population, {
    steps,
    states: model.states.map(({ name }) => name),
    recorder,
  });
  const traces = records.map((name, i) => {
    const values = known(recorder.traces[i], name).subarray(0, recorder.samples);
    return [name, Array.from(values)] as const;
  });
  return { traces: new Map(traces), spikes: [...(spikesByCell(outcome.spikes, 1)[0] ?? [])] };
}

export const WAYS: readonly (readonly [string, (model: CheckedModel, run: Run) => Outcome])[] = [
  ['interpreter', runInterpreter],
  ['compiled JavaScript', runJavaScript],
];
