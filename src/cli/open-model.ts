import { nearest } from '../base/suggest.ts';
import { type CheckResult, check, meantComponent } from '../check/check.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { isSynapse } from '../check/component-kinds.ts';
import { isNetwork, noNeuron, synapseAlone, unknownComponent } from '../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { ModelSyntax } from '../syntax/tree.ts';
import { ModelFiles, parseAddress } from './model-files.ts';

/** What `FILE#Name` was found to be; without a model, the diagnostics hold an error. */
export interface OpenedModel {
  readonly model?: CheckedModel;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the file and of all that it imports, by name. */
  readonly sources: ReadonlyMap<string, string>;
  /** The component that was found, by the name of its file: `hh.axo#HodgkinHuxley`. */
  readonly address: string;
  /** Of a file that declares no component, what it is instead. */
  readonly syntax?: ModelSyntax;
}

/**
 * Reads and checks a file and picks the component that is meant: the named one, else the last neuron, else the only
 * component; where there are several of them and `takesAll` is given, the last.
 */
export function openModel(address: string, takesAll: 'takesAll' | undefined = undefined): OpenedModel {
  const files = new ModelFiles();
  const { path, component } = parseAddress(address);
  const source = files.open(path);
  if ('code' in source) return { diagnostics: [source], sources: files.sources, address };
  return pickModel(check(source, files), path, component, takesAll);
}

/** Returns the component of a checked file that is meant: the named one, else the last neuron, else the only component. */
export function pickModel(
  result: CheckResult,
  path: string,
  component: string | undefined,
  takesAll: 'takesAll' | undefined = undefined,
): OpenedModel {
  const { diagnostics, models, components, sources, syntax } = result;
  const nothing = { sources, address: path };
  if (component !== undefined && result.networkNames.includes(component)) {
    const problem = isNetwork({ name: component, path, offered: components });
    return { ...nothing, diagnostics: [...diagnostics, problem] };
  }
  const synapse = synapseMeant(result, component);
  if (synapse !== undefined)
    return { ...nothing, diagnostics: [...diagnostics, synapseAlone({ name: synapse, path })] };
  if (component !== undefined && !components.includes(component)) {
    const suggestion = nearest(component, components);
    const unknown = unknownComponent({ name: component, path, offered: components, suggestion });
    return { ...nothing, diagnostics: [...diagnostics, unknown] };
  }
  if (hasErrors(diagnostics)) return { ...nothing, diagnostics };
  const meant = meantComponent(result) ?? (takesAll === undefined ? undefined : [...models.values()].at(-1));
  const model = component === undefined ? meant : models.get(component);
  if (model !== undefined) return { model, diagnostics, sources, address: `${syntax.source}#${model.name}` };
  const network = result.networkNames.at(-1);
  if (network !== undefined && components.length === 0) {
    const problem = isNetwork({ name: network, path, offered: components });
    return { ...nothing, diagnostics: [...diagnostics, problem] };
  }
  const functions = syntax.declarations.flatMap((each) => (each.kind === 'function' ? [each.name.text] : []));
  const problem = noNeuron({ path, offered: components, functions });
  return {
    ...nothing,
    diagnostics: [...diagnostics, problem],
    ...(components.length === 0 ? { syntax } : {}),
  };
}

/** Returns the name of the synapse that is meant: the named one, or the last of a file that declares nothing else to run. */
export function synapseMeant(
  { syntax, components, networkNames }: CheckResult,
  component: string | undefined,
): string | undefined {
  const synapses = syntax.declarations.flatMap((each) =>
    (each.kind === 'component' || each.kind === 'variant') && isSynapse(each.componentKind)
      ? [each.name.text]
      : [],
  );
  if (component !== undefined) return synapses.find((name) => name === component);
  return components.length + networkNames.length === 0 ? synapses.at(-1) : undefined;
}
