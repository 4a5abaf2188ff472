import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import type { CheckedComparison } from '../../src/check/checked-expression.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { expressionText } from '../../src/check/expression-text.ts';
import { everyPart } from '../../src/check/operands.ts';
import { modelOf } from './check-text.ts';

function definition(model: CheckedModel, name: string): CheckedModel['definitions'][number] {
  return known(
    model.definitions.find((each) => each.name === name),
    name,
  );
}

function textOf(model: CheckedModel, name: string): string {
  return expressionText(definition(model, name).value, model);
}

describe('a function', () => {
  it('is written out where it is called, with the units of each call', () => {
    const model = modelOf(`
function ratio(a, b) = a / b
function twice(x) = ratio(x, 1) + x
neuron Cell {
  state v : mV = 0
  dv/dt = -v / 10 ms
  output slope = ratio(v, 10 ms)
  output number = ratio(v, 1 mV)
  output doubled = twice(v)
}`);
    expect(textOf(model, 'slope')).toBe('v / 10 ms');
    expect(definition(model, 'slope').unit.text).toBe('mV/ms');
    expect(definition(model, 'number').unit.text).toBe('1');
    expect(textOf(model, 'doubled')).toBe('v / 1 + v');
  });

  it('sees its arguments and its own file, not the names around its call', () => {
    const model = modelOf(
      `
import { scaled } from "./lib.axo"
const factor = 100
neuron Cell {
  param factor = 7
  state v = 0
  dv/dt = -scaled(v) / 1 ms
  output w = factor * v
}`,
      undefined,
      { 'lib.axo': 'const factor = 3\nfunction scaled(v) = factor * v' },
    );
    const equation = known(model.states[0]?.derivative, 'equation');
    expect(expressionText(equation, model)).toBe('-(factor_const * v) / 1 ms');
    expect(textOf(model, 'factor_const')).toBe('3');
    expect(textOf(model, 'w')).toBe('factor * v');
  });
});

describe('a constant of the file', () => {
  it('is part of a model that reads it, wherever it does', () => {
    const model = modelOf(`
const rest = -65 mV
const gap = 15 mV
const unused = 1
const threshold = rest + gap
neuron Cell {
  state v : mV = 0
  dv/dt = (rest - v) / 10 ms
  spike when v > threshold
  on spike { v = rest }
}`);
    expect(model.definitions.map(({ name, origin }) => [name, origin])).toEqual([
      ['rest', 'constant'],
      ['gap', 'constant'],
      ['threshold', 'constant'],
    ]);
  });

  it('may hold what a physical constant is', () => {
    const model = modelOf(`
const RT_F = gas_constant * 310 K / faraday
neuron Cell {
  state v : mV = 0
  dv/dt = (RT_F - v) / 10 ms
}`);
    expect(definition(model, 'RT_F').unit.text).toBe('mV');
  });
});

describe('a list of constants', () => {
  it('has elements in the model’s units, and is read by number', () => {
    const model = modelOf(`
neuron Cell {
  param times : ms[] = [10 ms, 0.025 s]
  param levels : nA[] = [1 nA, 500 pA]
  param first = times[0]
  input I : nA = interpolate(t, times, levels)
  state v : mV = length(times) * 1 mV
  dv/dt = (1 MOhm * I - v) / first
  at times { v = 0 }
  at [1 ms, first] { v = 1 mV }
}`);
    expect(model.lists.map(({ name, elements }) => [name, elements.length])).toEqual([
      ['times', 2],
      ['levels', 2],
      ['times 1', 2],
    ]);
    const numbers = model.lists
      .slice(0, 2)
      .map(({ elements }) => elements.map((each) => (each.kind === 'number' ? each.value : undefined)));
    expect(numbers).toEqual([
      [10, 25],
      [1, 0.5],
    ]);
    expect(model.inputs[0]).toMatchObject({ isVarying: true, drive: { kind: 'interpolate', xs: 0, ys: 1 } });
    expect(model.parameters[0]?.value).toMatchObject({ kind: 'element', list: 0 });
    expect(model.timedHandlers.map(({ trigger }) => trigger)).toEqual([
      { kind: 'at', list: 0 },
      { kind: 'at', list: 2 },
    ]);
  });
});

// ── Comparisons of times ─────────────────────────────────────────────────────────────────────────────

/** Returns the comparisons of an expression of a neuron. */
function comparisons(
  model: CheckedModel,
  place: 'drive' | 'spike' | 'handler',
): readonly CheckedComparison[] {
  const [spiker] = model.spikers;
  const [handler] = model.stepHandlers;
  const roots =
    place === 'drive'
      ? model.inputs.flatMap(({ drive }) => drive ?? [])
      : place === 'spike'
        ? spiker?.trigger.kind === 'when'
          ? [spiker.trigger.condition]
          : []
        : (handler?.body ?? []).flatMap((statement) =>
            statement.kind === 'if' ? statement.branches.map(({ condition }) => condition) : [],
          );
  return everyPart(roots).flatMap((part) => (part.kind === 'comparison' ? [part] : []));
}

function cell(lines: string): CheckedModel {
  return modelOf(`
function since(start) = t - start
const second = 1 s
neuron Cell {
  param delay = 5 ms
  param times : ms[] = [1 ms]
  state v : mV = 0
  dv/dt = -v / delay + times[0] * 0 [mV/ms^2] + 0 mV / second
${lines}
}`);
}

