import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { known } from '../base/invariant.ts';
import { ModelFiles } from '../cli/model-files.ts';
import { type CheckedModel, check } from '../index.ts';
import { packedModel } from '../pack/packed-model.ts';

const METHOD = 'rk4';

/** `HodgkinHuxley` as files are named: `hodgkin-huxley`. */
function kebab(name: string): string {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1-$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2')
    .toLowerCase();
}

/** Returns the name of a neuron's module: its file's, spelled as that is, where they are the same. */
function moduleName(neuron: string, file: string): string {
  const [own, ofFile] = [kebab(neuron), basename(file, '.axo')];
  return own.replaceAll('-', '') === ofFile.replaceAll('-', '') ? ofFile : own;
}

/** A neuron, and the file it stands in. */
interface Neuron {
  readonly model: CheckedModel;
  readonly file: string;
}

function neuronsOf(name: string, files: ModelFiles): readonly Neuron[] {
  const source = files.open(join('models', name));
  if ('code' in source) return [];
  return [...check(source, files).models.values()]
    .filter(({ componentKind }) => componentKind === 'neuron')
    .map((model) => ({ model, file: source.name }));
}

/** Returns where each neuron's module is: named after the neuron, and after its file too where other files of the folder have one of that name. */
function modulePaths(neurons: readonly Neuron[]): readonly string[] {
  const folderOf = (file: string): string => join('generated/models', basename(dirname(file)));
  const short = neurons.map(({ model, file }) => join(folderOf(file), moduleName(model.name, file)));
  return short.map((path, i) => {
    const { model, file } = known(neurons[i], 'neuron');
    const isAlone = short.indexOf(path) === short.lastIndexOf(path);
    const own = isAlone ? path : join(folderOf(file), `${basename(file, '.axo')}-${kebab(model.name)}`);
    return `${own}.${METHOD}.ts`;
  });
}

/** Returns the modules of all neurons below `models/`, as paths and texts. */
export async function packModels(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const { printModule } = await import('../pack/print-module.ts');
  const files = new ModelFiles();
  const names = readdirSync('models', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.axo'),
  );
  const neurons = names.toSorted().flatMap((name) => neuronsOf(name, files));
  const paths = modulePaths(neurons);
  return neurons.flatMap(({ model }, i) => {
    const packed = packedModel(model, METHOD);
    if (packed === undefined) return [];
    const text = printModule(packed, { elementary: '../../../src/runtime/functions.ts' });
    return [{ path: known(paths[i], 'path'), text }];
  });
}
