/** The models that are measured. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { SourceText } from '../src/base/span.ts';
import { check } from '../src/check/check.ts';
import type { CheckedModel } from '../src/check/checked-model.ts';
import type { Host } from '../src/check/load-files.ts';
import type { CheckedNetwork } from '../src/check/network/checked-network.ts';

const HOST: Host = {
  read: (to, from) => {
    const name = to.startsWith('std/')
      ? posix.join('models', to.slice('std/'.length))
      : posix.join(posix.dirname(from), to);
    return { name, text: readFileSync(join(process.cwd(), name), 'utf8') };
  },
};

export function readModelText(name: string): SourceText {
  const path = `models/neurons/${name}.axo`;
  return { name: path, text: readFileSync(path, 'utf8') };
}

/** Returns the last component of a text that is known to be right. */
export function checkText(source: SourceText): CheckedModel {
  const { models, diagnostics } = check(source, HOST);
  const model = [...models.values()].at(-1);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return model;
}

/** Returns the last network of a text that is known to be right. */
export function networkOfText(source: SourceText): CheckedNetwork {
  const { networks, diagnostics } = check(source, HOST);
  const network = [...networks.values()].at(-1);
  if (network === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return network;
}

/** Returns the text of a cell with many channels, each with two gates: what a detailed soma has. */
export function manyChannels(channels: number): SourceText {
  const each = Array.from({ length: channels }, (_, i) => i);
  const uses = each.map(
    (i) => `  use c${i} = Channel(g = ${(0.3 / channels).toFixed(5)} mS/cm^2, shift = ${i % 7} mV)`,
  );
  const sum = each.map((i) => `c${i}.i`).join(' - ');
  const text = `
channel Channel {
  param g = 0.01 mS/cm^2
  param E = -54 mV
  param shift = 0 mV
  input v : mV
  gate m {
    alpha = 0.1/ms / (1 + exp(-(v + 40 mV + shift) / 10 mV))
    beta = 4/ms * exp(-(v + 65 mV) / 18 mV)
  }
  gate h {
    alpha = 0.07/ms * exp(-(v + 65 mV + shift) / 20 mV)
    beta = 1/ms / (1 + exp(-(v + 35 mV) / 10 mV))
  }
  output i = g * m^3 * h * (v - E)
}

neuron ManyChannels {
  param C = 1 uF/cm^2
  input I : uA/cm^2 = 0
${uses.join('\n')}
  state v : mV = -65 mV
  dv/dt = (I - ${sum}) / C
  spike when v crosses 0 mV
}
`;
  return { name: 'many-channels.axo', text };
}
