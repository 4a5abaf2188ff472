/**
 * Linear equations solved by elimination without a search for pivots: the order is chosen beforehand, from where the matrix
 * has entries, and every operation is written out. For matrices whose diagonal carries weight, as those of implicit methods
 * do (1 - dt γ ∂f/∂x); the smallest pivot is given back, so that whoever solves can tell where the order was a bad one.
 */
import { known } from '../base/invariant.ts';
import { divide, isNumber, multiply, subtract } from '../expr/build.ts';
import type { Expression, ExpressionPool } from '../expr/expression.ts';

/** Rows of entries by their column; those that are left out are 0. */
export type SparseMatrix = readonly ReadonlyMap<number, Expression>[];

export interface Factors {
  /** Returns x of A x = b. */
  readonly solve: (right: readonly Expression[]) => readonly Expression[];
  /** The smallest magnitude of a pivot relative to the largest in its row of the matrix. */
  readonly pivot: Expression;
  /** The number of that row. */
  readonly pivotRow: Expression;
}

/** Returns a value under a readable name. */
type Name = (value: Expression, name: string) => Expression;

/**
 * Returns the rows in an order of elimination: next comes the diagonal entry that makes the fewest new ones (Markowitz
 * 1957: entries beside it in its row times those in its column), of these the one whose row leans most on its diagonal, by
 * having the fewest other entries to begin with; then the first.
 */
export function eliminationOrder(structure: readonly Iterable<number>[]): readonly number[] {
  const rows = structure.map((columns) => new Set(columns));
  const columns = structure.map(() => new Set<number>());
  for (const [row, entries] of rows.entries()) for (const column of entries) columns[column]?.add(row);
  const weights = rows.map((entries) => entries.size);
  const left = new Set(rows.keys());
  const order: number[] = [];
  const others = (entries: ReadonlySet<number>, own: number): number =>
    entries.size - (entries.has(own) ? 1 : 0);
  while (left.size > 0) {
    let best: number | undefined;
    let [bestFill, bestWeight] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const row of left) {
      const fill = others(known(rows[row], 'row'), row) * others(known(columns[row], 'column'), row);
      const weight = known(weights[row], 'weight');
      if (fill > bestFill || (fill === bestFill && weight >= bestWeight)) continue;
      [best, bestFill, bestWeight] = [row, fill, weight];
    }
    const pivot = known(best, 'pivot');
    order.push(pivot);
    left.delete(pivot);
    const [pivotRow, pivotColumn] = [known(rows[pivot], 'row'), known(columns[pivot], 'column')];
    for (const column of pivotRow) columns[column]?.delete(pivot);
    for (const row of pivotColumn) rows[row]?.delete(pivot);
    for (const row of pivotColumn) {
      if (row === pivot) continue;
      for (const column of pivotRow) {
        if (column === pivot) continue;
        rows[row]?.add(column);
        columns[column]?.add(row);
      }
    }
  }
  return order;
}

/** Products that are written out at most; beyond, a kernel of the runtime solves the equations in loops. */
const MOST_PRODUCTS = 10_000;

/** Returns the factors of a square matrix whose diagonal has no entry left out. */
export function factorise(pool: ExpressionPool, matrix: SparseMatrix, name: Name): Factors {
  const order = eliminationOrder(matrix.map((row) => row.keys()));
  return countProducts(matrix, order) > MOST_PRODUCTS
    ? solveInLoops(pool, matrix)
    : writeOut(pool, matrix, order, name);
}

/** Returns how many products an elimination in that order takes. */
function countProducts(matrix: SparseMatrix, order: readonly number[]): number {
  const rows = matrix.map((row) => new Set(row.keys()));
  const left = new Set(rows.keys());
  let products = 0;
  for (const pivot of order) {
    left.delete(pivot);
    const pivotRow = known(rows[pivot], 'row');
    for (const row of left) {
      const entries = known(rows[row], 'row');
      if (!entries.delete(pivot)) continue;
      products += pivotRow.size;
      for (const column of pivotRow) if (column !== pivot) entries.add(column);
    }
  }
  return products;
}

