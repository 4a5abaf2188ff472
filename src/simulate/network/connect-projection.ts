/** Which cells a projection joins, and what its synapses are given: rules are the runtime's, values are compiled. */
import { InvariantError, known, unreachable } from '../../base/invariant.ts';
import { drawNumber } from '../../check/draw-number.ts';
import type { CheckedProjection, PairValue } from '../../check/network/checked-network.ts';
import {
  badDegree,
  badDelay,
  badProbability,
  badSynapseValue,
  tooManySynapses,
} from '../../diagnostics/codes/build.ts';
import { pairCount } from '../../diagnostics/codes/script.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { arrange, arrangeByDelay, withDelay } from '../../runtime/network/arrange-by-delay.ts';
import { connectByIndegree, connectByOutdegree } from '../../runtime/network/connect-by-degree.ts';
import { connectAllToAll, connectListed, connectOneToOne } from '../../runtime/network/connect-by-pairs.ts';
import {
  connectByProbabilities,
  connectByProbability,
} from '../../runtime/network/connect-by-probability.ts';
import {
  type Connected,
  type ConnectionProblem,
  type Ends,
  MOST_SYNAPSES,
} from '../../runtime/network/connected.ts';
import { sourcesOf } from '../../runtime/network/orders-of-synapses.ts';
import type { PairFilter, PairNumbers, PairTest } from '../../runtime/network/pair-callbacks.ts';
import type { Topology } from '../../runtime/network/topology.ts';
import type { CellValue } from '../cell-value.ts';
import { cellValue } from '../cell-value.ts';
import { describeRange, describeValue } from '../describe-value.ts';
import { constantNumber } from '../evaluate-constant.ts';
import {
  isNothingAsked,
  probabilityWarnings,
  type SeenProbabilities,
  type SteppedDelays,
  synapseWarnings,
  watchProbabilities,
} from './build-warnings.ts';
import { filterOf, numbersOfPairs } from './pair-filter.ts';
import { compilePairs, isUniform, PAIRS_AT_ONCE, type PairSources, uniformNumber } from './pair-values.ts';

/** Longer than any that is meant: a day at steps of 0.1 ms is 864 million. */
const MOST_DELAY = 1_000_000;

/** Synapses without values and without delays: of those that a list gives, with their places in it. */
export type Joined = Extract<Connected, { kind: 'connected' }> & { readonly warnings: readonly Diagnostic[] };

export type SourcesOfPairs = Omit<PairSources, 'ofCells'> & {
  readonly ends: Ends;
  /** Hears of pairs that are tried. */
  readonly onTried?: ((pairs: number) => void) | undefined;
};

type OfCells = PairSources['ofCells'];

/** Returns the synapses of a projection, or why they cannot be made. Degrees are not known yet. */
export function* joinCells(
  projection: CheckedProjection,
  sources: SourcesOfPairs,
  ofCells: OfCells,
): Generator<undefined, Joined | Diagnostic> {
  const { rule } = projection;
  let seen: SeenProbabilities | undefined;
  const watch = (numbers: PairNumbers): PairNumbers => {
    const watched = watchProbabilities(numbers);
    seen = watched.seen;
    return watched.numbers;
  };
  const connected = yield* connect(projection, sources, ofCells, watch);
  if (connected.kind !== 'connected') return describeProblem(projection, connected);
  const isNone = isNothingAsked(projection, (value) => uniformNumber(value, sources));
  const { synapses } = connected.topology;
  const warnings = [
    ...synapseWarnings(projection, synapses, isNone),
    ...(seen === undefined || rule.kind !== 'probability'
      ? []
      : probabilityWarnings(projection, rule.value, seen)),
  ];
  return { ...connected, warnings };
}

