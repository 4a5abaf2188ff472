/**
 * The reference semantics: one cell of a checked model, step by step, by walking the tree. It is written to
 * be read beside the chapter "One step, exactly" of the language, shares nothing with the compiled path
 * but the checked model and the elementary functions, and is slow.
 */
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import type { Rational } from '../base/rational.ts';
import type { BlockStatement, CheckedModel, Spiker, State, TimedHandler } from '../check/checked-model.ts';
import { CELL_NUMBER, DEFAULT_SEED, SEED } from '../runtime/draws.ts';
import type { Arithmetic } from './arithmetic.ts';
import { blockRunner, type Changes } from './block-runner.ts';
import { type Clock, makeClock } from './clock.ts';
import { draw } from './draws.ts';
import { Evaluator } from './evaluator.ts';
import { inputsAddedTo } from './every-statement.ts';
import { type Cell, type EventContext, type Instant, makeInstant } from './instant.ts';
import type { Integrate } from './integrate.ts';
import { integrateBy, type Method } from './method.ts';
import { drawnNoise, type NoisePath, type NoiseStep, noisyEquations } from './noisy-equations.ts';
import { type Peak, peaksOf } from './peaks.ts';

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
  /** Takes the place of the noise that the seed and the number of the cell give; in float64. */
  readonly noise?: NoisePath<number>;
  /** Called with each event block that runs. */
  readonly onBlock?: (body: readonly BlockStatement[]) => void;
}

/** What the model itself emitted at the end of a step. */
export interface Spike {
  /** The number of the grid point at the end of the step: the spike's time is step * dt. */
  readonly step: number;
  readonly count: number;
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
  /** What was added to inputs for the next step. */
  readonly added: ReadonlyMap<string, T>;
}

/** A spiker whose blocks run. */
interface Spiking {
  readonly spiker: number;
  readonly count: number;
}

/** A cell that steps. Its values are read at the grid point where it stands. */
export class Interpreter<T> {
  readonly #model: CheckedModel;
  readonly #arithmetic: Arithmetic<T>;
  readonly #clock: Clock<T>;
  readonly #evaluator: Evaluator<T>;
  readonly #integrate: Integrate<T>;
  readonly #noise: NoisePath<T>;
  /** Of a model with noise. */
  readonly #noisy: ReturnType<typeof noisyEquations<T>> | undefined;
  readonly #runBlock: ReturnType<typeof blockRunner<T>>;
  readonly #statesByName: ReadonlyMap<string, State>;
  readonly #peaks: readonly Peak[];
  readonly #inputsAddedTo: readonly string[];
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
  #spike: Spike | undefined;
  #breakdown: Breakdown<T> | undefined;
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
    this.#integrate = integrateBy(options.method, model, arithmetic, this.#clock, given);
    const runBlock = blockRunner(model, arithmetic, this.#evaluator);
    const { onBlock } = options;
    this.#runBlock =
      onBlock === undefined
        ? runBlock
        : (body, instant, changes) => {
            onBlock(body);
            runBlock(body, instant, changes);
          };
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
  }

  /** The number of the grid point where the cell stands: 0, then one more with every step. */
  get step(): number {
    return this.#step;
  }

  /** The time at which the cell stands, in the model's unit of time. */
  get time(): T {
    return this.#clock.timeOf(this.#step);
  }

