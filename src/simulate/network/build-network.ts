/**
 * Makes a network of a plan: cells get their values and are joined, models and synapses become code, synapses get their
 * values. Cells are joined before anything is compiled, as synapses may read how many there are of them.
 */
import { known } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
} from '../../check/network/checked-network.ts';
import type { Artifact } from '../../compile.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { SEED } from '../../runtime/draws.ts';
import { TOLERANCE } from '../../runtime/driver.ts';
import type { StorageDescription } from '../../runtime/layout.ts';
import {
  makeNetwork,
  type Network,
  type NetworkDescription,
  type PopulationDescription,
  type ProjectionDescription,
  type SignalDescription,
} from '../../runtime/network/network.ts';
import { indegreesOf, outdegreesOf } from '../../runtime/network/orders-of-synapses.ts';
import { partsOf } from '../../runtime/network/part-of-network.ts';
import { seedOf } from '../../runtime/network/seed-of.ts';
import { sharedTopology } from '../../runtime/network/share-topology.ts';
import { setColumn } from '../../runtime/population.ts';
import type { Stopwatch } from '../../runtime/turns.ts';
import type { CellValue } from '../cell-value.ts';
import { USUAL_TOLERANCE } from '../check-tolerance.ts';
import { cellWarnings, delayWarnings, signalWarnings } from './build-warnings.ts';
import { columnsOf, placesOf } from './cell-places.ts';
import { chooseTarget } from './choose-target.ts';
import {
  type BuiltPopulation,
  type BuiltProjection,
  type CompiledSynapses,
  compilePopulation,
  compileProjection,
  compileSignal,
  heldSignals,
  sumName,
} from './compile-network.ts';
import {
  type BuiltSynapses,
  type Joined,
  joinCells,
  makeSynapses,
  type SourcesOfPairs,
} from './connect-projection.ts';
import { stepOf, timeStepOf } from './network-grid.ts';
import { networkIdentity } from './network-identity.ts';
import type { PairSources } from './pair-values.ts';
import { type NetworkPlan, ofPopulation } from './plan-network.ts';
import { type PopulationValues, populationValuesInPieces } from './population-values.ts';

/** A network that is ready for its first step, still to be initialised. */
export interface BuiltNetwork {
  readonly network: Network;
  /** By the name of the population. */
  readonly populations: ReadonlyMap<string, BuiltPopulation>;
  /** By the name of the projection. */
  readonly projections: ReadonlyMap<string, BuiltProjection>;
  readonly buildMilliseconds: number;
  readonly compileMilliseconds: number;
  readonly warnings: readonly Diagnostic[];
}

