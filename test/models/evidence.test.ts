import { describe, expect, it } from 'vitest';
import { ALL_EVIDENCE } from '../../evidence/all.ts';
import { describeFailure, judge } from '../../evidence/judge.ts';
import { ALL_GALLERY } from '../../gallery/all.ts';
import { type CheckResult, selectModel } from '../../src/check/check.ts';
import { openShipped, type ShippedModel, shippedAddress } from '../../src/tooling/shipped-model.ts';
import { checkFile, MODEL_FILES } from './shipped-models.ts';

const MODELS = new Set(ALL_EVIDENCE.map(({ model }) => model));

describe.each([...MODELS])('%s', (name) => {
  const entries = ALL_EVIDENCE.filter(({ model }) => model === name);
  let opened: ShippedModel | undefined;
  const open = (): ShippedModel => {
    opened ??= openShipped(name);
    return opened;
  };

  const titled = entries.map((entry) => [`${entry.what}: ${entry.witness}`, entry] as const);

  it.each(titled)('%s', async (_, { compare }) => {
    const comparisons = await compare(open().run);
    expect(comparisons.length).toBeGreaterThan(0);
    const failures = comparisons.filter((each) => !judge(each).holds).map(describeFailure);
    expect(failures.join('\n')).toBe('');
  });
});

describe('the shipped models', () => {
  const checked = new Map(MODEL_FILES.map((file) => [file, checkFile(file)]));
  /** Those of networks, and the cells that only these have, have tests of their own: networks.test.ts, synapses.test.ts. */
  const isOfNetworks = (file: string): boolean => /^models\/(networks|synapses)\//.test(file);
  /** Files with components; those of functions only are tested as functions. */
  const files = MODEL_FILES.filter((file) => checked.get(file)?.models.size !== 0 && !isOfNetworks(file));
  const without = (entries: readonly { readonly model: string }[]): readonly string[] => {
    const named = new Set(entries.map(({ model }) => shippedAddress(model).path));
    return files.filter((file) => !named.has(file));
  };

  /**
   * Components that no entry is about: neither named by one (a file without a name means its last neuron), nor a part, in
   * its own file, of one that is: the terminal of a transmitter, the cell of a pool, the two halves of a cell.
   */
  const unseen = ([file, result]: readonly [string, CheckResult]): readonly string[] => {
    const models = ALL_EVIDENCE.map(({ model }) => shippedAddress(model))
      .filter(({ path }) => path === file)
      .flatMap(({ component }) => selectModel(result, component).model ?? []);
    const seen = new Set(
      models.flatMap(({ name, parts }) => [name, ...parts.map(({ component }) => component)]),
    );
    if (isOfNetworks(file)) return [];
    return result.components.filter((name) => !seen.has(name)).map((name) => `${file}#${name}`);
  };

  it('are all held against something, each component of each file', () => {
    expect(without(ALL_EVIDENCE)).toEqual([]);
    expect([...checked].flatMap(unseen)).toEqual([]);
  });

  it('are all in the gallery', () => {
    expect(without(ALL_GALLERY)).toEqual([]);
  });

  it('say each thing once', () => {
    const titles = ALL_EVIDENCE.map(({ model, what, witness }) => `${model}: ${what}: ${witness}`);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });
});
