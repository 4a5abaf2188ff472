import { describe, expect, it } from 'vitest';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { expressionText } from '../../src/check/expression-text.ts';
import { modelOf } from './check-text.ts';

function gate(text: string): CheckedModel {
  return modelOf(`channel C {\n  input v : mV = 0\n  param q = 3\n${text}\n  output i = m * q\n}`, 'C');
}

/** Returns what is said of `m`: initial value, equation, and its rates. */
function written(model: CheckedModel): Readonly<Record<string, string>> {
  const [m] = model.states;
  const text = (expression: Parameters<typeof expressionText>[0] | undefined): string =>
    expression === undefined ? 'none' : expressionText(expression, model);
  return {
    initial: text(m?.initial),
    equation: text(m?.derivative),
    ...Object.fromEntries(
      model.definitions
        .filter(({ origin }) => origin === 'gate')
        .map(({ name, value }) => [name, text(value)]),
    ),
  };
}

describe('a gate', () => {
  it('of rates starts at its steady state', () => {
    expect(written(gate('  gate m { alpha = 0.1/ms; beta = 0.2/ms * exp(v / 10 mV) }'))).toEqual({
      initial: 'm.inf',
      equation: 'm.alpha * (1 - m) - m.beta * m',
      'm.alpha': '0.1 / ms',
      'm.beta': '0.2 / ms * exp(v / 10 mV)',
      'm.inf': 'm.alpha / (m.alpha + m.beta)',
      'm.tau': '1 / (m.alpha + m.beta)',
    });
  });

  it('of a steady state and a time constant', () => {
    expect(written(gate('  gate m { inf = 0.5; tau = 5 ms }'))).toEqual({
      initial: 'm.inf',
      equation: '(m.inf - m) / m.tau',
      'm.inf': '0.5',
      'm.tau': '5 ms',
      'm.alpha': 'm.inf / m.tau',
      'm.beta': '(1 - m.inf) / m.tau',
    });
  });

  it('of a steady state alone follows it at once', () => {
    const model = gate('  gate m { inf = 0.5 }');
    expect(model.states).toEqual([]);
    expect(written(model)).toMatchObject({ m: 'm.inf', 'm.inf': '0.5' });
  });

  it('is scaled in both rates', () => {
    expect(written(gate('  gate m { alpha = 1/ms + 2/ms; beta = 3/ms; scale = q + 1 }'))).toMatchObject({
      'm.scale': 'q + 1',
      'm.alpha': 'm.scale * (1 / ms + 2 / ms)',
      'm.beta': 'm.scale * (3 / ms)',
      'm.inf': '(1 / ms + 2 / ms) / (1 / ms + 2 / ms + 3 / ms)',
    });
    expect(written(gate('  gate m { inf = 0.5; tau = 5 ms; scale = q }'))).toMatchObject({
      'm.tau': '5 ms / m.scale',
    });
  });

  it('starts where it is told', () => {
    expect(written(gate('  gate m = 0.25 { inf = 0.5; tau = 5 ms }')).initial).toBe('0.25');
  });

  it('in a component with a time unit has rates and times that are plain numbers', () => {
    const model = gate('  time unit 1 ms\n  gate m { inf = 0.5; tau = 5 }');
    expect(written(model)['m.tau']).toBe('5');
  });

  it('stands where it is declared among the states', () => {
    const model = modelOf(
      'neuron N {\n  state a = 0\n  gate m { inf = a; tau = 1 ms }\n  state b = 0\n  da/dt = -m / 1 ms\n  db/dt = -b / 1 ms\n}',
    );
    expect(model.states.map(({ name }) => name)).toEqual(['a', 'm', 'b']);
  });
});