/** Returns the network, or what is wrong with its values. */
export function* buildNetwork(
  plan: NetworkPlan,
  { elapsed }: Pick<Stopwatch, 'elapsed'>,
): Generator<undefined, BuiltNetwork | readonly Diagnostic[]> {
  const { network, grid } = plan;
  const start = elapsed();
  const values = new Map<string, PopulationValues>();
  const problems: Diagnostic[] = [];
  for (const population of network.populations) {
    const { name, model } = population;
    const dt = stepOf(grid, model.system);
    const found = yield* populationValuesInPieces(population, seedOf(plan.seed, name), dt);
    const said = hasErrors(found.diagnostics) ? [] : cellWarnings(population, found, plan);
    problems.push(...[...found.diagnostics, ...said].map((diagnostic) => ofPopulation(name, diagnostic)));
    values.set(name, found);
  }
  if (hasErrors(problems)) return problems;
  problems.push(...heldSignals(network).flatMap((signal) => signalWarnings(signal, plan)));

  let tried = 0;
  const { options, stated } = plan;
  const onTried = (pairs: number): void => {
    tried += pairs;
    options.onJoining?.(tried, stated.tried);
  };
  const joined = new Map<string, Joined>();
  for (const projection of network.projections) {
    const found = yield* joinCells(
      projection,
      { ...sourcesOf(projection, plan), onTried },
      cellReader(projection, network, values, joined),
    );
    if ('code' in found) problems.push(found);
    else {
      problems.push(...found.warnings);
      joined.set(projection.name, found);
    }
  }
  if (hasErrors(problems)) return problems;

  const made = new Map<string, BuiltSynapses>();
  for (const projection of network.projections) {
    const sources: PairSources = {
      ...sourcesOf(projection, plan),
      ofCells: cellReader(projection, network, values, joined),
    };
    const { p, q } = timeStepOf(grid, projection.synapse.model.system);
    const found = yield* makeSynapses(
      projection,
      known(joined.get(projection.name), projection.name),
      sources,
      p / q,
    );
    if ('topology' in found) {
      const { topology, stepped } = found;
      problems.push(...delayWarnings(projection, stepped, topology.synapses, grid));
      made.set(
        projection.name,
        plan.threads === 1 ? found : { ...found, topology: sharedTopology(topology) },
      );
    } else problems.push(...found);
  }
  if (hasErrors(problems)) return problems;

  const compileStart = elapsed();
  const compiled = new Map<string, Artifact>();
  const populations = new Map<string, BuiltPopulation>();
  for (const population of network.populations) {
    const ofCells = known(values.get(population.name), population.name);
    const artifact = compilePopulation(population, ofCells, plan, compiled);
    populations.set(population.name, { artifact, values: ofCells });
    yield;
  }
  const projections = new Map<string, BuiltProjection>();
  const compiledSynapses: CompiledSynapses = new Map();
  for (const projection of network.projections) {
    const ofSynapses = known(made.get(projection.name), projection.name);
    const code = compileProjection(projection, ofSynapses, populations, plan, compiledSynapses);
    if ('diagnostics' in code) problems.push(...code.diagnostics);
    else projections.set(projection.name, { artifact: code.artifact, topology: ofSynapses.topology });
    yield;
  }
  if (hasErrors(problems)) return problems;
  const signals = heldSignals(network).map((signal) => compileSignal(signal, plan));
  const compileEnd = elapsed();

  const running = makeNetwork(describe(plan, populations, projections, made, signals));
  giveValues(running, plan, populations, made);
  const spent = elapsed() - start;
  const compileMilliseconds = compileEnd - compileStart;
  return {
    network: running,
    populations,
    projections,
    buildMilliseconds: spent - compileMilliseconds,
    compileMilliseconds,
    warnings: problems,
  };
}

function populationOf({ populations }: CheckedNetwork, name: string): CheckedPopulation {
  return known(
    populations.find((each) => each.name === name),
    `population ${name}`,
  );
}

function sourcesOf(projection: CheckedProjection, { network, seed, pairCodes }: NetworkPlan): SourcesOfPairs {
  const { name, synapse, noSelf } = projection;
  const [from, to] = [populationOf(network, projection.from), populationOf(network, projection.to)];
  return {
    name,
    system: synapse.model.system,
    timeUnit: synapse.model.timeUnit,
    seed: seedOfProjection(projection, seed),
    ends: { pre: from.cells, post: to.cells, noSelf },
    columns: { pre: columnsOf(from.shape), post: columnsOf(to.shape) },
    codes: pairCodes,
  };
}

/** A projection with a seed of its own draws by that, whatever the network's is. */
function seedOfProjection({ name, seed }: CheckedProjection, ofNetwork: number): number {
  return seedOf(seed ?? ofNetwork, name);
}

/** Returns what cells of a projection's ends have; degrees once cells are joined. */
function cellReader(
  projection: CheckedProjection,
  network: CheckedNetwork,
  values: ReadonlyMap<string, PopulationValues>,
  joined: ReadonlyMap<string, Joined>,
): PairSources['ofCells'] {
  return ({ of, what }) => {
    const population = populationOf(network, of === 'pre' ? projection.from : projection.to);
    switch (what.kind) {
      case 'parameter':
        return known(values.get(population.name), population.name).constants.atStart(what.name);
      case 'position': {
        const columns = known(columnsOf(population.shape), `columns of ${population.name}`);
        return placesOf(what.name, population.cells, columns);
      }
      case 'degree':
        return degreesOf(of, what.population, projection, network, joined);
    }
  };
}

/** Returns how many synapses each cell has: of this projection, or of all from (to) a population. */
function degreesOf(
  of: 'pre' | 'post',
  population: string | undefined,
  projection: CheckedProjection,
  { projections }: CheckedNetwork,
  joined: ReadonlyMap<string, Joined>,
): CellValue {
  const own = of === 'pre' ? 'from' : 'to';
  const other = of === 'pre' ? 'to' : 'from';
  const counted =
    population === undefined
      ? [projection]
      : projections.filter((each) => each[own] === projection[own] && each[other] === population);
  const [first, ...rest] = counted.map(({ name }) => {
    const { topology } = known(joined.get(name), name);
    return of === 'pre' ? outdegreesOf(topology) : indegreesOf(topology);
  });
  const sums = Float64Array.from(known(first, 'projection whose synapses are counted'));
  for (const degrees of rest)
    for (const [cell, degree] of degrees.entries()) sums[cell] = (sums[cell] ?? 0) + degree;
  return sums;
}

