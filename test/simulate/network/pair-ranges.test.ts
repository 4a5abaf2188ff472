import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import type { CheckedNetwork } from '../../../src/check/network/checked-network.ts';
import { cellsToTry, countOf } from '../../../src/runtime/network/cells-to-try.ts';
import { connectByIndegree, connectByOutdegree } from '../../../src/runtime/network/connect-by-degree.ts';
import { connectAllToAll } from '../../../src/runtime/network/connect-by-pairs.ts';
import { connectByProbabilities } from '../../../src/runtime/network/connect-by-probability.ts';
import type { Connected, Ends } from '../../../src/runtime/network/connected.ts';
import { indegreesOf, outdegreesOf } from '../../../src/runtime/network/orders-of-synapses.ts';
import type { PairFilter } from '../../../src/runtime/network/pair-callbacks.ts';
import { atOnce } from '../../../src/runtime/turns.ts';
import { columnsOf, placesOf } from '../../../src/simulate/network/cell-places.ts';
import { filterOf } from '../../../src/simulate/network/pair-filter.ts';
import { networkOf } from './compiled-and-interpreted.ts';

const COMPONENTS = `neuron Cell {
  param kind = 1
  state v = 0
  dv/dt = -v * kind / 1 s
  spike when v > 1
}
synapse Kick { on pre { post.v += 1 } }
`;

function connected(pre: string, post: string, where: string): CheckedNetwork {
  const populations = `population A = Cell[${pre}]\n  population B = Cell[${post}]`;
  return networkOf(
    `${COMPONENTS}network Net {\n  ${populations}\n  connect A -> B by Kick where ${where}\n}\n`,
  );
}

/** Returns the filter of the first connection, and what it joins. */
function filtered(network: CheckedNetwork): { readonly filter: PairFilter; readonly ends: Ends } {
  const [from, to] = network.populations;
  const { where, synapse } = known(network.projections[0], 'projection');
  const [pre, post] = [known(from, 'A'), known(to, 'B')];
  const filter = filterOf(known(where, 'condition'), {
    name: 'A -> B',
    system: synapse.model.system,
    timeUnit: synapse.model.timeUnit,
    seed: 0,
    ofCells: ({ of, what }) => {
      if (what.kind !== 'position') return 1;
      const { cells, shape } = of === 'pre' ? pre : post;
      return placesOf(what.name, cells, known(columnsOf(shape), 'columns'));
    },
    columns: { pre: columnsOf(pre.shape), post: columnsOf(post.shape) },
  });
  return { filter, ends: { pre: pre.cells, post: post.cells, noSelf: false } };
}

/** How many pairs are tested. */
function triedBy({ filter, ends }: ReturnType<typeof filtered>): number {
  const othersOf = cellsToTry(ends.pre, ends.post, filter.mayPass);
  return Array.from({ length: ends.pre }, (_, cell) => countOf(othersOf(cell))).reduce(
    (sum, n) => sum + n,
    0,
  );
}

const PLAIN = ['i', 'j', 'i', 'j', '3', '7', '0.5', '-2', '40', 'pre.kind'];
const LATTICE = [...PLAIN, 'pre.row', 'post.row', 'pre.col', 'post.col', 'post.x', 'pre.y', 'distance'];

function numberText(atoms: readonly string[], depth: number): fc.Arbitrary<string> {
  if (depth === 0) return fc.constantFrom(...atoms);
  const inner = numberText(atoms, depth - 1);
  const two = fc.tuple(inner, inner);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...atoms) },
    ...['+', '-', '*', '/'].map((sign) => two.map(([a, b]) => `(${a} ${sign} ${b})`)),
    two.map(([a, b]) => `min(${a}, ${b})`),
    two.map(([a, b]) => `max(${a}, ${b})`),
    two.map(([a, b]) => `mod(${a}, ${b})`),
    inner.map((a) => `mod(${a}, 10)`),
    inner.map((a) => `abs(${a})`),
    inner.map((a) => `floor(${a} / 3)`),
    inner.map((a) => `ceil(${a} * 0.7)`),
    inner.map((a) => `sqrt(${a})`),
    inner.map((a) => `(${a})^2`),
    inner.map((a) => `exp(${a} / 100)`),
    fc.tuple(two, two).map(([[a, b], [c, d]]) => `(if ${a} < ${b} then ${c} else ${d})`),
  );
}

