import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, meantComponent } from '../check/check.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Host } from '../check/load-files.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../diagnostics/render.ts';
import { besideShipped, isShippedPath, shippedFile } from '../library/shipped-file.ts';

export interface ReadModel {
  readonly model: CheckedModel;
  /** The texts of the file and of all that it imports, by name. */
  readonly sources: ReadonlyMap<string, string>;
  /** The file, and behind `#` the component. */
  readonly address: string;
}

/** Files as they lie beside each other, named by their paths. */
const FILES: Host = {
  read: (path, from) => {
    if (isShippedPath(from)) return besideShipped(path, from);
    const name = resolve(dirname(from), path);
    return existsSync(name) ? { name, text: readFileSync(name, 'utf8') } : undefined;
  },
};

/**
 * Returns the model in a file, or in one that is shipped (`std/…`): the component behind `#`, else the last neuron, else the
 * only component. Throws an `Error` with the rendered diagnostics where there is none without mistakes.
 */
export function readModel(file: string | URL): ReadModel {
  const text = typeof file === 'string' ? file : fileURLToPath(file) + decodeURIComponent(file.hash);
  const hash = existsSync(text) ? -1 : text.lastIndexOf('#');
  const [path, component] = hash < 0 ? [text] : [text.slice(0, hash), text.slice(hash + 1)];
  const shipped = isShippedPath(path) && !existsSync(path) ? shippedFile(path) : undefined;
  const name = resolve(path);
  const result = check(shipped ?? { name, text: readFileSync(name, 'utf8') }, FILES);
  const model = component === undefined ? meantComponent(result) : result.models.get(component);
  if (hasErrors(result.diagnostics)) {
    throw new Error(`${path} has mistakes.\n\n${renderDiagnostics(result.diagnostics, result.sources)}`);
  }
  if (model === undefined) throw new Error(`There is no ${component ?? 'neuron'} in ${path}.`);
  return { model, sources: result.sources, address: `${path}#${model.name}` };
}
