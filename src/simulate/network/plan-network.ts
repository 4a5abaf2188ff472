/** Reads what a run of a network is asked for: with everything right it is a plan, else the mistakes. */
import { isAuto, resolveMethod } from '../../analysis/choice/resolve-method.ts';
import { known } from '../../base/invariant.ts';
import type { Rational } from '../../base/rational.ts';
import type { SourceText } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedRecord,
  CheckedSignal,
} from '../../check/network/checked-network.ts';
import { COMPILED_TARGETS, type CompiledTarget } from '../../compile.ts';
import { networkMemory, tooManySynapses } from '../../diagnostics/codes/build.ts';
import {
  badSeed,
  badThreads,
  noThreads,
  toleranceUnused,
  unknownTarget,
} from '../../diagnostics/codes/run/options.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { findIntegrator, isIntegrator } from '../../lower/integrators/find-integrator.ts';
import type { Integrator } from '../../lower/integrators/integrator.ts';
import { refuseSpikeTimes } from '../../lower/lower.ts';
import { DEFAULT_SEED, LARGEST_SEED } from '../../runtime/draws.ts';
import { MOST_SYNAPSES } from '../../runtime/network/connected.ts';
import type { RecordingSink } from '../../runtime/network/recording-sink.ts';
import { seedOf } from '../../runtime/network/seed-of.ts';
import { atOnce } from '../../runtime/turns.ts';
import { hasThreads, MOST_THREADS } from '../../threads/start-threads.ts';
import { cellValues } from '../cell-value.ts';
import { checkTolerance } from '../check-tolerance.ts';
import { type TimeGrid, timeSources } from '../time-grid.ts';
import { describeRecording, type Recorded } from './describe-recording.ts';
import {
  bytesOfMillionSpikes,
  demandsOf,
  demandsOfStreamed,
  type Expected,
  expectedSynapses,
} from './estimate-memory.ts';
import { networkGrid, stepOf, stepsBetween } from './network-grid.ts';
import type { NetworkRunOptions, NetworkRunPlan } from './network-options.ts';
import type { PairCodes } from './pair-values.ts';
import { populationValuesInPieces } from './population-values.ts';

/** A run with everything that was asked for known to be right. */
export interface NetworkPlan {
  readonly network: CheckedNetwork;
  readonly grid: TimeGrid;
  readonly seed: number;
  /** By the name of the population, or of a signal that is computed. */
  readonly integrators: ReadonlyMap<string, Integrator>;
  /** Populations whose cells are reset where they reach the threshold, by a method with steps of `dt`. */
  readonly located: ReadonlySet<string>;
  /** As it was named. */
  readonly method: string;
  /** Steps between the samples of each record. */
  readonly everyOf: (record: CheckedRecord) => number;
  readonly stated: NetworkRunPlan;
  /** What was compiled of the values of pairs to tell how many synapses there will be. */
  readonly pairCodes: PairCodes;
  readonly threads: number;
  /** What populations are linked to; chosen for each if absent. */
  readonly target?: CompiledTarget;
  readonly options: NetworkRunOptions;
  /** The texts of options that diagnostics may point into. */
  readonly sources: readonly SourceText[];
}

export type MadeNetworkPlan =
  | { readonly plan: NetworkPlan; readonly diagnostics: readonly Diagnostic[] }
  | { readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly SourceText[] };

const DEFAULT_METHOD = 'auto';
/** Of cells that have no equations, where the method that was asked for has no steps of the grid: they keep to it by any. */
const STEPPING = 'euler';
/** Unless a caller says otherwise. */
const MOST_BYTES = 16e9;

