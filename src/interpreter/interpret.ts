import { known } from '../base/invariant.ts';
import { ONE, type Rational } from '../base/rational.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { partsRead } from '../check/parts-read.ts';
import type { Arithmetic } from './arithmetic.ts';
import { makeClock } from './clock.ts';
import { Evaluator, type Value } from './evaluator.ts';
import { float64 } from './float64-arithmetic.ts';
import { makeInstant } from './instant.ts';
import {
  type Breakdown,
  type Excursion,
  Interpreter,
  type InterpreterOptions,
  type NoStep,
  type Spike,
} from './interpreter.ts';
import { type Sharing, share } from './over-cells.ts';

export interface RunOptions<T = number> extends InterpreterOptions {
  /** How many steps to take. */
  readonly steps: number;
  /** Qualified names of the states, definitions, inputs and parameters to record, each once. */
  readonly records: readonly string[];
  /** A sample is taken at t_0 and after every so many steps; 1 if absent. */
  readonly every?: number;
  /** Called with each sample as it is taken: its step, and the values in the order of `records`. */
  readonly onSample?: (step: number, values: readonly T[]) => void;
}

/** What a run gave, in the model's units. */
export interface Interpretation<T> {
  /** The steps at which samples were taken: sample j stands at t = steps[j] * dt. */
  readonly steps: readonly number[];
  /** By recorded name: one value for each sample. */
  readonly traces: ReadonlyMap<string, readonly T[]>;
  /** The model's own spikes. */
  readonly spikes: readonly Spike[];
  /** Present if a state became NaN or infinite: the run ended there, without a sample. */
  readonly breakdown?: Breakdown<T>;
  /** Present if a step could not be made: likewise. */
  readonly noStep?: NoStep<T>;
  readonly excursions: readonly Excursion[];
}

/** Returns a cell of the model at t_0, computing in float64 unless another arithmetic is named. */
export function createInterpreter(model: CheckedModel, options: InterpreterOptions): Interpreter<number>;
export function createInterpreter<T>(
  model: CheckedModel,
  options: InterpreterOptions & { readonly arithmetic: Arithmetic<T> },
): Interpreter<T>;
export function createInterpreter<T>(
  model: CheckedModel,
  options: InterpreterOptions & { readonly arithmetic?: Arithmetic<T> },
): Interpreter<number> | Interpreter<T> {
  return options.arithmetic === undefined
    ? new Interpreter(model, float64, options)
    : new Interpreter(model, options.arithmetic, options);
}

/** Returns what a cell of the model does in so many steps, in float64 unless another arithmetic is named. */
export function interpret(model: CheckedModel, options: RunOptions): Interpretation<number>;
export function interpret<T>(
  model: CheckedModel,
  options: RunOptions<T> & { readonly arithmetic: Arithmetic<T> },
): Interpretation<T>;
export function interpret<T>(
  model: CheckedModel,
  options: RunOptions | (RunOptions<T> & { readonly arithmetic: Arithmetic<T> }),
): Interpretation<number> | Interpretation<T> {
  return 'arithmetic' in options
    ? run(new Interpreter(model, options.arithmetic, options), options)
    : run(new Interpreter(model, float64, options), options);
}

function run<T>(cell: Interpreter<T>, options: RunOptions<T>): Interpretation<T> {
  const { steps, every = 1, onSample } = options;
  const names = [...new Set(options.records)];
  const sampled: number[] = [];
  const spikes: Spike[] = [];
  const traces = new Map<string, T[]>(names.map((name) => [name, []]));

  function sample(): void {
    sampled.push(cell.step);
    const values = names.map((name) => cell.value(name));
    for (const [index, name] of names.entries()) traces.get(name)?.push(known(values[index], name));
    onSample?.(cell.step, values);
  }

  sample();
  while (cell.step < steps) {
    cell.advance();
    if (cell.breakdown !== undefined || cell.noStep !== undefined) break;
    spikes.push(...cell.spikes);
    if (cell.step % every === 0) sample();
  }
  const { breakdown, noStep, excursions } = cell;
  return {
    steps: sampled,
    traces,
    spikes,
    excursions,
    ...(breakdown === undefined ? {} : { breakdown }),
    ...(noStep === undefined ? {} : { noStep }),
  };
}

/** What an expression is evaluated with. */
export interface EvaluateOptions<T> {
  readonly arithmetic: Arithmetic<T>;
  /** Parameters and inputs, in the model's units. */
  readonly given?: ReadonlyMap<string, number>;
  /** The state variables that the expression reads. */
  readonly states?: ReadonlyMap<string, T>;
  /** `t`, in the model's unit of time; 0 if absent. */
  readonly time?: T;
  /** The step, for what counts in steps; 1 if absent. */
  readonly dt?: Rational;
  /** By index: what functions over cells come to. Absent: the cell is all of its population. */
  readonly overCells?: readonly T[];
}

/**
 * Returns the value of an expression of the model, as an equation would see it; white noise counts as its mean, 0.
 */
export function evaluate<T>(
  model: CheckedModel,
  expression: CheckedExpression,
  options: EvaluateOptions<T>,
): Value<T> {
  const { arithmetic, given = new Map(), states = new Map(), dt = ONE } = options;
  const clock = makeClock(arithmetic, dt);
  const cell = {
    states,
    lastSpikes: model.spikers.map(() => Number.NEGATIVE_INFINITY),
    refractory: model.spikers.map(() => false),
    added: new Map<string, T>(),
  };
  const time = options.time ?? arithmetic.fromNumber(0);
  const noNoise = (): T => arithmetic.fromNumber(0);
  const evaluator = new Evaluator(model, arithmetic, clock, given, noNoise);
  const valueAlone = (operand: CheckedExpression, overCells: readonly T[]): Value<T> =>
    evaluator.value(operand, makeInstant({ ...cell, overCells }, time, time));
  if (options.overCells !== undefined) return valueAlone(expression, options.overCells);
  const isShared =
    model.overCells !== undefined &&
    [...partsRead(model, [expression])].some(({ kind }) => kind === 'overCells');
  if (!isShared) return valueAlone(expression, []);
  let shared: readonly T[] = [];
  const alone: Sharing<T> = {
    operandsAt: () => valueAlone,
    take: (_, results) => {
      shared = results;
    },
  };
  share(model, [alone], 'start', arithmetic);
  return valueAlone(expression, shared);
}
