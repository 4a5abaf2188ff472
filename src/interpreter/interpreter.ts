/**
 * The reference semantics: one cell of a checked model, step by step, by walking the tree. It is written to
 * be read beside the chapter "One step, exactly" of the language, shares nothing with the compiled path
 * but the checked model and the elementary functions, and is slow.
 */

import { InvariantError, known, unreachable } from '../base/invariant.ts';
import type { Rational } from '../base/rational.ts';
import type { BlockStatement, Spiker, TimedHandler } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel, State } from '../check/checked-model.ts';
import { inputsAddedTo } from '../check/every-statement.ts';
import { stepsReadCells } from '../check/over-cells-read.ts';
import { CELL_NUMBER, DEFAULT_SEED, SEED } from '../runtime/draws.ts';
import { atOnce } from '../runtime/turns.ts';
import type { Arithmetic } from './arithmetic.ts';
import { blockRunner, type Changes } from './block-runner.ts';
import { type Clock, makeClock } from './clock.ts';
import { draw } from './draws.ts';
import { equationStep } from './equation-step.ts';
import { Evaluator, type Value } from './evaluator.ts';
import {
  type Cell,
  type EventContext,
  type InputValues,
  type Instant,
  makeInstant,
  mapped,
  type Spiking,
} from './instant.ts';
import { type Integrate, isFailure, type StepFailure } from './integrate.ts';
import { Locator } from './locator.ts';
import { integrateBy, isAdaptive, type Method } from './method.ts';
import { drawnNoise, type NoisePath, noisyEquations } from './noisy-equations.ts';
import { type Moment, type Sharing, share } from './over-cells.ts';
import { type Peak, peaksOf } from './peaks.ts';
import { partOfStep } from './threshold-time.ts';

const USUAL_TOLERANCE = 1e-6;

/** How a model is set up and stepped. */
export interface InterpreterOptions {
  readonly method: Method;
  /** The step, exactly, in the model's unit of time. */
  readonly dt: Rational;
  /**
   * Parameters, inputs and initial values that replace the model's expressions, by qualified name and in the
   * model's units.
   */
  readonly given?: ReadonlyMap<string, number>;
  /** Of an adaptive method: the largest error of a step, relative to its variable. Default: 1e-6. */
  readonly tolerance?: number;
  /**
   * `grid`: spikes are at grid points. `interpolated`: there, but dated where a straight line within the step meets the
   * threshold. `located`: where the threshold is reached, with what they do. An adaptive method always does the last.
   */
  readonly spikeTimes?: 'grid' | 'interpolated' | 'located';
  /** Takes the place of the noise that the seed and the number of the cell give; in float64. */
  readonly noise?: NoisePath<number>;
  /** What a network gives to inputs, in float64; looked up whenever it is read. */
  readonly inputs?: InputValues<number>;
  /** Called with each event block that runs. */
  readonly onBlock?: (body: readonly BlockStatement[]) => void;
}

/** What the model itself emitted in a step. */
export interface Spike {
  /** The number of the grid point at the end of the step: the spike's time is step * dt, if it has none of its own. */
  readonly step: number;
  readonly count: number;
  /** In the model's unit of time, where spikes are not at grid points. */
  readonly time?: number;
}

/** Why a run ended early: a step could not be made. */
export interface NoStep<T> {
  readonly reason: StepFailure['reason'];
  /** The state variable that it was for, where there is one. */
  readonly state?: string;
  readonly step: number;
  /** The time that the cell had reached. */
  readonly time: T;
  /** All states at the start of the step. */
  readonly before: ReadonlyMap<string, T>;
}

/** Why a run ended early: a state became NaN or infinite. */
export interface Breakdown<T> {
  /** The first such state, in the order of the model. */
  readonly state: string;
  /** The number of the step that made it so; it began at step * dt. */
  readonly step: number;
  /** The end of that step, in the model's unit of time. */
  readonly time: T;
  /** All states at the start of that step. */
  readonly before: ReadonlyMap<string, T>;
}

