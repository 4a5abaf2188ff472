import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';
import { modelOf } from '../../src/index.ts';
import { agrees, verifies } from '../../src/testing/testing.ts';
import { folderWith } from '../cli/axode.ts';

const LEAK = 'channel Leak { param g = 1 nS; input v : mV; output i = g * (v + 70 mV) }\n';
const CELL = `import { Leak } from "./parts/leak.axo"
neuron Cell {
  use leak = Leak
  state v : mV = -60 mV
  dv/dt = -leak.i / 100 pF
  spike when v > -30 mV
  on spike { v = -70 mV }
}
neuron Stuck { state v = 1; param rest = 0.25; dv/dt = -(v - rest) / abs(v - rest) / 1 ms }
`;
const FOLDER = folderWith({
  'cell.axo': CELL,
  'parts/leak.axo': LEAK,
  'broken.axo': 'neuron Broken { state v = }',
});
const FILE = join(FOLDER, 'cell.axo');
const FEW = { trials: 2, methods: 'euler,exact' } as const;

describe('verifies', () => {
  it('returns what was compared of the model in a file', async () => {
    const { model, agrees: isRight, trials, events } = await verifies(`${FILE}#Cell`, FEW);
    expect({ model, isRight, done: trials.done }).toEqual({ model: 'Cell', isRight: true, done: 2 });
    expect(events.map(({ event }) => event)).toEqual(['spike when v > -30 mV']);
  });

  it('takes a URL, so that tests can be run from anywhere', async () => {
    const url = new URL('#Cell', pathToFileURL(FILE));
    expect((await verifies(url, FEW)).model).toBe('Cell');
  });

  it('takes models that are shipped, by the paths of imports', async () => {
    expect((await verifies('std/neurons/izhikevich.axo#Chattering', FEW)).model).toBe('Chattering');
    expect((await verifies('std/neurons/hodgkin-huxley', { trials: 1, methods: 'euler' })).agrees).toBe(true);
  });

  it('rejects with the report where something is wrong', async () => {
    await expect(verifies(`${FILE}#Stuck`, { methods: 'euler' })).rejects.toThrow(
      /^Stuck: 1 method, .*: .*an equation is NaN next to finite values[\s\S]*axode verify .*cell\.axo#Stuck --seed 1 --trial \d+/,
    );
  });

  it('rejects with the mistakes of a file', async () => {
    await expect(verifies(join(FOLDER, 'broken.axo'))).rejects.toThrow(/error\[syntax/);
    await expect(verifies(`${FILE}#Sell`)).rejects.toThrow('There is no Sell in');
    await expect(verifies(`${FILE}#Cell`, { methods: 'rk5' })).rejects.toThrow('method/unknown');
  });
});

describe('agrees', () => {
  const model = modelOf('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 10 ms }');

  it('returns what was compared of a model', async () => {
    expect((await agrees(model, FEW)).agrees).toBe(true);
  });

  it('rejects where compiled code is not what the model means', async () => {
    const other = modelOf('neuron Decay { state v : mV = 1 mV; dv/dt = -v / 11 ms }');
    const options = { ...FEW, compile: (_: unknown, asked = {}) => compile(other, asked) };
    await expect(agrees(model, options)).rejects.toThrow('compiled code does not do what the model means');
  });

  it('rejects where nothing could be compared', async () => {
    await expect(agrees(model, { methods: 'rush_larsen' })).rejects.toThrow('nothing was compared');
  });
});
