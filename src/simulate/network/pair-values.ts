/**
 * What expressions come to for pairs of cells: weights, delays, conditions. They are compiled as the initial values of a
 * model whose cells are pairs, and made in chunks, so that ten million take a second or two.
 */
import { known } from '../../base/invariant.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel, Parameter, State } from '../../check/checked-model.ts';
import { isRandom } from '../../check/draws-randomly.ts';
import type { PairRead, PairValue } from '../../check/network/checked-network.ts';
import { compile } from '../../compile.ts';
import { CELL_NUMBER, SEED } from '../../runtime/draws.ts';
import { columnView, makePopulation, type Population, setColumn } from '../../runtime/population.ts';
import { ONE_UNIT, type Unit } from '../../units/unit.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { type CellValue, cellValue } from '../cell-value.ts';
import { constantNumber } from '../evaluate-constant.ts';
import type { LatticeColumns } from './cell-places.ts';
import { textOfChecked } from './text-of-checked.ts';

/** Pairs of a chunk: its numbers stay in the cache. */
export const PAIRS_AT_ONCE = 4096;

/** What a pair can be asked for. */
export interface PairSources {
  /** For messages in the code: `E -> I by Excitatory`. */
  readonly name: string;
  readonly system: UnitSystem;
  readonly timeUnit: Unit;
  readonly seed: number;
  /** What cells have: parameters, positions, degrees. */
  readonly ofCells: (read: Extract<PairRead, { of: 'pre' | 'post' }>) => CellValue;
  /** How many cells are in a row of each end, where that is a lattice. */
  readonly columns?: LatticeColumns;
  /** Where values that say the same were compiled before: many projections are made alike. */
  readonly codes?: PairCodes;
}

/** Compiled values, by what they say. */
export type PairCodes = Map<string, PairCode>;

/** Room for the pairs of a chunk, and the code that fills it. */
interface PairCode {
  readonly chunk: Population;
  readonly has: ReadonlySet<string>;
}

/**
 * Fills, for each expression, `count` numbers from `at` on with what it comes to for the pairs (pre[n], post[n]); a condition
 * is 1 or 0. `first` is the number of the first pair, by which it draws. At most `PAIRS_AT_ONCE` at once.
 */
export type FillPairs = (
  pre: Int32Array,
  post: Int32Array,
  count: number,
  first: number,
  out: readonly Float64Array[],
  at: number,
) => void;

/** Whether a value is one number for the projection. */
export function isUniform({ value, reads, listed, computed }: PairValue): boolean {
  return listed === undefined && computed === undefined && reads.length === 0 && !isRandom(value);
}

/** Returns the one number of a value that is the same for all pairs; NaN where it is none. */
export function uniformNumber(
  { value }: PairValue,
  sources: Pick<PairSources, 'name' | 'system' | 'timeUnit'>,
): number {
  return constantNumber(pairModel([], [], sources), asNumber(value), new Map()) ?? Number.NaN;
}

/** Returns what fills chunks with the values, in their order. None of them is listed. */
export function compilePairs(values: readonly PairValue[], sources: PairSources): FillPairs {
  const reads = new Map(values.flatMap((value) => value.reads.map((read) => [read.name, read])));
  const names = [...reads.keys()];
  const { chunk, has } = codeOf(names, values, sources);
  const numbers = has.has(CELL_NUMBER) ? columnView(chunk, CELL_NUMBER) : undefined;
  const given = [...reads.values()]
    .filter(({ name }) => has.has(name))
    .map((read) => ({ view: columnView(chunk, read.name), fill: fillerOf(read, sources) }));
  const made = values.map((_, index) => columnView(chunk, valueName(index)));
  return (pre, post, count, first, out, at) => {
    // Others may have filled the chunk before.
    if (has.has(SEED)) setColumn(chunk, SEED, sources.seed);
    for (const { view, fill } of given) fill(pre, post, count, view);
    if (numbers !== undefined) for (let n = 0; n < count; n++) numbers[n] = first + n;
    chunk.kernels.initialise(chunk.layout, 0, count, 0, 0);
    for (const [index, view] of made.entries()) out[index]?.set(view.subarray(0, count), at);
  };
}

/** What has nothing to do with what values come to. */
const ASIDE: ReadonlySet<string> = new Set(['span', 'text']);

