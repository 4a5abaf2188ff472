/** What a network takes, as far as that can be known before anything is made. */
import { known, unreachable } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import { isRandom } from '../../check/draws-randomly.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
  CheckedRecord,
  PairValue,
} from '../../check/network/checked-network.ts';
import { counted, countText } from '../../diagnostics/wording.ts';
import { numbersOfCell } from '../most-cells.ts';
import { columnsOf, placesOf } from './cell-places.ts';
import { compilePairs, isUniform, PAIRS_AT_ONCE, type PairCodes, uniformNumber } from './pair-values.ts';
import { type PairsToLookAt, pairsToLookAt } from './pairs-to-look-at.ts';

/** Something that takes memory. */
export interface Demand {
  /** `12800000 synapses of E -> E by Excitatory`. */
  readonly what: string;
  readonly bytes: number;
  readonly span: Span;
  readonly of: 'cells' | 'synapses' | 'record';
}

const NUMBER = Float64Array.BYTES_PER_ELEMENT;
const INDEX = Int32Array.BYTES_PER_ELEMENT;

/** A population, and the copy of it from which a failed step is repeated. */
const COPIES = 2;

/** How many synapses a projection is expected to have. */
export interface Expected {
  readonly synapses: number;
  /** `most`: it depends on what cells are given, and is not more than this. */
  readonly count: 'exact' | 'about' | 'most';
  /** Pairs of cells that are tried one by one, about. */
  readonly tried: number;
}

/** Returns how many synapses a projection is expected to have. */
export function expectedSynapses(
  projection: CheckedProjection,
  network: CheckedNetwork,
  codes: PairCodes = new Map(),
): Expected {
  const pre = cellsOf(network, projection.from);
  const post = cellsOf(network, projection.to);
  const { rule, noSelf, where } = projection;
  const look = pairsToLookAt(
    projection,
    populationOf(network, projection.from),
    populationOf(network, projection.to),
  );
  const average = (value: PairValue, bounds: readonly [number, number]): Average =>
    averageOf(value, projection, network, look, codes, bounds);
  const candidates = where === undefined ? KNOWN_ALL : average(where, [0, 1]);
  const pairs = look.pairs * candidates.average;
  const tried = where === undefined ? 0 : look.pairs;
  const of = (synapses: number, { count }: Average, all = tried): Expected => {
    if (count === 'most' || candidates.count === 'most') return { synapses, count: 'most', tried: all };
    const worst = rule.kind === 'probability' ? 'about' : worse(count, candidates.count);
    return { synapses, count: worst, tried: all };
  };
  switch (rule.kind) {
    case 'allToAll':
      return of(pairs, KNOWN_ALL);
    case 'oneToOne':
      return of(noSelf ? 0 : pre * candidates.average, KNOWN_ALL);
    case 'probability': {
      const chance = average(rule.value, [0, 1]);
      // Pairs that are drawn with one probability are tried only where they are drawn.
      const share = isUniform(rule.value) ? (where === undefined ? 0 : chance.average) : 1;
      return of(pairs * chance.average, chance, look.pairs * share);
    }
    case 'indegree': {
      const degree = average(rule.value, [0, pre]);
      // So many are chosen of those that `where` leaves.
      return { synapses: post * degree.average, count: degree.count, tried };
    }
    case 'outdegree': {
      const degree = average(rule.value, [0, post]);
      return { synapses: pre * degree.average, count: degree.count, tried };
    }
    case 'pairs':
      return of(rule.pre.length * candidates.average, KNOWN_ALL);
    default:
      return unreachable(rule);
  }
}

interface Average {
  readonly average: number;
  readonly count: Expected['count'];
}

const KNOWN_ALL: Average = { average: 1, count: 'exact' };

function worse(a: Expected['count'], b: Expected['count']): Expected['count'] {
  return a === 'exact' ? b : a;
}

/**
 * Returns what a value comes to on average, within bounds: of some pairs, if it differs between them; the upper bound where it
 * depends on what cells are given, which is not known yet.
 */
function averageOf(
  value: PairValue,
  projection: CheckedProjection,
  network: CheckedNetwork,
  look: PairsToLookAt,
  codes: PairCodes,
  [low, high]: readonly [number, number],
): Average {
  const { name, synapse, from, to, noSelf } = projection;
  const { system, timeUnit } = synapse.model;
  const within = (x: number): number => (Number.isNaN(x) ? 0 : Math.min(high, Math.max(low, x)));
  if (isUniform(value)) {
    return { average: within(uniformNumber(value, { name, system, timeUnit })), count: 'exact' };
  }
  if (value.listed !== undefined || value.computed !== undefined) return { average: high, count: 'most' };
  const isOfPlaces = value.reads.every(
    (read) => (read.of !== 'pre' && read.of !== 'post') || read.what.kind === 'position',
  );
  if (!isOfPlaces) return { average: high, count: 'most' };
  const [pre, post] = [populationOf(network, from), populationOf(network, to)];
  const [rows, columns] = [columnsOf(pre.shape), columnsOf(post.shape)];
  const fill = compilePairs([value], {
    name,
    system,
    timeUnit,
    seed: 0,
    codes,
    ofCells: ({ of, what }) => {
      const { cells, shape } = of === 'pre' ? pre : post;
      return what.kind === 'position' ? placesOf(what.name, cells, columnsOf(shape) ?? 1) : Number.NaN;
    },
    ...(rows === undefined || columns === undefined ? {} : { columns: { pre: rows, post: columns } }),
  });
  const [i, j] = [new Int32Array(PAIRS_AT_ONCE), new Int32Array(PAIRS_AT_ONCE)];
  const out = new Float64Array(PAIRS_AT_ONCE);
  // What is drawn for a synapse is known when it is made.
  const isExact = look.isAll && !isRandom(value.value);
  const places = isExact ? look.places : Math.min(look.places, PAIRS_AT_ONCE);
  let sum = 0;
  for (let first = 0; first < places; first += PAIRS_AT_ONCE) {
    const count = Math.min(PAIRS_AT_ONCE, places - first);
    for (let n = 0; n < count; n++) [i[n], j[n]] = look.at(first + n);
    fill(i, j, count, first, [out], 0);
    for (let n = 0; n < count; n++) if (!noSelf || i[n] !== j[n]) sum += within(out[n] ?? 0);
  }
  return { average: places === 0 ? 0 : sum / places, count: isExact ? 'exact' : 'about' };
}

