/** The steps that a cell takes by itself, from one stop to the next: where they begin and what they compute. */
import { known } from '../../base/invariant.ts';
import { rational } from '../../base/rational.ts';
import { expressionText } from '../../check/expression-text.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import {
  atColumn,
  baseColumn,
  nextColumn,
  SMALLEST_PIVOT,
  scaleColumn,
  TOLERANCE,
  WORK,
} from '../../runtime/driver.ts';
import { toSystemNumber } from '../../units/unit-system.ts';
import { derivativeText } from '../attempt.ts';
import { comment } from '../comment.ts';
import type { Environment } from '../environment.ts';
import { equationSystem, holdState, type StepBegin, statesWithEquation } from '../equation-system.ts';
import type { Integrator, Trial } from '../integrators/integrator.ts';
import type { Lowering } from '../lowering.ts';
import { spikersAtTime } from '../step-values.ts';
import { toColumn } from '../work-columns.ts';

/** A coefficient of the polynomial that a state follows within a step. */
export const denseColumn = (power: number, state: string): string => `dense ${power} ${state}`;

/** How much smaller than the largest magnitude of a variable its absolute tolerance is, in relative tolerances. */
const ABSOLUTE = 1e-3;
/** The same for the largest magnitude of any variable of its dimension. */
const AMONG_ALIKE = 1e-6;
/**
 * That largest magnitude is at least this part of the declared unit: a variable that is 0 and leaves it at a kink has an error
 * as large as itself by any size of step.
 */
const OF_UNIT = rational(1, 1_000_000);

/** Returns the start of a cell's own step; no refractory period ends within one. */
export function startOfCellStep(lowering: Lowering, grid: Environment): Environment {
  const { model, pool, symbols } = lowering;
  const time = symbols.stored(WORK.start);
  const half = pool.apply('*', symbols.stored(WORK.size), pool.number(0.5));
  const middle = pool.apply('+', time, half);
  return {
    ...grid,
    time,
    middle,
    states: new Map(model.states.map(({ name }) => [name, symbols.stored(baseColumn(name))])),
    spikers: spikersAtTime(lowering, middle),
  };
}

/** What a cell's own step stores, and what gives the values within it. */
export interface CellStep {
  readonly attempt: readonly Store[];
  readonly interpolate: readonly Store[];
  /** How many coefficients each state has within a step. */
  readonly powers: number;
}

/** Returns the steps of a method that has a step of its own size from its error. */
export function adaptiveStep(lowering: Lowering, integrator: Integrator, start: Environment): CellStep {
  const { pool, symbols } = lowering;
  const system = equationSystem(lowering, cellBegin(lowering, start));
  const trial = known(integrator.trial, 'trial')(system);
  const { next, dense } = heldTrial(lowering, start, trial);
  const size = symbols.stored(WORK.fraction);
  return {
    attempt: [
      ...nextStores(lowering, start, next),
      ...statesWithEquation(lowering.model).flatMap(({ name }, i) =>
        known(dense[i], 'dense').map((value, power) => toColumn(denseColumn(power + 1, name), value)),
      ),
      ...errorStores(lowering, start, trial, next),
    ],
    interpolate: lowering.model.states.map(({ name }) => {
      const index = statesWithEquation(lowering.model).findIndex((state) => state.name === name);
      const base = known(start.states.get(name), name);
      const powers = dense[index] ?? [];
      const along = powers
        .map((_, power): Expression => symbols.stored(denseColumn(power + 1, name)))
        .reduceRight<Expression | undefined>((inner, coefficient) => {
          const sum = inner === undefined ? coefficient : pool.apply('+', coefficient, inner);
          return pool.apply('*', size, sum);
        }, undefined);
      return toColumn(atColumn(name), along === undefined ? base : pool.apply('+', base, along));
    }),
    powers: dense[0]?.length ?? 0,
  };
}

/** Returns the steps of a method that stops for spikes: within a step it takes a shorter one. */
export function locatedStep(lowering: Lowering, integrator: Integrator, start: Environment): CellStep {
  const { model, pool, symbols } = lowering;
  const over = (stepSize: Expression): ReadonlyMap<string, Expression> => {
    const system = equationSystem(lowering, { ...cellBegin(lowering, start), stepSize });
    const next = integrator.attempt(system);
    return new Map(
      statesWithEquation(model).map(({ name }, i) => [
        name,
        holdState(lowering, name, start, known(next[i], `next ${name}`)),
      ]),
    );
  };
  const size = symbols.stored(WORK.size);
  const whole = over(size);
  const part = over(pool.apply('*', symbols.stored(WORK.fraction), size));
  const ofState = (values: ReadonlyMap<string, Expression>, name: string): Expression =>
    values.get(name) ?? known(start.states.get(name), name);
  return {
    attempt: nextStores(
      lowering,
      start,
      statesWithEquation(model).map(({ name }) => ofState(whole, name)),
    ),
    interpolate: model.states.map(({ name }) => toColumn(atColumn(name), ofState(part, name))),
    powers: 0,
  };
}

