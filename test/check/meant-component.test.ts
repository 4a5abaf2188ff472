import { expect, test } from 'vitest';
import { selectModel } from '../../src/check/check.ts';
import { checkText } from './check-text.ts';

const NEURON = 'neuron Cell { state v = 0; on step { v += 1 } }';
const SOURCE = 'source Train { spike at rate 20 Hz }';
const OTHER_SOURCE = 'source Other { spike at rate 10 Hz }';
const CHANNEL = 'channel Leak { input v : mV; output i = v / 10 ms }';

function meant(...declarations: readonly string[]): string | undefined {
  return selectModel(checkText(declarations.join('\n')), undefined).model?.name;
}

test('a file without a name means its last neuron, else its last source, else its only component', () => {
  expect(meant(NEURON, SOURCE, CHANNEL)).toBe('Cell');
  expect(meant(OTHER_SOURCE, SOURCE, CHANNEL)).toBe('Train');
  expect(meant(CHANNEL)).toBe('Leak');
  expect(meant(CHANNEL, CHANNEL.replace('Leak', 'Shunt'))).toBe(undefined);
});
