/**
 * Equations that conserve sums of their states, for one value of each sum. Without that every amount has its own
 * equilibria, a line or a plane of them, and one eigenvalue is 0 for each sum: nothing moves from one amount to another.
 */
import { known } from '../base/invariant.ts';
import type { Expression } from '../expr/expression.ts';
import { substitute } from '../expr/substitute.ts';
import { functionsOf, type LocalEquations } from './local-equations.ts';

/** One state as what is left of a sum: x = (value - the others, times their coefficients) / count. */
interface Rest {
  readonly state: string;
  readonly count: number;
  readonly value: number;
  readonly others: ReadonlyMap<string, number>;
}

export interface KeptTotals {
  /** Of the states that are no rest. */
  readonly equations: LocalEquations;
  /** Returns the values of all states, in the order of the whole equations. */
  readonly complete: (values: Float64Array) => Float64Array;
}

/** Returns the equations with all conserved sums as they are at the start. */
export function keepTotals(whole: LocalEquations): KeptTotals {
  const { totals, symbolic, states, initial, constants } = whole;
  const rests = restsOf(whole);
  // A sum that holds a state without an equation is kept by nothing.
  if (rests.length === 0) return { equations: whole, complete: (values) => values };
  const { pool } = symbolic;
  const gone = new Set(rests.map(({ state }) => state));
  const left = states.filter((state) => !gone.has(state));
  const map = new Map(rests.map((rest) => [pool.symbol(rest.state), expressionOf(rest)] as const));
  const kept = left.map((state) => known(symbolic.derivatives.get(state), state));
  const substituted = substitute(pool, kept, map);
  const derivatives = new Map(left.map((state, i) => [state, known(substituted[i], state)]));
  const reduced = { ...symbolic, derivatives };
  return {
    equations: {
      ...whole,
      symbolic: reduced,
      states: left,
      initial: Float64Array.from(left, (state) => initial[states.indexOf(state)] ?? 0),
      ...functionsOf(reduced, left, constants),
      totals: totals.slice(0, 0),
    },
    complete: (values) => {
      const byState = new Map(left.map((state, i) => [state, values[i] ?? Number.NaN]));
      for (const { state, count, value, others } of rests) {
        let rest = value;
        for (const [other, coefficient] of others) rest -= coefficient * (byState.get(other) ?? 0);
        byState.set(state, rest / count);
      }
      return Float64Array.from(states, (state) => byState.get(state) ?? Number.NaN);
    },
  };

  function expressionOf({ count, value, others }: Rest): Expression {
    let sum: Expression = pool.number(value);
    for (const [other, coefficient] of others) {
      const term = pool.apply('*', pool.number(coefficient), pool.symbol(other));
      sum = pool.apply('-', sum, term);
    }
    return pool.apply('/', sum, pool.number(count));
  }
}

/** The largest state of each sum at the start as its rest: what is small loses its digits in a difference. */
function restsOf({ totals, states, initial }: LocalEquations): readonly Rest[] {
  const at = (state: string): number => initial[states.indexOf(state)] ?? 0;
  const open = totals
    .filter((total) => [...total.keys()].every((state) => states.includes(state)))
    .map((total) => ({
      total: new Map(total),
      value: [...total].reduce((sum, [state, count]) => sum + count * at(state), 0),
    }));
  const rests: { readonly state: string; readonly row: (typeof open)[number] }[] = [];
  for (const row of open) {
    const size = (state: string): number => Math.abs((row.total.get(state) ?? 0) * at(state));
    const pivot = [...row.total.keys()].reduce((a, b) => (size(b) > size(a) ? b : a));
    const count = known(row.total.get(pivot), pivot);
    rests.push({ state: pivot, row });
    for (const other of open) {
      const factor = other === row ? undefined : other.total.get(pivot);
      if (factor === undefined) continue;
      // In whole numbers: count × other - factor × row.
      for (const [state, own] of other.total) other.total.set(state, own * count);
      for (const [state, own] of row.total) {
        const coefficient = (other.total.get(state) ?? 0) - factor * own;
        if (coefficient === 0) other.total.delete(state);
        else other.total.set(state, coefficient);
      }
      other.value = count * other.value - factor * row.value;
    }
  }
  return rests.map(({ state, row }) => {
    const others = new Map(row.total);
    others.delete(state);
    return { state, count: known(row.total.get(state), state), value: row.value, others };
  });
}
