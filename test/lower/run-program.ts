/** Runs lowered models by the evaluator, beside the interpreter where both are wanted. */
import { expect } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { compile } from '../../src/compile.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluator/create-evaluator.ts';
import { interpret } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import type { Program } from '../../src/ir/program.ts';
import { verify } from '../../src/ir/verify.ts';
import { findIntegrator, isIntegrator } from '../../src/lower/integrators/find-integrator.ts';
import type { Integrator } from '../../src/lower/integrators/integrator.ts';
import { lower } from '../../src/lower/lower.ts';
import type { LowerOptions } from '../../src/lower/lowering.ts';
import { TOLERANCE } from '../../src/runtime/driver.ts';
import {
  columnView,
  initialise,
  makePopulation,
  type Population,
  setColumn,
  setTimeStep,
} from '../../src/runtime/population.ts';

/** The last neuron of a text that has no mistakes. */
export function modelOf(text: string): CheckedModel {
  const result = check({ name: 'model.axo', text });
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return known([...result.models.values()].at(-1), 'model');
}

export function integrator(name: string): Integrator {
  const found = findIntegrator(name);
  if (!isIntegrator(found)) throw new Error(found.message);
  return found;
}

export function lowered(
  model: CheckedModel,
  method: string | Integrator,
  options: Partial<LowerOptions> = {},
): Program {
  const program = lower(model, typeof method === 'string' ? integrator(method) : method, {
    arithmetic: 'strict',
    given: [],
    perCell: [],
    fold: false,
    records: [],
    ...options,
  });
  expect(verify(program)).toEqual([]);
  return program;
}

export interface Run {
  readonly method?: string | Integrator;
  readonly p?: number;
  readonly q?: number;
  readonly steps: number;
  readonly given?: Readonly<Record<string, number>>;
  readonly options?: Partial<LowerOptions>;
  /** Of an adaptive method. */
  readonly tolerance?: number;
}

export function start(model: CheckedModel, run: Omit<Run, 'steps'>): Evaluator {
  const given = new Map(Object.entries(run.given ?? {}));
  const program = lowered(model, run.method ?? 'euler', { given: [...given.keys()], ...run.options });
  return createEvaluator(program, { p: run.p ?? 1, q: run.q ?? 1, given });
}

/** A cell of the compiled model at t_0: what makes its steps is a driver of the runtime. */
export function population(
  model: CheckedModel,
  { method = 'euler', p = 1, q = 1, given = {}, options = {}, tolerance = 1e-6 }: Omit<Run, 'steps'>,
): Population {
  const { artifact, diagnostics } = compile(model, { method, given: Object.keys(given), ...options });
  if (artifact === undefined) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  const made = makePopulation(artifact.linkables.js, { cells: 1 });
  setTimeStep(made, { p, q });
  for (const [name, value] of Object.entries(given)) setColumn(made, name, value);
  if (artifact.program.driver.kind === 'adaptive') setColumn(made, TOLERANCE, tolerance);
  initialise(made);
  return made;
}

/** Goes some steps on, and expects nothing to be reported but spikes. */
export function advance(cell: Population, firstStep: number, steps: number): void {
  const { layout, kernels, words } = cell;
  kernels.step(layout, 0, 1, firstStep, steps);
  expect([...words.subarray(layout.status + 1, layout.status + 12)].every((word) => word === 0)).toBe(true);
}

/** The value of a state at every grid point, from t_0 on. */
export function trace(model: CheckedModel, name: string, run: Run): readonly number[] {
  const { method = 'euler', steps } = run;
  const { driver } = typeof method === 'string' ? integrator(method) : method;
  if (driver !== 'fixed' || run.options?.spikeTimes === 'located') {
    const cell = population(model, run);
    const view = columnView(cell, name);
    return Array.from({ length: steps + 1 }, (_, k) => {
      if (k > 0) advance(cell, k - 1, 1);
      return known(view[0], name);
    });
  }
  const cell = start(model, run);
  const values = [cell.read(name)];
  for (let k = 0; k < run.steps; k++) {
    cell.step();
    values.push(cell.read(name));
  }
  return values;
}

/** The numbers of the grid points at which the model spikes. */
export function spikeSteps(model: CheckedModel, run: Run): readonly number[] {
  const cell = start(model, run);
  return Array.from({ length: run.steps }, (_, k) => (cell.step().spikes > 0 ? k + 1 : 0)).filter(
    (k) => k > 0,
  );
}

/** Expects every recorded bit and every spike of the evaluated program to be the interpreter's. */
export function expectSameAsInterpreter(
  model: CheckedModel,
  run: Omit<Run, 'method'> & { readonly method: (Method & string) | Integrator },
): void {
  const { steps, p = 1, q = 1 } = run;
  // By name the interpreter takes its own coefficients; a tableau of the user's own is given to both.
  const method: Method = typeof run.method === 'string' ? run.method : known(run.method.tableau, 'tableau');
  const name = typeof run.method === 'string' ? run.method : run.method.name;
  const records = [...model.states, ...model.inputs].map(({ name }) => name);
  const given = new Map(Object.entries(run.given ?? {}));
  const expected = interpret(model, { method, dt: rational(p, q), given, steps, records });
  const cell = start(model, { ...run, options: { ...run.options, records } });
  const spikes: { step: number; count: number }[] = [];
  for (const [j, step] of expected.steps.entries()) {
    while (cell.nextStep() < step) {
      const { spikes: count } = cell.step();
      if (count > 0) spikes.push({ step: cell.nextStep(), count });
    }
    const sample = Object.fromEntries(cell.record());
    const wanted = Object.fromEntries(
      records.map((name) => [name, known(expected.traces.get(name)?.[j], name)]),
    );
    expect(sample, `${name} at step ${step}`).toEqual(wanted);
  }
  expect(spikes).toEqual(expected.spikes);
}
