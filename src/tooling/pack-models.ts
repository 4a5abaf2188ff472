import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ModelFiles } from '../cli/model-files.ts';
import { check } from '../index.ts';
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

/** Returns the modules of all neurons below `models/`, as paths and texts. */
export async function packModels(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const { printModule } = await import('../pack/print-module.ts');
  const files = new ModelFiles();
  const names = readdirSync('models', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.axo'),
  );
  return names.toSorted().flatMap((name) => {
    const source = files.open(join('models', name));
    if ('code' in source) return [];
    const neurons = [...check(source, files).models.values()].filter(
      ({ componentKind }) => componentKind === 'neuron',
    );
    return neurons.flatMap((model) => {
      const packed = packedModel(model, METHOD);
      if (packed === undefined) return [];
      const folder = join('generated/models', basename(dirname(source.name)));
      const path = join(folder, `${moduleName(model.name, name)}.${METHOD}.ts`);
      return [{ path, text: printModule(packed, { elementary: '../../../src/runtime/functions.ts' }) }];
    });
  });
}
