import type { SourceText } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { type CheckResult, check, checkNetworkWith } from '../check/check.ts';
import type { CheckedNetwork } from '../check/network/checked-network.ts';
import type { GivenValues } from '../check/network/network-values.ts';
import { synapseAlone, unknownComponent } from '../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { type ExplainedSynapse, explainSynapse } from '../report/network/explain-synapse.ts';
import { ModelFiles, parseAddress } from './model-files.ts';
import { type OpenedModel, pickModel, synapseMeant } from './open-model.ts';

/** What `FILE#Name` was found to be, where it is a network; without one, the diagnostics hold an error. */
export interface OpenedNetwork {
  readonly kind: 'network';
  readonly name: string;
  readonly network?: CheckedNetwork;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the file and of all that it imports, by name; of what was given too. */
  readonly sources: ReadonlyMap<string, string>;
  readonly address: string;
}

/** A synapse, which is no model that runs: the diagnostics say so. */
export interface OpenedSynapse extends OpenedModel {
  readonly kind: 'synapse';
  readonly explain: () => ExplainedSynapse | undefined;
}

export type Opened = OpenedNetwork | OpenedSynapse | (OpenedModel & { readonly kind: 'model' });

/** A parameter that the command line gives another value. */
export interface GivenParameter {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads and checks a file and picks what is meant: the named model or network, else the last network that it declares, else
 * its model. `given` takes the place of what the parameters of a network are.
 */
export function openAny(
  address: string,
  given: readonly GivenParameter[] = [],
  takesAll: 'takesAll' | undefined = undefined,
): Opened {
  const files = new ModelFiles();
  const { path, component } = parseAddress(address);
  const source = files.open(path);
  if ('code' in source) return { kind: 'model', diagnostics: [source], sources: files.sources, address };
  const result = check(source, files);
  const { networkNames } = result;
  const name = component ?? networkNames.at(-1);
  if (name !== undefined && networkNames.includes(name)) {
    // What lacks a value may be given it, and if it is not, that is to be told.
    const isWhole = given.length === 0 && result.networks.has(name);
    return pickNetwork(
      isWhole ? result : checkNetworkWith(source, files, name, valuesOf(given)),
      name,
      given,
    );
  }
  const synapse = synapseMeant(result, component);
  if (synapse !== undefined) {
    const alone = synapseAlone({ name: synapse, path });
    const { diagnostics, sources } = result;
    const opened = { diagnostics: [...diagnostics, alone], sources, address };
    if (hasErrors(diagnostics)) return { kind: 'model', ...opened };
    return { kind: 'synapse', ...opened, explain: () => explainSynapse(result, synapse, files) };
  }
  if (component !== undefined && networkNames.length > 0 && !result.components.includes(component)) {
    const offered = [...result.components, ...networkNames];
    const suggestion = nearest(component, offered);
    const unknown = unknownComponent({ name: component, path, offered, suggestion });
    return { kind: 'model', diagnostics: [...result.diagnostics, unknown], sources: result.sources, address };
  }
  return { kind: 'model', ...pickModel(result, path, component, takesAll) };
}

function valuesOf(given: readonly GivenParameter[]): GivenValues {
  return new Map(given.map((each) => [each.name, sourceOf(each)]));
}

/** The text of a value, as diagnostics that point into it name it. */
function sourceOf({ name, value }: GivenParameter): SourceText {
  return { name: `set ${name}`, text: value };
}

function pickNetwork(
  { diagnostics, networks, sources, syntax }: CheckResult,
  name: string,
  given: readonly GivenParameter[],
): OpenedNetwork {
  const network = hasErrors(diagnostics) ? undefined : networks.get(name);
  return {
    kind: 'network',
    name,
    ...(network === undefined ? {} : { network }),
    diagnostics,
    sources: new Map([...sources, ...given.map((each) => [`set ${each.name}`, each.value] as const)]),
    address: `${syntax.source}#${name}`,
  };
}