function conditionText(atoms: readonly string[], depth: number): fc.Arbitrary<string> {
  const one = fc
    .tuple(numberText(atoms, 2), fc.constantFrom('==', '<=', '<', '>', '>=', '!='), numberText(atoms, 2))
    .map(([a, sign, b]) => `(${a}) ${sign} (${b})`);
  if (depth === 0) return one;
  const inner = conditionText(atoms, depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: one },
    fc.tuple(inner, inner).map(([a, b]) => `(${a}) and (${b})`),
    fc.tuple(inner, inner).map(([a, b]) => `(${a}) or (${b})`),
    inner.map((a) => `not (${a})`),
  );
}

const size = fc.integer({ min: 1, max: 130 }).map(String);
const lattice = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }))
  .map((all) => all.join(', '));

const cases = fc.oneof(
  fc.tuple(size, size, conditionText(PLAIN, 2)),
  fc.tuple(lattice, lattice, conditionText(LATTICE, 2)),
);

function topologyOf(work: Generator<undefined, Connected>) {
  const made = atOnce(work);
  if (made.kind === 'problem') throw new RangeError(made.problem);
  return made.topology;
}

const PLACE = { seed: 17, draw: 5 };

describe('where ranges of cells are asked first', { timeout: 120_000 }, () => {
  it('the same cells are joined in the same order, by every rule', () => {
    let compared = 0;
    fc.assert(
      fc.property(cases, ([pre, post, where]) => {
        let network: CheckedNetwork;
        try {
          network = connected(pre, post, where);
        } catch {
          // A condition that is the same for all pairs, or no number, is told to its writer.
          return;
        }
        if (network.projections[0]?.where === undefined) return;
        compared += 1;
        const { filter, ends } = filtered(network);
        const plain = { test: filter.test };
        const all = topologyOf(connectAllToAll(ends, plain));
        expect(topologyOf(connectAllToAll(ends, filter))).toEqual(all);
        const chance = (_pre: Int32Array, _post: Int32Array, count: number, out: Float64Array) =>
          out.fill(0.4, 0, count);
        expect(topologyOf(connectByProbabilities(ends, chance, PLACE, filter))).toEqual(
          topologyOf(connectByProbabilities(ends, chance, PLACE, plain)),
        );
        const half = (degrees: Int32Array) => degrees.map((degree) => Math.ceil(degree / 2));
        const [into, out] = [half(indegreesOf(all)), half(outdegreesOf(all))];
        expect(topologyOf(connectByIndegree(ends, into, PLACE, filter))).toEqual(
          topologyOf(connectByIndegree(ends, into, PLACE, plain)),
        );
        expect(topologyOf(connectByOutdegree(ends, out, PLACE, filter))).toEqual(
          topologyOf(connectByOutdegree(ends, out, PLACE, plain)),
        );
      }),
      { numRuns: 120 },
    );
    expect(compared).toBeGreaterThan(80);
  });

  test.each([
    ['i == j', '100000', '100000', 32],
    ['j == i + 1', '100000', '100000', 32],
    ['abs(i - j) <= 2 and i != j', '100000', '100000', 32],
    ['i == floor(j / 10)', '10000', '100000', 200],
    ['mod(i, 1000) == j', '100000', '1000', 32],
    ['i < 10 or j == 5', '100000', '100000', 40],
    ['abs(pre.row - post.row) <= 1 and abs(pre.col - post.col) <= 1', '300, 300', '300, 300', 150],
    ['distance < 2.5', '300, 300', '300, 300', 250],
    ['post.row == pre.row', '300, 300', '300, 300', 400],
  ])('%s from %s to %s cells tries few pairs of each', (where, pre, post, most) => {
    const whole = filtered(connected(pre, post, where));
    expect(triedBy(whole) / whole.ends.pre).toBeLessThan(most);
  });

  it('tries all pairs where nothing is known of ranges', () => {
    const whole = filtered(connected('50', '60', 'exp(i - j) > 1'));
    expect(triedBy(whole)).toBe(3000);
  });
});