function connect(
  projection: CheckedProjection,
  sources: SourcesOfPairs,
  ofCells: OfCells,
  watch: (numbers: PairNumbers) => PairNumbers,
): Generator<undefined, Connected> {
  const { rule } = projection;
  const { ends } = sources;
  const all = { ...sources, ofCells };
  const place = { seed: sources.seed, draw: drawNumber('rule', 1) };
  const where =
    projection.where === undefined ? undefined : countedTest(filterOf(projection.where, all), sources);
  const numbers = (value: PairValue): PairNumbers =>
    where === undefined ? countedNumbers(numbersOfPairs(value, all), sources) : numbersOfPairs(value, all);
  switch (rule.kind) {
    case 'allToAll':
      return connectAllToAll(ends, where);
    case 'oneToOne':
      return connectOneToOne(ends, where);
    case 'probability':
      return isUniform(rule.value)
        ? connectByProbability(ends, uniformNumber(rule.value, sources), place, where)
        : connectByProbabilities(ends, watch(numbers(rule.value)), place, where);
    case 'indegree':
      return connectByIndegree(ends, degreesOf(rule.value, 'post', all), place, where);
    case 'outdegree':
      return connectByOutdegree(ends, degreesOf(rule.value, 'pre', all), place, where);
    case 'pairs':
      return connectListed(ends, rule.pre, rule.post, where);
    default:
      return unreachable(rule);
  }
}

/** Each pair is heard of once, by what looks at it first. */
function countedTest({ test, mayPass }: PairFilter, { onTried }: SourcesOfPairs): PairFilter {
  const counted: PairTest = (pre, post, count, keep) => {
    onTried?.(count);
    test(pre, post, count, keep);
  };
  return { test: counted, mayPass };
}

function countedNumbers(numbers: PairNumbers, { onTried }: SourcesOfPairs): PairNumbers {
  return (pre, post, count, out) => {
    onTried?.(count);
    numbers(pre, post, count, out);
  };
}

/** Returns the fixed degree of each cell of an end. */
function degreesOf(value: PairValue, end: 'pre' | 'post', sources: PairSources & SourcesOfPairs): CellValue {
  if (isUniform(value)) return uniformNumber(value, sources);
  const cells = sources.ends[end];
  const degrees = new Float64Array(cells);
  const numbers = numbersOfPairs(value, sources);
  const zeros = new Int32Array(PAIRS_AT_ONCE);
  const own = new Int32Array(PAIRS_AT_ONCE);
  const found = new Float64Array(PAIRS_AT_ONCE);
  for (let first = 0; first < cells; first += PAIRS_AT_ONCE) {
    const count = Math.min(PAIRS_AT_ONCE, cells - first);
    for (let n = 0; n < count; n++) own[n] = first + n;
    if (end === 'pre') numbers(own, zeros, count, found);
    else numbers(zeros, own, count, found);
    degrees.set(found.subarray(0, count), first);
  }
  return degrees;
}

function describeProblem(projection: CheckedProjection, problem: ConnectionProblem): Diagnostic {
  const { name, rule, span: whole } = projection;
  const span = 'value' in rule ? rule.value.span : whole;
  const { cell, value, candidates } = problem;
  switch (problem.problem) {
    case 'notNumber':
      return badProbability({ projection: name, pair: `presynaptic cell ${cell}`, span });
    case 'notWhole':
    case 'tooMany': {
      const isIn = rule.kind === 'indegree';
      const what = `the ${isIn ? 'in' : 'out'}degree of ${isIn ? 'postsynaptic' : 'presynaptic'} cell ${cell}`;
      return badDegree({ projection: name, what, value, candidates, span });
    }
    case 'tooLarge':
      return tooManySynapses({ projection: name, synapses: value, most: MOST_SYNAPSES, span });
    case 'noCell':
    case 'sizesDiffer':
      throw new InvariantError(`${name} was checked, and yet ${problem.problem}`);
    default:
      return unreachable(problem.problem);
  }
}

/** What the synapses of a projection are, in the order in which they lie. */
export interface BuiltSynapses {
  readonly topology: Topology;
  /** By synapse: its number, by which it draws; absent where that is its place. */
  readonly numbers?: Int32Array;
  /** Of parameters and initial states: one number, or one for each. */
  readonly values: ReadonlyMap<string, CellValue>;
  readonly stepped: SteppedDelays;
}

/**
 * Returns the synapses with their delays and values, or what is wrong with one of these. `dt` is in the unit of time of the
 * synapse's model. The topology that was made is put in order where it is.
 */
