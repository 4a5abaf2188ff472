/**
 * A cell whose spikes lie between grid points. It goes from stop to stop; a stop is a time at which a condition has become
 * true, a date or the end of a refractory period. To find when a condition changes it is looked at in some places of a
 * step, and between two that differ by halving; the values there are those of a shorter step from the same place.
 */
import { InvariantError, known } from '../base/invariant.ts';
import type { Spiker, TimedHandler } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { type AcceptedStep, type AdaptiveSteps, adaptiveSteps } from './adaptive-step.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { blockRunner } from './block-runner.ts';
import type { Clock } from './clock.ts';
import { datesBetween, nextDate } from './dates.ts';
import { equationStep, moved, type StepPlace } from './equation-step.ts';
import type { Evaluator } from './evaluator.ts';
import {
  type Cell,
  type Edge,
  type EventContext,
  type InputValues,
  type Instant,
  makeInstant,
  type Spiking,
} from './instant.ts';
import { type EquationStep, type Integrate, isFailure, type StepFailure } from './integrate.ts';
import { dualEvaluator, linearisedSystem } from './linearised.ts';
import { justAfter, type NextJump, timeJumps } from './time-jumps.ts';
import { hasChanged, type Watched, watchedIn } from './watched.ts';

/** A spike of the model itself. */
export interface LocatedSpike<T> {
  readonly time: T;
  readonly count: number;
}

/** What came of going on to a time. */
export interface Reached<T> {
  readonly states: Map<string, T>;
  readonly spikes: readonly LocatedSpike<T>[];
  /** Present if the cell could not get there; then it stands at `time`. */
  readonly failure?: StepFailure & { readonly time: T };
}

/** The step of the grid in which the cell goes on. */
export interface GridStep<T> {
  readonly begin: T;
  readonly end: T;
  readonly middle: T;
  /** What was added to inputs for it. */
  readonly added: ReadonlyMap<string, T>;
  readonly inputs?: InputValues<T>;
  /** Its start as blocks see it; absent where steps of the grid mean nothing. */
  readonly before?: Instant<T>;
}

export interface LocatorOptions<T> {
  /** `located`: steps of a method end at grid points, and only spikes are between them. */
  readonly kind: 'located' | 'adaptive';
  readonly integrate?: Integrate<T>;
  /** Whether it solves linear equations exactly, so that states may go round several times within a step. */
  readonly turns?: boolean;
  readonly tolerance: number;
  readonly given: ReadonlyMap<string, number>;
}

/** Stretches of a step at whose ends conditions are looked at; and where states may go round several times in it. */
const PARTS = 8;
const PARTS_OF_TURNS = 32;
const MOST_HALVINGS = 100;
const MOST_STEPS = 100_000;
const MOST_STOPS_AT_ONCE = 1000;

/** A stretch of the solution. */
interface Leg<T> {
  readonly end: T;
  readonly states: Map<string, T>;
  readonly middle: T;
  readonly at: (time: T) => Map<string, T> | undefined;
  /** Values that cost little and are near. */
  readonly sketch: (time: T) => Map<string, T> | undefined;
}

export class Locator<T> {
  readonly #model: CheckedModel;
  readonly #arithmetic: Arithmetic<T>;
  readonly #clock: Clock<T>;
  readonly #evaluator: Evaluator<T>;
  readonly #runBlock: ReturnType<typeof blockRunner<T>>;
  readonly #kind: 'located' | 'adaptive';
  readonly #integrate: Integrate<T> | undefined;
  readonly #parts: number;
  readonly #steps: AdaptiveSteps<T> | undefined;
  readonly #watched: Watched<T>;
  readonly #isWatching: boolean;
  readonly #nextJump: NextJump<T>;

  #lastSpikeTimes: T[];
  /** By spiker: when its refractory period ends. */
  #until: T[];
  /** By spiker, and by timed block: whether its condition held where the cell was last looked at. */
  #thresholdHeld: boolean[];
  #conditionHeld: boolean[];
  /** The edges on whose other side the cell was then. */
  #ahead: Set<Edge> = new Set();
  #hasBegun = false;

