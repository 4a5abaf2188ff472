import { nearest } from '../base/suggest.ts';
import { noNeuron, unknownComponent } from '../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { type CheckedModel, check } from '../index.ts';
import { ModelFiles, parseAddress } from './model-files.ts';

/** What `FILE#Name` was found to be; without a model, the diagnostics hold an error. */
export interface OpenedModel {
  readonly model?: CheckedModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads and checks a file and picks the component that is meant: the named one, else the last neuron. */
export function openModel(address: string): OpenedModel {
  const files = new ModelFiles();
  const { path, component } = parseAddress(address);
  const source = files.open(path);
  if ('code' in source) return { diagnostics: [source], sources: files.sources };
  const { diagnostics, models, components } = check(source, files);
  const { sources } = files;
  if (component !== undefined && !components.includes(component)) {
    const suggestion = nearest(component, components);
    const unknown = unknownComponent({ name: component, path, offered: components, suggestion });
    return { diagnostics: [...diagnostics, unknown], sources };
  }
  if (hasErrors(diagnostics)) return { diagnostics, sources };
  const neurons = [...models.values()].filter(({ componentKind }) => componentKind === 'neuron');
  const model = component === undefined ? neurons.at(-1) : models.get(component);
  if (model !== undefined) return { model, diagnostics, sources };
  return { diagnostics: [...diagnostics, noNeuron({ path, offered: components })], sources };
}
