/** The models of `models/`, read and checked as the command line does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { known } from '../../src/base/invariant.ts';
import { type CheckResult, check, selectModel } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import type { Host } from '../../src/check/load-files.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Reads files from the root of the project. */
export const HOST: Host = {
  read(path, from) {
    const name = normalize(join(from, '..', path));
    try {
      return { name, text: readFileSync(join(ROOT, name), 'utf8') };
    } catch {
      return undefined;
    }
  },
};

/** Every model file, as `models/neurons/izhikevich.axo`. */
export const MODEL_FILES: readonly string[] = readdirSync(join(ROOT, 'models'), { recursive: true })
  .map((path) => `models/${path}`)
  .filter((path) => path.endsWith('.axo'))
  .sort();

export function checkFile(name: string): CheckResult {
  return check({ name, text: readFileSync(join(ROOT, name), 'utf8') }, HOST);
}

/** Returns a neuron by its file's name, the last of the file unless another is named. */
export function neuron(file: string, component?: string): CheckedModel {
  const { model } = selectModel(checkFile(`models/neurons/${file}.axo`), component);
  return known(model, `${file}#${component ?? ''} without errors`);
}
