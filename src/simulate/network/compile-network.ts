/** Makes code of a network: of populations whose models are alike, once. */
import { known } from '../../base/invariant.ts';
import type { CheckedModel, Definition } from '../../check/checked-model.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
  CheckedSignal,
  PopulationSum,
} from '../../check/network/checked-network.ts';
import type { CheckedSynapse } from '../../check/network/checked-synapse.ts';
import { type Artifact, type CompileOptions, compilationKey, compile } from '../../compile.ts';
import { type CompileSynapseOptions, compileSynapse, type SynapseArtifact } from '../../compile-synapse.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { endRecords } from '../../lower/synapse/end-meanings.ts';
import type { StorageDescription } from '../../runtime/layout.ts';
import type { Topology } from '../../runtime/network/topology.ts';
import type { BuiltSynapses } from './connect-projection.ts';
import type { NetworkPlan } from './plan-network.ts';
import type { PopulationValues } from './population-values.ts';
import { textOfChecked } from './text-of-checked.ts';

/** A population that has its code. */
export interface BuiltPopulation {
  readonly artifact: Artifact;
  readonly values: PopulationValues;
}

/** A projection that has its cells and its code. */
export interface BuiltProjection {
  readonly artifact: SynapseArtifact;
  readonly topology: Topology;
}

/** What depends on time alone is part of the models that receive it. */
export function heldSignals({ signals }: CheckedNetwork): readonly CheckedSignal[] {
  return signals.filter(({ isOfTime }) => !isOfTime);
}

/** A definition of its own for what is summed over cells, unless it is a value that has a name. */
export const sumName = (signal: string, index: number): string => `sum ${index} of ${signal}`;

interface NamedSum {
  readonly sum: PopulationSum;
  /** Of the population: what is recorded for it. */
  readonly name: string;
}

function namedSums(signals: readonly CheckedSignal[], population: string): readonly NamedSum[] {
  return signals.flatMap((signal) =>
    signal.sums.flatMap((sum, index) =>
      sum.population === population ? [{ sum, name: sumName(signal.name, index) }] : [],
    ),
  );
}

/** Returns the model with a definition for each thing that is summed over its cells. */
function withSums(model: CheckedModel, sums: readonly NamedSum[]): CheckedModel {
  if (sums.length === 0) return model;
  const definitions = sums.map(({ sum: { operand, reduction }, name }): Definition => {
    const { span } = operand;
    const one = { kind: 'number', value: 1, span } as const;
    const none = { kind: 'number', value: 0, span } as const;
    const { unit, dimension } = known(model.states[0] ?? model.parameters[0], `value of ${model.name}`);
    return {
      name,
      unit,
      dimension,
      type: 'number',
      origin: 'expression',
      span,
      value:
        reduction === 'count'
          ? { kind: 'conditional', branches: [{ condition: operand, value: one }], otherwise: none, span }
          : operand,
    };
  });
  return { ...model, definitions: [...model.definitions, ...definitions] };
}

/** Returns the code of a population. `compiled`: that of others, by what it is made of. */
export function compilePopulation(
  { name, model }: CheckedPopulation,
  { given }: PopulationValues,
  plan: NetworkPlan,
  compiled: Map<string, Artifact>,
): Artifact {
  const { network, options, integrators, located } = plan;
  const sums = namedSums(heldSignals(network), name);
  const records = new Set([
    ...network.projections.flatMap(({ synapse, from, to }) => [
      ...(from === name ? endRecords(synapse, 'pre') : []),
      ...(to === name ? endRecords(synapse, 'post') : []),
    ]),
    ...network.records.flatMap((record) =>
      record.kind === 'values' && record.population === name ? record.names : [],
    ),
    ...sums.map((sum) => sum.name),
  ]);
  const parameters = new Set(model.parameters.map((parameter) => parameter.name));
  const compileOptions: CompileOptions = {
    method: known(integrators.get(name), `method of ${name}`),
    arithmetic: options.arithmetic ?? 'strict',
    given: [...given.keys()],
    perCell: [...given].flatMap(([each, value]) =>
      typeof value === 'object' && parameters.has(each) ? [each] : [],
    ),
    fold: options.fold ?? false,
    records: [...records],
    stepsOfCall: 'one',
    ...(located.has(name) ? { spikeTimes: 'located' } : {}),
  };
  const whole = withSums(model, sums);
  const key = `${compilationKey(compileOptions)} ${textOfChecked(whole, new Set(['file']))}`;
  // The method was asked before whether it can take the model.
  const artifact = compiled.get(key) ?? known(compile(whole, compileOptions).artifact, `compiled ${name}`);
  compiled.set(key, artifact);
  return artifact;
}

/** Code of synapses that was made: of synapses that are one, between cells that store the same, by what it is made for. */
export type CompiledSynapses = Map<CheckedSynapse, CompiledSynapse[]>;

interface CompiledSynapse {
  readonly pre: StorageDescription;
  readonly post: StorageDescription;
  readonly options: string;
  readonly artifact: SynapseArtifact;
}

/** Returns the code of the synapses of a projection, or why a method cannot take them. `compiled`: that of others. */
export function compileProjection(
  projection: CheckedProjection,
  { topology, values }: BuiltSynapses,
  populations: ReadonlyMap<string, BuiltPopulation>,
  { network, options, method }: NetworkPlan,
  compiled: CompiledSynapses,
): { readonly artifact: SynapseArtifact } | { readonly diagnostics: readonly Diagnostic[] } {
  const { name, synapse } = projection;
  const storageOf = (population: string): StorageDescription =>
    known(populations.get(population), population).artifact.linkables.js.storage;
  const recorded = network.records.flatMap((record) =>
    record.kind === 'synapses' && record.projection === name ? record.names : [],
  );
  const [pre, post] = [storageOf(projection.from), storageOf(projection.to)];
  const compileOptions: CompileSynapseOptions = {
    method,
    arithmetic: options.arithmetic ?? 'strict',
    given: [...values.keys()],
    perCell: [...values].flatMap(([each, value]) => (typeof value === 'object' ? [each] : [])),
    fold: options.fold ?? false,
    records: [...new Set(recorded)],
    received: projection.signals.map(({ input }) => input),
    hasUniformDelay: topology.delays.kind === 'uniform',
  };
  const key = JSON.stringify(compileOptions);
  const before = compiled
    .get(synapse)
    ?.find((each) => each.pre === pre && each.post === post && each.options === key);
  if (before !== undefined) return before;
  const { artifact, diagnostics } = compileSynapse(synapse, { pre, post }, compileOptions);
  if (artifact !== undefined) {
    compiled.set(synapse, [...(compiled.get(synapse) ?? []), { pre, post, options: key, artifact }]);
    return { artifact };
  }
  return {
    diagnostics: diagnostics.map((each) => ({ ...each, message: `Projection \`${name}\`: ${each.message}` })),
  };
}

/** Returns the code of a signal. */
export function compileSignal(
  { name, model }: CheckedSignal,
  { options, integrators }: NetworkPlan,
): Artifact {
  const { artifact } = compile(model, {
    method: known(integrators.get(name), `method of ${name}`),
    arithmetic: options.arithmetic ?? 'strict',
    records: [name],
    stepsOfCall: 'one',
  });
  return known(artifact, `compiled signal ${name}`);
}
