import { InvariantError, known, unreachable } from '../base/invariant.ts';
import type {
  CheckedComparison,
  CheckedExpression,
  CheckedNumber,
  CheckedSeries,
  NumberComparison,
  StepComparison,
} from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { listLength } from '../check/list-length.ts';
import { CELL_NUMBER, DEFAULT_SEED, SEED } from '../runtime/draws.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Clock } from './clock.ts';
import { type DefinitionOperands, definitionOperands } from './definition-operands.ts';
import { draw } from './draws.ts';
import { atMiddle, type Cell, type EventContext, type Instant, inEquations, makeInstant } from './instant.ts';
import { held, interpolate } from './interpolate.ts';

/** A number or a condition. */
export type Value<T> = T | boolean;

/** The `let`s of a block, or the arguments of a function. */
export type Locals<T> = ReadonlyMap<string, Value<T>>;

const NO_LOCALS: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * The meaning of the expressions of one model with its constants set: a walk of the tree, from left to right
 * as written. Named expressions are computed at most once at an instant.
 */
export class Evaluator<T> {
  readonly #model: CheckedModel;
  readonly #arithmetic: Arithmetic<T>;
  readonly #clock: Clock<T>;
  readonly #given: ReadonlyMap<string, number>;
  readonly #noise: ((source: number) => T) | undefined;
  readonly #parametersByName: ReadonlyMap<string, CheckedModel['parameters'][number]>;
  readonly #inputsByName: ReadonlyMap<string, CheckedModel['inputs'][number]>;
  readonly #definitionsByName: ReadonlyMap<string, CheckedModel['definitions'][number]>;
  readonly #definitionOperands: DefinitionOperands;
  /** Where constants are computed: there is neither a cell nor a time. */
  readonly #nowhere: Instant<T>;
  /** Parameters and constant inputs, once computed. */
  readonly #constants = new Map<string, T>();
  readonly #lists = new Map<number, readonly T[]>();
  readonly #literals = new Map<CheckedNumber, T>();
  /** By function: whether its body calls another. */

  /**
   * `given` replaces the expressions of parameters and inputs, in the model's units. What it says may change, if
   * whatever follows from that is forgotten. `noise` gives the value of white noise where one is asked for.
   */
  constructor(
    model: CheckedModel,
    arithmetic: Arithmetic<T>,
    clock: Clock<T>,
    given: ReadonlyMap<string, number>,
    noise?: (source: number) => T,
  ) {
    this.#model = model;
    this.#noise = noise;
    this.#arithmetic = arithmetic;
    this.#clock = clock;
    this.#given = given;
    this.#parametersByName = new Map(model.parameters.map((each) => [each.name, each]));
    this.#inputsByName = new Map(model.inputs.map((each) => [each.name, each]));
    this.#definitionsByName = new Map(model.definitions.map((each) => [each.name, each]));
    this.#definitionOperands = definitionOperands(this.#definitionsByName);
    const noCell: Cell<T> = { states: new Map(), lastSpikes: [], refractory: [], added: new Map() };
    const noTime = arithmetic.fromNumber(Number.NaN);
    this.#nowhere = makeInstant(noCell, noTime, noTime);
    // In order, as each may read those before: a long chain then needs no deep recursion.
    for (const { name } of model.parameters) this.parameter(name);
  }

  /** Returns the value of a number expression. */
  number(expression: CheckedExpression, instant: Instant<T>, locals: Locals<T> = NO_LOCALS): T {
    const value = this.#value(expression, instant, locals);
    if (typeof value === 'boolean')
      throw new InvariantError(`${expression.kind} is a condition, not a number`);
    return value;
  }

  /** Returns whether a condition holds. */
  condition(expression: CheckedExpression, instant: Instant<T>, locals: Locals<T> = NO_LOCALS): boolean {
    const value = this.#value(expression, instant, locals);
    if (typeof value !== 'boolean')
      throw new InvariantError(`${expression.kind} is a number, not a condition`);
    return value;
  }

