import { describe, expect, it } from 'vitest';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { expressionText } from '../../src/check/expression-text.ts';
import { codesOf, modelOf } from './check-text.ts';

/** Returns every value of a model by name, as text. */
function values(model: CheckedModel): Readonly<Record<string, string>> {
  const all = [
    ...model.parameters.map(({ name, value }) => [name, value] as const),
    ...model.inputs.map(({ name, drive }) => [name, drive] as const),
    ...model.states.map(({ name, initial }) => [name, initial] as const),
    ...model.definitions.map(({ name, value }) => [name, value] as const),
  ];
  return Object.fromEntries(
    all.map(([name, value]) => [name, value === undefined ? 'open' : expressionText(value, model)]),
  );
}

const LEAK = `
channel Leak {
  param g = 0.3 mS/cm^2
  param E : mV = -54 mV
  input v : mV
  output i = g * (v - E)
}`;

describe('an input of a part', () => {
  it('takes what use gives it, else the owner’s variable of its name, else its default', () => {
    const model = modelOf(`
channel Channel {
  input v : mV
  input ca : mM = 2 mM
  input block = 0
  output i = (1 - block) * v * (ca / 1 mM)
}
neuron Cell {
  use a = Channel
  use b = Channel(v = u, block = 0.5)
  state v : mV = 0
  state u : mV = 1 mV
  block = 0.25
  dv/dt = -a.i / 10 ms
  du/dt = -b.i / 10 ms
}`);
    expect(values(model)).toMatchObject({
      'a.v': 'v',
      'a.block': 'block',
      'a.ca': '2 mM',
      'b.v': 'u',
      'b.block': '0.5',
      'b.ca': '2 mM',
    });
    expect(model.inputs.map(({ name }) => name)).toEqual(['a.ca', 'b.ca']);
    expect(model.parts.map(({ path, wiring }) => [path, wiring])).toEqual([
      [
        'a',
        [
          { input: 'v', to: 'v' },
          { input: 'block', to: 'block' },
        ],
      ],
      [
        'b',
        [
          { input: 'v', to: 'u' },
          { input: 'block', to: '0.5' },
        ],
      ],
    ]);
  });

  it('takes a literal zero in any unit', () => {
    const text = `${LEAK}\nneuron Cell {\n  use leak = Leak(v = 0, g = 0)\n  output i = leak.i\n}`;
    expect(codesOf(text)).toEqual([]);
  });
});

