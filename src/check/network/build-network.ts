/** A network with the models that it is made of, its names, units and structure checked. */

import { unusedParameter } from '../../diagnostics/codes/names.ts';
import { emptyNetwork, networkTooLarge } from '../../diagnostics/codes/network.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ConnectSyntax } from '../../syntax/network-tree.ts';
import type { NetworkSyntax } from '../../syntax/tree.ts';
import { chooseUnitSystem } from '../../units/unit-system.ts';
import type { PartBudget } from '../expand.ts';
import type { Host, LoadedFile } from '../load-files.ts';
import { cellsOf, checkPopulation, type ModelCache, type PopulationDraft } from './check-population.ts';
import { checkProjection } from './check-projection.ts';
import { checkRecord } from './check-record.ts';
import { checkSignals } from './check-signals.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
  CheckedRecord,
} from './checked-network.ts';
import { checkGivenPairs, type GivenNumbers, NOTHING_GIVEN } from './given-numbers.ts';
import { inputsAddedBy } from './inputs-added-by.ts';
import { joinPopulations, type SynapseCache } from './join-populations.ts';
import type { ListedPairs } from './listed-pairs.ts';
import type { NetworkTools } from './network-tools.ts';
import { checkNetworkValues, type GivenValues } from './network-values.ts';
import type { Joined } from './pair-value.ts';
import { readPairs } from './read-pairs.ts';
import { unitsWritten } from './units-written.ts';
import { withSynapticInputs } from './with-synaptic-inputs.ts';

/** A network, and which names of the models that it connects its expressions read. */
export interface BuiltNetwork {
  /** Absent where it has an error, all of which are reported. */
  readonly network: CheckedNetwork | undefined;
  /** `pre.angle`, and what else synapses read of cells. */
  readonly read: ReadonlySet<string>;
}

/** What was built of models: a network that grows statement by statement builds each once. */
export interface NetworkCaches {
  readonly models: ModelCache;
  readonly synapses: SynapseCache;
}

export function emptyCaches(): NetworkCaches {
  return { models: new Map(), synapses: new Map() };
}

/** One for each pair of populations that are joined. */
const MOST_PROJECTIONS = 10_000;

/**
 * Returns the network; every mistake in it is reported. `given` takes the place of the values of its parameters before anything
 * is computed; without it, parameters may lack values, and what depends on them is not looked at.
 */
export function buildNetwork(
  network: NetworkSyntax,
  file: LoadedFile,
  given: GivenValues | undefined,
  budget: PartBudget,
  host: Host,
  sink: (diagnostic: Diagnostic) => void,
  numbers: GivenNumbers = NOTHING_GIVEN,
  caches: NetworkCaches = emptyCaches(),
): BuiltNetwork {
  let failed = false;
  const report = (diagnostic: Diagnostic): void => {
    failed ||= diagnostic.severity === 'error';
    sink(diagnostic);
  };
  const system = chooseUnitSystem(unitsWritten(network));
  const values = checkNetworkValues(network, file, system, given, report);
  const tools: NetworkTools = { network, file, host, system, values, budget, numbers, report };

  const { models } = caches;
  const drafts = new Map<string, PopulationDraft>();
  for (const statement of network.statements) {
    if (statement.kind !== 'population' || drafts.has(statement.name.text)) continue;
    drafts.set(statement.name.text, checkPopulation(statement, tools, models));
  }
  if (drafts.size === 0 && network.unreadable === undefined)
    report(emptyNetwork({ name: network.name.text, span: network.name.span }));

  const connects = network.statements.filter((each) => each.kind === 'connect');
  // A `connect` that could not be read may join any.
  const isConnected = network.hasLostConnections === true ? () => true : connections(connects);
  const projections = checkProjections(connects, drafts, isConnected, caches.synapses, tools);
  const read = new Set(
    projections.flatMap(({ synapse, ...each }) => [
      ...synapse.ends.map(({ name }) => name),
      ...pairValuesOf(each).flatMap(({ reads }) => reads.map(({ name }) => name)),
    ]),
  );
  const received = checkSignals(drafts, projections, tools);
  const populations = putTogether(received.drafts, received.projections, received);
  const records: CheckedRecord[] = [];
  for (const statement of network.statements) {
    if (statement.kind !== 'record') continue;
    records.push(
      ...checkRecord(
        statement,
        { populations: drafts, projections: received.projections, isConnected },
        tools,
      ),
    );
  }

  const isWhole =
    !failed &&
    network.unreadable === undefined &&
    network.hasLostConnections === undefined &&
    populations.length === drafts.size &&
    values.parameters.length === network.statements.filter(({ kind }) => kind === 'parameter').length;
  if (!isWhole) return { network: undefined, read };
  reportUnused(tools);
  for (const warning of received.unreceived) report(warning);
  const { doc } = network.comments;
  return {
    network: {
      name: network.name.text,
      source: file.syntax.source,
      ...(doc === undefined ? {} : { doc }),
      span: network.name.span,
      system,
      parameters: values.parameters,
      populations,
      signals: received.signals,
      projections: received.projections,
      records,
    },
    read,
  };
}