describe('a comparison of times', () => {
  it('jumps where it depends on t and constants of the run only', () => {
    const drive = (condition: string): readonly boolean[] =>
      comparisons(cell(`  input I = if ${condition} then 1 else 0\n  output i = I`), 'drive').map(
        ({ jumps }) => jumps,
      );
    expect(drive('t > 5 ms')).toEqual([true]);
    expect(drive('since(delay) > 0 and t < times[0] + delay')).toEqual([true, true]);
    expect(drive('sin(t / 1 ms) > 0.5')).toEqual([true]);
    expect(drive('delay > 1 ms')).toEqual([false]);
  });

  const steps = (condition: string, more = ''): CheckedComparison['steps'] => {
    const [comparison] = comparisons(cell(`  spike when ${condition}\n${more}`), 'spike');
    return comparison?.steps;
  };

  it('is one of step numbers in thresholds: coefficients of t and last_spike, and a threshold', () => {
    expect(steps('t - last_spike > 2 ms')).toMatchObject({ time: 1, lastSpike: -1, spiker: 0 });
    expect(steps('2 ms < t - last_spike')).toMatchObject({ operator: '>', time: 1, lastSpike: -1 });
    expect(steps('t >= 5 ms')).toMatchObject({ time: 1, lastSpike: 0 });
    expect(steps('2 * (t - delay) > last_spike')).toMatchObject({ time: 1, lastSpike: -0.5 });
    expect(steps('-t < -delay')).toMatchObject({ operator: '>', time: 1, lastSpike: 0 });
  });

  it('looks through names, functions and lets', () => {
    expect(steps('recent > 2 ms', '  recent = t - last_spike')).toMatchObject({ time: 1, lastSpike: -1 });
    expect(steps('since(last_spike) > second')).toMatchObject({ time: 1, lastSpike: -1 });
    const inBlock = cell(
      '  spike when v > 1 mV\n  on step {\n    let gone = t - last_spike\n    if gone > 2 ms { v = 0 }\n  }',
    );
    expect(comparisons(inBlock, 'handler')[0]?.steps).toMatchObject({ time: 1, lastSpike: -1 });
  });

  it('is none of step numbers where it is not linear, or reads the state', () => {
    expect(steps('t * t > 4 [ms^2]')).toBeUndefined();
    expect(steps('t / delay > 3')).toBeUndefined();
    expect(steps('t > v * 1 ms/mV')).toBeUndefined();
    expect(steps('delay > 1 ms')).toBeUndefined();
    expect(steps('t - t > 1 ms')).toBeUndefined();
  });

  it('in a component with a time unit counts in that unit', () => {
    const model = modelOf(`
neuron Cell {
  time unit 1 s
  state v : mV = 0
  state w = 0
  dv/dt = -v
  dw/dt = -w
  slow : ms = 3 ms
  param tau : ms = 3 ms
  param tau2 : ms = 4 ms
  spike when v > 1 mV and t - last_spike > 0.002
  on step { v = slow / tau / tau2 * 1 [mV*ms] }
}`);
    const [, comparison] = comparisons(model, 'spike');
    expect(comparison?.steps).toMatchObject({ time: 1, lastSpike: -1 });
    // 0.002 s are 2 ms: the threshold is in the model's unit of time.
    const { threshold } = known(comparison?.steps, 'steps');
    expect(expressionText(threshold, model)).toBe('0.002 / 0.001');
  });

  it('in a part speaks of the part’s own spikes, else of those of its owner', () => {
    const model = modelOf(`
channel Slow {
  input v : mV
  output i = if t - last_spike < 3 ms then 1 nA else 0
}
neuron Inner {
  state v : mV = 0
  dv/dt = -v / 1 ms
  spike when v > 1 mV and t - last_spike > 1 ms
}
neuron Cell {
  use slow = Slow
  use inner = Inner
  state v : mV = 0
  dv/dt = -v / 1 ms + 1 MOhm * slow.i / 1 ms
  spike when v > 2 mV
}`);
    expect(model.spikers.map(({ path }) => path)).toEqual(['', 'inner']);
    const lastSpikes = (roots: Parameters<typeof everyPart>[0]): readonly number[] =>
      everyPart(roots).flatMap((part) => (part.kind === 'lastSpike' ? [part.spiker] : []));
    expect(lastSpikes([definition(model, 'slow.i').value])).toEqual([0]);
    const inner = model.spikers[1]?.trigger;
    expect(inner?.kind === 'when' && lastSpikes([inner.condition])).toEqual([1]);
  });
});

describe('a condition', () => {
  it('may have a name, and be an argument of a choice', () => {
    const model = modelOf(`
neuron Cell {
  state v : mV = 0
  fast = v > 10 mV
  calm = not fast and v > -80 mV
  dv/dt = (if calm then -v else 0) / 10 ms
  spike when fast
}`);
    expect(model.definitions.map(({ name, type }) => [name, type])).toEqual([
      ['fast', 'condition'],
      ['calm', 'condition'],
    ]);
  });
});

describe('initial values', () => {
  it('come in an order in which each can be computed, over all parts', () => {
    const model = modelOf(`
channel Gate {
  input v : mV
  gate m { inf = 1 / (1 + exp(-v / 10 mV)); tau = 5 ms }
  output open = m
}
neuron Cell {
  use channel_gate = Gate
  state u : mV = channel_gate.m * v
  state v : mV = I * 1 MOhm
  input I : nA = 0
  du/dt = -u / 10 ms
  dv/dt = -v / 10 ms
}`);
    expect(model.initialOrder).toEqual(['I', 'v', 'channel_gate.m', 'u']);
  });
});
