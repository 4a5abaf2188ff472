import { describe, expect, it } from 'vitest';
import { check, modelOf, shippedModel } from '../../src/index.ts';

describe('shippedModel', () => {
  it('takes an address as the command line does', () => {
    expect(shippedModel('std/neurons/hodgkin-huxley').name).toBe('HodgkinHuxley');
    expect(shippedModel('std/neurons/izhikevich.axo#Chattering').name).toBe('Chattering');
  });

  it.each([
    ['std/neurons/izhikevic.axo', 'did you mean "std/neurons/izhikevich.axo"?'],
    ['HodgkinHuxley', 'did you mean "std/neurons/hodgkin-huxley.axo"?'],
    ['std/neurons/izhikevich#Chatering', 'did you mean "std/neurons/izhikevich#Chattering"?'],
    ['std/neurons/pinsky-rinzel#Axon', 'it declares PinskyRinzelSoma, PinskyRinzelDendrite, PinskyRinzel'],
    ['std/functions/nernst-potential', 'declares functions only'],
    ['xyzzy', '`axode models` lists all'],
  ])('says of %s what there is', (address, text) => {
    expect(() => shippedModel(address)).toThrow(text);
  });
});

describe('what is no text of a model', () => {
  it.each([undefined, null, 3, [], { path: 'a.axo' }])('is refused: %j', (given) => {
    // As JavaScript calls it.
    const call = (callee: object): unknown => Reflect.apply(Object(callee), undefined, [given]);
    expect(() => call(check)).toThrow(TypeError);
    expect(() => call(modelOf)).toThrow('modelOf takes the text of a model');
    expect(() => call(shippedModel)).toThrow(TypeError);
  });

  it('is told where it is a path', () => {
    expect(() => modelOf('std/neurons/izhikevich.axo')).toThrow(
      '`shippedModel("std/neurons/izhikevich.axo")`',
    );
    expect(() => modelOf('cell.axo')).toThrow('read the file first');
  });
});