/** The matrix is taken apart anew for each right side: that is little beside the entries, which are computed once. */
function solveInLoops(pool: ExpressionPool, matrix: SparseMatrix): Factors {
  const none = pool.number(0);
  const entries = matrix.flatMap((row) => matrix.map((_, column) => row.get(column) ?? none));
  const solved = (right: readonly Expression[]): ((index: number) => Expression) => {
    const table = pool.apply('solution', ...entries, ...right);
    return (index) => pool.apply('element', table, pool.number(index));
  };
  // Pivots are those of the matrix, whatever the right side is.
  const pivots = solved(matrix.map(() => none));
  return {
    solve: (right) => right.map((_, index) => solved(right)(index)),
    pivot: pivots(matrix.length),
    pivotRow: pivots(matrix.length + 1),
  };
}

function writeOut(pool: ExpressionPool, matrix: SparseMatrix, order: readonly number[], name: Name): Factors {
  const rows = matrix.map((row) => new Map(row));
  /** What is subtracted from which row, in the order in which it is. */
  const steps: { readonly row: number; readonly pivot: number; readonly factor: Expression }[] = [];
  const done = new Set<number>();
  for (const pivot of order) {
    done.add(pivot);
    const pivotRow = known(rows[pivot], 'row');
    const diagonal = known(pivotRow.get(pivot), 'diagonal entry');
    for (const [row, entries] of rows.entries()) {
      const entry = done.has(row) ? undefined : entries.get(pivot);
      if (entry === undefined) continue;
      const factor = name(divide(pool, entry, diagonal), `factor_${row + 1}_${pivot + 1}`);
      steps.push({ row, pivot, factor });
      entries.delete(pivot);
      for (const [column, value] of pivotRow) {
        if (column === pivot) continue;
        const before = entries.get(column) ?? pool.number(0);
        const after = subtract(pool, before, multiply(pool, factor, value));
        entries.set(column, name(after, `entry_${row + 1}_${column + 1}`));
      }
    }
  }
  return {
    solve: (right) => {
      const values = [...right];
      for (const { row, pivot, factor } of steps) {
        const moved = multiply(pool, factor, known(values[pivot], 'right side'));
        values[row] = subtract(pool, known(values[row], 'right side'), moved);
      }
      for (const pivot of order.toReversed()) {
        const entries = known(rows[pivot], 'row');
        let value = known(values[pivot], 'right side');
        for (const [column, entry] of entries) {
          if (column !== pivot)
            value = subtract(pool, value, multiply(pool, entry, known(values[column], 'value')));
        }
        values[pivot] = divide(pool, value, known(entries.get(pivot), 'diagonal entry'));
      }
      return values;
    },
    ...smallestPivot(pool, matrix, rows),
  };
}

function smallestPivot(
  pool: ExpressionPool,
  matrix: SparseMatrix,
  eliminated: SparseMatrix,
): Pick<Factors, 'pivot' | 'pivotRow'> {
  let pivot: Expression = pool.number(1);
  let pivotRow: Expression = pool.number(-1);
  for (const [row, entries] of matrix.entries()) {
    const own = known(eliminated[row]?.get(row), 'diagonal entry');
    if (isNumber(own) && entries.size === 1) continue;
    const magnitude = [...entries.values()]
      .map((entry): Expression => pool.apply('abs', entry))
      .reduce((largest, entry) => pool.apply('max', largest, entry));
    const relative = pool.apply('/', pool.apply('abs', own), magnitude);
    // What is no number counts as smaller.
    const isSmaller = pool.apply('not', pool.apply('>=', relative, pivot));
    pivotRow = pool.apply('select', isSmaller, pool.number(row), pivotRow);
    pivot = pool.apply('select', isSmaller, relative, pivot);
  }
  return { pivot, pivotRow };
}