/** Reads the options; every mistake in them is reported in one go. */
export function planNetwork(network: CheckedNetwork, options: NetworkRunOptions = {}): MadeNetworkPlan {
  const { seed = DEFAULT_SEED, method = DEFAULT_METHOD } = options;
  const sources = timeSources(options);
  const grid = networkGrid(options);
  const diagnostics: Diagnostic[] = [...('steps' in grid ? [] : grid)];
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    diagnostics.push(badSeed({ text: String(seed), most: LARGEST_SEED }));
  const { threads = 1 } = options;
  diagnostics.push(...checkThreads(threads));
  const target = readTarget(options.target);
  if (typeof target === 'object') diagnostics.push(target);

  const integrators = new Map<string, Integrator>();
  for (const part of [...network.populations, ...network.signals.filter(({ isOfTime }) => !isOfTime)]) {
    const found = integratorOf(part, options, 'steps' in grid ? grid : undefined, seed);
    if (isIntegrator(found)) integrators.set(part.name, found);
    // A name that there is not is not there for any population.
    else if (!diagnostics.some(({ message }) => message === found.message)) diagnostics.push(found);
  }
  if (options.tolerance !== undefined)
    diagnostics.push(...checkPrecision(options.tolerance, integrators, method));
  const intervals = new Map<CheckedRecord, number>();
  for (const record of 'steps' in grid ? network.records : []) {
    const every = stepsBetween(record, options);
    if (typeof every === 'number') intervals.set(record, every);
    else diagnostics.push(...every);
  }
  if (hasErrors(diagnostics) || !('steps' in grid)) return { diagnostics, sources };

  const everyOf = (record: CheckedRecord): number => intervals.get(record) ?? 1;
  const pairCodes: PairCodes = new Map();
  const fitting = checkRoom({ network, grid, seed, everyOf }, options, pairCodes);
  if ('code' in fitting) return { diagnostics: [...diagnostics, fitting], sources };
  const stated: NetworkRunPlan = {
    network: network.name,
    steps: grid.steps,
    step: { value: grid.timeOf(1), unit: grid.unit.text },
    cells: network.populations.reduce((sum, { cells }) => sum + cells, 0),
    ...fitting,
  };
  const located = new Set(
    options.spikeTimes === 'located'
      ? network.populations.flatMap(({ name, model }) => (isIntegrated(model) ? [name] : []))
      : [],
  );
  const common = { network, grid, seed, integrators, located, method, everyOf, stated, pairCodes };
  const plan = { ...common, threads, options, sources, ...(typeof target === 'string' ? { target } : {}) };
  return { plan, diagnostics };
}

/** Returns the target of a name, if one is named, or why there is none. */
function readTarget(name: string | undefined): CompiledTarget | Diagnostic | undefined {
  if (name === undefined) return undefined;
  const found = COMPILED_TARGETS.find((target) => target === name);
  const suggestion = nearest(name, COMPILED_TARGETS);
  return found ?? unknownTarget({ name, offered: COMPILED_TARGETS, suggestion });
}

/** Returns why a network cannot be run by so many threads. */
function checkThreads(threads: number): readonly Diagnostic[] {
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS))
    return [badThreads({ text: String(threads), most: MOST_THREADS })];
  return threads > 1 && !hasThreads() ? [noThreads({ threads })] : [];
}

/** Whether there is anything for a method to do. */
function isIntegrated({ states }: CheckedModel): boolean {
  return states.some(({ derivative }) => derivative !== undefined);
}

/** Returns the integrator of cells or of a signal, or why they cannot have it. What has no equations takes steps of the grid. */
function integratorOf(
  part: CheckedPopulation | CheckedSignal,
  { method = DEFAULT_METHOD, spikeTimes }: NetworkRunOptions,
  grid: TimeGrid | undefined,
  seed: number,
): Integrator | Diagnostic {
  const { name, model } = part;
  const isSignal = 'isOfTime' in part;
  const step = grid === undefined ? undefined : stepOf(grid, model.system);
  const given = isAuto(method) && !isSignal && step !== undefined ? firstCell(part, seed, step) : undefined;
  const found = resolveMethod(model, method, step, given && [given], { keepsGrid: true });
  if (!isIntegrator(found)) return found;
  if (!isIntegrated(model)) {
    const isOnGrid = found.driver !== 'adaptive' && found.refuse(model) === undefined;
    return isOnGrid ? found : findIntegrator(STEPPING);
  }
  const refusal = found.refuse(model) ?? refuseSpikeTimes(model, found, isSignal ? undefined : spikeTimes);
  if (refusal === undefined) return found;
  return isSignal
    ? { ...refusal, message: `Signal \`${name}\`: ${refusal.message}` }
    : ofPopulation(name, refusal);
}