export function* makeSynapses(
  projection: CheckedProjection,
  joined: Joined,
  sources: PairSources,
  dt: number,
): Generator<undefined, BuiltSynapses | readonly Diagnostic[]> {
  const { topology } = joined;
  const values = new Map<string, CellValue>();
  const { delay } = projection;
  const each: { readonly value: PairValue; readonly numbers: Float64Array }[] = [];
  for (const value of projection.values) {
    const numbers = givenNumbers(value, joined);
    if (numbers !== undefined && numbers.length !== topology.synapses)
      return [wrongCount(value.target, value, projection, joined)];
    if (numbers !== undefined) values.set(value.target, numbers);
    else if (isUniform(value)) values.set(value.target, uniformNumber(value, sources));
    else {
      const numbers = new Float64Array(topology.synapses);
      each.push({ value, numbers });
      values.set(value.target, numbers);
    }
  }
  const isDelayedAlike = delay === undefined || isUniform(delay);
  const delays = isDelayedAlike ? undefined : new Int32Array(topology.synapses);
  let [delayed, vanished, firstVanished] = [0, 0, 0];
  let badAt: { readonly synapse: number; readonly value: number } | undefined;
  const toSteps = (first: number, times: Float64Array): void => {
    for (let n = 0; n < times.length && delays !== undefined; n++) {
      const time = times[n] ?? Number.NaN;
      const steps = wholeSteps(time, dt);
      if (steps === undefined) badAt ??= { synapse: first + n, value: time };
      if (time > 0) delayed += 1;
      if (steps === 0 && time > 0) {
        if (vanished === 0) firstVanished = time;
        vanished += 1;
      }
      delays[first + n] = steps ?? 0;
    }
  };
  const times = delay && givenNumbers(delay, joined);
  if (delay !== undefined && times !== undefined && times.length !== topology.synapses)
    return [wrongCount('delay', delay, projection, joined)];
  const drawn = delay === undefined || isDelayedAlike || times !== undefined ? [] : [delay];
  if (times !== undefined) toSteps(0, times);
  yield* fillAll(
    topology,
    [...each.map(({ value }) => value), ...drawn],
    each.map(({ numbers }) => numbers),
    sources,
    toSteps,
  );

  const pairOf = (synapse: number): string => pairText(projection, topology, synapse);
  if (badAt !== undefined) {
    return [describeDelay(projection, badAt.value, dt, pairOf(badAt.synapse))];
  }
  const uniformSteps =
    delay === undefined || !isDelayedAlike ? 0 : wholeSteps(uniformNumber(delay, sources), dt);
  if (uniformSteps === undefined)
    return [describeDelay(projection, uniformNumber(known(delay, 'delay'), sources), dt, undefined)];
  const problems = yield* findBad(projection, values, pairOf);
  if (problems.length > 0) return problems;

  if (delays === undefined) {
    const uniform = delay === undefined ? 0 : uniformNumber(delay, sources);
    const stepped = { dt, uniform, delayed: 0, vanished: 0, first: 0 };
    return { topology: withDelay(topology, uniformSteps), values, stepped };
  }
  const stepped = { dt, delayed, vanished, first: firstVanished };
  const arranged = yield* arrangeByDelay(topology, delays);
  const { numbers } = arranged;
  if (numbers === undefined) return { topology: arranged.topology, values, stepped };
  for (const value of values.values()) {
    if (typeof value === 'object') yield* arrange(value, topology.rows, numbers);
  }
  return { topology: arranged.topology, numbers, values, stepped };
}

function wholeSteps(delay: number, dt: number): number | undefined {
  const steps = Math.floor(delay / dt + 0.5 + 1e-9);
  return steps >= 0 && steps <= MOST_DELAY ? steps : undefined;
}

/** Returns the numbers that a list or a script gives, in the order of synapses; undefined where they are expressions. */
function givenNumbers({ listed, computed }: PairValue, joined: Joined): Float64Array | undefined {
  if (listed !== undefined) return inOrder(listed, joined);
  if (computed === undefined) return undefined;
  const { topology } = joined;
  const pre = sourcesOf(topology);
  return new Float64Array(topology.synapses).map((_, n) => computed(pre[n] ?? 0, topology.targets[n] ?? 0));
}

function wrongCount(
  name: string,
  { listed, span }: PairValue,
  { name: projection }: CheckedProjection,
  { topology }: Joined,
): Diagnostic {
  const length = listed?.length ?? 0;
  return pairCount({
    name: `${name} of ${projection}`,
    length,
    wanted: topology.synapses,
    of: 'synapse',
    span,
  });
}

function inOrder(listed: Float64Array, { topology, listed: places }: Joined): Float64Array {
  if (places === undefined) return listed.slice();
  return new Float64Array(topology.synapses).map((_, synapse) => listed[places[synapse] ?? 0] ?? Number.NaN);
}