  constructor(
    model: CheckedModel,
    arithmetic: Arithmetic<T>,
    clock: Clock<T>,
    evaluator: Evaluator<T>,
    runBlock: ReturnType<typeof blockRunner<T>>,
    { kind, integrate, turns, tolerance, given }: LocatorOptions<T>,
  ) {
    this.#model = model;
    this.#arithmetic = arithmetic;
    this.#clock = clock;
    this.#evaluator = evaluator;
    this.#runBlock = runBlock;
    this.#kind = kind;
    this.#integrate = integrate;
    this.#parts = turns === true && model.states.length > 1 ? PARTS_OF_TURNS : PARTS;
    const duals = dualEvaluator(model, arithmetic, clock, given);
    const conditions = this.#conditions();
    this.#watched = watchedIn(model, conditions, arithmetic, evaluator, duals);
    this.#isWatching = conditions.length > 0;
    const isAdaptive = kind === 'adaptive';
    this.#nextJump = isAdaptive ? timeJumps(model, given, arithmetic, evaluator, duals) : () => undefined;
    const linearise = linearisedSystem(model, arithmetic, clock, given);
    this.#steps = isAdaptive ? adaptiveSteps(linearise, arithmetic, clock.stepSize, tolerance) : undefined;
    const never = arithmetic.fromNumber(Number.NEGATIVE_INFINITY);
    this.#lastSpikeTimes = model.spikers.map(() => never);
    this.#until = model.spikers.map(() => never);
    this.#thresholdHeld = model.spikers.map(() => false);
    this.#conditionHeld = model.timedHandlers.map(() => false);
  }