function populationOf({ populations }: CheckedNetwork, name: string): CheckedPopulation {
  return known(
    populations.find((each) => each.name === name),
    `population ${name}`,
  );
}

function cellsOf(network: CheckedNetwork, name: string): number {
  return populationOf(network, name).cells;
}

/** Returns what everything of a network takes that runs for so many steps. `everyOf`: steps between samples; `expected`: by projection. */
export function demandsOf(
  network: CheckedNetwork,
  steps: number,
  everyOf: (record: CheckedRecord) => number,
  expected: ReadonlyMap<string, Expected>,
): readonly Demand[] {
  const expectedOf = (projection: string): Expected => known(expected.get(projection), projection);
  return [
    ...network.populations.map(demandOfPopulation),
    ...network.projections.map((projection) => demandOfProjection(projection, expectedOf(projection.name))),
    ...network.records.flatMap((record) => demandOfRecord(record, steps, everyOf(record), expectedOf)),
  ];
}

/** Numbers that a recorder gathers before it hands them over, or one sample if that is more; and they are copied. */
const BLOCK_NUMBERS = 2 ** 16;
const BLOCK_COPIES = 3;

/**
 * Returns what a network takes whose recordings go elsewhere while it runs, whatever its length; `recording`: what that takes
 * which they go to.
 */
export function demandsOfStreamed(
  network: CheckedNetwork,
  recording: number,
  expected: ReadonlyMap<string, Expected>,
): readonly Demand[] {
  const held = demandsOf({ ...network, populations: [], projections: [] }, 0, () => 1, expected);
  const blocks = network.records.length * BLOCK_NUMBERS * NUMBER * BLOCK_COPIES;
  const samples = held.reduce((sum, { bytes }) => sum + bytes * BLOCK_COPIES, 0);
  const what = 'what is recorded, until it is on the disk';
  return [
    ...demandsOf({ ...network, records: [] }, 0, () => 1, expected),
    { what, bytes: recording + Math.max(blocks, samples), span: network.span, of: 'record' },
  ];
}

/** Bytes of a million spikes that are kept: in a list that grows by doubling, and at the end in one of cells and one of times. */
const MILLION_SPIKES = 1e6 * (3 * 3 * INDEX + INDEX + NUMBER);

/** Returns how much a million spikes take that are kept for the result; 0 where none are. */
export function bytesOfMillionSpikes({ records }: CheckedNetwork, isKept: boolean): number {
  return isKept && records.some(({ kind }) => kind === 'spikes') ? MILLION_SPIKES : 0;
}

function demandOfPopulation({ name, cells, model, settings, span }: CheckedPopulation): Demand {
  const numbers = numbersOfCell(model) + settings.length;
  return {
    what: `${counted(cells, 'cell')} of ${name}`,
    bytes: cells * numbers * NUMBER * COPIES,
    span,
    of: 'cells',
  };
}

function demandOfProjection(projection: CheckedProjection, { synapses, count }: Expected): Demand {
  const { name, synapse, values, delay, span } = projection;
  const drawn = values.filter((value) => !isUniform(value)).map(({ target }) => target);
  const own = new Set([...drawn, ...synapse.model.states.map((state) => state.name)]);
  const isContinuous = synapse.couplings.length > 0;
  // Each with a delay of its own has a number to be put in order by, and for a while the delay itself.
  const delayed = delay === undefined || isUniform(delay) ? 0 : 2 * INDEX;
  const bytes =
    INDEX +
    // Values are made before there is a place for them.
    (own.size + drawn.length) * NUMBER +
    (synapse.onPost.length > 0 ? INDEX : 0) +
    (isContinuous ? INDEX : 0) +
    delayed;
  const about = { exact: '', about: 'about ', most: 'at most ' }[count];
  return {
    what: `${about}${countText(Math.round(synapses))} synapses of ${name}`,
    bytes: synapses * bytes,
    span,
    of: 'synapses',
  };
}

function demandOfRecord(
  record: CheckedRecord,
  steps: number,
  every: number,
  expectedOf: (projection: string) => Expected,
): readonly Demand[] {
  const samples = Math.floor(steps / every) + 1;
  const of = (what: string, numbers: number): readonly Demand[] => [
    {
      what: `${counted(samples, 'sample')} of ${what}`,
      bytes: samples * numbers * NUMBER,
      span: record.span,
      of: 'record',
    },
  ];
  switch (record.kind) {
    // As many as there are: a cell spikes seldom, and then takes little.
    case 'spikes':
      return [];
    case 'values': {
      const { cells, chosen, names, population, reduction } = record;
      const all = chosen?.length ?? cells.last - cells.first + 1;
      const each = reduction === undefined ? all : 1;
      return of(`${names.join(', ')} of ${population}`, names.length * each);
    }
    case 'synapses': {
      const { names, projection, reduction } = record;
      // Of some cells it is less, which nobody knows before they are joined.
      const each = reduction === undefined ? expectedOf(projection).synapses : 1;
      return of(`${names.join(', ')} of ${projection}`, names.length * each);
    }
    default:
      return unreachable(record);
  }
}