  /** Returns the value of an expression of either kind. */
  value(expression: CheckedExpression, instant: Instant<T>, locals: Locals<T> = NO_LOCALS): Value<T> {
    return this.#value(expression, instant, locals);
  }

  /** Returns the value of a parameter, input, state variable or definition. */
  named(name: string, instant: Instant<T>): Value<T> {
    const state = instant.cell.states.get(name);
    if (state !== undefined) return state;
    if (this.#definitionsByName.has(name)) return this.#definition(name, instant);
    if (this.#inputsByName.has(name)) return this.#input(name, instant);
    return this.parameter(name);
  }

  parameter(name: string): T {
    return this.#constant(name, () => {
      const { value } = known(this.#parametersByName.get(name), `parameter ${name}`);
      return this.number(known(value, `value of parameter ${name}`), this.#nowhere);
    });
  }

  /** Forgets parameters and inputs, so that they are computed again from what is given now. */
  forget(names: Iterable<string>): void {
    for (const name of names) this.#constants.delete(name);
  }

  /** Returns the elements of a list. */
  list(index: number): readonly T[] {
    const already = this.#lists.get(index);
    if (already !== undefined) return already;
    const { elements, given } = known(this.#model.lists[index], `list ${index}`);
    const values =
      given === undefined
        ? elements.map((element) => this.number(element, this.#nowhere))
        : numbersOf(given, this.#arithmetic);
    this.#lists.set(index, values);
    return values;
  }

  #constant(name: string, compute: () => T): T {
    const already = this.#constants.get(name);
    if (already !== undefined) return already;
    const given = this.#given.get(name);
    const value = given === undefined ? compute() : this.#arithmetic.fromNumber(given);
    this.#constants.set(name, value);
    return value;
  }

  #value(expression: CheckedExpression, instant: Instant<T>, locals: Locals<T>): Value<T> {
    const { fromNumber, pi, negate, multiply, divide, add, subtract, call } = this.#arithmetic;
    switch (expression.kind) {
      case 'number':
        return this.#literal(expression);
      case 'pi':
        return pi;
      case 'infinity':
        return fromNumber(Number.POSITIVE_INFINITY);
      case 'boolean':
        return expression.value;
      case 'reference':
        return this.#reference(expression.to, expression.name, instant);
      case 'local':
        return known(locals.get(expression.name), `local ${expression.name}`);
      case 'time':
        return instant.time;
      case 'stepSize':
        return this.#clock.stepSize;
      case 'lastSpike':
        return this.#lastSpikeTime(expression.spiker, instant);
      case 'refractory':
        return known(instant.cell.refractory[expression.spiker], `spiker ${expression.spiker}`);
      case 'spikeCount':
        return fromNumber(this.#spikeCount(expression.spiker, instant));
      case 'negate':
        return negate(this.number(expression.operand, instant, locals));
      case 'sum': {
        let sum = this.number(expression.first, instant, locals);
        for (const { operator, operand } of expression.rest) {
          const value = this.number(operand, instant, locals);
          sum = operator === '+' ? add(sum, value) : subtract(sum, value);
        }
        return sum;
      }
      case 'product': {
        let product = this.number(expression.first, instant, locals);
        for (const { operator, operand } of expression.rest) {
          const value = this.number(operand, instant, locals);
          product = operator === '*' ? multiply(product, value) : divide(product, value);
        }
        return product;
      }
      case 'wholePower':
        return this.#wholePower(this.number(expression.base, instant, locals), expression.exponent);
      case 'pow': {
        const base = this.number(expression.base, instant, locals);
        return call('pow', base, this.number(expression.exponent, instant, locals));
      }
      case 'call': {
        const values = expression.arguments.map((argument) => this.number(argument, instant, locals));
        const { function: name } = expression;
        // `min` and `max` take any number of arguments, from left to right.
        if (name === 'min' || name === 'max')
          return values.reduce((found, value) => call(name, found, value));
        return call(name, ...values);
      }
      case 'draw': {
        const values = expression.arguments.map((argument) => this.number(argument, instant, locals));
        return this.#draw(expression, values, instant);
      }
      case 'noise':
        return known(this.#noise, 'noise')(expression.source);
      case 'overCells':
        return known(instant.cell.overCells?.[expression.index], 'function over cells');
      case 'comparison':
        return this.#comparison(expression, instant, locals);
      case 'crossing': {
        const now = this.#now(instant);
        if (now?.kind === 'stop') return now.happens(expression);
        if (now === undefined || now.isFirstStep) return false;
        const { left, right } = expression;
        const [was, is] = expression.direction === 'up' ? (['<', '>='] as const) : (['>=', '<'] as const);
        return (
          this.#holds(was, left, right, now.before, locals) && this.#holds(is, left, right, instant, locals)
        );
      }
      case 'peak': {
        const now = this.#now(instant);
        if (now?.kind === 'stop') return now.happens(expression);
        if (now === undefined || now.isFirstStep) return false;
        return this.hasFallen(expression.operand, instant) && !now.hadFallen[expression.memory];
      }
      case 'old':
        return this.#value(expression.operand, this.#now(instant)?.before ?? instant, locals);
      case 'not':
        return !this.condition(expression.operand, instant, locals);
      case 'logic': {
        const decides = expression.operator === 'or';
        const isDecided = expression.operands.some(
          (each) => this.condition(each, instant, locals) === decides,
        );
        return isDecided ? decides : !decides;
      }
      case 'conditional': {
        const taken = expression.branches.find(({ condition }) => this.condition(condition, instant, locals));
        return this.#value(taken?.value ?? expression.otherwise, instant, locals);
      }
      case 'element': {
        const index = this.#arithmetic.toNumber(this.number(expression.index, instant, locals));
        return this.list(expression.list)[index] ?? fromNumber(Number.NaN);
      }
      case 'length':
        return fromNumber(listLength(known(this.#model.lists[expression.list], 'list')));
      case 'interpolate': {
        const x = this.number(expression.at, instant, locals);
        return interpolate(this.#arithmetic, x, this.#points(expression));
      }
      case 'held': {
        const where = expression.jumps ? this.#decidedAt(instant) : instant;
        const x = this.number(expression.at, where, locals);
        return held(this.#arithmetic, x, this.#points(expression));
      }
      case 'series':
        return this.#series(expression, instant, locals);
      default:
        return unreachable(expression);
    }
  }

  /** In events a number for every step; elsewhere one, as if drawn in step 0. */
  #draw(
    { distribution, draw: number }: Extract<CheckedExpression, { kind: 'draw' }>,
    values: readonly T[],
    { event }: Instant<T>,
  ): T {
    const { fromNumber, toNumber } = this.#arithmetic;
    const place = {
      seed: this.#given.get(SEED) ?? DEFAULT_SEED,
      draw: number,
      cell: this.#given.get(CELL_NUMBER) ?? 0,
      step: event === undefined ? 0 : stepOf(event),
      ...(event?.kind === 'now' ? { repetition: event.repetition ?? 0 } : {}),
    };
    return fromNumber(draw(distribution, place, values.map(toNumber)));
  }

  #points({ xs, ys }: { readonly xs: number; readonly ys: number }): {
    readonly places: readonly T[];
    readonly values: readonly T[];
  } {
    return { places: this.list(xs), values: this.list(ys) };
  }

  /** Where a held value of `t` is decided: in the middle of the step, for an event of the step that begins there. */
  #decidedAt(instant: Instant<T>): Instant<T> {
    if (instant.event === undefined) return atMiddle(instant);
    if (instant.event.kind === 'stop') {
      return makeInstant(instant.cell, instant.middle, instant.middle, instant.event);
    }
    const { add, multiply, fromNumber } = this.#arithmetic;
    const half = multiply(this.#clock.stepSize, fromNumber(0.5));
    const time = add(instant.time, half);
    return makeInstant(instant.cell, time, time, instant.event);
  }

  /** Returns whether a number is smaller than at the start of the step. */
  hasFallen(operand: CheckedExpression, instant: Instant<T>): boolean {
    const { before } = known(this.#now(instant), 'step');
    return this.#arithmetic.compare('<', this.number(operand, instant), this.number(operand, before));
  }

  /** The event in which the instant stands; none inside `old`, where nothing crosses and nothing peaks. */
  #now(instant: Instant<T>): Exclude<EventContext<T>, { kind: 'before' }> | undefined {
    if (instant.event === undefined) throw new InvariantError('an equation reads what only events have');
    return instant.event.kind === 'before' ? undefined : instant.event;
  }

  #series(series: CheckedSeries, instant: Instant<T>, locals: Locals<T>): T {
    const { at, within, coefficients, step, lead, scale, otherwise } = series;
    const { add, multiply, call, compare, fromNumber } = this.#arithmetic;
    const u = this.number(at, instant, locals);
    if (!compare('<', call('abs', u), fromNumber(within))) return this.number(otherwise, instant, locals);
    const w = step === 1 ? u : multiply(u, u);
    const values = coefficients.map((each) => this.#literal(each));
    const sum = values.reduceRight((inner, coefficient) => add(multiply(inner, w), coefficient));
    const led = lead === 0 ? sum : multiply(this.#wholePower(u, lead), sum);
    return scale === undefined ? led : multiply(led, this.number(scale, instant, locals));
  }

  #literal(literal: CheckedNumber): T {
    const already = this.#literals.get(literal);
    if (already !== undefined) return already;
    const { fromExact, fromNumber } = this.#arithmetic;
    const value = literal.exact === undefined ? fromNumber(literal.value) : fromExact(literal.exact);
    this.#literals.set(literal, value);
    return value;
  }

  #reference(
    to: 'parameter' | 'input' | 'state' | 'definition',
    name: string,
    instant: Instant<T>,
  ): Value<T> {
    switch (to) {
      case 'parameter':
        return this.parameter(name);
      case 'input':
        return this.#input(name, instant);
      case 'state':
        return known(instant.cell.states.get(name), `state variable ${name}`);
      case 'definition':
        return this.#definition(name, instant);
      default:
        return unreachable(to);
    }
  }

  /** Stimuli are equations wherever they are read. */
  #input(name: string, instant: Instant<T>): T {
    const input = known(this.#inputsByName.get(name), `input ${name}`);
    const value =
      instant.cell.inputs?.get(name) ??
      (input.isVarying && !this.#given.has(name)
        ? this.#drive(name, inEquations(instant))
        : this.#constant(name, () => this.number(known(input.drive, `drive of ${name}`), this.#nowhere)));
    const added = instant.cell.added.get(name);
    return added === undefined ? value : this.#arithmetic.add(value, added);
  }

  #drive(name: string, instant: Instant<T>): T {
    const already = instant.known.get(name);
    if (already !== undefined && typeof already !== 'boolean') return already;
    const value = this.number(known(this.#inputsByName.get(name)?.drive, `drive of ${name}`), instant);
    instant.known.set(name, value);
    return value;
  }

  /** Computes what the definition needs first, by a list of its own: a chain of definitions may be long. */
  #definition(name: string, instant: Instant<T>): Value<T> {
    const waiting = [name];
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      if (instant.known.has(next)) {
        waiting.pop();
        continue;
      }
      const height = waiting.length;
      for (const operand of this.#definitionOperands(next)) {
        if (!instant.known.has(operand)) waiting.push(operand);
      }
      if (waiting.length > height) continue;
      const { value } = known(this.#definitionsByName.get(next), `definition ${next}`);
      instant.known.set(next, this.#value(value, instant, NO_LOCALS));
      waiting.pop();
    }
    return known(instant.known.get(name), `definition ${name}`);
  }

  /** Products of the halves, the larger first; a negative power is 1 over the positive one. */
  #wholePower(base: T, exponent: number): T {
    const { multiply, divide, fromNumber } = this.#arithmetic;
    if (exponent < 0) return divide(fromNumber(1), this.#wholePower(base, -exponent));
    if (exponent === 0) return fromNumber(1);
    if (exponent === 1) return base;
    const larger = this.#wholePower(base, Math.ceil(exponent / 2));
    return multiply(larger, this.#wholePower(base, Math.floor(exponent / 2)));
  }

  #comparison(comparison: CheckedComparison, instant: Instant<T>, locals: Locals<T>): boolean {
    const { operator, left, right, jumps, steps } = comparison;
    const { compare, fromNumber } = this.#arithmetic;
    if (instant.event !== undefined && instant.event.kind !== 'stop' && steps !== undefined) {
      const { gridPoint } = instant.event;
      const wanted = this.#clock.stepsIn(this.number(steps.threshold, instant, locals));
      return compare(steps.operator, this.#stepsOf(steps, instant, gridPoint), fromNumber(wanted));
    }
    const where = jumps && instant.event === undefined ? atMiddle(instant) : instant;
    return this.#holds(operator, left, right, where, locals);
  }

  #holds(
    operator: NumberComparison,
    left: CheckedExpression,
    right: CheckedExpression,
    instant: Instant<T>,
    locals: Locals<T>,
  ): boolean {
    const value = this.number(left, instant, locals);
    return this.#arithmetic.compare(operator, value, this.number(right, instant, locals));
  }

  /** time * n + lastSpike * l + oldLastSpike * m, all of them numbers of steps. */
  #stepsOf(steps: StepComparison, instant: Instant<T>, gridPoint: number): T {
    const { add, multiply, fromNumber } = this.#arithmetic;
    const terms: T[] = [];
    if (steps.time !== 0) terms.push(multiply(fromNumber(steps.time), fromNumber(gridPoint)));
    if (steps.lastSpike !== 0) {
      const lastSpike = this.#lastSpike(steps.spiker, instant);
      terms.push(multiply(fromNumber(steps.lastSpike), fromNumber(lastSpike)));
    }
    if (steps.oldLastSpike !== 0) {
      const before = this.#now(instant)?.before ?? instant;
      const lastSpike = this.#lastSpike(steps.spiker, before);
      terms.push(multiply(fromNumber(steps.oldLastSpike), fromNumber(lastSpike)));
    }
    return terms.reduce(add);
  }

  /** 1 for a spiker whose blocks do not run. */
  #spikeCount(spiker: number, { event }: Instant<T>): number {
    const spiking = event === undefined || event.kind === 'before' ? undefined : event.spiking;
    return spiking?.spiker === spiker ? spiking.count : 1;
  }

  /** The number of the grid point of its last spike, or the one nearest to it. */
  #lastSpike(spiker: number, { cell }: Instant<T>): number {
    const time = cell.lastSpikeTimes?.[spiker];
    return time === undefined
      ? known(cell.lastSpikes[spiker], `spiker ${spiker}`)
      : this.#clock.stepsIn(time);
  }

  #lastSpikeTime(spiker: number, instant: Instant<T>): T {
    return instant.cell.lastSpikeTimes?.[spiker] ?? this.#clock.timeOf(this.#lastSpike(spiker, instant));
  }
}

/** The number of the step in which an event stands. */
function stepOf<T>(event: EventContext<T>): number {
  if (!('gridPoint' in event)) throw new InvariantError('a draw between grid points');
  return event.kind === 'now' ? event.step : event.gridPoint;
}

/** A list may have a million numbers, which `Array.from` takes a tenth of a second for. */
function numbersOf<T>(given: Float64Array, { fromNumber }: Arithmetic<T>): readonly T[] {
  const values = new Array<T>(given.length);
  for (let i = 0; i < given.length; i++) values[i] = fromNumber(given[i] ?? Number.NaN);
  return values;
}
