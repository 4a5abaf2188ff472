/**
 * The equilibrium of a first-order scheme as named values, each computed once from those before it.
 *
 * The states are taken out one by one, and what flowed through each is given to its neighbours: the elimination of
 * Grassmann, Taksar and Heyman (1985, Operations Research 33:1107). It adds, multiplies and divides rates only, never
 * subtracts, so every fraction has almost all its digits however stiff the scheme is. The state with the fewest
 * ways through it goes first, which leaves chains and rings as sparse as they are.
 *
 * A rate may be 0 at the start (a ligand that is not there yet). What flows into a state that nothing leaves ends
 * there; a state that nothing enters and nothing leaves stays empty, unless it is the one that is left to the last.
 */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { ExpressionSyntax, PathSyntax } from '../../syntax/expression-tree.ts';

/** By the number of the state that it leaves, then of that where it goes: what the rates of each way are called. */
export type Ways = ReadonlyMap<number, ReadonlyMap<number, readonly PathSyntax[]>>;

/** Gives a value a name, and returns what reads it. */
export type Define = (value: ExpressionSyntax) => PathSyntax;

/** What is wrong with a scheme that has no one equilibrium. */
export interface Unconnected {
  /** Two states, neither of which can become the other, nor both one third. */
  readonly apart: readonly [number, number];
}

/**
 * Returns the first of the states that every other can become by some way; or two states that never meet. Walking
 * against the ways from one state after the other, the last one from which something new is found is left by nothing:
 * if any state can be reached from all, it can.
 */
export function findLast(states: number, ways: Ways): number | Unconnected {
  const back = new Map<number, number[]>();
  for (const [from, row] of ways) {
    for (const to of row.keys()) {
      const list = back.get(to) ?? [];
      back.set(to, list);
      list.push(from);
    }
  }
  const into = (state: number): Iterable<number> => back.get(state) ?? [];
  const seen = new Set<number>();
  let candidate = 0;
  for (let start = 0; start < states; start++) {
    if (seen.has(start)) continue;
    candidate = start;
    for (const state of reachedFrom(start, into, seen)) seen.add(state);
  }
  const last = [...reachedFrom(candidate, (state) => ways.get(state)?.keys() ?? [])].reduce((a, b) =>
    Math.min(a, b),
  );
  const reaching = reachedFrom(last, into);
  const other = Array.from({ length: states }, (_, state) => state).find((state) => !reaching.has(state));
  return other === undefined ? last : { apart: [Math.min(last, other), Math.max(last, other)] };
}

/** Returns the states that can be reached, those in `seen` left out. */
function reachedFrom(
  start: number,
  next: (state: number) => Iterable<number>,
  seen: ReadonlySet<number> = new Set(),
): ReadonlySet<number> {
  const reached = new Set([start]);
  for (const state of reached) for (const each of next(state)) if (!seen.has(each)) reached.add(each);
  return reached;
}

/** The rates between the states that are left, as sums that are named when they are read. */
class Flows {
  readonly #out = new Map<number, Map<number, ExpressionSyntax[]>>();
  readonly #into = new Map<number, Set<number>>();
  readonly #named = new Map<ExpressionSyntax[], ExpressionSyntax>();
  readonly #define: Define;

  constructor(ways: Ways, define: Define) {
    this.#define = define;
    for (const [from, row] of ways)
      for (const [to, rates] of row) for (const rate of rates) this.add(from, to, rate);
  }

  add(from: number, to: number, rate: ExpressionSyntax): void {
    const row = this.#out.get(from) ?? new Map<number, ExpressionSyntax[]>();
    this.#out.set(from, row);
    const terms = row.get(to) ?? [];
    row.set(to, terms);
    terms.push(rate);
    const sources = this.#into.get(to) ?? new Set<number>();
    this.#into.set(to, sources);
    sources.add(from);
  }

