/**
 * What a scheme of reactions conserves: the sums y·x of its species, with whole coefficients, that no reaction changes.
 * They are the left null space of the matrix of what each reaction makes of each species. Exact rational elimination
 * gives a basis of it; where a part of the scheme conserves more than one sum, Farkas' algorithm finds those without a
 * negative coefficient (Schuster and Höfer 1991, J Chem Soc Faraday Trans 87:2561), which are amounts of something.
 */
import { known } from '../../base/invariant.ts';
import {
  divide,
  isZero,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../base/rational.ts';

/** Species by number, and by how many each is there more behind the reaction; those that it leaves are absent. */
export type Change = ReadonlyMap<number, number>;

/** Coefficients by the number of the species, none 0, without a common divisor; species in ascending order. */
export type Total = ReadonlyMap<number, number>;

/** Sums without negative coefficients that are looked for together; where there are more, signs may stay. */
const MOST_CANDIDATES = 400;

/** Returns a basis of all conserved sums, those of few species first within each connected part of the scheme. */
export function conservedTotals(species: number, changes: readonly Change[]): readonly Total[] {
  return connectedParts(species, changes).flatMap(({ species: part, changes: own }) => {
    // Where each reaction turns one into one other, all of them together are what stays.
    if (own.every(isTurn)) return [new Map(part.map((each) => [each, 1]))];
    if (part.length * own.length > LARGEST_PART) return [];
    const basis = nullSpace(part, own);
    if (basis.length < 2) return basis.map(withPositiveFirst);
    return chooseTotals(basis, positiveTotals(part, own));
  });
}

/** Species times reactions of a part that is looked through: beyond, what it conserves is not told. */
const LARGEST_PART = 250_000;

function isTurn(change: Change): boolean {
  const [first, second] = change.values();
  return change.size === 2 && Math.abs(first ?? 0) === 1 && first === -(second ?? 0);
}

interface ConnectedPart {
  /** In ascending order. */
  readonly species: readonly number[];
  readonly changes: readonly Change[];
}

/** The species that reactions connect, part by part. */
function connectedParts(species: number, changes: readonly Change[]): readonly ConnectedPart[] {
  const changesOf = new Map<number, Change[]>();
  for (const change of changes) {
    for (const each of change.keys()) {
      const list = changesOf.get(each) ?? [];
      changesOf.set(each, list);
      list.push(change);
    }
  }
  const parts: ConnectedPart[] = [];
  const seen = new Set<number>();
  for (let start = 0; start < species; start++) {
    if (seen.has(start)) continue;
    const part = [start];
    const own = new Set<Change>();
    seen.add(start);
    for (const each of part) {
      for (const change of changesOf.get(each) ?? []) {
        if (own.has(change)) continue;
        own.add(change);
        for (const other of change.keys()) {
          if (!seen.has(other)) part.push(other);
          seen.add(other);
        }
      }
    }
    parts.push({ species: part.toSorted((a, b) => a - b), changes: [...own] });
  }
  return parts;
}

type Row = Map<number, Rational>;

/** Subtracts `factor` times `other` from `row`. */
function reduce(row: Row, other: ReadonlyMap<number, Rational>, factor: Rational): void {
  for (const [column, value] of other) {
    const left = subtract(row.get(column) ?? ZERO, multiply(factor, value));
    if (isZero(left)) row.delete(column);
    else row.set(column, left);
  }
}

/** Rows that depend on none before them, each 1 at its own column, where all others are 0. */
class Elimination {
  readonly pivots: Map<number, Row> = new Map();

  /** Takes a row in; false if it follows from those taken in before. */
  add(values: ReadonlyMap<number, Rational>): boolean {
    const row: Row = new Map(values);
    for (const column of values.keys()) {
      const [pivot, factor] = [this.pivots.get(column), row.get(column)];
      if (pivot !== undefined && factor !== undefined) reduce(row, pivot, factor);
    }
    const [first] = row;
    if (first === undefined) return false;
    const [column, scale] = first;
    for (const [each, value] of row) row.set(each, divide(value, scale));
    for (const other of this.pivots.values()) {
      const factor = other.get(column);
      if (factor !== undefined) reduce(other, row, factor);
    }
    this.pivots.set(column, row);
    return true;
  }
}

function nullSpace(species: readonly number[], changes: readonly Change[]): readonly Total[] {
  const elimination = new Elimination();
  for (const change of changes) {
    elimination.add(new Map([...change].map(([each, count]) => [each, rational(count)])));
  }
  const free = species.filter((each) => !elimination.pivots.has(each));
  return free.map((each) => {
    const values = new Map<number, Rational>([[each, ONE]]);
    for (const [column, row] of elimination.pivots) {
      const entry = row.get(each);
      if (entry !== undefined) values.set(column, negate(entry));
    }
    return inWholeNumbers(values);
  });
}

function inWholeNumbers(values: ReadonlyMap<number, Rational>): Total {
  let scale = 1n;
  for (const { denominator } of values.values()) scale *= denominator / commonDivisor(scale, denominator);
  const whole = [...values].map(
    ([each, { numerator, denominator }]) => [each, (numerator * scale) / denominator] as const,
  );
  const divisor = whole.reduce((so, [, value]) => commonDivisor(so, value), 0n);
  const sorted = whole.toSorted(([a], [b]) => a - b);
  return new Map(sorted.map(([each, value]) => [each, Number(value / divisor)]));
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function withPositiveFirst(total: Total): Total {
  const [first] = total.values();
  return first === undefined || first > 0
    ? total
    : new Map([...total].map(([each, value]) => [each, -value] as const));
}

/** A sum without negative coefficients, and what is left of each reaction's change of it. */
interface Candidate {
  readonly total: Total;
  readonly left: ReadonlyMap<number, number>;
}

/** Returns the sums of fewest species without negative coefficients; none where there are too many. */
function positiveTotals(species: readonly number[], changes: readonly Change[]): readonly Total[] {
  let candidates: readonly Candidate[] = species.map((each) => ({
    total: new Map([[each, 1]]),
    left: new Map(
      changes.flatMap((change, i) => (change.has(each) ? [[i, known(change.get(each), 'change')]] : [])),
    ),
  }));
  for (const i of changes.keys()) {
    const still = candidates.filter(({ left }) => !left.has(i));
    const changed = candidates.filter(({ left }) => left.has(i));
    const up = changed.filter(({ left }) => known(left.get(i), 'change') > 0);
    const down = changed.filter(({ left }) => known(left.get(i), 'change') < 0);
    if (still.length + up.length * down.length > MOST_CANDIDATES ** 2) return [];
    const joined = up.flatMap((more) => down.map((less) => joinedAt(i, more, less)));
    candidates = smallest([...still, ...joined]);
    if (candidates.length > MOST_CANDIDATES) return [];
  }
  return candidates.map(({ total }) => total);
}

/** The sum of two candidates, in the proportion in which the reaction leaves it alone. */
function joinedAt(i: number, more: Candidate, less: Candidate): Candidate {
  const [up, down] = [known(more.left.get(i), 'change'), -known(less.left.get(i), 'change')];
  const join = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Map<number, number> => {
    const result = new Map<number, number>();
    for (const [each, value] of a) result.set(each, value * down);
    for (const [each, value] of b) result.set(each, (result.get(each) ?? 0) + value * up);
    for (const [each, value] of result) if (value === 0) result.delete(each);
    return result;
  };
  const [total, left] = [join(more.total, less.total), join(more.left, less.left)];
  const divisor = Number(
    [...total.values(), ...left.values()].reduce((so, value) => commonDivisor(so, BigInt(value)), 0n),
  );
  const shortened = (values: ReadonlyMap<number, number>): ReadonlyMap<number, number> =>
    new Map([...values].toSorted(([a], [b]) => a - b).map(([each, value]) => [each, value / divisor]));
  return { total: shortened(total), left: shortened(left) };
}

/** Leaves out candidates that hold all species of another, the first of those with the same ones stays. */
function smallest(candidates: readonly Candidate[]): readonly Candidate[] {
  const sorted = candidates.toSorted((a, b) => a.total.size - b.total.size);
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    const holds = ({ total }: Candidate): boolean =>
      [...total.keys()].every((each) => candidate.total.has(each));
    if (!kept.some(holds)) kept.push(candidate);
    if (kept.length > MOST_CANDIDATES) break;
  }
  return kept;
}

/** As many totals as the basis has, none of which follows from the others: positive ones, then those of the basis. */
function chooseTotals(basis: readonly Total[], positive: readonly Total[]): readonly Total[] {
  const elimination = new Elimination();
  const isNew = (total: Total): boolean =>
    elimination.add(new Map([...total].map(([each, value]) => [each, rational(value)])));
  const size = (total: Total): number => [...total.values()].reduce((so, value) => so + Math.abs(value), 0);
  const isSafe = (total: Total): boolean => [...total.values()].every(Number.isSafeInteger);
  const first = (total: Total): number => [...total.keys()][0] ?? 0;
  const preferred = positive
    .filter(isSafe)
    .toSorted((a, b) => a.size - b.size || size(a) - size(b) || first(a) - first(b));
  const chosen: Total[] = [];
  for (const total of [...preferred, ...basis.map(withPositiveFirst)]) {
    if (chosen.length < basis.length && isNew(total)) chosen.push(total);
  }
  return chosen.toSorted((a, b) => first(a) - first(b));
}
