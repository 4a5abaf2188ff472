import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import type { Host } from '../../src/check/load-files.ts';

const HOST: Host = {
  read: (to, from) => {
    const isShipped = to.startsWith('std/');
    const name = isShipped ? posix.join('models', to.slice(4)) : posix.join(posix.dirname(from), to);
    return { name, text: readFileSync(name, 'utf8') };
  },
};

/** Returns the last component of a text without mistakes. */
export function modelOf(text: string, name = 'model.axo'): CheckedModel {
  const { models, diagnostics } = check({ name, text }, HOST);
  const model = [...models.values()].at(-1);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return model;
}

/** Returns a shipped model: `neurons/hodgkin-huxley`. */
export function shippedModel(path: string): CheckedModel {
  const name = `models/${path}.axo`;
  return modelOf(readFileSync(name, 'utf8'), name);
}

/** A leaky cell that spikes at -50 mV. */
export const LEAKY = `
neuron Leaky {
  param tau = 10 ms in [1 ms, 100 ms]
  param E = -70 mV
  input I : mV/ms = 0
  state v : mV = E in [-100 mV, 50 mV]
  dv/dt = (E - v) / tau + I
  drive = (E - v) / tau + I
  spike when v >= -50 mV
  on spike { v = E }
}
`;