/** Fills the numbers of all synapses, chunk by chunk. Those of a last value, for which there is no `out`, are handed to `take`. */
function* fillAll(
  topology: Topology,
  values: readonly PairValue[],
  out: readonly Float64Array[],
  sources: PairSources,
  take: (first: number, numbers: Float64Array) => void,
): Generator<undefined, void> {
  if (values.length === 0) return;
  const { pre: cells, rows, targets, synapses } = topology;
  const fill = compilePairs(values, sources);
  const pre = new Int32Array(PAIRS_AT_ONCE);
  const chunk = values.map(() => new Float64Array(PAIRS_AT_ONCE));
  let cell = 0;
  for (let first = 0; first < synapses; first += PAIRS_AT_ONCE) {
    const count = Math.min(PAIRS_AT_ONCE, synapses - first);
    for (let n = 0; n < count; n++) {
      while (cell < cells && (rows[cell + 1] ?? 0) <= first + n) cell += 1;
      pre[n] = cell;
    }
    fill(pre, targets.subarray(first, first + count), count, first, chunk, 0);
    for (const [index, numbers] of chunk.entries()) {
      const made = numbers.subarray(0, count);
      const kept = out[index];
      if (kept === undefined) take(first, made);
      else kept.set(made, first);
    }
    yield;
  }
}

/** Returns the first value that is no number, or out of the range that the synapse declares; one of each name. */
function* findBad(
  { name, synapse: { model }, values: written }: CheckedProjection,
  values: ReadonlyMap<string, CellValue>,
  pairOf: (synapse: number) => string,
): Generator<undefined, readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  for (const { target, span } of written) {
    const value = values.get(target);
    const declared = [...model.parameters, ...model.states].find((each) => each.name === target);
    if (value === undefined || declared === undefined) continue;
    const { range, unit } = declared;
    const uniform = new Map(
      [...values].filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
    const low = range && (constantNumber(model, range.low, uniform) ?? Number.NEGATIVE_INFINITY);
    const high = range && (constantNumber(model, range.high, uniform) ?? Number.POSITIVE_INFINITY);
    const isBad = (x: number): boolean =>
      Number.isNaN(x) || (low !== undefined && !(x >= low)) || (high !== undefined && !(x <= high));
    const bad = yield* findFirst(value, isBad);
    if (bad === undefined) continue;
    const text = (x: number): string => describeValue(x, unit, model);
    const found = cellValue(value, bad);
    problems.push(
      badSynapseValue({
        projection: name,
        name: target,
        value: Number.isNaN(found) ? 'no number' : text(found),
        range:
          Number.isNaN(found) || low === undefined || high === undefined
            ? undefined
            : `its range ${describeRange(low, high, text)}`,
        pair: typeof value === 'number' ? undefined : pairOf(bad),
        span,
        declared: Number.isNaN(found) ? undefined : range && { ...range.low.span, end: range.high.span.end },
      }),
    );
  }
  return problems;
}

function* findFirst(
  value: CellValue,
  isBad: (x: number) => boolean,
): Generator<undefined, number | undefined> {
  if (typeof value === 'number') return isBad(value) ? 0 : undefined;
  for (let n = 0; n < value.length; n++) {
    if (isBad(value[n] ?? Number.NaN)) return n;
    if (n % PAIRS_AT_ONCE === 0) yield;
  }
  return undefined;
}

/** Returns `the synapse from cell 3 of E to cell 17 of I`. */
function pairText({ from, to }: CheckedProjection, { rows, targets }: Topology, synapse: number): string {
  let pre = 0;
  while ((rows[pre + 1] ?? Number.POSITIVE_INFINITY) <= synapse) pre += 1;
  return `the synapse from cell ${pre} of ${from} to cell ${targets[synapse] ?? 0} of ${to}`;
}

function describeDelay(
  { name, delay, synapse: { model }, span }: CheckedProjection,
  value: number,
  dt: number,
  pair: string | undefined,
): Diagnostic {
  const { timeUnit } = model;
  return badDelay({
    projection: name,
    value: Number.isNaN(value) ? 'no number' : describeValue(value, timeUnit, model),
    pair,
    most: describeValue(MOST_DELAY * dt, timeUnit, model),
    span: delay?.span ?? span,
  });
}