function cellBegin({ symbols }: Lowering, start: Environment): StepBegin {
  return { start, stepSize: symbols.stored(WORK.size), columnOf: baseColumn };
}

/** Held states neither move nor have an error. */
function heldTrial(
  lowering: Lowering,
  start: Environment,
  { next, dense }: Trial,
): { readonly next: readonly Expression[]; readonly dense: readonly (readonly Expression[])[] } {
  const { model, pool, names } = lowering;
  const states = statesWithEquation(model);
  const isMoving = (state: string): Expression | undefined => {
    const holders = model.spikers.flatMap(({ refractory }, i) =>
      refractory?.holds.includes(state) ? [known(start.spikers[i], 'spiker').isRefractory] : [],
    );
    if (holders.length === 0) return undefined;
    return pool.apply(
      'not',
      holders.reduce((left, right) => pool.apply('or', left, right)),
    );
  };
  return {
    next: states.map(({ name }, i) =>
      holdState(lowering, name, start, names.note(known(next[i], name), `${name}_next`)),
    ),
    dense: states.map(({ name }, i) => {
      const moves = isMoving(name);
      return known(dense[i], 'dense').map((value) =>
        moves === undefined ? value : pool.apply('select', moves, value, pool.number(0)),
      );
    }),
  };
}

function nextStores({ model }: Lowering, start: Environment, next: readonly Expression[]): readonly Store[] {
  const indices = new Map(statesWithEquation(model).map(({ name }, i) => [name, i]));
  return model.states.map(({ name, derivative }) => {
    const index = indices.get(name);
    const value = index === undefined ? known(start.states.get(name), name) : known(next[index], name);
    const store = toColumn(nextColumn(name), value);
    if (derivative === undefined) return store;
    return {
      ...store,
      comment: comment(`${derivativeText(name)} = ${expressionText(derivative, model)}`),
      span: derivative.span,
    };
  });
}

/**
 * The error of a step is that of the variable that is off by most, in its tolerances: that relative to its value, a
 * thousandth of that relative to the largest value that it has had, and a millionth relative to the largest that any
 * variable of its dimension has had. So it has no unit, and a variable that is 0, or begins there, does not stop the rest.
 */
function errorStores(
  lowering: Lowering,
  start: Environment,
  { error, pivot }: Trial,
  next: readonly Expression[],
): readonly Store[] {
  const { model, pool, symbols, names } = lowering;
  const tolerance = symbols.stored(TOLERANCE);
  const zero = pool.number(0);
  let largest: Expression = zero;
  let worst: Expression = pool.number(-1);
  for (const [i, { name }] of statesWithEquation(model).entries()) {
    const off = pool.apply(
      'abs',
      holdState(lowering, name, { ...start, states: new Map([[name, zero]]) }, known(error[i], name)),
    );
    const magnitude = pool.apply(
      'max',
      pool.apply('abs', known(start.states.get(name), name)),
      pool.apply('abs', known(next[i], name)),
    );
    const own = pool.apply('*', pool.number(ABSOLUTE), symbols.stored(scaleColumn(name)));
    const alike = pool.apply('*', pool.number(AMONG_ALIKE), largestAlike(lowering, name));
    const floor = pool.apply('+', own, alike);
    const allowed = pool.apply('*', tolerance, pool.apply('+', magnitude, floor));
    const isNone = pool.apply('==', off, zero);
    const part = names.note(
      pool.apply('select', isNone, zero, pool.apply('/', off, allowed)),
      `${name}_error`,
    );
    const index = model.states.findIndex((state) => state.name === name);
    // What is not a number is worse than any; of several the first is it.
    const isWorse = pool.apply(
      'and',
      pool.apply('not', pool.apply('<=', part, largest)),
      pool.apply('>=', largest, zero),
    );
    worst = pool.apply('select', isWorse, pool.number(index), worst);
    largest = pool.apply('max', largest, part);
  }
  if (pivot !== undefined) {
    const isRegular = pool.apply('>=', pivot, pool.number(SMALLEST_PIVOT));
    largest = pool.apply('select', isRegular, largest, pool.number(Number.POSITIVE_INFINITY));
  }
  return [toColumn(WORK.error, largest), toColumn(WORK.worst, worst)];
}

/** Returns the largest magnitude that a state of the same dimension has had, and a little where that is 0. */
function largestAlike({ model, pool, symbols }: Lowering, name: string): Expression {
  const states = statesWithEquation(model);
  const own = known(
    states.find((state) => state.name === name),
    name,
  );
  const least: Expression = pool.number(toSystemNumber(OF_UNIT, own.unit, model.system));
  return states
    .filter(({ dimension }) => dimension.key === own.dimension.key)
    .map((state): Expression => symbols.stored(scaleColumn(state.name)))
    .reduce((largest, scale) => pool.apply('max', largest, scale), least);
}
