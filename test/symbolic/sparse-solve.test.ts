import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { evaluateExpression } from '../../src/evaluator/evaluate-expression.ts';
import { type Expression, ExpressionPool } from '../../src/expr/expression.ts';
import { eliminationOrder, factorise } from '../../src/symbolic/sparse-solve.ts';

interface System {
  readonly rows: readonly ReadonlyMap<number, number>[];
  readonly solution: readonly number[];
}

/** Random places, diagonals that carry weight, and the solution that the right side is made of. */
const systems = (least: number, most: number, density: number): fc.Arbitrary<System> =>
  fc.integer({ min: least, max: most }).chain((n) =>
    fc.record({
      rows: fc
        .array(
          fc.array(
            fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
            {
              minLength: n,
              maxLength: n,
            },
          ),
          { minLength: n, maxLength: n },
        )
        .map((drawn) =>
          drawn.map((row, i) => {
            const entries = row.flatMap(([chance, value], j): (readonly [number, number])[] =>
              i !== j && chance < density ? [[j, value]] : [],
            );
            return new Map([
              [i, 1 + entries.reduce((sum, [, value]) => sum + Math.abs(value), 0)] as const,
              ...entries,
            ]);
          }),
        ),
      solution: fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: n, maxLength: n }),
    }),
  );

function solved({ rows, solution }: System): {
  readonly values: readonly number[];
  readonly pivot: number;
  readonly row: number;
} {
  const pool = new ExpressionPool();
  const matrix = rows.map(
    (row) => new Map([...row].map(([column, value]) => [column, pool.number(value) as Expression])),
  );
  const right = rows.map((row) =>
    pool.number([...row].reduce((sum, [column, value]) => sum + value * known(solution[column], 'x'), 0)),
  );
  const { solve, pivot, pivotRow } = factorise(pool, matrix, (value) => value);
  const numberOf = (expression: Expression): number => evaluateExpression(expression, new Map()) as number;
  return { values: solve(right).map(numberOf), pivot: numberOf(pivot), row: numberOf(pivotRow) };
}

// A diagonal that is larger than the rest of its row bounds the growth of entries by 2; n^2 roundings add up at most.
const close = ({ solution }: System, values: readonly number[]): void => {
  const bound = 1e-13 * solution.length ** 2 * Math.max(1, ...solution.map(Math.abs));
  for (const [i, value] of values.entries())
    expect(Math.abs(value - known(solution[i], 'x'))).toBeLessThan(bound);
};

describe('linear equations', () => {
  it('are solved by an elimination that is written out', () => {
    fc.assert(fc.property(systems(1, 12, 0.4), (system) => close(system, solved(system).values)));
  });

  it('are solved in loops where there are too many', () => {
    fc.assert(
      fc.property(systems(34, 36, 1), (system) => close(system, solved(system).values)),
      { numRuns: 3 },
    );
  });

  it.each([3, 40])('tell of a pivot that is 0, and of its row, with %i unknowns', (n) => {
    // The last row is the sum of the two before it.
    const rows = Array.from({ length: n }, (_, i) => {
      const row = new Map(Array.from({ length: n }, (_, j) => [j, i === j ? 5 : 1 / (1 + i + j)] as const));
      return row;
    });
    const last = new Map(
      Array.from({ length: n }, (_, j) => [
        j,
        known(rows[n - 2]?.get(j), 'entry') + known(rows[n - 3]?.get(j), 'entry'),
      ]),
    );
    const { pivot, row } = solved({ rows: [...rows.slice(0, -1), last], solution: Array(n).fill(1) });
    expect(pivot).toBeLessThan(1e-12);
    // Which of the three rows is left over depends on the order.
    expect(row).toBeGreaterThanOrEqual(n - 3);
  });
});

describe('the order of elimination', () => {
  it('makes no new entries in a star: its centre comes last but one at the earliest', () => {
    const leaves = [1, 2, 3, 4, 5];
    const star = [[0, ...leaves], ...leaves.map((leaf) => [0, leaf])];
    expect(eliminationOrder(star).indexOf(0)).toBeGreaterThanOrEqual(leaves.length - 1);
  });

  it('goes along a cable from its ends', () => {
    const cable = Array.from({ length: 50 }, (_, i) => [i - 1, i, i + 1].filter((j) => j >= 0 && j < 50));
    const rows = cable.map((row) => new Map(row.map((j) => [j, 1])));
    const pool = new ExpressionPool();
    let made = 0;
    factorise(
      pool,
      rows.map((row) => new Map([...row].map(([j]) => [j, pool.symbol(`a${j}`) as Expression]))),
      (value, name) => {
        if (name.startsWith('factor')) made += 1;
        return value;
      },
    );
    expect(made).toBe(49);
  });
});