function codeOf(names: readonly string[], values: readonly PairValue[], sources: PairSources): PairCode {
  const key = textOfChecked([names, values.map(({ value }) => value)], ASIDE);
  const before = sources.codes?.get(key);
  if (before !== undefined) return before;
  const model = pairModel(names, values, sources);
  const { artifact } = compile(model, { method: 'euler', given: names, perCell: names, records: [] });
  const { js: linkable } = known(artifact, `compiled values of ${sources.name}`).linkables;
  const code: PairCode = {
    chunk: makePopulation(linkable, { cells: PAIRS_AT_ONCE, spikeCapacity: PAIRS_AT_ONCE }),
    has: new Set(linkable.storage.columns.map(({ name }) => name)),
  };
  sources.codes?.set(key, code);
  return code;
}

const valueName = (index: number): string => `value ${index}`;

/** Returns a condition as a number. */
function asNumber(value: CheckedExpression): CheckedExpression {
  const { span } = value;
  const number = (n: number): CheckedExpression => ({ kind: 'number', value: n, span });
  switch (value.kind) {
    case 'boolean':
    case 'comparison':
    case 'not':
    case 'logic':
      return {
        kind: 'conditional',
        branches: [{ condition: value, value: number(1) }],
        otherwise: number(0),
        span,
      };
    // Branches are conditions, where the whole is one.
    case 'conditional':
      return {
        ...value,
        branches: value.branches.map((branch) => ({ ...branch, value: asNumber(branch.value) })),
        otherwise: asNumber(value.otherwise),
      };
    default:
      return value;
  }
}

/** Returns the model whose cells are pairs, and whose states are the values. */
function pairModel(
  reads: readonly string[],
  values: readonly PairValue[],
  { name, system, timeUnit }: Pick<PairSources, 'name' | 'system' | 'timeUnit'>,
): CheckedModel {
  const span = values[0]?.span ?? { source: '', start: 0, end: 0 };
  const plain = { unit: ONE_UNIT, dimension: ONE_UNIT.dimension, span };
  const parameters = reads.map((each): Parameter => ({ ...plain, name: each, isWired: false }));
  const states = values.map(
    ({ value }, index): State => ({
      ...plain,
      name: valueName(index),
      initial: asNumber(value),
      isGate: false,
    }),
  );
  return {
    name,
    componentKind: 'synapse',
    source: span.source,
    span,
    system,
    parameters,
    lists: [],
    inputs: [],
    states,
    definitions: [],
    spikers: [],
    stepHandlers: [],
    timedHandlers: [],
    peaks: 0,
    noises: [],
    initialOrder: states.map((state) => state.name),
    parts: [],
    singularities: [],
    timeUnit,
  };
}

type FillColumn = (pre: Int32Array, post: Int32Array, count: number, out: Float64Array) => void;

function fillerOf(read: PairRead, sources: PairSources): FillColumn {
  switch (read.of) {
    case 'i':
      return (pre, _, count, out) => out.set(pre.subarray(0, count));
    case 'j':
      return (_, post, count, out) => out.set(post.subarray(0, count));
    case 'distance':
      return fillDistances(
        known(sources.columns?.pre, 'lattice that distance is from'),
        known(sources.columns?.post, 'lattice that distance is to'),
      );
    case 'pre':
    case 'post': {
      const value = sources.ofCells(read);
      if (typeof value === 'number') return (_pre, _post, count, out) => out.fill(value, 0, count);
      const isPre = read.of === 'pre';
      return (pre, post, count, out) => {
        const cells = isPre ? pre : post;
        for (let n = 0; n < count; n++) out[n] = cellValue(value, cells[n] ?? 0);
      };
    }
  }
}

/** Cell i of a lattice stands at x = i mod columns, y = floor(i / columns). */
function fillDistances(preColumns: number, postColumns: number): FillColumn {
  return (pre, post, count, out) => {
    for (let n = 0; n < count; n++) {
      const [i, j] = [pre[n] ?? 0, post[n] ?? 0];
      const x = (j % postColumns) - (i % preColumns);
      const y = Math.floor(j / postColumns) - Math.floor(i / preColumns);
      out[n] = Math.sqrt(x * x + y * y);
    }
  };
}
