/**
 * What follows the integration in a step, in the order of the language: `on step` blocks, thresholds and what
 * spikes do, timed blocks. All in straight-line code over the values so far.
 */
import { known, unreachable } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import type { Handler, Spiker, TimedHandler } from '../check/checked-events.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import { expressionText, timesText, triggerText } from '../check/expression-text.ts';
import type { Expression } from '../expr/expression.ts';
import type { Store } from '../ir/program.ts';
import { nextColumn } from '../runtime/driver.ts';
import { ChangingValues } from './changing-values.ts';
import { comment } from './comment.ts';
import { datesTable } from './dates-table.ts';
import { drawn } from './draws.ts';
import type { Environment, SpikerValues } from './environment.ts';
import type { Lowering } from './lowering.ts';
import { resultColumn } from './over-cells-columns.ts';
import { type Peak, type Peaks, peaksOf } from './peaks.ts';
import { type BlockSetting, type Changing, runBlock, runBlockIf } from './run-block.ts';
import {
  addedColumn,
  hazardColumn,
  lastStepColumn,
  lastTimeColumn,
  nextHazardColumn,
  rateSpikesColumn,
  refractoryColumn,
} from './step-values.ts';
import { partOfStep } from './threshold-time.ts';
import { peakColumn } from './translate-expression.ts';

/** A store of something that events remember; dropped again if nothing reads it. */
export interface MemoryStore {
  readonly store: Store;
  readonly column: string;
  readonly initial: number;
  readonly unit: 'steps' | 'time' | '1' | { readonly ofInput: string };
  /** The block that stores it; `event` if absent. */
  readonly role?: 'stop';
}

export interface EventStores {
  /** Spikes, ranges, and the states that events change. */
  readonly stores: readonly Store[];
  readonly memories: readonly MemoryStore[];
}

/** What a spiker does in the step. */
interface Firing {
  readonly spiker: Spiker;
  /** Condition: it spikes. */
  readonly spikes: Expression;
  /** How many spikes that are. */
  readonly count: Expression;
  /** When it is, where times are interpolated. */
  readonly time?: Expression;
}

/** How the event block of a driver differs from that of whole steps. */
export interface EventOptions {
  /** Whether integration left its values in the columns `next x`, so that all states are still to be stored. */
  readonly isIntegratedApart: boolean;
  /** Whether spikes are seen to elsewhere; what is known of them then. */
  readonly spikersElsewhere?: readonly SpikerValues[];
}

export function eventStores(
  lowering: Lowering,
  start: Environment,
  options: EventOptions = { isIntegratedApart: false },
): EventStores {
  return new EventLowering(lowering, start, options).run();
}

/** Returns what is at the end of the step as integration left it, before anything else happens. */
export function integratedEnvironment(
  { model, symbols }: Lowering,
  start: Environment,
  { isIntegratedApart }: EventOptions,
): Environment {
  const states = model.states.map(({ name, derivative }) => {
    if (isIntegratedApart) return [name, symbols.stored(nextColumn(name))] as const;
    const value = derivative === undefined ? symbols.stored(name) : symbols.integrated(name);
    return [name, value] as const;
  });
  return {
    ...start,
    mode: 'event',
    time: symbols.clock('nextTime'),
    step: symbols.clock('nextStep'),
    states: new Map(states),
    overCells: start.overCells.map((_, index) => symbols.stored(resultColumn(model, index, 'integrated'))),
    start: { ...start, mode: 'event' },
  };
}

class EventLowering {
  readonly #lowering: Lowering;
  readonly #options: EventOptions;
  readonly #start: Environment;
  /** Everything as integration left it, at the end of the step. */
  readonly #integrated: Environment;
  readonly #changing: Changing;
  readonly #peaks: Peaks;
  #spikers: readonly SpikerValues[];
  readonly #memories: MemoryStore[] = [];
  /** What blocks do to each state, and where, for comments. */
  readonly #assignments = new Map<string, { readonly text: string; readonly span: Span }[]>();

  constructor(lowering: Lowering, start: Environment, options: EventOptions) {
    const { model, pool } = lowering;
    this.#lowering = lowering;
    this.#options = options;
    this.#start = start;
    this.#spikers = options.spikersElsewhere ?? start.spikers;
    this.#peaks = peaksOf(model);
    this.#integrated = integratedEnvironment(lowering, start, options);
    const none = model.inputs.map(({ name }) => [name, pool.number(0)] as const);
    this.#changing = {
      states: new ChangingValues(this.#integrated.states),
      additions: new ChangingValues(new Map(none)),
    };
  }

