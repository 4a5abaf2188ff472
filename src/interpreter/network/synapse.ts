/** One synapse of a projection: what it holds, what it does when a spike arrives, and what it gives all the time. */
import { known, unreachable } from '../../base/invariant.ts';
import type { Rational } from '../../base/rational.ts';
import type { Handler } from '../../check/checked-events.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { CheckedSynapse, EndValue } from '../../check/network/checked-synapse.ts';
import { synapticInputOf } from '../../check/network/with-synaptic-inputs.ts';
import { CELL_NUMBER, SEED } from '../../runtime/draws.ts';
import { blockRunner } from '../block-runner.ts';
import { type Clock, makeClock } from '../clock.ts';
import { Evaluator } from '../evaluator.ts';
import { float64 } from '../float64-arithmetic.ts';
import { type EventContext, type InputValues, type Instant, makeInstant } from '../instant.ts';
import { Interpreter } from '../interpreter.ts';
import type { Method } from '../method.ts';
import type { CarriedStates } from './carried-states.ts';
import { ExactMoves } from './exact-moves.ts';
import { hasEquations, onGrid } from './network-cells.ts';

/** So many events that draw are told apart. */
const MOST_DELIVERIES = 2 ** 20;

/** What all synapses of a projection have in common. */
export interface SynapseKind {
  readonly synapse: CheckedSynapse;
  readonly carried: CarriedStates;
  readonly postModel: CheckedModel;
  readonly dt: Rational;
  readonly method: Method;
  readonly tolerance?: number;
  readonly seed: number;
  /** By input: the signals that it follows. */
  readonly received: ReadonlyMap<string, number>;
  /** Whether the blocks of an event draw. */
  readonly draws: Readonly<Record<'pre' | 'post', boolean>>;
}

/** The cells that it joins. */
export interface SynapseEnds {
  readonly pre: Interpreter<number>;
  readonly post: Interpreter<number>;
  readonly outdegree: number;
  readonly indegree: number;
}

export class Synapse {
  readonly #kind: SynapseKind;
  readonly #ends: SynapseEnds;
  /** Steps what is stepped; of all other states the initial values alone are its. */
  readonly #stepper: Interpreter<number>;
  readonly #evaluator: Evaluator<number>;
  readonly #clock: Clock<number>;
  readonly #moves: ExactMoves;
  readonly #runBlock: ReturnType<typeof blockRunner<number>>;
  /** What is stored. */
  readonly #states: Map<string, number>;
  /** By family of states that are carried: the step as of which they are stored. */
  readonly #since = new Map<ReadonlySet<string>, number>();
  /** What it sees of its cells. */
  #seen: ReadonlyMap<string, number> = new Map();
  /** That, and the signals that it follows. */
  readonly #inputs: InputValues<number>;
  readonly #isStepped: boolean;
  /** Events that drew. */
  #deliveries = 0;

