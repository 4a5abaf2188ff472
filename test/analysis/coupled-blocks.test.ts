import { describe, expect, it } from 'vitest';
import { coupledBlocks } from '../../src/analysis/coupled-blocks.ts';
import { known } from '../../src/base/invariant.ts';
import { modelOf } from '../../src/index.ts';
import { symbolicEquations } from '../../src/lower/symbolic-equations.ts';
import { writtenTerm } from '../../src/lower/written-term.ts';
import { classifyEquations } from '../../src/symbolic/linearity.ts';
import { shippedModel } from './shipped-model.ts';

function blocksOf(text: string): readonly (readonly string[])[] {
  return coupledBlocks(symbolicEquations(modelOf(text)).derivatives);
}

describe('coupled blocks', () => {
  it('hold what depends on each other, and come after what they read', () => {
    expect(
      blocksOf(`neuron Chain {
        state v : mV = 0; state g : mV/ms = 0; state x : mV/ms = 0
        dv/dt = g - v / 10 ms
        dg/dt = (x - g) / 2 ms
        dx/dt = -x / 2 ms
      }`),
    ).toEqual([['x'], ['g'], ['v']]);
    expect(
      blocksOf(
        'neuron Two { state a = 0; state b = 0; state c = 0; da/dt = b/1 ms; db/dt = -a/1 ms; dc/dt = (a - c)/1 ms }',
      ),
    ).toEqual([['a', 'b'], ['c']]);
  });

  it('of the squid axon are one: the gates follow the voltage, and it them', () => {
    const { derivatives } = symbolicEquations(shippedModel('neurons/hodgkin-huxley.axo', 'HodgkinHuxley'));
    expect(coupledBlocks(derivatives)).toEqual([['v', 'sodium.m', 'sodium.h', 'potassium.n']]);
  });

  it('of a long chain need no deep recursion', () => {
    const states = Array.from(
      { length: 600 },
      (_, i) => `state x${i} = 0; dx${i}/dt = (${i === 0 ? '1' : `x${i - 1}`} - x${i}) / 1 ms`,
    );
    expect(blocksOf(`neuron Long {\n${states.join('\n')}\n}`)).toHaveLength(600);
  });
});

describe('the term that breaks a property', () => {
  it('is found where the equation writes it', () => {
    const text = 'neuron Cell {\n  state v = 0\n  bend = v^2\n  dv/dt = (1 - bend) / 5 ms\n}';
    const model = modelOf(text);
    const equations = symbolicEquations(model);
    const [verdict] = classifyEquations(equations.pool, equations.derivatives, equations.classOf);
    expect(verdict?.linearity).toBe('nonlinear');
    const written = writtenTerm(
      model,
      equations,
      model.states[0]?.derivative,
      known(verdict?.because, 'term'),
    );
    expect(text.slice(written?.span.start, written?.span.end)).toBe('bend');
    expect(written?.span.start).toBeGreaterThan(text.indexOf('dv/dt'));
  });
});