/** Returns what the first cell of a population is given: a method is chosen by that, as cells differ by degrees mostly. */
function firstCell(population: CheckedPopulation, seed: number, dt: Rational): ReadonlyMap<string, number> {
  const settings = population.settings.map((setting) =>
    setting.listed === undefined ? setting : { ...setting, listed: setting.listed.slice(0, 1) },
  );
  const shape: CheckedPopulation['shape'] = population.shape.length === 1 ? [1] : [1, 1];
  const alone: CheckedPopulation = { ...population, settings, cells: 1, shape };
  const { given } = atOnce(populationValuesInPieces(alone, seedOf(seed, population.name), dt));
  return cellValues(given, 0);
}

function checkPrecision(
  tolerance: number,
  integrators: ReadonlyMap<string, Integrator>,
  method: string,
): readonly Diagnostic[] {
  const isUsed = [...integrators.values()].some(({ driver }) => driver === 'adaptive');
  const problem = isUsed || integrators.size === 0 ? checkTolerance(tolerance) : toleranceUnused({ method });
  return problem === undefined ? [] : [problem];
}

/** Says of which population a diagnostic is. */
export function ofPopulation(name: string, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, message: `Population \`${name}\`: ${diagnostic.message}` };
}

/** Returns what the network takes, or why there is no room for it. */
function checkRoom(
  plan: Recorded,
  { memory = {}, recordTo }: NetworkRunOptions,
  pairCodes: PairCodes,
):
  | Pick<
      NetworkRunPlan,
      'synapses' | 'count' | 'tried' | 'bytes' | 'bytesOfRecording' | 'bytesOfMillionSpikes'
    >
  | Diagnostic {
  const { network, grid, everyOf } = plan;
  let [synapses, tried] = [0, 0];
  const expectations = new Map(
    network.projections.map((projection) => [
      projection.name,
      expectedSynapses(projection, network, pairCodes),
    ]),
  );
  for (const projection of network.projections) {
    const expectation = known(expectations.get(projection.name), projection.name);
    const { synapses: expected, count } = expectation;
    // What may be fewer is counted when they are made.
    if (expected > MOST_SYNAPSES && count !== 'most') {
      const { name, span } = projection;
      return tooManySynapses({ projection: name, synapses: Math.round(expected), most: MOST_SYNAPSES, span });
    }
    synapses += expected;
    tried += expectation.tried;
  }
  const counts = new Set(Array.from(expectations.values(), ({ count }) => count));
  const count = counts.has('most') ? 'most' : counts.has('about') ? 'about' : 'exact';
  const isKept = recordTo === undefined || recordTo.keep === true;
  const recording = recordTo && bytesOfRecording(plan, recordTo.sink, expectations);
  const demands = isKept
    ? demandsOf(network, grid.steps, everyOf, expectations)
    : demandsOfStreamed(network, recording ?? 0, expectations);
  const bytes = demands.reduce((sum, demand) => sum + demand.bytes, isKept ? (recording ?? 0) : 0);
  const most = Math.min(memory.most ?? MOST_BYTES, memory.free ?? Number.POSITIVE_INFINITY);
  const [largest] = demands.toSorted((a, b) => b.bytes - a.bytes);
  if (bytes <= most || largest === undefined)
    return {
      synapses: Math.round(synapses),
      count,
      tried: Math.round(tried),
      bytes,
      ...(recording === undefined ? {} : { bytesOfRecording: recording }),
      bytesOfMillionSpikes: bytesOfMillionSpikes(network, isKept),
    };
  const { what: mostly, span, of } = largest;
  const saving = of === 'record' ? (recordTo === undefined ? 'recorded' : 'recorded twice') : of;
  return networkMemory({ network: network.name, bytes, most, mostly, saving, span });
}

/** Returns what a sink takes, which says so itself; undefined if it does not. */
function bytesOfRecording(
  plan: Recorded,
  sink: RecordingSink,
  expected: ReadonlyMap<string, Expected>,
): number | undefined {
  if (sink.memory === undefined) return undefined;
  const synapsesOf = (name: string): number => known(expected.get(name), name).synapses;
  return sink.memory(describeRecording(plan, synapsesOf).description);
}