  /** `given`: parameters and initial states that the projection sets; `number`: its place among all, for its draws. */
  constructor(kind: SynapseKind, ends: SynapseEnds, number: number, given: ReadonlyMap<string, number>) {
    const { synapse, carried, dt, method, tolerance, seed, received } = kind;
    const precision = tolerance === undefined ? {} : { tolerance };
    this.#kind = kind;
    this.#ends = ends;
    const constants = synapse.ends.flatMap((end) =>
      synapse.model.parameters.some(({ name }) => name === end.name)
        ? [[end.name, valueAt(end, ends)] as const]
        : [],
    );
    const all = new Map([[SEED, seed], [CELL_NUMBER, number], ...constants, ...given]);
    this.#inputs = { get: (name) => this.#seen.get(name) ?? received.get(name) };
    this.look();
    const stepped = withoutEquations(synapse.model, carried.forms);
    this.#stepper = new Interpreter(stepped, float64, {
      ...(hasEquations(stepped) ? { method, ...precision } : { method: onGrid(method) }),
      dt,
      given: all,
      inputs: this.#inputs,
    });
    this.#isStepped =
      stepped.stepHandlers.length > 0 || stepped.states.some(({ derivative }) => derivative !== undefined);
    this.#states = new Map(synapse.model.states.map(({ name }) => [name, this.#stepper.state(name)]));
    this.#clock = makeClock(float64, dt);
    this.#evaluator = new Evaluator(synapse.model, float64, this.#clock, all);
    this.#moves = new ExactMoves(synapse.model, carried.forms, this.#clock, all);
    const assigned = synapse.ends.map(({ name, range }) =>
      range === undefined ? { name } : { name, range },
    );
    this.#runBlock = blockRunner(
      { states: [...synapse.model.states, ...assigned] },
      float64,
      this.#evaluator,
    );
    for (const { states } of carried.families) this.#since.set(states, 0);
  }

  /** Returns the value of a state, a parameter or a definition at t_k. */
  value(name: string, k: number): number {
    const value = this.#evaluator.named(name, this.#instant(this.#statesAt(k), this.#inputs, k));
    return typeof value === 'boolean' ? Number(value) : value;
  }

  /** Takes what it sees of its cells from now on: it is asked to before anything is delivered in a step, and after all is. */
  look(): void {
    this.#seen = new Map(this.#kind.synapse.ends.map((end) => [end.name, valueAt(end, this.#ends)]));
  }

  /** An arriving spike, or one of the other cell, at the start of step k. */
  deliver(end: 'pre' | 'post', k: number): void {
    const { synapse, carried } = this.#kind;
    const handlers = end === 'pre' ? synapse.onPre : synapse.onPost;
    for (const { states, isMovedBy } of carried.families) {
      if (!isMovedBy[end]) continue;
      for (const [name, value] of this.#moved(states, k)) this.#states.set(name, value);
      this.#since.set(states, k);
    }
    this.#run(handlers, k);
    // Whoever draws counts, so that two events in one step draw two numbers.
    if (this.#kind.draws[end]) this.#deliveries = (this.#deliveries + 1) % MOST_DELIVERIES;
  }

  /** What its couplings give at t_k, in the order of the text. */
  couplings(k: number): readonly { readonly input: string; readonly value: number }[] {
    const { couplings } = this.#kind.synapse;
    if (couplings.length === 0) return [];
    const instant = this.#instant(this.#statesAt(k), this.#inputs, k);
    return couplings.map(({ input, value }) => ({
      input,
      value: this.#evaluator.number(value, instant),
    }));
  }

  /**
   * Goes from t_k to t_(k+1) in all states that are stepped. Returns the state that broke down, if one did: in the step, or
   * by an event before it.
   */
  step(): string | undefined {
    return this.#advance() ?? [...this.#states].find(([, value]) => !Number.isFinite(value))?.[0];
  }

  #advance(): string | undefined {
    if (!this.#isStepped) return undefined;
    for (const [name, value] of this.#states) this.#stepper.assign(name, value);
    this.#stepper.advance();
    if (this.#stepper.noStep !== undefined) return this.#stepper.noStep.state ?? '';
    for (const name of this.#states.keys()) this.#states.set(name, this.#stepper.state(name));
    return this.#stepper.breakdown?.state;
  }

  #run(handlers: readonly Handler[], k: number): void {
    const { synapse, postModel } = this.#kind;
    const { post } = this.#ends;
    const states = this.#statesAt(k);
    const assignable = new Set(synapse.ends.filter(isStateOfPost).map(({ name }) => name));
    /** States of the postsynaptic cell are as the events before have left them. */
    const live = (name: string): number | undefined =>
      assignable.has(name) ? post.state(nameAtEnd(name)) : this.#inputs.get(name);
    const atStart = new Map(Array.from(assignable, (name) => [name, live(name)]));
    const asBefore = { get: (name: string) => atStart.get(name) ?? this.#inputs.get(name) };
    const before = this.#instant(new Map(states), asBefore, k, { kind: 'before', gridPoint: k });
    const now = this.#instant(states, { get: live }, k, {
      kind: 'now',
      gridPoint: k,
      step: k,
      repetition: this.#deliveries,
      before,
      isFirstStep: k === 0,
      hadFallen: [],
    });
    for (const { body } of handlers)
      this.#runBlock(body, now, {
        states: {
          set: (name, value) => {
            if (!states.has(name)) return post.assign(nameAtEnd(name), value);
            states.set(name, value);
            return this.#states.set(name, value);
          },
        },
        added: {
          // The cell itself adds to what is there.
          get: () => undefined,
          set: (name, value) => post.addTo(synapticInput(postModel, nameAtEnd(name)), value),
        },
      });
  }

  /** All states at t_k: reading stores nothing. */
  #statesAt(k: number): Map<string, number> {
    const states = new Map(this.#states);
    for (const family of this.#since.keys())
      for (const [name, value] of this.#moved(family, k)) states.set(name, value);
    return states;
  }

  /** The states of a family that are carried, at t_k. */
  #moved(family: ReadonlySet<string>, k: number): readonly (readonly [string, number])[] {
    const steps = k - known(this.#since.get(family), 'step of a family');
    return [...family].flatMap((name) =>
      this.#kind.carried.forms.has(name)
        ? [[name, this.#moves.moved(name, this.#states, steps)] as const]
        : [],
    );
  }

  #instant(
    states: ReadonlyMap<string, number>,
    inputs: InputValues<number>,
    k: number,
    event?: EventContext<number>,
  ): Instant<number> {
    const cell = { states, inputs, lastSpikes: [], refractory: [], added: new Map<string, number>() };
    return makeInstant(cell, this.#clock.timeOf(k), this.#clock.middleOf(k), event);
  }
}

/** Returns the value of what a synapse reads of its cells. */
function valueAt({ end, of }: EndValue, { pre, post, outdegree, indegree }: SynapseEnds): number {
  switch (of.kind) {
    case 'value':
      return (end === 'pre' ? pre : post).value(of.name);
    case 'degree':
      return end === 'pre' ? outdegree : indegree;
    default:
      return unreachable(of);
  }
}

/** Returns `g` for `post.g`. */
function nameAtEnd(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** Returns the input that takes what is added to an input of that name. */
export function synapticInput(model: CheckedModel, name: string): string {
  return known(synapticInputOf(model, name), `input ${name}`);
}

/** Returns the model in which these states stay between events. */
function withoutEquations(model: CheckedModel, names: ReadonlyMap<string, unknown>): CheckedModel {
  return {
    ...model,
    states: model.states.map((state) => {
      if (!names.has(state.name)) return state;
      const { derivative, ...rest } = state;
      return rest;
    }),
  };
}

function isStateOfPost({ end, of }: EndValue): boolean {
  return end === 'post' && of.kind === 'value' && of.to === 'state';
}