// ── The network ──────────────────────────────────────────────────────────────────────────────────────

/** Returns the names of the states that are kept: what nobody reads may have been left out. */
function storedOf(states: CheckedModel['states'], { columns }: StorageDescription): readonly string[] {
  const stored = new Set(columns.map(({ name }) => name));
  return states.flatMap(({ name }) => (stored.has(name) ? [name] : []));
}

function describe(
  plan: NetworkPlan,
  populations: ReadonlyMap<string, BuiltPopulation>,
  projections: ReadonlyMap<string, BuiltProjection>,
  made: ReadonlyMap<string, BuiltSynapses>,
  signals: readonly Artifact[],
): NetworkDescription {
  const { network, grid } = plan;
  return {
    populations: network.populations.map((population): PopulationDescription => {
      const { name, model, cells } = population;
      const { artifact } = known(populations.get(name), name);
      return {
        name,
        dt: timeStepOf(grid, model.system),
        states: storedOf(model.states, artifact.linkables.js.storage),
        model: artifact.linkables[chooseTarget(artifact, cells, plan.target)],
        cells,
        signals: population.signals,
      };
    }),
    signals: heldSignals(network).map((signal, index): SignalDescription => {
      const { name, model, reads, sums } = signal;
      const { js: linkable } = known(signals[index], name).linkables;
      return {
        name,
        dt: timeStepOf(grid, model.system),
        states: storedOf(model.states, linkable.storage),
        model: linkable,
        value: name,
        reads,
        sums: sums.map(({ input, population, reduction, conversion }, place) => ({
          input,
          population,
          by: reduction === 'count' ? 'sum' : reduction,
          operand: { kind: 'record', name: sumName(name, place) },
          ...(conversion === undefined ? {} : { conversion }),
        })),
      };
    }),
    projections: network.projections.map((projection): ProjectionDescription => {
      const { name, from, to, synapse } = projection;
      const { artifact } = known(projections.get(name), name);
      const { topology, numbers } = known(made.get(name), name);
      return {
        name,
        from,
        to,
        dt: timeStepOf(grid, synapse.model.system),
        states: storedOf(synapse.model.states, artifact.code.linkable.storage),
        synapse: artifact.code.linkable,
        topology,
        ...(numbers === undefined ? {} : { numbers }),
        signals: projection.signals,
      };
    }),
    steps: grid.steps,
    threads: plan.threads,
    identity: networkIdentity(plan),
  };
}

/** Sets the columns of what was given; the rest is computed from them. */
function giveValues(
  running: Network,
  { network, seed, options }: NetworkPlan,
  populations: ReadonlyMap<string, BuiltPopulation>,
  made: ReadonlyMap<string, BuiltSynapses>,
): void {
  const { tolerance = USUAL_TOLERANCE } = options;
  for (const { cells } of partsOf(running))
    if (cells.model.storage.columns.some(({ name }) => name === TOLERANCE))
      setColumn(cells, TOLERANCE, tolerance);
  for (const { name, cells } of running.populations) {
    const has = new Set(cells.model.storage.columns.map((column) => column.name));
    const { values } = known(populations.get(name), name);
    for (const [column, value] of values.given) if (has.has(column)) setColumn(cells, column, value);
  }
  for (const [index, { name, synapses }] of running.projections.entries()) {
    const has = new Set(synapses.model.storage.columns.map((column) => column.name));
    const projection = known(network.projections[index], name);
    if (has.has(SEED)) setColumn(synapses, SEED, seedOfProjection(projection, seed));
    const { values } = known(made.get(name), name);
    for (const [column, value] of values) if (has.has(column)) setColumn(synapses, column, value);
  }
  for (const { name, cells } of running.signals) {
    if (cells.model.storage.columns.some((column) => column.name === SEED))
      setColumn(cells, SEED, seedOf(seed, name));
  }
}
