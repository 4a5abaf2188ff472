/** The step that made a state infinite or NaN, once more in the interpreter: which equation was it, and when. */
import type { Rational } from '../base/rational.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, State } from '../check/checked-model.ts';
import { makeClock } from '../interpreter/clock.ts';
import { Evaluator } from '../interpreter/evaluator.ts';
import { float64 } from '../interpreter/float64-arithmetic.ts';
import { type Cell, type Instant, makeInstant } from '../interpreter/instant.ts';
import { isFailure } from '../interpreter/integrate.ts';
import { createInterpreter } from '../interpreter/interpret.ts';
import { integrateBy, isAdaptive, type Method } from '../interpreter/method.ts';
import { drawnNoise, type NoiseStep, noisyEquations } from '../interpreter/noisy-equations.ts';
import { resultColumn } from '../lower/over-cells-columns.ts';
import {
  addedColumn,
  lastStepColumn,
  lastTimeColumn,
  refractoryColumn,
  untilColumn,
} from '../lower/step-values.ts';
import type { RawNotFinite } from './raw-run.ts';

/** What the step did that could not go well, and the values with which it did. */
export interface Replay {
  /**
   * `initial`: an initial value. `start`: an equation as the step began. `within`: an equation at a later stage of the
   * method. `step`: equations were finite, what was added to the state was too much. `event`: a block assigned it.
   */
  readonly at: 'initial' | 'start' | 'within' | 'step' | 'event';
  readonly state: State;
  /** Returns the value of an expression there; 0 of a condition. */
  readonly numberOf: (expression: CheckedExpression) => number;
}

/** A step that need not be one of the grid. */
export interface StepAt {
  readonly time: number;
  readonly size: number;
}

/** Does the step again with the values of the failed cell; or, from these values, one at another place by `method`. */
export function replayStep(
  model: CheckedModel,
  failed: State,
  { step, before }: Pick<RawNotFinite, 'step' | 'before'>,
  method: Method,
  given: ReadonlyMap<string, number>,
  dt: Rational,
  at?: StepAt,
): Replay {
  const clock = makeClock(float64, dt);
  const path = drawnNoise(model, float64, clock, given);
  const noise = (source: number): NoiseStep<number> => path(source, Math.max(step, 0));
  const evaluator = new Evaluator(
    model,
    float64,
    clock,
    given,
    (source) => noise(source).increment / clock.stepSize,
  );
  const valueAt =
    (instant: Instant<number>) =>
    (expression: CheckedExpression): number => {
      const value = evaluator.value(expression, instant);
      return typeof value === 'number' ? value : 0;
    };

  if (step < 0) {
    const start = createInterpreter(model, { method: 'euler', dt, given });
    const states = new Map(model.states.map(({ name }) => [name, start.state(name)]));
    const instant = makeInstant(
      cellOf(model, states, new Map(), clock.stepSize, clock.timeOf(0)),
      clock.timeOf(0),
      clock.middleOf(0),
    );
    return { at: 'initial', state: failed, numberOf: valueAt(instant) };
  }

  const stepSize = at?.size ?? clock.stepSize;
  const time = at?.time ?? clock.timeOf(step);
  const middle = at === undefined ? clock.middleOf(step) : time + at.size / 2;
  const states = new Map(model.states.map(({ name }) => [name, before.get(name) ?? Number.NaN]));
  const cell = cellOf(model, states, before, clock.stepSize, time);
  const start = valueAt(makeInstant(cell, time, middle));
  const held = new Set(
    model.spikers.flatMap(({ refractory }, index) =>
      cell.refractory[index] === true ? (refractory?.holds ?? []) : [],
    ),
  );
  const noisy = model.noises.length === 0 ? undefined : noisyEquations(model, float64, clock, given);
  const moving = model.states.filter(({ name, derivative }) => derivative !== undefined && !held.has(name));

  const statesAt = (values: readonly number[]): ReadonlyMap<string, number> => {
    const ofStage = new Map(states);
    for (const [index, { name }] of moving.entries()) ofStage.set(name, values[index] ?? Number.NaN);
    return ofStage;
  };
  const diffusions = (
    stageTime: number,
    values: readonly number[],
  ): readonly ReadonlyMap<number, number>[] => {
    const noisyAt = noisy?.({ ...cell, states: statesAt(values) }, stageTime, middle);
    return noisyAt === undefined ? [] : moving.map(({ name }) => noisyAt(name).noise);
  };

  let found: Replay | undefined;
  const derivatives = (stageTime: number, values: readonly number[]): readonly number[] => {
    const ofStage = statesAt(values);
    const noisyAt = noisy?.({ ...cell, states: ofStage }, stageTime, middle);
    const isStart =
      found === undefined && values.every((value, index) => value === states.get(moving[index]?.name ?? ''));
    const numberOf = valueAt(makeInstant({ ...cell, states: ofStage }, stageTime, middle));
    return moving.map((state) => {
      if (state.derivative === undefined) return 0;
      const slope = noisyAt === undefined ? numberOf(state.derivative) : (noisyAt(state.name).value ?? 0);
      if (!Number.isFinite(slope)) found ??= { at: isStart ? 'start' : 'within', state, numberOf };
      return slope;
    });
  };
  derivatives(
    time,
    moving.map(({ name }) => states.get(name) ?? Number.NaN),
  );
  if (found !== undefined) return found;
  // Steps that a method chooses are accepted only where they are finite.
  if (isAdaptive(method)) return { at: 'event', state: failed, numberOf: start };
  const names = moving.map(({ name }) => name);
  const integrate = integrateBy(method, model, float64, clock, given);
  const after = integrate({ cell, time, stepSize, middle, moving: names, derivatives, diffusions, noise });
  if (found !== undefined) return found;
  const beyond = isFailure(after)
    ? moving.find(({ name }) => name === after.state)
    : moving.find((_, index) => !Number.isFinite(after[index]));
  return beyond === undefined
    ? { at: 'event', state: failed, numberOf: start }
    : { at: 'step', state: beyond, numberOf: start };
}

/** The cell before the step, with what events remembered as far as it is known. */
function cellOf(
  model: CheckedModel,
  states: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  stepSize: number,
  time: number,
): Cell<number> {
  const { spikers, inputs } = model;
  const isRefractory = (path: string): boolean => {
    const until = before.get(untilColumn(path));
    return until === undefined ? (before.get(refractoryColumn(path)) ?? 0) > 0 : time < until;
  };
  /** Compiled code remembers the time or the step, whichever the model reads. */
  const stepAt = (time = Number.NEGATIVE_INFINITY): number => Math.round(time / stepSize);
  return {
    states,
    lastSpikes: spikers.map(
      ({ path }) => before.get(lastStepColumn(path)) ?? stepAt(before.get(lastTimeColumn(path))),
    ),
    refractory: spikers.map(({ path }) => isRefractory(path)),
    added: new Map(
      inputs.flatMap(({ name }) => {
        const added = before.get(addedColumn(name));
        return added === undefined ? [] : [[name, added] as const];
      }),
    ),
    overCells: (model.overCells ?? []).map(
      (_, index) => before.get(resultColumn(model, index, 'start')) ?? Number.NaN,
    ),
  };
}