/** A ranged state that its equation took out of its range. */
export interface Excursion {
  readonly state: string;
  /** The number of the first step that did. */
  readonly step: number;
}

/** What a cell remembers of its events. */
export interface EventMemory<T> {
  /** By spiker: the grid point of its last spike, -infinity before the first. */
  readonly lastSpikes: readonly number[];
  /** By spiker: for how many steps more no spike is emitted. */
  readonly refractoryLeft: readonly number[];
  /** By spiker, where spikes lie between grid points: the time of the last, and when its refractory period ends. */
  readonly lastSpikeTimes?: readonly T[];
  readonly refractoryUntil?: readonly T[];
  /** What was added to inputs for the next step. */
  readonly added: ReadonlyMap<string, T>;
  /** What functions over cells come to, by index. */
  readonly overCells: readonly T[];
}

/** What is left of a step between its halves. */
interface Halfway<T> {
  /** The cell as the step began, and as its events look back at it. */
  readonly start: Cell<T>;
  readonly before: Instant<T>;
  readonly middle: T;
}

/**
 * A cell that steps. Its values are read at the grid point where it stands. By itself it is a population of one; where cells
 * read each other, `population.ts` makes the halves of their steps.
 */
export class Interpreter<T> implements Sharing<T> {
  readonly #model: CheckedModel;
  readonly #arithmetic: Arithmetic<T>;
  readonly #clock: Clock<T>;
  readonly #evaluator: Evaluator<T>;
  /** Absent where the method chooses its steps. */
  readonly #integrate: Integrate<T> | undefined;
  /** Present where spikes lie between grid points. */
  readonly #locator: Locator<T> | undefined;
  readonly #spikeTimes: InterpreterOptions['spikeTimes'];
  readonly #noise: NoisePath<T>;
  /** Of a model with noise. */
  readonly #noisy: ReturnType<typeof noisyEquations<T>> | undefined;
  readonly #runBlock: ReturnType<typeof blockRunner<T>>;
  readonly #statesByName: ReadonlyMap<string, State>;
  readonly #peaks: readonly Peak[];
  readonly #inputsAddedTo: readonly string[];
  /** What a network gives to inputs: none without one. */
  readonly #outside: Pick<Cell<T>, 'inputs'>;
  /** By list that dates spikes or blocks: the grid points of its times. */
  readonly #dates = new Map<number, ReadonlySet<number>>();

  #step = 0;
  #states: Map<string, T>;
  #lastSpikes: number[];
  /** By spiker: for how many steps more no spike is emitted. */
  #refractoryLeft: number[];
  #added: Map<string, T>;
  /** By spiker: the hazard since its last spike, and its spikes so far, where it spikes at a rate. */
  readonly #rates: { readonly hazard: T; readonly spikes: number }[];
  readonly #drawer: { readonly seed: number; readonly cell: number };
  /** By peak: whether its operand fell in the step before. */
  #hadFallen: boolean[];
  #spikes: readonly Spike[] = [];
  #breakdown: Breakdown<T> | undefined;
  #noStep: NoStep<T> | undefined;
  #halfway: Halfway<T> | undefined;
  /** What functions over cells come to. */
  readonly #ofAll: Record<Moment, readonly T[]> = { start: [], integrated: [] };
  readonly #excursions = new Map<string, Excursion>();
  /** Where values are read between steps; made when first needed. */
  #sample: Instant<T> | undefined;