describe('parameters', () => {
  it('are given by the owner, evaluated in the owner, and cannot be set from outside then', () => {
    const model = modelOf(`${LEAK}
neuron Cell {
  param scale = 2
  use a = Leak
  use b = Leak(g = 0.1 mS/cm^2 * scale)
  state v : mV = 0
  dv/dt = -(a.i + b.i) / 1 uF/cm^2
}`);
    expect(values(model)).toMatchObject({ 'a.g': '0.3 mS/cm^2', 'b.g': '0.1 mS/cm^2 * scale' });
    expect(model.parameters.filter(({ isWired }) => isWired).map(({ name }) => name)).toEqual(['b.g']);
  });

  it('come in an order in which each reads earlier ones only', () => {
    const model = modelOf(`
neuron Cell {
  param a = b * 2
  param b = c + 1
  param c = 3
  state v = a
  dv/dt = -v / 1 ms
}`);
    expect(model.parameters.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });
});

const MEMBRANE = `${LEAK}
compartment Membrane {
  param C = 1 uF/cm^2
  input I : uA/cm^2 = 0
  use leak = Leak(E = -60 mV)
  state v : mV = leak.E
  dv/dt = (I - leak.i) / C
}
neuron Cell {
  param area = 2
  use soma = Membrane
}`;

describe('an argument with a dot', () => {
  it('sets what a part has, as deep as parts go, with the names of what it is an argument of', () => {
    const text = `${MEMBRANE}
neuron Leakier = Cell(soma.leak.g = area * 1 mS/cm^2, soma.v = -50 mV)
neuron Larger = Leakier(area = 3, soma.C = 2 uF/cm^2, soma.I = if t > 1 ms then 1 uA/cm^2 else 0)`;
    expect(values(modelOf(text, 'Leakier'))).toMatchObject({
      'soma.leak.g': 'area * 1 mS/cm^2',
      'soma.v': '-50 mV',
      'soma.C': '1 uF/cm^2',
    });
    const larger = modelOf(text, 'Larger');
    expect(values(larger)).toMatchObject({
      area: '3',
      'soma.leak.g': 'area * 1 mS/cm^2',
      'soma.C': '2 uF/cm^2',
      'soma.I': 'if t > 1 ms then 1 uA/cm^2 else 0',
    });
    // A variant's values are defaults, which a run may set.
    expect(larger.parameters.filter(({ isWired }) => isWired).map(({ name }) => name)).toEqual([
      'soma.leak.E',
    ]);
  });

  it('of a use is the owner’s', () => {
    const model = modelOf(`${MEMBRANE}
neuron Pair {
  param g = 1 mS/cm^2
  use cell = Membrane(leak.g = 2 * g)
}`);
    expect(values(model)).toMatchObject({ 'cell.leak.g': '2 * g' });
    expect(model.parameters.find(({ name }) => name === 'cell.leak.g')?.isWired).toBe(true);
  });

  it('of an outer variant wins over that of an inner one', () => {
    const text = `${MEMBRANE}
compartment Leaky = Membrane(leak.g = 1 mS/cm^2)
neuron Outer { use soma = Leaky }
neuron Outermost = Outer(soma.leak.g = 5 mS/cm^2)`;
    expect(values(modelOf(text, 'Outer'))).toMatchObject({ 'soma.leak.g': '1 mS/cm^2' });
    expect(values(modelOf(text, 'Outermost'))).toMatchObject({ 'soma.leak.g': '5 mS/cm^2' });
  });
});

describe('a variant', () => {
  const text = `
neuron Base {
  param a = 1
  param b = a * 2
  state v = b
  dv/dt = -v / 1 ms
}
neuron Other = Base(a = 5, v = a + 1)
neuron Third = Other(b = 7)
`;

  it('replaces parameters and initial values; what is derived from them follows', () => {
    expect(values(modelOf(text, 'Other'))).toEqual({ a: '5', b: 'a * 2', v: 'a + 1' });
  });

  it('of a variant keeps what the variant gave', () => {
    expect(values(modelOf(text, 'Third'))).toEqual({ a: '5', b: '7', v: 'a + 1' });
    expect(modelOf(text, 'Third').name).toBe('Third');
  });

  it('can be a part, of which the owner sets more', () => {
    const model = modelOf(`${text}
neuron Owner {
  use part = Third(a = 9)
  output v = part.v
}`);
    expect(values(model)).toMatchObject({ 'part.a': '9', 'part.b': '7' });
    expect(model.parts).toMatchObject([{ path: 'part', component: 'Third', componentKind: 'neuron' }]);
  });

  it('may break a circle by what it gives', () => {
    const model = modelOf(
      'neuron Base {\n  param a : mV\n  param b = a * 2\n  state v = b\n  dv/dt = -v / 1 ms\n}\nneuron Set = Base(a = 3 mV)',
      'Set',
    );
    expect(values(model)).toEqual({ a: '3 mV', b: 'a * 2', v: 'b' });
  });
});

describe('parts of parts', () => {
  const text = `
channel Gate {
  input v : mV
  gate m { inf = 1 / (1 + exp(-v / 10 mV)); tau = 5 ms }
  output open = m
}
compartment Dendrite {
  use na = Gate
  state v : mV = -60 mV
  output i = na.open * 1 nA
  dv/dt = -v / 20 ms
}
neuron Cell {
  use dendrite = Dendrite(v = -70 mV)
  state v : mV = -65 mV
  dv/dt = -v / 10 ms - dendrite.na.m * 1 mV/ms - dendrite.na.m.inf * dendrite.i * 1 [mV/(nA*ms)]
  spike when v > 0 mV
  on spike { dendrite.na.m = 0; dendrite.v = v }
}`;

  it('are named by the path that leads to them, owners before parts', () => {
    const model = modelOf(text);
    expect(model.states.map(({ name }) => name)).toEqual(['v', 'dendrite.v', 'dendrite.na.m']);
    expect(model.parts.map(({ path }) => path)).toEqual(['dendrite', 'dendrite.na']);
  });

  it('take the variables of their own owner, not of its owner', () => {
    expect(values(modelOf(text))).toMatchObject({ 'dendrite.na.v': 'dendrite.v', 'dendrite.v': '-70 mV' });
  });

  it('have states that events assign', () => {
    const [spiker] = modelOf(text).spikers;
    expect(spiker?.handlers[0]?.body).toMatchObject([
      { kind: 'assign', target: 'dendrite.na.m' },
      { kind: 'assign', target: 'dendrite.v' },
    ]);
  });
});

describe('names', () => {
  it('may be in any script, and those of the host language are names like others', () => {
    const model = modelOf(`
channel prototype {
  param τ_m = 10 ms
  input constructor : mV
  output hasOwnProperty = constructor / τ_m
}
neuron eval {
  param __proto__ = 1 mV
  param toString = __proto__ * 2
  use process = prototype(constructor = α)
  state α : mV = toString
  dα/dt = -process.hasOwnProperty - __proto__ / 1 ms
}`);
    expect(model.name).toBe('eval');
    expect(values(model)).toEqual({
      // In brackets it is a key like any other.
      ['__proto__']: '1 mV',
      toString: '__proto__ * 2',
      'process.τ_m': '10 ms',
      'process.constructor': 'α',
      'process.hasOwnProperty': 'process.constructor / process.τ_m',
      α: 'toString',
    });
  });
});
