/** The files below `models/`, as far as the pages tell of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelFiles } from '../src/cli/model-files.ts';
import { type CheckedModel, check } from '../src/index.ts';
import type { ComponentSyntax, FunctionSyntax, NetworkSyntax } from '../src/syntax/tree.ts';

/** A shipped file, as far as the page tells of it. */
export interface ShippedFile {
  /** Below `models/`: `neurons/izhikevich.axo`. */
  readonly name: string;
  readonly text: string;
  readonly models: readonly CheckedModel[];
  readonly functions: readonly FunctionSyntax[];
  /** Components that are written out, which variants are not. */
  readonly components: readonly ComponentSyntax[];
  readonly networks: readonly NetworkSyntax[];
}

export function readFiles(): readonly ShippedFile[] {
  const files = new ModelFiles();
  const names = readdirSync('models', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.axo'))
    .toSorted();
  return names.map((name) => {
    const source = files.open(join('models', name));
    if ('code' in source) throw new Error(source.message);
    const { models, syntax } = check(source, files);
    const functions = syntax.declarations.flatMap((each) => (each.kind === 'function' ? [each] : []));
    return {
      name,
      text: readFileSync(join('models', name), 'utf8'),
      models: [...models.values()],
      functions,
      components: syntax.declarations.flatMap((each) => (each.kind === 'component' ? [each] : [])),
      networks: syntax.declarations.flatMap((each) => (each.kind === 'network' ? [each] : [])),
    };
  });
}
