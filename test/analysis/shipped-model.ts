import { known } from '../../src/base/invariant.ts';
import { ModelFiles } from '../../src/cli/model-files.ts';
import { type CheckedModel, check } from '../../src/index.ts';

/** Returns a component of a file in `models`. */
export function shippedModel(path: string, name: string): CheckedModel {
  const files = new ModelFiles();
  const source = files.open(`models/${path}`);
  if ('code' in source) throw new Error(source.message);
  return known(check(source, files).models.get(name), name);
}