  constructor(model: CheckedModel, arithmetic: Arithmetic<T>, options: InterpreterOptions) {
    const given = options.given ?? new Map<string, number>();
    this.#model = model;
    this.#arithmetic = arithmetic;
    this.#clock = makeClock(arithmetic, options.dt);
    const { noise } = options;
    this.#noise =
      noise === undefined
        ? drawnNoise(model, arithmetic, this.#clock, given)
        : (source, step) => {
            const { increment, average } = noise(source, step);
            return { increment: arithmetic.fromNumber(increment), average: arithmetic.fromNumber(average) };
          };
    if (model.noises.length > 0) this.#noisy = noisyEquations(model, arithmetic, this.#clock, given);
    // White noise has no value at an instant: its mean over the step that begins there is shown.
    this.#evaluator = new Evaluator(model, arithmetic, this.#clock, given, (source) =>
      arithmetic.divide(this.#noise(source, this.#step).increment, this.#clock.stepSize),
    );
    const { method, spikeTimes, inputs } = options;
    this.#outside = inputs === undefined ? {} : { inputs: mapped(inputs, arithmetic.fromNumber) };
    this.#spikeTimes = spikeTimes;
    this.#integrate = isAdaptive(method)
      ? undefined
      : integrateBy(method, model, arithmetic, this.#clock, given);
    const runBlock = blockRunner(model, arithmetic, this.#evaluator);
    const { onBlock } = options;
    this.#runBlock =
      onBlock === undefined
        ? runBlock
        : (body, instant, changes) => {
            onBlock(body);
            runBlock(body, instant, changes);
          };
    if (this.#integrate === undefined || spikeTimes === 'located') {
      this.#locator = new Locator(model, arithmetic, this.#clock, this.#evaluator, this.#runBlock, {
        kind: this.#integrate === undefined ? 'adaptive' : 'located',
        ...(this.#integrate === undefined ? {} : { integrate: this.#integrate }),
        turns: method === 'exact' || method === 'strang',
        tolerance: options.tolerance ?? USUAL_TOLERANCE,
        given,
      });
    }
    this.#statesByName = new Map(model.states.map((state) => [state.name, state]));
    this.#peaks = peaksOf(model);
    this.#inputsAddedTo = inputsAddedTo(model);
    this.#lastSpikes = model.spikers.map(() => Number.NEGATIVE_INFINITY);
    this.#refractoryLeft = model.spikers.map(() => 0);
    this.#hadFallen = Array.from({ length: model.peaks }, () => false);
    this.#added = this.#nothingAdded();
    this.#rates = model.spikers.map(() => ({ hazard: arithmetic.fromNumber(0), spikes: 0 }));
    this.#drawer = { seed: given.get(SEED) ?? DEFAULT_SEED, cell: given.get(CELL_NUMBER) ?? 0 };
    this.#states = this.#initialStates(given);
    if (this.#locator !== undefined && stepsReadCells(model))
      throw new InvariantError('functions over cells need steps that all cells make together');
    this.#shareAlone('start');
  }

  /** The number of the grid point where the cell stands: 0, then one more with every step. */
  get step(): number {
    return this.#step;
  }

  /** The time at which the cell stands, in the model's unit of time. */
  get time(): T {
    return this.#clock.timeOf(this.#step);
  }

  /** The model's own spikes in the last step, in the order of time. */
  get spikes(): readonly Spike[] {
    return this.#spikes;
  }

  /** The same taken together: the time is that of the first. */
  get spike(): Spike | undefined {
    const [first] = this.#spikes;
    return first && { ...first, count: this.#spikes.reduce((sum, { count }) => sum + count, 0) };
  }

  /** Why the last step could not be made. */
  get noStep(): NoStep<T> | undefined {
    return this.#noStep;
  }

  get breakdown(): Breakdown<T> | undefined {
    return this.#breakdown;
  }

  /** Each ranged state that an equation took out of its range, once. */
  get excursions(): readonly Excursion[] {
    return [...this.#excursions.values()];
  }

  /** What events have left behind for the steps to come. */
  get memory(): EventMemory<T> {
    const memory = {
      lastSpikes: this.#lastSpikes,
      refractoryLeft: this.#refractoryLeft,
      added: this.#added,
      overCells: this.#ofAll.start,
    };
    if (this.#locator === undefined) return memory;
    const { lastSpikeTimes, refractoryUntil } = this.#locator;
    return { ...memory, lastSpikeTimes, refractoryUntil };
  }

  /** Returns the value of a state variable. */
  state(name: string): T {
    return known(this.#states.get(name), `state variable ${name}`);
  }

  /** Returns the value of a parameter, input, state variable or definition at the present sample; a condition is 1 or 0. */
  value(name: string): T {
    const value = this.#evaluator.named(name, this.#now());
    return typeof value === 'boolean' ? this.#arithmetic.fromNumber(value ? 1 : 0) : value;
  }

  /** Returns the value of an expression of the model, as an equation would see it at the present sample. */
  evaluate(expression: CheckedExpression): Value<T> {
    return this.#evaluator.value(expression, this.#now());
  }

  /** Sets a state variable between steps, as a block does. What functions over cells come to stays until all are looked at. */
  assign(name: string, value: T): void {
    this.#states.set(name, value);
    this.#sample = undefined;
  }

  /** Adds to an input for the step that begins. */
  addTo(input: string, value: T): void {
    const { add, fromNumber } = this.#arithmetic;
    this.#added.set(input, add(this.#added.get(input) ?? fromNumber(0), value));
    this.#sample = undefined;
  }

  /** Reads again what is given to inputs from outside: it has changed. */
  refresh(): void {
    this.#sample = undefined;
  }

  /** Moves state variables from outside, between steps; what events remember stays. */
  place(states: ReadonlyMap<string, T>): void {
    for (const [name, value] of states) this.#states.set(name, value);
    this.#sample = undefined;
    this.#shareAlone('start');
  }

  /** Goes one step on. Must not be called after a breakdown, or where a step could not be made. */
  advance(): void {
    atOnce(this.advanceInPieces());
  }

  /** The same as work that may be interrupted: in many digits, steps that a method chooses may take long. */
  *advanceInPieces(): Generator<undefined, void> {
    yield* this.integrateInPieces();
    if (this.#noStep !== undefined) return;
    this.#shareAlone('integrated');
    this.finish();
    this.#shareAlone('start');
  }

  /** The first half of a step: the equations. */
  *integrateInPieces(): Generator<undefined, void> {
    if (this.#breakdown !== undefined) throw new InvariantError('the cell has broken down');
    if (this.#noStep !== undefined) throw new InvariantError('the cell cannot make its step');
    const k = this.#step;
    const start = this.#cell();
    const [time, middle] = [this.#clock.timeOf(k), this.#clock.middleOf(k)];
    const before = makeInstant(start, time, middle, { kind: 'before', gridPoint: k });
    this.#halfway = { start, before, middle };
    const failure =
      this.#integrate === undefined
        ? yield* this.#reach(known(this.#locator, 'locator'), start)
        : yield* this.#integrateOnGrid(this.#integrate, this.#halfway);
    if (failure === undefined) return;
    const { reason, state } = failure;
    this.#noStep = {
      reason,
      step: k,
      time: failure.time,
      before: start.states,
      ...(state === undefined ? {} : { state }),
    };
  }

  /** The second half: all that happens at the end of the step. */
  finish(): void {
    const halfway = known(this.#halfway, 'first half of the step');
    this.#halfway = undefined;
    const end = this.#step + 1;
    if (this.#integrate === undefined) {
      this.#noteExcursions(makeInstant(this.#cell(), this.#clock.timeOf(end), this.#clock.middleOf(end)));
      // What others add to inputs holds for one step of the grid; blocks add nothing where methods choose their steps.
      this.#added = this.#nothingAdded();
    } else this.#runEvents(halfway);
    this.#step = end;
    this.#sample = undefined;
    const broken = this.#model.states.find(({ name }) => !this.#arithmetic.isFinite(this.state(name)));
    if (broken === undefined) return;
    this.#breakdown = {
      state: broken.name,
      step: end - 1,
      time: this.time,
      before: halfway.start.states,
    };
  }

  operandsAt(moment: Moment): ReturnType<Sharing<T>['operandsAt']> {
    if (moment === 'integrated') {
      const halfway = known(this.#halfway, 'first half of the step');
      const { cell, time, middle, event } = this.#endOf(halfway, halfway.start.refractory);
      return (operand, soFar) =>
        this.#evaluator.value(operand, makeInstant({ ...cell, overCells: soFar }, time, middle, event));
    }
    const [time, middle] = [this.time, this.#clock.middleOf(this.#step)];
    const cell = this.#cell();
    return (operand, soFar) =>
      this.#evaluator.value(operand, makeInstant({ ...cell, overCells: soFar }, time, middle));
  }

  take(moment: Moment, results: readonly T[]): void {
    this.#ofAll[moment] = results;
    this.#sample = undefined;
  }

  /** The present sample. */
  #now(): Instant<T> {
    this.#sample ??= makeInstant(this.#cell(), this.time, this.#clock.middleOf(this.#step));
    return this.#sample;
  }

  #shareAlone(moment: Moment): void {
    share(this.#model, [this], moment, this.#arithmetic);
  }

  /** The end of the step, as its events see it. */
  #endOf(
    { start, before, middle }: Halfway<T>,
    refractory: readonly boolean[],
    spiking?: Spiking,
  ): Instant<T> {
    const end = this.#step + 1;
    const cell: Cell<T> = {
      ...this.#memoryOfSpikes(),
      ...this.#outside,
      states: this.#states,
      refractory,
      added: start.added,
      overCells: this.#ofAll.integrated,
    };
    const event: EventContext<T> = {
      kind: 'now',
      gridPoint: end,
      step: this.#step,
      before,
      isFirstStep: end === 1,
      hadFallen: this.#hadFallen,
      ...(spiking === undefined ? {} : { spiking }),
    };
    return makeInstant(cell, this.#clock.timeOf(end), middle, event);
  }

  *#integrateOnGrid(
    integrate: Integrate<T>,
    { start, before, middle }: Halfway<T>,
  ): Generator<undefined, (StepFailure & { readonly time: T }) | undefined> {
    if (this.#locator !== undefined) return yield* this.#reach(this.#locator, start, before);
    const { time } = before;
    const failure = this.#integrateEquations(integrate, start, time, middle);
    return failure && { time, ...failure };
  }

  /** All that happens at the end of a step of the grid. */
  #runEvents(halfway: Halfway<T>): void {
    const { start, before, middle } = halfway;
    const end = this.#step + 1;
    const added = this.#nothingAdded();
    /** Up to the thresholds' blocks, a cell counts as refractory if the step began so. */
    let { refractory } = start;
    const now = (spiking?: Spiking): Instant<T> => this.#endOf(halfway, refractory, spiking);

    const changes: Changes<T> = { states: this.#states, added };
    this.#noteExcursions(makeInstant({ ...start, states: this.#states }, this.#clock.timeOf(end), middle));
    if (this.#locator !== undefined) refractory = this.#locator.refractoryAt(this.#clock.timeOf(end));
    for (const { body } of this.#model.stepHandlers) this.#runBlock(body, now(), changes);

    const hasFallen = [...this.#hadFallen];
    const notePeaks = (isInThreshold: boolean): void => {
      for (const peak of this.#peaks) {
        if (peak.isInThreshold !== isInThreshold) continue;
        hasFallen[peak.memory] = this.#evaluator.hasFallen(peak.operand, now());
      }
    };

    if (this.#locator === undefined) {
      notePeaks(true);
      this.#fire(this.#spikeCounts(refractory, now(), end), end, now, changes);
      refractory = this.#refractoryLeft.map((left) => left > 0);
    }
    notePeaks(false);
    for (const handler of this.#model.timedHandlers) {
      if (this.#isDue(handler, now(), before, end)) this.#runBlock(handler.body, now(), changes);
    }

    this.#added = added;
    this.#hadFallen = hasFallen;
  }

  /** Goes on to the next grid point from stop to stop; what happens there happens at times of its own. */
  *#reach(
    locator: Locator<T>,
    { added, inputs }: Cell<T>,
    before?: Instant<T>,
  ): Generator<undefined, (StepFailure & { readonly time: T }) | undefined> {
    const k = this.#step;
    const { states, spikes, failure } = yield* locator.reach(this.#states, {
      begin: this.#clock.timeOf(k),
      end: this.#clock.timeOf(k + 1),
      middle: this.#clock.middleOf(k),
      added,
      ...(inputs === undefined ? {} : { inputs }),
      ...(before === undefined ? {} : { before }),
    });
    this.#spikes = spikes.map(({ time, count }) => ({
      step: k + 1,
      count,
      time: this.#arithmetic.toNumber(time),
    }));
    this.#states = states;
    return failure;
  }

  /** The cell as it stands, kept from changing. */
  #cell(): Cell<T> {
    const refractory =
      this.#locator?.refractoryAt(this.#clock.timeOf(this.#step)) ??
      this.#refractoryLeft.map((left) => left > 0);
    return {
      ...this.#memoryOfSpikes(),
      ...this.#outside,
      states: new Map(this.#states),
      refractory,
      added: this.#added,
      overCells: this.#ofAll.start,
    };
  }

  #memoryOfSpikes(): Pick<Cell<T>, 'lastSpikes' | 'lastSpikeTimes'> {
    const lastSpikes = [...this.#lastSpikes];
    if (this.#locator === undefined) return { lastSpikes };
    return { lastSpikes, lastSpikeTimes: this.#locator.lastSpikeTimes };
  }

  #nothingAdded(): Map<string, T> {
    return new Map(this.#inputsAddedTo.map((name) => [name, this.#arithmetic.fromNumber(0)]));
  }

  #initialStates(given: ReadonlyMap<string, number>): Map<string, T> {
    const found = new Map<string, T>();
    const cell: Cell<T> = {
      ...this.#outside,
      states: found,
      lastSpikes: this.#lastSpikes,
      refractory: this.#refractoryLeft.map(() => false),
      added: this.#added,
    };
    const instant = makeInstant(cell, this.#clock.timeOf(0), this.#clock.middleOf(0));
    for (const name of this.#model.initialOrder) {
      const state = this.#statesByName.get(name);
      // Inputs stand in the order too; they are computed where they are read.
      if (state === undefined) continue;
      const value = given.get(name);
      found.set(
        name,
        value === undefined
          ? this.#evaluator.number(state.initial, instant)
          : this.#arithmetic.fromNumber(value),
      );
    }
    return new Map(this.#model.states.map(({ name }) => [name, known(found.get(name), `initial ${name}`)]));
  }

  #integrateEquations(integrate: Integrate<T>, cell: Cell<T>, time: T, middle: T): StepFailure | undefined {
    const { stepSize } = this.#clock;
    const noise = this.#noisy && {
      equations: this.#noisy,
      zero: this.#arithmetic.fromNumber(0),
      noise: (source: number) => this.#noise(source, this.#step),
    };
    const step = equationStep(this.#model, this.#evaluator, { cell, time, stepSize, middle }, noise);
    const made = integrate(step);
    if (isFailure(made)) return made;
    for (const [index, name] of step.moving.entries()) {
      this.#states.set(name, known(made[index], `new value of ${name}`));
    }
    return undefined;
  }

  /** Notes each ranged state that an equation took out of its range. */
  #noteExcursions(end: Instant<T>): void {
    const { compare } = this.#arithmetic;
    for (const { name, range, derivative } of this.#model.states) {
      if (range === undefined || derivative === undefined || this.#excursions.has(name)) continue;
      const value = this.state(name);
      const isBelow = compare('<', value, this.#evaluator.number(range.low, end));
      const isAbove = compare('>', value, this.#evaluator.number(range.high, end));
      if (isBelow || isAbove) this.#excursions.set(name, { state: name, step: this.#step });
    }
  }

  /** By spiker: how many spikes it emits, 0 for none. All are decided before any block runs. */
  #spikeCounts(refractory: readonly boolean[], now: Instant<T>, end: number): readonly number[] {
    return this.#model.spikers.map(({ trigger, count }, index) => {
      if (refractory[index] === true) return 0;
      if (!this.#isTriggered(index, trigger, now, end)) return 0;
      if (count === undefined) return 1;
      const { call, toNumber } = this.#arithmetic;
      const whole = toNumber(call('floor', this.#evaluator.number(count, now)));
      return whole >= 1 ? whole : 0;
    });
  }

  #isTriggered(index: number, trigger: Spiker['trigger'], now: Instant<T>, end: number): boolean {
    switch (trigger.kind) {
      case 'at':
        return this.#datesOf(trigger.list).has(end);
      case 'when':
        return this.#evaluator.condition(trigger.condition, now);
      case 'rate': {
        const { add, multiply, negate, call, compare, fromNumber } = this.#arithmetic;
        const { hazard, spikes } = known(this.#rates[index], 'rate');
        // A rate below 0 counts as 0: what is summed never falls.
        const rate = call('max', this.#evaluator.number(trigger.hazard, now), fromNumber(0));
        const sum = add(hazard, multiply(rate, this.#clock.stepSize));
        const place = { ...this.#drawer, draw: trigger.draw, step: spikes };
        const wanted = negate(call('log', fromNumber(draw('uniform', place, [0, 1]))));
        const fires = compare('>=', sum, wanted);
        this.#rates[index] = fires ? { hazard: fromNumber(0), spikes: spikes + 1 } : { hazard: sum, spikes };
        return fires;
      }
      default:
        return unreachable(trigger);
    }
  }

  #fire(
    counts: readonly number[],
    end: number,
    now: (spiking?: Spiking) => Instant<T>,
    changes: Changes<T>,
  ): void {
    this.#spikes = [];
    const dated = this.#dateOf(now());
    for (const [index, { path, handlers, refractory }] of this.#model.spikers.entries()) {
      const count = known(counts[index], 'count');
      if (count === 0) continue;
      this.#lastSpikes[index] = end;
      if (path === '') this.#spikes = [{ step: end, count, ...dated }];
      for (const { body } of handlers) this.#runBlock(body, now({ spiker: index, count }), changes);
      if (refractory !== undefined) {
        const duration = this.#evaluator.number(refractory.duration, now({ spiker: index, count }));
        this.#refractoryLeft[index] = this.#clock.stepsIn(duration);
      }
    }
    this.#refractoryLeft = this.#refractoryLeft.map((left, index) =>
      counts[index] === 0 ? Math.max(left - 1, 0) : left,
    );
  }

  /** When the model's own spike is dated, of times that are interpolated; a listed one stays at its grid point. */
  #dateOf(now: Instant<T>): { readonly time?: number } {
    const { trigger } = this.#model.spikers.find(({ path }) => path === '') ?? {};
    if (this.#spikeTimes !== 'interpolated' || trigger === undefined || now.event?.kind !== 'now') return {};
    const { before } = now.event;
    if (trigger.kind !== 'when') return { time: this.#arithmetic.toNumber(now.time) };
    const { add, multiply, toNumber } = this.#arithmetic;
    const part = partOfStep(this.#model, trigger.condition, this.#arithmetic, this.#evaluator, before, now);
    return { time: toNumber(add(before.time, multiply(part, this.#clock.stepSize))) };
  }

  #isDue({ trigger }: TimedHandler, now: Instant<T>, before: Instant<T>, end: number): boolean {
    if (trigger.kind === 'at') return this.#datesOf(trigger.list).has(end);
    if (trigger.kind === 'condition') {
      return (
        this.#evaluator.condition(trigger.condition, now) &&
        !this.#evaluator.condition(trigger.condition, before)
      );
    }
    const { add, subtract, multiply, divide, call, fromNumber } = this.#arithmetic;
    const period = this.#evaluator.number(trigger.period, now);
    const from = this.#evaluator.number(trigger.from, now);
    const turns = call('floor', add(divide(subtract(now.time, from), period), fromNumber(0.5)));
    const nearest = add(from, multiply(call('max', turns, fromNumber(0)), period));
    return this.#clock.stepsIn(nearest) === end;
  }

  #datesOf(list: number): ReadonlySet<number> {
    const already = this.#dates.get(list);
    if (already !== undefined) return already;
    const dates = new Set(this.#evaluator.list(list).map((time) => this.#clock.stepsIn(time)));
    this.#dates.set(list, dates);
    return dates;
  }
}
