/** Reads what a run of a network is asked for: with everything right it is a plan, else the mistakes. */
import { resolveMethod } from '../../analysis/choice/resolve-method.ts';
import { known } from '../../base/invariant.ts';
import type { SourceText } from '../../base/span.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedRecord,
} from '../../check/network/checked-network.ts';
import { networkMemory, tooManySynapses } from '../../diagnostics/codes/build.ts';
import { badSeed } from '../../diagnostics/codes/run/options.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { isIntegrator } from '../../lower/integrators/find-integrator.ts';
import type { Integrator } from '../../lower/integrators/integrator.ts';
import { DEFAULT_SEED, LARGEST_SEED } from '../../runtime/draws.ts';
import { MOST_SYNAPSES } from '../../runtime/network/connected.ts';
import { type TimeGrid, timeSources } from '../time-grid.ts';
import { demandsOf, expectedSynapses } from './estimate-memory.ts';
import { networkGrid, stepOf, stepsBetween } from './network-grid.ts';
import type { NetworkRunOptions, NetworkRunPlan } from './network-options.ts';

/** A run with everything that was asked for known to be right. */
export interface NetworkPlan {
  readonly network: CheckedNetwork;
  readonly grid: TimeGrid;
  readonly seed: number;
  /** By the name of the population. */
  readonly integrators: ReadonlyMap<string, Integrator>;
  /** As it was named. */
  readonly method: string;
  /** Steps between the samples of each record. */
  readonly everyOf: (record: CheckedRecord) => number;
  readonly stated: NetworkRunPlan;
  readonly options: NetworkRunOptions;
  /** The texts of options that diagnostics may point into. */
  readonly sources: readonly SourceText[];
}

export type MadeNetworkPlan =
  | { readonly plan: NetworkPlan; readonly diagnostics: readonly Diagnostic[] }
  | { readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly SourceText[] };

const DEFAULT_METHOD = 'rk4';
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

  const integrators = new Map<string, Integrator>();
  for (const population of network.populations) {
    const found = integratorOf(population, method, 'steps' in grid ? grid : undefined);
    if (isIntegrator(found)) integrators.set(population.name, found);
    // A name that there is not is not there for any population.
    else if (!diagnostics.some(({ message }) => message === found.message)) diagnostics.push(found);
  }
  const intervals = new Map<CheckedRecord, number>();
  for (const record of 'steps' in grid ? network.records : []) {
    const every = stepsBetween(record, options);
    if (typeof every === 'number') intervals.set(record, every);
    else diagnostics.push(...every);
  }
  if (hasErrors(diagnostics) || !('steps' in grid)) return { diagnostics, sources };

  const everyOf = (record: CheckedRecord): number => intervals.get(record) ?? 1;
  const fitting = checkRoom(network, grid.steps, everyOf, options);
  if ('code' in fitting) return { diagnostics: [...diagnostics, fitting], sources };
  const stated: NetworkRunPlan = {
    network: network.name,
    steps: grid.steps,
    step: { value: grid.timeOf(1), unit: grid.unit.text },
    cells: network.populations.reduce((sum, { cells }) => sum + cells, 0),
    ...fitting,
  };
  const plan = { network, grid, seed, integrators, method, everyOf, stated, options, sources };
  return { plan, diagnostics };
}

/** Returns the integrator of a population, or why it cannot have it. */
function integratorOf(
  { name, model }: CheckedPopulation,
  method: string,
  grid: TimeGrid | undefined,
): Integrator | Diagnostic {
  const step = grid === undefined ? undefined : stepOf(grid, model.system);
  const found = resolveMethod(model, method, step);
  if (!isIntegrator(found)) return found;
  const refusal = found.refuse(model);
  return refusal === undefined ? found : ofPopulation(name, refusal);
}

/** Says of which population a diagnostic is. */
export function ofPopulation(name: string, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, message: `Population \`${name}\`: ${diagnostic.message}` };
}

/** Returns what the network takes, or why there is no room for it. */
function checkRoom(
  network: CheckedNetwork,
  steps: number,
  everyOf: (record: CheckedRecord) => number,
  { memory = {} }: NetworkRunOptions,
): Pick<NetworkRunPlan, 'synapses' | 'bytes'> | Diagnostic {
  let synapses = 0;
  const expectations = new Map(
    network.projections.map((projection) => [projection.name, expectedSynapses(projection, network)]),
  );
  for (const projection of network.projections) {
    const { synapses: expected, count } = known(expectations.get(projection.name), projection.name);
    // What may be fewer is counted when they are made.
    if (expected > MOST_SYNAPSES && count !== 'most') {
      const { name, span } = projection;
      return tooManySynapses({ projection: name, synapses: Math.round(expected), most: MOST_SYNAPSES, span });
    }
    synapses += expected;
  }
  const demands = demandsOf(network, steps, everyOf, expectations);
  const bytes = demands.reduce((sum, demand) => sum + demand.bytes, 0);
  const most = Math.min(memory.most ?? MOST_BYTES, memory.free ?? Number.POSITIVE_INFINITY);
  const [largest] = demands.toSorted((a, b) => b.bytes - a.bytes);
  if (bytes <= most || largest === undefined) return { synapses: Math.round(synapses), bytes };
  return networkMemory({ network: network.name, bytes, most, mostly: largest.what, span: largest.span });
}