function checkProjections(
  connects: readonly ConnectSyntax[],
  drafts: ReadonlyMap<string, PopulationDraft>,
  isConnected: (from: string, to: string) => boolean,
  synapses: SynapseCache,
  tools: NetworkTools,
): readonly CheckedProjection[] {
  const projections: CheckedProjection[] = [];
  const names = new Map<string, number>();
  let count = 0;
  for (const syntax of connects) {
    count += syntax.from.length * syntax.to.length;
    if (count > MOST_PROJECTIONS) {
      const what = `The network \`${tools.network.name.text}\` would have more than ${MOST_PROJECTIONS} projections`;
      const hint = 'join cells by their numbers within larger populations, `where …`.';
      tools.report(networkTooLarge({ what, span: syntax.span, hint }));
      break;
    }
    for (const joined of joinPopulations(syntax, drafts, synapses, names, tools)) {
      const listed = syntax.rule.kind === 'pairs' ? listedPairsOf(syntax.rule, joined, tools) : undefined;
      const checked = checkProjection({ ...joined, listed }, [...drafts.keys()], isConnected, tools);
      if (checked !== undefined) projections.push(checked);
    }
  }
  return projections;
}

/** Returns the pairs that a script gives, or those of a file. */
function listedPairsOf(
  rule: Extract<ConnectSyntax['rule'], { kind: 'pairs' }>,
  joined: Joined,
  tools: NetworkTools,
): ListedPairs | undefined {
  const given = tools.numbers.pairs.get(rule);
  if (given === undefined) return readPairs(rule, joined, tools);
  const ends = {
    from: { name: joined.from.name, cells: cellsOf(joined.from.shape) },
    to: { name: joined.to.name, cells: cellsOf(joined.to.shape) },
  };
  const pairs = checkGivenPairs(given, ends, rule.span);
  if (!('code' in pairs)) return { ...pairs, values: [] };
  tools.report(pairs);
  return undefined;
}

/** Returns whether any statement joins two populations. */
function connections(connects: readonly ConnectSyntax[]): (from: string, to: string) => boolean {
  const joined = new Map<string, Set<string>>();
  for (const { from, to } of connects) {
    for (const { text } of from) {
      const targets = joined.get(text) ?? new Set<string>();
      joined.set(text, targets);
      for (const each of to) targets.add(each.text);
    }
  }
  return (from, to) => joined.get(from)?.has(to) ?? false;
}

function pairValuesOf({
  rule,
  where,
  delay,
  values,
}: Pick<CheckedProjection, 'rule' | 'where' | 'delay' | 'values'>): readonly NonNullable<typeof where>[] {
  const ofRule = 'value' in rule ? [rule.value] : [];
  return [...ofRule, ...[where, delay].flatMap((each) => each ?? []), ...values];
}

/** Returns the populations of which all is known, with what synapses and signals do to their inputs. */
function putTogether(
  drafts: ReadonlyMap<string, PopulationDraft>,
  projections: readonly CheckedProjection[],
  { signalsOf }: { readonly signalsOf: (population: string) => CheckedPopulation['signals'] },
): readonly CheckedPopulation[] {
  return [...drafts.values()].flatMap((draft): readonly CheckedPopulation[] => {
    const { name, model, shape, settings, driven, syntax } = draft;
    if (model === undefined || shape === undefined) return [];
    const reached = new Set(
      projections.flatMap(({ to, synapse }) => (to === name ? inputsAddedBy(synapse) : [])),
    );
    const signals = signalsOf(name);
    const stimulated = new Set([...driven, ...signals.map(({ input }) => input), ...(draft.signalled ?? [])]);
    const whole = withSynapticInputs(model, reached, stimulated);
    const { doc } = syntax.comments;
    return [
      {
        name,
        ...(doc === undefined ? {} : { doc }),
        model: whole,
        shape,
        cells: cellsOf(shape),
        settings,
        synapticInputs: whole.synapticInputs ?? [],
        signals,
        span: syntax.name.span,
      },
    ];
  });
}

/** Warns of parameters that nothing in the network reads. */
function reportUnused({ network, values, report }: NetworkTools): void {
  for (const statement of network.statements) {
    if (statement.kind !== 'parameter') continue;
    const { text, span } = statement.name;
    const hint = 'use it in a size, in a block or in a `connect`, or remove it.';
    if (!values.read.has(text)) report(unusedParameter({ name: text, span, hint }));
  }
}