  /** By spiker: the time of its last spike, -infinity before the first. */
  get lastSpikeTimes(): readonly T[] {
    return [...this.#lastSpikeTimes];
  }

  /** By spiker: the end of its last refractory period, -infinity before the first. */
  get refractoryUntil(): readonly T[] {
    return [...this.#until];
  }

  /** By spiker: whether it is refractory at a time. */
  refractoryAt(time: T): readonly boolean[] {
    return this.#until.map((until) => this.#arithmetic.compare('<', time, until));
  }

  /** Goes on through a step of the grid; it may be interrupted between the steps of the method. */
  *reach(from: ReadonlyMap<string, T>, grid: GridStep<T>): Generator<undefined, Reached<T>> {
    const { compare } = this.#arithmetic;
    const spikes: LocatedSpike<T>[] = [];
    let states = new Map(from);
    let time = grid.begin;
    let last: T | undefined;
    let atOnce = 0;
    /** Whether the stop took place: it does not after too many with hardly any time between them. */
    const stop = (begin: T): boolean => {
      const isAtOnce =
        last !== undefined && compare('<=', time, justAfter(this.#arithmetic, last, this.#clock.stepSize));
      atOnce = isAtOnce ? atOnce + 1 : 0;
      if (atOnce >= MOST_STOPS_AT_ONCE) return false;
      last = time;
      spikes.push(...this.#stop(states, begin, time, grid));
      return true;
    };
    const fail = (failure: StepFailure): Reached<T> => ({ states, spikes, failure: { ...failure, time } });
    const areFinite = (): boolean => [...states.values()].every(this.#arithmetic.isFinite);

    for (let steps = 0; steps < MOST_STEPS; steps++) {
      yield;
      if (this.#isDue(states, time, grid)) {
        if (!stop(time)) return fail({ kind: 'no-step', reason: 'endless' });
        if (!areFinite()) return { states, spikes };
        continue;
      }
      if (compare('>=', time, grid.end)) return { states, spikes };
      const nextStop = this.#nextStop(states, time, grid);
      const leg = this.#makeLeg(states, time, nextStop ?? grid.end, grid);
      if ('kind' in leg) return fail(leg);
      const begin = time;
      const change = this.#firstChange(states, time, leg, grid);
      states = new Map(change?.states ?? leg.states);
      time = change?.time ?? leg.end;
      this.#steps?.noteScales(states);
      const isStop = change !== undefined || (nextStop !== undefined && compare('>=', time, nextStop));
      if (!isStop) continue;
      if (!stop(begin)) return fail({ kind: 'no-step', reason: 'endless' });
      if (!areFinite()) return { states, spikes };
    }
    return fail({ kind: 'no-step', reason: 'tooMany' });
  }

  /** The conditions that are located. */
  #conditions(): readonly CheckedExpression[] {
    const { spikers, timedHandlers } = this.#model;
    const thresholds = spikers.flatMap(({ trigger, count }) => [
      ...(trigger.kind === 'when' ? [trigger.condition] : []),
      ...(count === undefined ? [] : [count]),
    ]);
    if (this.#kind === 'located') return thresholds;
    const ofBlocks = timedHandlers.flatMap(({ trigger }) =>
      trigger.kind === 'condition' ? [trigger.condition] : [],
    );
    return [...thresholds, ...ofBlocks];
  }

  // ── Where the cell stands ──────────────────────────────────────────────────────────────────────────

  #cell(states: ReadonlyMap<string, T>, time: T, { added, inputs }: GridStep<T>): Cell<T> {
    const lastSpikeTimes = this.lastSpikeTimes;
    const refractory = this.refractoryAt(time);
    const outside = inputs === undefined ? {} : { inputs };
    return { states, lastSpikes: [], lastSpikeTimes, refractory, added, ...outside };
  }

  #instant(
    states: ReadonlyMap<string, T>,
    time: T,
    middle: T,
    grid: GridStep<T>,
    options: {
      readonly edges?: 'happen';
      readonly before?: Instant<T> | undefined;
      readonly spiking?: Spiking;
    } = {},
  ): Instant<T> {
    const { edges, spiking } = options;
    const cell = this.#cell(states, time, grid);
    const before =
      options.before ?? grid.before ?? makeInstant(cell, time, middle, { kind: 'before', gridPoint: 0 });
    const event: EventContext<T> = {
      kind: 'stop',
      before,
      happens: (edge) => edges === 'happen' && this.#ahead.has(edge) && this.#watched.isBeyond(edge, instant),
      ...(spiking === undefined ? {} : { spiking }),
    };
    const instant: Instant<T> = makeInstant(cell, time, middle, event);
    return instant;
  }

  /** Where what jumps in time is decided for a stop: behind it, or where steps of the grid decide it. */
  #middleBehind(time: T, grid: GridStep<T>): T {
    return this.#kind === 'adaptive' ? justAfter(this.#arithmetic, time, this.#clock.stepSize) : grid.middle;
  }

  /** Whether a stop now would remember anything new. */
  #isDue(states: ReadonlyMap<string, T>, time: T, grid: GridStep<T>): boolean {
    if (!this.#hasBegun) return true;
    const { spikers, timedHandlers } = this.#model;
    const middle = this.#middleBehind(time, grid);
    const instant = this.#instant(states, time, middle, grid);
    const refractory = instant.cell.refractory;
    const isHeld = (condition: CheckedExpression): boolean => this.#evaluator.condition(condition, instant);
    return (
      spikers.some(
        ({ trigger }, i) =>
          trigger.kind === 'when' &&
          (isHeld(trigger.condition) && refractory[i] !== true) !== this.#thresholdHeld[i],
      ) ||
      timedHandlers.some(
        ({ trigger }, i) =>
          this.#kind === 'adaptive' &&
          trigger.kind === 'condition' &&
          isHeld(trigger.condition) !== this.#conditionHeld[i],
      ) ||
      this.#watched.edges.some((edge) => this.#watched.isBeyond(edge, instant) === this.#ahead.has(edge))
    );
  }

  // ── From stop to stop ──────────────────────────────────────────────────────────────────────────────

  /** The first time in the step of the grid that is known to be a stop. */
  #nextStop(states: ReadonlyMap<string, T>, time: T, grid: GridStep<T>): T | undefined {
    const { compare } = this.#arithmetic;
    const { spikers, timedHandlers } = this.#model;
    const instant = this.#instant(states, time, this.#middleBehind(time, grid), grid);
    const lists = [...spikers, ...(this.#kind === 'adaptive' ? timedHandlers : [])].flatMap(({ trigger }) =>
      trigger.kind === 'at' ? [this.#evaluator.list(trigger.list)] : [],
    );
    const periodic = timedHandlers.flatMap(({ trigger }) =>
      this.#kind === 'adaptive' && trigger.kind === 'every' ? [this.#nextOf(trigger, time, instant)] : [],
    );
    const from = justAfter(this.#arithmetic, time, this.#clock.stepSize);
    const jump = compare('<', from, grid.end) ? this.#nextJump(from, grid.end) : undefined;
    return [...this.#until, ...lists.flat(), ...periodic, ...(jump === undefined ? [] : [jump])]
      .filter((each) => compare('>', each, time) && compare('<=', each, grid.end))
      .reduce<T | undefined>(
        (first, each) => (first === undefined || compare('<', each, first) ? each : first),
        undefined,
      );
  }

  /** The first date of a period behind a time. */
  #nextOf(trigger: Extract<TimedHandler['trigger'], { kind: 'every' }>, time: T, instant: Instant<T>): T {
    const period = this.#evaluator.number(trigger.period, instant);
    return nextDate(this.#arithmetic, this.#evaluator.number(trigger.from, instant), period, time);
  }

  #makeLeg(states: ReadonlyMap<string, T>, time: T, limit: T, grid: GridStep<T>): Leg<T> | StepFailure {
    const { add, subtract, multiply, compare, fromNumber } = this.#arithmetic;
    const isWhole = compare('==', time, grid.begin) && compare('==', limit, grid.end);
    const size = isWhole ? this.#clock.stepSize : subtract(limit, time);
    const middle = isWhole ? grid.middle : add(time, multiply(fromNumber(0.5), size));
    const place: StepPlace<T> = { cell: this.#cell(states, time, grid), time, stepSize: size, middle };
    const step = equationStep(this.#model, this.#evaluator, place);
    const valuesOf = (made: readonly T[] | StepFailure): Map<string, T> | undefined =>
      isFailure(made) ? undefined : moved(step, made);
    if (this.#integrate !== undefined) {
      const integrate = this.#integrate;
      const made = integrate(step);
      if (isFailure(made)) return made;
      const at = (when: T): Map<string, T> | undefined =>
        valuesOf(integrate({ ...step, stepSize: subtract(when, time) }));
      return { end: limit, states: moved(step, made), middle, at, sketch: at };
    }
    const made = known(this.#steps, 'steps').make(step, limit);
    if ('kind' in made) return made;
    return {
      end: made.end,
      states: moved(step, made.values),
      middle,
      at: (when) => valuesOf(made.within(when)),
      sketch: this.#isWatching ? sketchOf(this.#arithmetic, step, made) : () => undefined,
    };
  }

  /** The first time within a leg, its end included, at which anything that is watched has changed. */
  #firstChange(
    states: ReadonlyMap<string, T>,
    time: T,
    leg: Leg<T>,
    grid: GridStep<T>,
  ): { readonly time: T; readonly states: Map<string, T> } | undefined {
    const { add, subtract, multiply, compare, fromNumber } = this.#arithmetic;
    const look = (when: T, values: ReadonlyMap<string, T>): readonly (boolean | undefined)[] =>
      this.#watched.look(this.#instant(values, when, leg.middle, grid));
    const before = look(time, states);
    if (before.length === 0) return undefined;
    const differs = (when: T, values: ReadonlyMap<string, T> | undefined): boolean =>
      values !== undefined && hasChanged(before, look(when, values));
    const length = subtract(leg.end, time);
    let left = time;
    for (let part = 1; part <= this.#parts; part++) {
      const isLast = part === this.#parts;
      const place = isLast ? leg.end : add(time, multiply(fromNumber(part / this.#parts), length));
      const isSeen = differs(place, isLast ? leg.states : leg.sketch(place));
      let found = isLast ? leg.states : isSeen ? leg.at(place) : undefined;
      if (!isSeen || found === undefined || !differs(place, found)) {
        left = isSeen ? left : place;
        continue;
      }
      if (compare('>', left, time) && differs(left, leg.at(left))) left = time;
      let right = place;
      for (let i = 0; i < MOST_HALVINGS; i++) {
        const middle = multiply(add(left, right), fromNumber(0.5));
        if (!compare('>', middle, left) || !compare('<', middle, right)) break;
        const values = leg.at(middle);
        if (values !== undefined && differs(middle, values)) [right, found] = [middle, values];
        else left = middle;
      }
      return { time: right, states: found };
    }
    return undefined;
  }

  // ── At a stop ──────────────────────────────────────────────────────────────────────────────────────

  /** Does what happens at a time to the states; dates behind `begin` are due. Returns the model's own spikes. */
  #stop(states: Map<string, T>, begin: T, time: T, grid: GridStep<T>): readonly LocatedSpike<T>[] {
    const { compare, call, toNumber, add } = this.#arithmetic;
    const { spikers, timedHandlers } = this.#model;
    const middle = this.#middleBehind(time, grid);
    const original = new Map(states);
    const cell = this.#cell(original, time, grid);
    const before = grid.before ?? makeInstant(cell, time, middle, { kind: 'before', gridPoint: 0 });
    const at = (edges?: 'happen', spiking?: Spiking): Instant<T> =>
      this.#instant(states, time, middle, grid, {
        before,
        ...(edges === undefined ? {} : { edges }),
        ...(spiking === undefined ? {} : { spiking }),
      });
    const changes = { states, added: new Map<string, T>() };
    const refractory = this.refractoryAt(time);

    const now = at('happen');
    const counts = spikers.map(({ trigger, count }, index) => {
      if (refractory[index] === true) return 0;
      if (!this.#spikes(trigger, index, begin, now)) return 0;
      const whole = count === undefined ? 1 : toNumber(call('floor', this.#evaluator.number(count, now)));
      return whole >= 1 ? whole : 0;
    });
    const holding = (): boolean[] => {
      const still = at();
      return spikers.map(
        ({ trigger }) => trigger.kind === 'when' && this.#evaluator.condition(trigger.condition, still),
      );
    };
    const heldBefore = holding();
    const spikes: LocatedSpike<T>[] = [];
    for (const [index, { path, handlers, refractory: period }] of spikers.entries()) {
      const count = known(counts[index], 'count');
      if (count === 0) continue;
      this.#lastSpikeTimes[index] = time;
      if (path === '') spikes.push({ time, count });
      const spiking = { spiker: index, count };
      for (const { body } of handlers) this.#runBlock(body, at(undefined, spiking), changes);
      if (period === undefined) continue;
      const duration = this.#evaluator.number(period.duration, at(undefined, spiking));
      this.#until[index] = add(time, duration);
    }
    const heldAfter = holding();

    if (this.#kind === 'adaptive' && this.#hasBegun) {
      for (const [index, handler] of timedHandlers.entries()) {
        if (this.#happens(handler, index, begin, time, at('happen')))
          this.#runBlock(handler.body, at(), changes);
      }
    }

    // A threshold that something else than its own spike made true is still to spike.
    const isRefractory = this.refractoryAt(time);
    const held = holding().map(
      (holds, i) =>
        holds && isRefractory[i] !== true && (counts[i] === 0 ? heldBefore[i] : heldAfter[i]) === true,
    );
    this.#thresholdHeld = held;
    const end = at();
    this.#conditionHeld = timedHandlers.map(
      ({ trigger }) =>
        this.#kind === 'adaptive' &&
        trigger.kind === 'condition' &&
        this.#evaluator.condition(trigger.condition, end),
    );
    const behind = this.#watched.edges.filter((edge) => !this.#watched.isBeyond(edge, end));
    this.#ahead = new Set(behind);
    this.#hasBegun = true;
    const isChanged = [...states].some(([name, value]) =>
      compare('!=', value, known(original.get(name), name)),
    );
    if (isChanged || spikes.length > 0) this.#steps?.restart();
    return spikes;
  }

  #spikes(trigger: Spiker['trigger'], index: number, begin: T, now: Instant<T>): boolean {
    switch (trigger.kind) {
      case 'at':
        return datesBetween(this.#arithmetic, this.#evaluator.list(trigger.list), begin, now.time);
      case 'when':
        return this.#evaluator.condition(trigger.condition, now) && this.#thresholdHeld[index] !== true;
      case 'rate':
        throw new InvariantError('a spike at a rate cannot be located');
    }
  }

  #happens({ trigger }: TimedHandler, index: number, begin: T, time: T, now: Instant<T>): boolean {
    switch (trigger.kind) {
      case 'at':
        return datesBetween(this.#arithmetic, this.#evaluator.list(trigger.list), begin, time);
      case 'every':
        return this.#arithmetic.compare('<=', this.#nextOf(trigger, begin, now), time);
      case 'condition':
        return this.#evaluator.condition(trigger.condition, now) && this.#conditionHeld[index] !== true;
    }
  }
}

/** Returns the cubic between both ends of a step and their slopes. */
function sketchOf<T>(
  { add, subtract, multiply, divide, fromNumber }: Arithmetic<T>,
  step: EquationStep<T>,
  { end, values }: AcceptedStep<T>,
): (time: T) => Map<string, T> {
  const length = subtract(end, step.time);
  const starts = step.moving.map((name) => known(step.cell.states.get(name), name));
  const first = step.derivatives(step.time, starts);
  const last = step.derivatives(end, values);
  const times = (factor: number, value: T): T => multiply(fromNumber(factor), value);
  return (time) => {
    const part = divide(subtract(time, step.time), length);
    return moved(
      step,
      starts.map((start, i) => {
        const [p, q] = [
          multiply(length, known(first[i], 'slope')),
          multiply(length, known(last[i], 'slope')),
        ];
        const rise = subtract(known(values[i], 'value'), start);
        const second = subtract(times(3, rise), add(times(2, p), q));
        const third = subtract(add(p, q), times(2, rise));
        return add(start, multiply(part, add(p, multiply(part, add(second, multiply(part, third))))));
      }),
    );
  };
}
