import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ModelFiles } from '../../src/cli/model-files.ts';
import { check, modelOf, run } from '../../src/index.ts';
import { packedModel } from '../../src/pack/packed-model.ts';
import { printModule } from '../../src/pack/print-module.ts';
import { unitConverter } from '../../src/units/unit-system.ts';

const MODULES = fileURLToPath(new URL('../../generated/models/neurons', import.meta.url));

interface Column {
  readonly name: string;
  readonly index: number;
}

/** What every generated module exports. */
interface PackedModule {
  readonly model: { readonly name: string; readonly source: string; readonly method: string };
  readonly inputs: readonly Column[];
  readonly states: readonly Column[];
  initial(): number[];
  step(numbers: number[], k: number, p: number, q: number, dt: number): number;
}

describe('the packed models', () => {
  const files = readdirSync(MODULES).filter((name) => name.endsWith('.ts'));

  it('are those of all shipped neurons', () => {
    expect(files.map((name) => basename(name, '.rk4.ts'))).toContain('hodgkin-huxley');
    expect(files.length).toBeGreaterThan(8);
  });

  it.each(files)('%s steps to the same bits as the compiled model', async (name) => {
    const packed: PackedModule = await import(`${MODULES}/${name}`);
    const { source, name: component, method } = packed.model;
    const sources = new ModelFiles();
    const text = sources.open(source);
    if ('code' in text) throw new Error(text.message);
    const model = check(text, sources).models.get(component);
    if (model === undefined) throw new Error(`no ${component}`);

    const drive = 5;
    const [input] = packed.inputs;
    const states = packed.states.map((state) => state.name);
    const steps = 4000;
    const { result } = await run(model, {
      for: steps * 0.02,
      dt: 0.02,
      method,
      record: states,
      inputs: input === undefined ? {} : { [input.name]: drive },
    });
    const inDeclaredUnits = new Map(
      model.states.map((state) => [state.name, unitConverter(state.unit, model.system)]),
    );
    const numbers = packed.initial();
    if (input !== undefined) numbers[input.index] = drive;
    let spikes = 0;
    for (let k = 0; k < steps; k++) {
      spikes += packed.step(numbers, k, 1, 50, 1 / 50);
      for (const { name: state, index } of packed.states) {
        const expected = result?.traces.get(state)?.values[k + 1];
        // A pack counts in the units that the model computes in, a result in those that it declares.
        const got = inDeclaredUnits.get(state)?.(numbers[index] ?? Number.NaN);
        if (!Object.is(got, expected)) throw new Error(`step ${k}: ${state} is ${got}, not ${expected}`);
      }
    }
    expect(spikes).toBe(result?.spikes[0]?.length);
  });
});

describe('printModule', () => {
  it('keeps docs and names text, whatever they hold', () => {
    const model = modelOf(
      [
        '## */ process.exit(1) /*',
        'neuron Hostile {',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: text that must stay text
        '  ## "`${process.exit(1)}`" */ @ts-nocheck',
        '  param constructor = 1 mV',
        '  state __proto__ : mV = constructor',
        '  d__proto__/dt = -__proto__ / 10 ms',
        '}',
      ].join('\n'),
    );
    const packed = packedModel(model, 'rk4');
    const text = packed === undefined ? '' : printModule(packed, { elementary: './functions.ts' });
    const withoutTexts = text.replaceAll(/"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(withoutTexts).toContain('export function step');
    expect(withoutTexts).not.toContain('process');
  });

  it('lets the numbers of a step go by other names where the model has those', () => {
    const model = modelOf(
      'neuron Steep { param k = 2; param numbers = 3; param q = 1; state v = 1; dv/dt = -(k + numbers * q) * v / 1 ms }',
    );
    const packed = packedModel(model, 'euler');
    const text = packed === undefined ? '' : printModule(packed, { elementary: './functions.ts' });
    expect(text).toContain(
      'step(numbers: Numbers, _k_2: number, _p: number, _q: number, dt: number): number {',
    );
    expect(text).toContain('Does step k_2, from k_2 p/q ms to the next grid point, in place.');
    expect(text).toContain('const k = numbers[0];');
    expect(text).toContain('numbers[2]; // q');
  });

  it('is not made where the method refuses the model', () => {
    expect(packedModel(modelOf('neuron A { state v = 1; dv/dt = -v / 1 ms }'), 'nonsense')).toBeUndefined();
    const coupled = modelOf('neuron A { state v = 1; state w = 0; dv/dt = -w / 1 ms; dw/dt = v / 1 ms }');
    expect(packedModel(coupled, 'exact')).toBeUndefined();
    expect(packedModel(modelOf('neuron A { state v = 1; dv/dt = -v / 1 ms }'), 'exact')?.step).toContain(
      'exprel',
    );
  });
});
