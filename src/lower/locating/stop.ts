/**
 * What happens at a stop: a condition that has become true since the stop before spikes or runs its block. What was true
 * there is remembered, so that to look again changes nothing, wherever a driver stops.
 */
import { InvariantError, known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { Spiker, TimedHandler } from '../../check/checked-events.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import { expressionText, timesText, triggerText } from '../../check/expression-text.ts';
import type { Expression } from '../../expr/expression.ts';
import type { Store } from '../../ir/program.ts';
import { baseColumn, WORK } from '../../runtime/driver.ts';
import { ChangingValues } from '../changing-values.ts';
import { comment } from '../comment.ts';
import type { Edge, Environment, SpikerValues } from '../environment.ts';
import type { MemoryStore } from '../event.ts';
import type { Lowering } from '../lowering.ts';
import { type BlockSetting, type Changing, runBlockIf } from '../run-block.ts';
import { lastTimeColumn, untilColumn } from '../step-values.ts';
import { toColumn } from '../work-columns.ts';
import { isListed, isPeriodic } from './agenda.ts';
import { isBeyond, sideOf } from './at-stop.ts';
import type { Watched } from './conditions.ts';
import { blockColumn, edgeColumn, heldColumn } from './held-columns.ts';

export interface StopStores {
  readonly stores: readonly Store[];
  readonly memories: readonly MemoryStore[];
}

export function stopStores(
  lowering: Lowering,
  driver: 'adaptive' | 'located',
  { edges }: Watched,
  at: Environment,
): StopStores {
  return new StopLowering(lowering, driver, edges, at).run();
}

class StopLowering {
  readonly #lowering: Lowering;
  readonly #driver: 'adaptive' | 'located';
  readonly #edges: readonly Edge[];
  readonly #before: Environment;
  readonly #changing: Changing;
  #spikers: readonly SpikerValues[];
  readonly #memories: MemoryStore[] = [];
  readonly #assignments = new Map<string, { readonly text: string; readonly span: Span }[]>();

  constructor(lowering: Lowering, driver: 'adaptive' | 'located', edges: readonly Edge[], at: Environment) {
    const { model, pool } = lowering;
    this.#lowering = lowering;
    this.#driver = driver;
    this.#edges = edges;
    this.#before = { ...at, edge: (edge) => this.#happens(edge, at) };
    this.#spikers = at.spikers;
    const none = model.inputs.map(({ name }) => [name, pool.number(0)] as const);
    this.#changing = {
      states: new ChangingValues(at.states),
      additions: new ChangingValues(new Map(none)),
    };
  }

  run(): StopStores {
    const { spikers, timedHandlers } = this.#lowering.model;
    const firings = spikers.map((spiker, index) => this.#firing(spiker, index));
    for (const [index, { spikes, count }] of firings.entries()) this.#spike(index, spikes, count);
    this.#spikers = this.#spikers.map((spiker, index) => ({
      ...spiker,
      isRefractory: this.#isRefractoryNow(index),
    }));
    const heldAfterSpikes = this.#thresholdsHeld(this.#now());
    if (this.#driver === 'adaptive') {
      for (const [index, handler] of timedHandlers.entries()) this.#timedBlock(handler, index);
    }
    this.#rememberThresholds(firings, heldAfterSpikes);
    this.#rememberConditions();
    this.#rememberEdges();
    const own = firings[spikers.findIndex(({ path }) => path === '')];
    return {
      stores: [...(own === undefined ? [] : this.#spikeStores(own)), ...this.#stateStores()],
      memories: this.#memories,
    };
  }

  /** An edge happens where its side has been reached from the other. */
  #happens(edge: Edge, at: Environment): Expression {
    const { pool, symbols } = this.#lowering;
    const wasAhead = pool.apply('!=', symbols.stored(edgeColumn(this.#edges.indexOf(edge))), pool.number(0));
    return pool.apply('and', wasAhead, isBeyond(this.#lowering, edge, at, sideOf(this.#lowering, edge, at)));
  }

  // ── Spikes ─────────────────────────────────────────────────────────────────────────────────────────

  #firing({ trigger, count: countOf, path, refractory }: Spiker, index: number): Firing {
    const { pool, names, symbols, translator } = this.#lowering;
    if (trigger.kind === 'rate') throw new InvariantError('a spike at a rate cannot be located');
    let spikes =
      trigger.kind === 'when'
        ? translator.translate(trigger.condition, this.#before)
        : isListed(this.#lowering, trigger.list, this.#before);
    if (trigger.kind === 'when') {
      const held = pool.apply('!=', symbols.stored(heldColumn(path)), pool.number(0));
      spikes = pool.apply('and', spikes, pool.apply('not', held));
    }
    if (refractory !== undefined) {
      const { isRefractory } = known(this.#before.spikers[index], 'spiker');
      spikes = pool.apply('and', spikes, pool.apply('not', isRefractory));
    }
    let count: Expression = pool.number(1);
    if (countOf !== undefined) {
      count = names.note(
        pool.apply('floor', translator.translate(countOf, this.#before)),
        named(path, 'count'),
      );
      spikes = pool.apply('and', spikes, pool.apply('>=', count, pool.number(1)));
    }
    return { spikes: names.note(spikes, named(path, 'spikes')), count };
  }

  #spike(index: number, spikes: Expression, count: Expression): void {
    const { model, pool, translator } = this.#lowering;
    const spiker = known(model.spikers[index], 'spiker');
    const { path, span, handlers, refractory } = spiker;
    const { time } = this.#before;
    const before = known(this.#spikers[index], 'spiker');
    const inHandlers = this.#with(index, { lastTime: time, count });
    const body = handlers.flatMap((handler) => handler.body);
    const when = path === '' ? 'on spike' : `on spike of ${path}`;
    runBlockIf(spikes, body, this.#setting(when, inHandlers), this.#changing);
    const lastTime = pool.apply('select', spikes, time, before.lastTime);
    this.#spikers = this.#with(index, { lastTime });
    this.#remember(lastTimeColumn(path), Number.NEGATIVE_INFINITY, 'time', { value: lastTime, span });
    if (refractory === undefined) return;
    const end = pool.apply('+', time, translator.translate(refractory.duration, this.#now()));
    this.#remember(untilColumn(path), Number.NEGATIVE_INFINITY, 'time', {
      value: pool.apply('select', spikes, end, this.#lowering.symbols.stored(untilColumn(path))),
      comment: comment(`refractory ${expressionText(refractory.duration, model)}`),
      span: refractory.duration.span,
    });
  }

  #isRefractoryNow(index: number): Expression {
    const { model, pool } = this.#lowering;
    const { path } = known(model.spikers[index], 'spiker');
    const until = this.#memories.find(({ column }) => column === untilColumn(path));
    if (until === undefined) return pool.condition(false);
    return pool.apply('<', this.#before.time, until.store.value);
  }

  // ── Blocks ─────────────────────────────────────────────────────────────────────────────────────────

  #timedBlock({ trigger, body }: TimedHandler, index: number): void {
    const { model, pool, symbols, translator } = this.#lowering;
    const hasBegun = pool.apply('>', symbols.stored(WORK.begun), pool.number(0));
    const run = (happens: Expression, when: string): void =>
      runBlockIf(pool.apply('and', hasBegun, happens), body, this.#setting(when), this.#changing);
    switch (trigger.kind) {
      case 'at':
        run(isListed(this.#lowering, trigger.list, this.#before), `at ${timesText(trigger.list, model)}`);
        break;
      case 'every':
        run(
          isPeriodic(this.#lowering, trigger, this.#now()),
          `every ${expressionText(trigger.period, model)}`,
        );
        break;
      case 'condition': {
        const { condition } = trigger;
        const held = pool.apply('!=', symbols.stored(blockColumn(index)), pool.number(0));
        const now = this.#now();
        const is = translator.translate(condition, {
          ...now,
          edge: (edge) => this.#happens(edge, now),
        });
        run(pool.apply('and', is, pool.apply('not', held)), `on ${expressionText(condition, model)}`);
      }
    }
  }

  /** Everything as it is now, but for edges, which are over. */
  #now(): Environment {
    const { pool } = this.#lowering;
    return {
      ...this.#before,
      states: this.#changing.states,
      spikers: this.#spikers,
      edge: () => pool.condition(false),
    };
  }

  #with(index: number, values: Partial<SpikerValues>): readonly SpikerValues[] {
    return this.#spikers.map((spiker, i) => (i === index ? { ...spiker, ...values } : spiker));
  }

  #setting(when: string, spikers: readonly SpikerValues[] = this.#spikers): BlockSetting {
    return {
      lowering: this.#lowering,
      base: { ...this.#before, edge: () => this.#lowering.pool.condition(false) },
      spikers,
      onAssign: (target, text, span) => {
        const assignments = this.#assignments.get(target) ?? [];
        assignments.push({ text: `${when}: ${text}`, span });
        this.#assignments.set(target, assignments);
      },
    };
  }

  // ── Memory ─────────────────────────────────────────────────────────────────────────────────────────

  #remember(column: string, initial: number, unit: MemoryStore['unit'], store: Omit<Store, 'target'>): void {
    const target = { kind: 'column', column } as const;
    this.#memories.push({ column, initial, unit, role: 'stop', store: { ...store, target } });
  }

  #rememberCondition(column: string, condition: CheckedExpression, span: Span): void {
    const { pool, translator } = this.#lowering;
    const holds = translator.translate(condition, this.#now());
    const value = pool.apply('select', holds, pool.number(1), pool.number(0));
    this.#remember(column, 0, '1', { value, span });
  }

  /** By spiker: whether its threshold holds at a place; undefined where there is none. */
  #thresholdsHeld(at: Environment): readonly (Expression | undefined)[] {
    const { model, pool, translator } = this.#lowering;
    const place = { ...at, edge: () => pool.condition(false) };
    return model.spikers.map(({ trigger }) =>
      trigger.kind === 'when' ? translator.translate(trigger.condition, place) : undefined,
    );
  }

  /**
   * What holds through a refractory period begins to hold at its end. What something else than the spiker's own spike made
   * true is still to spike, and is not remembered.
   */
  #rememberThresholds(firings: readonly Firing[], afterSpikes: readonly (Expression | undefined)[]): void {
    const { model, pool } = this.#lowering;
    const before = this.#thresholdsHeld(this.#before);
    const now = this.#thresholdsHeld(this.#now());
    const both = (one: Expression, other: Expression): Expression => pool.apply('and', one, other);
    for (const [index, { path, trigger }] of model.spikers.entries()) {
      const [was, after, is] = [before[index], afterSpikes[index], now[index]];
      if (trigger.kind !== 'when' || was === undefined || after === undefined || is === undefined) continue;
      const { spikes } = known(firings[index], 'firing');
      const own = pool.apply('or', both(spikes, after), both(pool.apply('not', spikes), was));
      const holds = was === is && after === is ? is : both(is, own);
      const counts = both(holds, pool.apply('not', this.#isRefractoryNow(index)));
      const value = pool.apply('select', counts, pool.number(1), pool.number(0));
      this.#remember(heldColumn(path), 0, '1', { value, span: trigger.condition.span });
    }
  }

  #rememberConditions(): void {
    const { model } = this.#lowering;
    if (this.#driver !== 'adaptive') return;
    for (const [index, { trigger }] of model.timedHandlers.entries()) {
      if (trigger.kind !== 'condition') continue;
      const { condition } = trigger;
      this.#rememberCondition(blockColumn(index), condition, condition.span);
    }
  }

  #rememberEdges(): void {
    const { pool } = this.#lowering;
    const now = this.#now();
    for (const [index, edge] of this.#edges.entries()) {
      const beyond = isBeyond(this.#lowering, edge, now, sideOf(this.#lowering, edge, now));
      const value = pool.apply('select', beyond, pool.number(0), pool.number(1));
      this.#remember(edgeColumn(index), 0, '1', { value, span: edge.span });
    }
  }

  // ── Stores ─────────────────────────────────────────────────────────────────────────────────────────

  #spikeStores({ spikes, count }: Firing): readonly Store[] {
    const { model, pool } = this.#lowering;
    const spiker = known(
      model.spikers.find(({ path }) => path === ''),
      'spiker',
    );
    const text = triggerText(spiker.trigger, model);
    return [
      {
        target: { kind: 'spikes' },
        value: pool.apply('select', spikes, count, pool.number(0)),
        comment: comment(text),
        span: spiker.span,
      },
      { target: { kind: 'spikeTime' }, value: this.#before.time },
    ];
  }

  #stateStores(): readonly Store[] {
    return this.#lowering.model.states.map(({ name }) => {
      const assignments = this.#assignments.get(name) ?? [];
      const [first, ...others] = assignments.map(({ span }) => span);
      return {
        ...toColumn(baseColumn(name), this.#changing.states.known(name)),
        ...(assignments.length === 0
          ? {}
          : { comment: comment(assignments.map(({ text }) => text).join('; ')) }),
        ...(first === undefined ? {} : { span: first }),
        ...(others.length === 0 ? {} : { alsoAt: others }),
      };
    });
  }
}

/** Whether a spiker spikes, and how often at once. */
interface Firing {
  readonly spikes: Expression;
  readonly count: Expression;
}

/** `soma_spikes`, `spikes`. */
function named(path: string, what: string): string {
  return path === '' ? what : `${path}_${what}`;
}
