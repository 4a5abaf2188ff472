/** Runs lowered models by the evaluator, beside the interpreter where both are wanted. */
import { expect } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { rational } from '../../src/base/rational.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluator/create-evaluator.ts';
import { interpret } from '../../src/interpreter/interpret.ts';
import type { Method } from '../../src/interpreter/method.ts';
import type { Program } from '../../src/ir/program.ts';
import { verify } from '../../src/ir/verify.ts';
import { findIntegrator, isIntegrator } from '../../src/lower/integrators/find-integrator.ts';
import type { Integrator } from '../../src/lower/integrators/integrator.ts';
import { lower } from '../../src/lower/lower.ts';
import type { LowerOptions } from '../../src/lower/lowering.ts';

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
}

export function start(model: CheckedModel, run: Omit<Run, 'steps'>): Evaluator {
  const given = new Map(Object.entries(run.given ?? {}));
  const program = lowered(model, run.method ?? 'euler', { given: [...given.keys()], ...run.options });
  return createEvaluator(program, { p: run.p ?? 1, q: run.q ?? 1, given });
}

/** The value of a state at every grid point, from t_0 on. */
export function trace(model: CheckedModel, name: string, run: Run): readonly number[] {
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