  run(): EventStores {
    const { model } = this.#lowering;
    for (const handler of model.stepHandlers) {
      runBlock(handler.body, this.#setting('on step'), this.#changing);
    }
    const firings = this.#options.spikersElsewhere === undefined ? this.#thresholds() : [];
    for (const [index, firing] of firings.entries()) this.#spike(index, firing);
    if (this.#options.spikersElsewhere === undefined) this.#endRefractoriness();
    this.#rememberPeaks(this.#peaks.elsewhere);
    for (const handler of model.timedHandlers) this.#timedBlock(handler);
    this.#rememberAdditions();
    return {
      stores: [
        ...this.#spikeStores(firings),
        ...rangeStores(this.#lowering, this.#integrated),
        ...this.#stateStores(),
      ],
      memories: this.#memories,
    };
  }

  /** The environment of whatever is evaluated now: a new one each time, as the values go on changing. */
  #now(): Environment {
    return { ...this.#integrated, states: this.#changing.states, spikers: this.#spikers };
  }

  #setting(when: string, spikers: readonly SpikerValues[] = this.#spikers): BlockSetting {
    return {
      lowering: this.#lowering,
      base: this.#integrated,
      spikers,
      onAssign: (target, text, span) => {
        const assignments = this.#assignments.get(target) ?? [];
        assignments.push({ text: `${when}: ${text}`, span });
        this.#assignments.set(target, assignments);
      },
    };
  }

  // ── Thresholds ─────────────────────────────────────────────────────────────────────────────────────

  /** Evaluates all thresholds before any handler runs. */
  #thresholds(): readonly Firing[] {
    const { model } = this.#lowering;
    const now = this.#now();
    const firings = model.spikers.map((spiker, index) => this.#firing(spiker, index, now));
    this.#rememberPeaks(this.#peaks.inThresholds, now);
    return firings;
  }

  #firing(spiker: Spiker, index: number, now: Environment): Firing {
    const { pool, names, translator } = this.#lowering;
    const { count: countOf, refractory, path } = spiker;
    let spikes = this.#isTriggered(spiker, index, now);
    if (refractory !== undefined) {
      const { isRefractory } = known(now.spikers[index], 'spiker');
      spikes = pool.apply('and', spikes, pool.apply('not', isRefractory));
    }
    let count: Expression = pool.number(1);
    if (countOf !== undefined) {
      count = names.note(pool.apply('floor', translator.translate(countOf, now)), named(path, 'count'));
      spikes = pool.apply('and', spikes, pool.apply('>=', count, pool.number(1)));
    }
    const firing = { spiker, spikes: names.note(spikes, named(path, 'spikes')), count };
    return this.#lowering.options.spikeTimes === 'interpolated'
      ? { ...firing, time: this.#interpolatedTime(spiker, now) }
      : firing;
  }

  #isTriggered(spiker: Spiker, index: number, now: Environment): Expression {
    const { translator } = this.#lowering;
    const { trigger } = spiker;
    switch (trigger.kind) {
      case 'when':
        return translator.translate(trigger.condition, now);
      case 'at':
        return this.#isListed(trigger.list);
      case 'rate':
        return this.#reachesHazard(spiker, this.#hazard(spiker, index, trigger.hazard, now), trigger.draw);
      default:
        return unreachable(trigger);
    }
  }

  /** The hazard since the last spike; none is added while the spiker is refractory, and a rate below 0 counts as 0. */
  #hazard(
    { path, refractory }: Spiker,
    index: number,
    rate: CheckedExpression,
    now: Environment,
  ): Expression {
    const { pool, symbols, names, translator } = this.#lowering;
    const before = symbols.stored(hazardColumn(path));
    const clipped = pool.apply('max', translator.translate(rate, now), pool.number(0));
    const sum = pool.apply('+', before, pool.apply('*', clipped, symbols.clock('stepSize')));
    const { isRefractory } = known(now.spikers[index], 'spiker');
    const summed = refractory === undefined ? sum : pool.apply('select', isRefractory, before, sum);
    return names.note(summed, named(path, 'hazard'));
  }