  /** The model's own spike in the last step. */
  get spike(): Spike | undefined {
    return this.#spike;
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
    return { lastSpikes: this.#lastSpikes, refractoryLeft: this.#refractoryLeft, added: this.#added };
  }

  /** Returns the value of a state variable. */
  state(name: string): T {
    return known(this.#states.get(name), `state variable ${name}`);
  }

  /** Returns the value of a parameter, input, state variable or definition at the present sample; a condition is 1 or 0. */
  value(name: string): T {
    this.#sample ??= makeInstant(this.#cell(), this.time, this.#clock.middleOf(this.#step));
    const value = this.#evaluator.named(name, this.#sample);
    return typeof value === 'boolean' ? this.#arithmetic.fromNumber(value ? 1 : 0) : value;
  }

  /** Moves state variables from outside, between steps; what events remember stays. */
  place(states: ReadonlyMap<string, T>): void {
    for (const [name, value] of states) this.#states.set(name, value);
    this.#sample = undefined;
  }

  /** Goes one step on. Must not be called after a breakdown. */
  advance(): void {
    if (this.#breakdown !== undefined) throw new InvariantError('the cell has broken down');
    const k = this.#step;
    const end = k + 1;
    const start = this.#cell();
    const [time, middle] = [this.#clock.timeOf(k), this.#clock.middleOf(k)];
    const before = makeInstant(start, time, middle, { kind: 'before', gridPoint: k });
    const changes: Changes<T> = { states: this.#states, added: this.#nothingAdded() };
    /** Up to the thresholds' blocks, a cell counts as refractory if the step began so. */
    let { refractory } = start;

    const now = (spiking?: Spiking): Instant<T> => {
      const cell = { states: this.#states, lastSpikes: this.#lastSpikes, refractory, added: start.added };
      const event: EventContext<T> = {
        kind: 'now',
        gridPoint: end,
        before,
        isFirstStep: k === 0,
        hadFallen: this.#hadFallen,
        ...(spiking === undefined ? {} : { spiking }),
      };
      return makeInstant(cell, this.#clock.timeOf(end), middle, event);
    };

    this.#integrateEquations(start, time, middle);
    for (const { body } of this.#model.stepHandlers) this.#runBlock(body, now(), changes);

    const hasFallen = [...this.#hadFallen];
    const notePeaks = (isInThreshold: boolean): void => {
      for (const peak of this.#peaks) {
        if (peak.isInThreshold !== isInThreshold) continue;
        hasFallen[peak.memory] = this.#evaluator.hasFallen(peak.operand, now());
      }
    };

    notePeaks(true);
    this.#fire(this.#spikeCounts(refractory, now(), end), end, now, changes);
    refractory = this.#refractoryLeft.map((left) => left > 0);
    notePeaks(false);
    for (const handler of this.#model.timedHandlers) {
      if (this.#isDue(handler, now(), before, end)) this.#runBlock(handler.body, now(), changes);
    }

    this.#added = changes.added;
    this.#hadFallen = hasFallen;
    this.#step = end;
    this.#sample = undefined;
    const broken = this.#model.states.find(({ name }) => !this.#arithmetic.isFinite(this.state(name)));
    if (broken !== undefined) {
      this.#breakdown = { state: broken.name, step: k, time: this.time, before: start.states };
    }
  }

  /** The cell as it stands, kept from changing. */
  #cell(): Cell<T> {
    return {
      states: new Map(this.#states),
      lastSpikes: [...this.#lastSpikes],
      refractory: this.#refractoryLeft.map((left) => left > 0),
      added: this.#added,
    };
  }

  #nothingAdded(): Map<string, T> {
    return new Map(this.#inputsAddedTo.map((name) => [name, this.#arithmetic.fromNumber(0)]));
  }

  #initialStates(given: ReadonlyMap<string, number>): Map<string, T> {
    const found = new Map<string, T>();
    const cell: Cell<T> = {
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

  /** Held states stay; the others see them as constants. */
  #integrateEquations(start: Cell<T>, time: T, middle: T): void {
    const held = new Set(
      this.#model.spikers.flatMap(({ refractory }, index) =>
        start.refractory[index] === true ? (refractory?.holds ?? []) : [],
      ),
    );
    const equations = this.#model.states.flatMap(({ name, derivative, range }) =>
      derivative === undefined || held.has(name) ? [] : [{ name, derivative, range }],
    );
    const moving = equations.map(({ name }) => name);

    const statesAt = (values: readonly T[]): ReadonlyMap<string, T> => {
      const states = new Map(start.states);
      for (const [index, name] of moving.entries()) states.set(name, known(values[index], name));
      return states;
    };
    const derivatives = (stageTime: T, values: readonly T[]): readonly T[] => {
      const states = statesAt(values);
      if (this.#noisy !== undefined) {
        const noisy = this.#noisy({ ...start, states }, stageTime, middle);
        return moving.map((name) => noisy(name).value ?? this.#arithmetic.fromNumber(0));
      }
      const instant = makeInstant({ ...start, states }, stageTime, middle);
      return equations.map(({ derivative }) => this.#evaluator.number(derivative, instant));
    };
    const diffusions = (stageTime: T, values: readonly T[]): readonly ReadonlyMap<number, T>[] => {
      if (this.#noisy === undefined) return [];
      const noisy = this.#noisy({ ...start, states: statesAt(values) }, stageTime, middle);
      return moving.map((name) => noisy(name).noise);
    };
    const noise = (source: number): NoiseStep<T> => this.#noise(source, this.#step);

    const values = this.#integrate({ cell: start, time, middle, moving, derivatives, diffusions, noise });
    const { compare } = this.#arithmetic;
    const end = makeInstant({ ...start, states: this.#states }, this.#clock.timeOf(this.#step + 1), middle);
    for (const [index, { name, range }] of equations.entries()) {
      const value = known(values[index], `new value of ${name}`);
      this.#states.set(name, value);
      if (range === undefined || this.#excursions.has(name)) continue;
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
        const more = multiply(this.#evaluator.number(trigger.hazard, now), this.#clock.stepSize);
        const sum = add(hazard, more);
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
    this.#spike = undefined;
    for (const [index, { path, handlers, refractory }] of this.#model.spikers.entries()) {
      const count = known(counts[index], 'count');
      if (count === 0) continue;
      this.#lastSpikes[index] = end;
      if (path === '') this.#spike = { step: end, count };
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
