/**
 * The terms of an equation that are linear in the states with constants of the run as coefficients, and the others, told
 * apart by the form in which they are written: sums, differences and signs are taken apart; so are products with, and
 * quotients by, what only constants of the run make up. Anything else that reads a state is one term, and not linear.
 */
import { known } from '../base/invariant.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { everyPart, operandsOf } from '../check/operands.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Evaluator } from './evaluator.ts';
import type { Instant } from './instant.ts';

/** What an expression is worth, in two parts. */
export interface Terms<T> {
  /** Linear terms, and those that read no state. */
  readonly linear: T;
  /** Absent where there is none. */
  readonly rest?: T;
  /** The coefficients of the linear terms, by state. */
  readonly slopes: ReadonlyMap<string, T>;
  /** Whether only constants of the run make it up. */
  readonly isFixed: boolean;
}

/** What an expression reads, directly or by names. */
interface Reads {
  readonly state: boolean;
  readonly varying: boolean;
}

const NO_SLOPES: ReadonlyMap<string, never> = new Map<string, never>();

export class LinearTerms<T> {
  readonly #model: CheckedModel;
  readonly #arithmetic: Arithmetic<T>;
  readonly #evaluator: Evaluator<T>;
  readonly #definitions: ReadonlyMap<string, CheckedExpression>;
  /** Of the inputs that follow an expression. */
  readonly #drives: ReadonlyMap<string, CheckedExpression>;
  readonly #moving: ReadonlySet<string>;
  readonly #reads = new Map<CheckedExpression, Reads>();