  /** Whether the hazard is that at which a spike comes. What was drawn is kept until then: a draw costs many steps of a source. */
  #reachesHazard({ path, span }: Spiker, summed: Expression, draw: number): Expression {
    const { pool, symbols } = this.#lowering;
    const count = symbols.stored(rateSpikesColumn(path));
    const kept = symbols.stored(nextHazardColumn(path));
    const uniform = drawn(symbols, 'uniform', draw, count, [pool.number(0), pool.number(1)]);
    const fresh = pool.apply('negate', pool.apply('log', uniform));
    const wanted = pool.apply('select', pool.apply('>', kept, pool.number(0)), kept, fresh);
    const isReached = pool.apply('>=', summed, wanted);
    const ifNot = (value: Expression): Expression => pool.apply('select', isReached, pool.number(0), value);
    const next = pool.apply('select', isReached, pool.apply('+', count, pool.number(1)), count);
    this.#remember(hazardColumn(path), 0, '1', { value: ifNot(summed), span });
    this.#remember(nextHazardColumn(path), 0, '1', { value: ifNot(wanted), span });
    this.#remember(rateSpikesColumn(path), 0, '1', { value: next, span });
    return isReached;
  }

  /** Whether an entry of the list is nearest to the end of this step. */
  #isListed(list: number): Expression {
    const { model, pool, symbols } = this.#lowering;
    const dates = symbols.table(datesTable(known(model.lists[list], `list ${list}`).name));
    const entries = pool.apply('occurrences', dates, symbols.clock('nextStep'));
    return pool.apply('>', entries, pool.number(0));
  }

  /** Runs what a spike does, where there is one. */
  #spike(index: number, { spiker, spikes, count }: Firing): void {
    const { pool, symbols } = this.#lowering;
    const before = known(this.#spikers[index], 'spiker');
    const [nextTime, nextStep] = [symbols.clock('nextTime'), symbols.clock('nextStep')];
    const inHandlers = this.#withSpiker(index, { lastTime: nextTime, lastStep: nextStep, count });
    const when = spiker.path === '' ? 'on spike' : `on spike of ${spiker.path}`;
    runBlockIf(spikes, allStatements(spiker.handlers), this.#setting(when, inHandlers), this.#changing);
    const lastTime = pool.apply('select', spikes, nextTime, before.lastTime);
    const lastStep = pool.apply('select', spikes, nextStep, before.lastStep);
    this.#spikers = this.#withSpiker(index, { lastTime, lastStep });
    this.#rememberSpike(spiker, lastTime, lastStep);
    if (spiker.refractory !== undefined) this.#becomeRefractory(spiker, spikes, spiker.refractory.duration);
  }

  #withSpiker(index: number, values: Partial<SpikerValues>): readonly SpikerValues[] {
    return this.#spikers.map((spiker, i) => (i === index ? { ...spiker, ...values } : spiker));
  }

  #rememberSpike({ path, span }: Spiker, lastTime: Expression, lastStep: Expression): void {
    const never = Number.NEGATIVE_INFINITY;
    this.#remember(lastTimeColumn(path), never, 'time', { value: lastTime, span });
    this.#remember(lastStepColumn(path), never, 'steps', { value: lastStep, span });
  }

  #becomeRefractory({ path }: Spiker, spikes: Expression, duration: CheckedExpression): void {
    const { model, pool, symbols, names, translator } = this.#lowering;
    const column = refractoryColumn(path);
    const length = pool.apply('/', translator.translate(duration, this.#now()), symbols.clock('stepSize'));
    const oneLess = pool.apply('-', symbols.stored(column), pool.number(1));
    const left = pool.apply(
      'select',
      spikes,
      pool.apply('round', length),
      pool.apply('max', oneLess, pool.number(0)),
    );
    this.#remember(column, 0, 'steps', {
      value: names.note(left, named(path, 'refractory_steps_left')),
      comment: comment(`refractory ${expressionText(duration, model)}`),
      span: duration.span,
    });
  }

  /** From here on `refractory` says what holds in the next step. */
  #endRefractoriness(): void {
    const { model, pool } = this.#lowering;
    const left = new Map(this.#memories.map(({ column, store }) => [column, store.value]));
    this.#spikers = this.#spikers.map((values, i) => {
      const steps = left.get(refractoryColumn(model.spikers[i]?.path ?? ''));
      return steps === undefined
        ? values
        : { ...values, isRefractory: pool.apply('>', steps, pool.number(0)) };
    });
  }

  // ── Timed blocks ───────────────────────────────────────────────────────────────────────────────────

  #timedBlock(handler: TimedHandler): void {
    const { names } = this.#lowering;
    const [happens, when, name] = this.#happens(handler.trigger);
    names.note(happens, name);
    runBlockIf(happens, handler.body, this.#setting(when), this.#changing);
  }

  /** The condition that a timed block runs, and what to call it. */
  #happens(trigger: TimedHandler['trigger']): readonly [Expression, string, string] {
    const { model, pool, translator } = this.#lowering;
    const text = (expression: CheckedExpression): string => expressionText(expression, model);
    switch (trigger.kind) {
      case 'condition': {
        const now = this.#now();
        const is = translator.translate(trigger.condition, now);
        const was = translator.translate(trigger.condition, known(now.start, 'start of the step'));
        const happens = pool.apply('and', is, pool.apply('not', was));
        return [happens, `on ${text(trigger.condition)}`, 'begins'];
      }
      case 'at':
        return [this.#isListed(trigger.list), `at ${timesText(trigger.list, model)}`, 'is_time'];
      case 'every':
        return [this.#isPeriodic(trigger.period, trigger.from), `every ${text(trigger.period)}`, 'is_period'];
      default:
        return unreachable(trigger);
    }
  }

  /** Whether the end of the step is the grid point nearest to from + j period, j the nearest that can be. */
  #isPeriodic(every: CheckedExpression, since: CheckedExpression): Expression {
    const { pool, symbols, translator } = this.#lowering;
    const now = this.#now();
    const [period, from] = [translator.translate(every, now), translator.translate(since, now)];
    const elapsed = pool.apply('/', pool.apply('-', symbols.clock('nextTime'), from), period);
    const nearest = pool.apply('floor', pool.apply('+', elapsed, pool.number(0.5)));
    const j = pool.apply('max', nearest, pool.number(0));
    const time = pool.apply('+', from, pool.apply('*', j, period));
    const step = pool.apply('round', pool.apply('/', time, symbols.clock('stepSize')));
    return pool.apply('==', step, symbols.clock('nextStep'));
  }

  // ── Memory ─────────────────────────────────────────────────────────────────────────────────────────

  #remember(column: string, initial: number, unit: MemoryStore['unit'], store: Omit<Store, 'target'>): void {
    this.#memories.push({ column, initial, unit, store: { ...store, target: { kind: 'column', column } } });
  }

  #rememberPeaks(peaks: readonly Peak[], now: Environment = this.#now()): void {
    const { pool, translator } = this.#lowering;
    for (const peak of peaks) {
      const falls = pool.apply('select', translator.falls(peak, now), pool.number(1), pool.number(0));
      this.#remember(peakColumn(peak.memory), 0, '1', { value: falls, span: peak.span });
    }
  }

  #rememberAdditions(): void {
    const { pool } = this.#lowering;
    const { additions } = this.#changing;
    for (const { name } of this.#lowering.model.inputs) {
      if (this.#start.added.get(name) === undefined) continue;
      const value = additions.get(name) ?? pool.number(0);
      this.#remember(addedColumn(name), 0, { ofInput: name }, { value });
    }
  }

  // ── Stores ─────────────────────────────────────────────────────────────────────────────────────────

  #spikeStores(firings: readonly Firing[]): readonly Store[] {
    const { model, pool } = this.#lowering;
    const own = firings.find(({ spiker }) => spiker.path === '');
    if (own === undefined) return [];
    const { spiker, spikes, count } = own;
    const { trigger } = spiker;
    const text = triggerText(trigger, model);
    return [
      {
        target: { kind: 'spikes' },
        value: pool.apply('select', spikes, count, pool.number(0)),
        comment: comment(text),
        span: spiker.span,
      },
      ...(own.time === undefined ? [] : [{ target: { kind: 'spikeTime' } as const, value: own.time }]),
    ];
  }

  /** The time of a spike where times are interpolated, on the values that its threshold sees; a listed one stays at its grid point. */
  #interpolatedTime({ trigger }: Spiker, now: Environment): Expression {
    const lowering = this.#lowering;
    const { pool, symbols } = lowering;
    const part =
      trigger.kind === 'when' ? partOfStep(lowering, trigger.condition, this.#start, now) : pool.number(1);
    return pool.apply('+', symbols.clock('time'), pool.apply('*', part, symbols.clock('stepSize')));
  }

  #stateStores(): readonly Store[] {
    return this.#lowering.model.states.flatMap(({ name }) => {
      const value = this.#changing.states.known(name);
      if (value === this.#integrated.states.get(name) && !this.#options.isIntegratedApart) return [];
      const assignments = this.#assignments.get(name) ?? [];
      const [first, ...others] = assignments.map(({ span }) => span);
      return [
        {
          target: { kind: 'column', column: name } as const,
          value,
          comment: comment(assignments.map(({ text }) => text).join('; ')),
          ...(first === undefined ? {} : { span: first }),
          ...(others.length === 0 ? {} : { alsoAt: others }),
        },
      ];
    });
  }
}

/** Integration is not clamped; that it left a range is reported. */
export function rangeStores({ model, pool, translator }: Lowering, at: Environment): readonly Store[] {
  return model.states.flatMap(({ name, range, derivative }) => {
    if (range === undefined || derivative === undefined) return [];
    const value = known(at.states.get(name), name);
    const low = translator.translate(range.low, at);
    const high = translator.translate(range.high, at);
    const isOut = pool.apply('or', pool.apply('<', value, low), pool.apply('>', value, high));
    const text = `${name} in [${expressionText(range.low, model)}, ${expressionText(range.high, model)}]`;
    const target = { kind: 'outOfRange', column: name } as const;
    return [{ target, value: isOut, comment: comment(text) }];
  });
}

/** `soma_spikes`, `spikes`. */
function named(path: string, what: string): string {
  return path === '' ? what : `${path}_${what}`;
}

function allStatements(handlers: readonly Handler[]): Handler['body'] {
  return handlers.flatMap(({ body }) => body);
}