  outOf(state: number): readonly number[] {
    return [...(this.#out.get(state)?.keys() ?? [])];
  }

  into(state: number): readonly number[] {
    return [...(this.#into.get(state) ?? [])];
  }

  /** Ways in times ways out: how many ways taking it out may make. */
  weight(state: number): number {
    return (this.#out.get(state)?.size ?? 0) * (this.#into.get(state)?.size ?? 0);
  }

  /** The rate of a way, which no more is added to. */
  rate(from: number, to: number): ExpressionSyntax {
    const terms = known(this.#out.get(from)?.get(to), 'a way between two states');
    const present = this.#named.get(terms);
    if (present !== undefined) return present;
    const [only, second] = terms;
    const rate =
      only !== undefined && second === undefined && only.kind === 'path' ? only : this.#define(total(terms));
    this.#named.set(terms, rate);
    return rate;
  }

  remove(state: number): void {
    for (const to of this.outOf(state)) this.#into.get(to)?.delete(state);
    for (const from of this.into(state)) this.#out.get(from)?.delete(state);
    this.#out.delete(state);
    this.#into.delete(state);
  }
}

/** One state that was taken out: what leaves it in all, and what enters it from each of those that were left. */
interface Taken {
  readonly state: number;
  readonly leaves: ExpressionSyntax;
  readonly enters: readonly { readonly from: number; readonly rate: ExpressionSyntax }[];
}

/**
 * Returns the share of each state at equilibrium, of a sum of shares that is the last value; undefined where more than
 * `most` operations would be needed. `last` is of `findLast`; `span` is where messages point.
 */
export function steadyShares(
  states: number,
  ways: Ways,
  last: number,
  { define, span, most }: { readonly define: Define; readonly span: Span; readonly most: number },
): { readonly shares: readonly PathSyntax[]; readonly sum: PathSyntax } | undefined {
  let count = 0;
  const name: Define = (value) => {
    count++;
    return define(value);
  };
  const make = maker(span);
  const flows = new Flows(ways, name);
  const open = new Set(Array.from({ length: states }, (_, state) => state));
  open.delete(last);
  const taken: Taken[] = [];
  while (open.size > 0 && count < most) {
    let next = known([...open][0], 'a state that is left');
    for (const state of open) if (flows.weight(state) < flows.weight(next)) next = state;
    open.delete(next);
    const [out, into] = [flows.outOf(next), flows.into(next)];
    // What is given on from each to each is counted as well.
    count += out.length * into.length;
    if (count > most) return undefined;
    const ratesOut = out.map((to) => ({ to, rate: flows.rate(next, to) }));
    const enters = into.map((from) => ({ from, rate: flows.rate(from, next) }));
    const leaves =
      ratesOut.length === 1
        ? known(ratesOut[0], 'a way').rate
        : name(total(ratesOut.map(({ rate }) => rate)));
    flows.remove(next);
    for (const { from, rate } of enters) {
      // Between two states, what comes back changes nothing: nothing is left to be given on.
      if (ratesOut.every(({ to }) => to === from)) continue;
      const share = name(make.ifSome(leaves, make.over(rate, leaves), make.number('0')));
      for (const { to, rate: onward } of ratesOut)
        if (to !== from) flows.add(from, to, make.times(share, onward));
    }
    taken.push({ state: next, leaves, enters });
  }
  if (open.size > 0) return undefined;

  // Back again: what enters a state is what leaves it. Where nothing leaves, all that was found before ends there:
  // from the last such place on counts, and it is 0 until there is one.
  const [one, zero] = [make.number('1'), make.number('0')];
  const order = [{ state: last, share: name(one) }];
  let ended = name(zero);
  const counted = (place: number, share: PathSyntax): ExpressionSyntax =>
    make.group(make.ifAbove(ended, make.number(String(place)), zero, share));
  for (const { state, leaves, enters } of taken.toReversed()) {
    if (enters.length === 0) {
      order.push({ state, share: name(zero) });
      continue;
    }
    const terms = enters.map(({ from, rate }) => {
      const place = order.findIndex((each) => each.state === from);
      return make.times(counted(place, known(order[place], 'a share').share), rate);
    });
    const flow = name(total(terms));
    const share = name(make.ifSome(leaves, make.over(flow, leaves), make.ifSome(flow, one, zero)));
    const here = make.number(String(order.length));
    ended = name(make.ifSome(leaves, ended, make.ifSome(flow, here, ended)));
    order.push({ state, share });
  }
  const results = new Map(order.map(({ state, share }, place) => [state, name(counted(place, share))]));
  const inOrder = Array.from({ length: states }, (_, state) => known(results.get(state), 'a share'));
  return { shares: inOrder, sum: name(total(inOrder)) };
}

function total(terms: readonly ExpressionSyntax[]): ExpressionSyntax {
  const [first, ...rest] = terms;
  const { span } = known(first, 'the first term');
  return rest.length === 0
    ? known(first, 'the first term')
    : {
        kind: 'sum',
        first: known(first, 'the first term'),
        rest: rest.map((operand) => ({ operator: '+', operand })),
        span,
      };
}

interface Maker {
  number(text: string): ExpressionSyntax;
  times(a: ExpressionSyntax, b: ExpressionSyntax): ExpressionSyntax;
  over(a: ExpressionSyntax, b: ExpressionSyntax): ExpressionSyntax;
  group(expression: ExpressionSyntax): ExpressionSyntax;
  /** The third where the first is above the second, else the fourth. */
  ifAbove(
    left: ExpressionSyntax,
    right: ExpressionSyntax,
    value: ExpressionSyntax,
    otherwise: ExpressionSyntax,
  ): ExpressionSyntax;
  /** The second where the first is above 0, else the third. */
  ifSome(value: ExpressionSyntax, some: ExpressionSyntax, none: ExpressionSyntax): ExpressionSyntax;
}

function maker(span: Span): Maker {
  const number = (text: string): ExpressionSyntax => ({ kind: 'number', text, span });
  const ifAbove: Maker['ifAbove'] = (left, right, value, otherwise) => ({
    kind: 'conditional',
    branches: [{ condition: { kind: 'comparison', operator: '>', left, right, span }, value }],
    otherwise,
    span,
  });
  return {
    number,
    times: (first, operand) => ({ kind: 'product', first, rest: [{ operator: '*', operand }], span }),
    over: (first, operand) => ({ kind: 'product', first, rest: [{ operator: '/', operand }], span }),
    group: (expression) => ({ kind: 'group', expression, span }),
    ifAbove,
    ifSome: (value, some, none) => ifAbove(value, number('0'), some, none),
  };
}