  constructor(
    model: CheckedModel,
    arithmetic: Arithmetic<T>,
    evaluator: Evaluator<T>,
    given: ReadonlyMap<string, number>,
  ) {
    this.#model = model;
    this.#arithmetic = arithmetic;
    this.#evaluator = evaluator;
    this.#definitions = new Map(model.definitions.map(({ name, value }) => [name, value]));
    this.#drives = new Map(
      model.inputs.flatMap(({ name, drive, isVarying }) =>
        isVarying && drive !== undefined && !given.has(name) ? [[name, drive] as const] : [],
      ),
    );
    this.#moving = new Set(
      model.states.filter(({ derivative }) => derivative !== undefined).map(({ name }) => name),
    );
  }

  /** Returns the terms of a number expression. */
  termsOf(expression: CheckedExpression, instant: Instant<T>): Terms<T> {
    const named = new Map<string, Terms<T>>();
    // What definitions need stands before them, so a long chain of them is no deep recursion.
    const needed = this.#namesBelow(expression);
    for (const { name, value, type } of this.#model.definitions) {
      if (type === 'number' && needed.has(name)) named.set(name, this.#terms(value, instant, named));
    }
    return this.#terms(expression, instant, named);
  }

  #terms(expression: CheckedExpression, instant: Instant<T>, named: ReadonlyMap<string, Terms<T>>): Terms<T> {
    const { fromNumber, negate } = this.#arithmetic;
    switch (expression.kind) {
      case 'reference': {
        if (expression.to === 'definition') return known(named.get(expression.name), expression.name);
        if (expression.to === 'state' && this.#moving.has(expression.name)) {
          const linear = known(instant.cell.states.get(expression.name), expression.name);
          return { linear, slopes: new Map([[expression.name, fromNumber(1)]]), isFixed: false };
        }
        const drive = expression.to === 'input' ? this.#drives.get(expression.name) : undefined;
        const added = instant.cell.added.get(expression.name);
        if (drive === undefined) return this.#whole(expression, instant);
        const driven = this.#terms(drive, instant, named);
        if (added === undefined) return driven;
        return this.#sum(driven, { linear: added, slopes: NO_SLOPES, isFixed: false });
      }
      case 'negate':
        return this.#each(this.#terms(expression.operand, instant, named), negate);
      case 'sum': {
        let sum = this.#terms(expression.first, instant, named);
        for (const { operator, operand } of expression.rest) {
          const terms = this.#terms(operand, instant, named);
          sum = this.#sum(sum, operator === '+' ? terms : this.#each(terms, negate));
        }
        return sum;
      }
      case 'product': {
        let product = this.#terms(expression.first, instant, named);
        for (const { operator, operand } of expression.rest) {
          product = this.#product(product, operator, this.#terms(operand, instant, named));
        }
        return product;
      }
      default:
        return this.#whole(expression, instant);
    }
  }

  #each({ linear, rest, slopes, isFixed }: Terms<T>, change: (value: T) => T): Terms<T> {
    return {
      linear: change(linear),
      ...(rest === undefined ? {} : { rest: change(rest) }),
      slopes: new Map([...slopes].map(([state, slope]) => [state, change(slope)])),
      isFixed,
    };
  }

  #sum(a: Terms<T>, b: Terms<T>): Terms<T> {
    const { add } = this.#arithmetic;
    const slopes = new Map(a.slopes);
    for (const [state, slope] of b.slopes) {
      const before = slopes.get(state);
      slopes.set(state, before === undefined ? slope : add(before, slope));
    }
    const rest = a.rest === undefined ? b.rest : b.rest === undefined ? a.rest : add(a.rest, b.rest);
    return {
      linear: add(a.linear, b.linear),
      ...(rest === undefined ? {} : { rest }),
      slopes,
      isFixed: a.isFixed && b.isFixed,
    };
  }

  #product(a: Terms<T>, operator: '*' | '/', b: Terms<T>): Terms<T> {
    const { multiply, divide, fromNumber } = this.#arithmetic;
    const isQuotient = operator === '/';
    if (b.isFixed) {
      const scaled = this.#each(a, (value) =>
        isQuotient ? divide(value, b.linear) : multiply(value, b.linear),
      );
      return { ...scaled, isFixed: a.isFixed };
    }
    if (a.isFixed && !isQuotient)
      return this.#each({ ...b, isFixed: false }, (value) => multiply(a.linear, value));
    const [left, right] = [this.#value(a), this.#value(b)];
    const value = isQuotient ? divide(left, right) : multiply(left, right);
    const readsState = [a, b].some(({ slopes, rest }) => slopes.size > 0 || rest !== undefined);
    return readsState
      ? { linear: fromNumber(0), rest: value, slopes: NO_SLOPES, isFixed: false }
      : { linear: value, slopes: NO_SLOPES, isFixed: false };
  }

  #value({ linear, rest }: Terms<T>): T {
    return rest === undefined ? linear : this.#arithmetic.add(linear, rest);
  }

  /** One term, whatever it is made of. */
  #whole(expression: CheckedExpression, instant: Instant<T>): Terms<T> {
    const value = this.#evaluator.number(expression, instant);
    const { state, varying } = this.#readsOf(expression);
    if (state)
      return { linear: this.#arithmetic.fromNumber(0), rest: value, slopes: NO_SLOPES, isFixed: false };
    return { linear: value, slopes: NO_SLOPES, isFixed: !varying };
  }

  /** The names of definitions that an expression needs, directly or not. */
  #namesBelow(expression: CheckedExpression): ReadonlySet<string> {
    const names = new Set<string>();
    const waiting = [expression];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const part of everyPart([next])) {
        if (part.kind !== 'reference') continue;
        const value =
          part.to === 'definition' ? this.#definitions.get(part.name) : this.#drives.get(part.name);
        if (value === undefined || names.has(part.name)) continue;
        names.add(part.name);
        waiting.push(value);
      }
    }
    return names;
  }

  #readsOf(expression: CheckedExpression): Reads {
    const already = this.#reads.get(expression);
    if (already !== undefined) return already;
    let [state, varying] = [false, false];
    const seen = new Set<string>();
    const waiting = [expression];
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      waiting.push(...operandsOf(part));
      if (VARYING.has(part.kind)) varying = true;
      if (part.kind !== 'reference') continue;
      if (part.to === 'state' && this.#moving.has(part.name)) state = true;
      else if (part.to === 'state' || part.to === 'input') varying = true;
      const value = part.to === 'definition' ? this.#definitions.get(part.name) : this.#drives.get(part.name);
      if (value === undefined || seen.has(part.name)) continue;
      seen.add(part.name);
      waiting.push(value);
    }
    const reads = { state, varying };
    this.#reads.set(expression, reads);
    return reads;
  }
}

const VARYING: ReadonlySet<CheckedExpression['kind']> = new Set([
  'time',
  'lastSpike',
  'refractory',
  'spikeCount',
  'crossing',
  'peak',
  'overCells',
] satisfies readonly CheckedExpression['kind'][]);
