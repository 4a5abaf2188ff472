import { add, multiply, ONE, type Rational, rational, ZERO } from '../../base/rational.ts';

/**
 * The coefficients of an explicit Runge-Kutta method (Butcher 1964), exactly: stage i is evaluated at
 * t + c_i dt and x + dt (a_i1 k_1 + … + a_i,i-1 k_i-1), and the step ends at x + dt (b_1 k_1 + …).
 */
export interface Tableau {
  /** Row i has the i coefficients of the stages before it; the first row is empty. */
  readonly a: readonly (readonly Rational[])[];
  readonly b: readonly Rational[];
  readonly c: readonly Rational[];
}

/**
 * Returns the tableau of rows such as `1/2`, `0 1/2`, `0 0 1` and the weights `1/6 1/3 1/3 1/6`; c are the sums
 * of the rows, as they must be.
 */
export function tableauOf(rows: readonly (readonly Rational[])[], weights: readonly Rational[]): Tableau {
  const a = [[], ...rows];
  return { a, b: weights, c: a.map(sum) };
}

export function sum(terms: readonly Rational[]): Rational {
  return terms.reduce(add, ZERO);
}

/** A rooted tree, as the trees that hang from its root; a single node has none. */
interface Tree {
  readonly branches: readonly Tree[];
  readonly size: number;
  /** The product of the sizes of all subtrees, itself included. */
  readonly density: number;
}

/** Beyond this no order is claimed; there are 200 trees of up to eight nodes. */
export const HIGHEST_ORDER = 8;

/** Returns all rooted trees of up to `size` nodes, the smaller first. */
function treesUpTo(size: number): readonly Tree[] {
  const trees: Tree[] = [];
  for (let nodes = 1; nodes <= size; nodes++) {
    for (const branches of forests(nodes - 1, trees, trees.length)) {
      const density = branches.reduce((product, branch) => product * branch.density, nodes);
      trees.push({ branches, size: nodes, density });
    }
  }
  return trees;
}

/** Returns all ways to make `nodes` nodes of the first `count` trees, each tree as often as it fits. */
function forests(nodes: number, trees: readonly Tree[], count: number): readonly (readonly Tree[])[] {
  if (nodes === 0) return [[]];
  const found: (readonly Tree[])[] = [];
  for (let i = 0; i < count; i++) {
    const tree = trees[i];
    if (tree === undefined || tree.size > nodes) continue;
    for (const rest of forests(nodes - tree.size, trees, i + 1)) found.push([tree, ...rest]);
  }
  return found;
}

/** The elementary weights of a tree at every stage: the product over its branches of a times theirs. */
function stageWeights({ a, b }: Tableau, tree: Tree): readonly Rational[] {
  return tree.branches.reduce<readonly Rational[]>(
    (product, branch) => {
      const weights = stageWeights({ a, b, c: [] }, branch);
      return product.map((value, i) =>
        multiply(value, sum((a[i] ?? []).map((coefficient, j) => multiply(coefficient, weights[j] ?? ZERO)))),
      );
    },
    b.map(() => ONE),
  );
}

/**
 * Returns the order of the method: the largest p up to `HIGHEST_ORDER` such that Σ b_i Φ_i(tree) = 1 / γ(tree)
 * for every rooted tree of up to p nodes (Butcher's order conditions); 0 if even Σ b_i is not 1.
 */
export function orderOf(tableau: Tableau): number {
  for (const tree of treesUpTo(HIGHEST_ORDER)) {
    const weights = stageWeights(tableau, tree);
    const weight = sum(tableau.b.map((b, i) => multiply(b, weights[i] ?? ZERO)));
    const { numerator, denominator } = rational(1, tree.density);
    if (weight.numerator !== numerator || weight.denominator !== denominator) return tree.size - 1;
  }
  return HIGHEST_ORDER;
}
