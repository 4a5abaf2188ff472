import { describe, expect, it } from 'vitest';
import { lowered, modelOf, spikeSteps, start, trace } from './run-program.ts';
import { blockCode } from './step-code.ts';

/** A cell with the statements given and a clock `n` that counts its steps of 1 ms. */
const cell = (statements: string) =>
  modelOf(`
neuron Cell {
  state v = 0
  dv/dt = 0
  state n = 0
  on step { n += 1 }
${statements}
}`);

describe('a spike', () => {
  it('happens in every step whose end meets the threshold, and resets there', () => {
    const model = cell('spike when n >= 3\n on spike { n = 0; v += 10 }');
    expect(spikeSteps(model, { steps: 10 })).toEqual([3, 6, 9]);
    expect(trace(model, 'v', { steps: 7 })).toEqual([0, 0, 0, 10, 10, 10, 20, 20]);
  });

  it('counts as often as `count` says, rounded down, and not at all below one', () => {
    const model = cell('spike count n / 2 when true\n on spike { v += count }');
    const stepping = start(model, {});
    expect(Array.from({ length: 5 }, () => stepping.step().spikes)).toEqual([0, 1, 1, 2, 2]);
    expect(stepping.read('v')).toBe(6);
  });

  it('happens at the grid points nearest to listed times', () => {
    const model = cell('spike at [1.4 ms, 3 ms, 3.2 ms, 6.5 ms]');
    expect(spikeSteps(model, { steps: 10 })).toEqual([1, 3, 7]);
  });

  it('of a crossing needs the start of the step below the threshold, and never falls in the first step', () => {
    expect(spikeSteps(cell('spike when n crosses 3'), { steps: 6 })).toEqual([3]);
    expect(spikeSteps(cell('spike when n crosses 1'), { steps: 6 })).toEqual([]);
    expect(spikeSteps(cell('spike when -n falls below -2'), { steps: 6 })).toEqual([3]);
  });

  it('of a peak falls in the first step of a fall', () => {
    const model = cell(
      'on step { v = if n < 4 then n else if n < 7 then 8 - n else n }\n spike when peak(v)',
    );
    expect(trace(model, 'v', { steps: 8 })).toEqual([0, 1, 2, 3, 4, 3, 2, 7, 8]);
    expect(spikeSteps(model, { steps: 8 })).toEqual([5]);
  });
});

describe('refractoriness', () => {
  it('of 1 ms at dt = 0.1 ms holds exactly ten steps: a driven cell spikes every eleven', () => {
    const model = modelOf(`
neuron Cell {
  state v : mV = 0 mV
  dv/dt = 100 mV/ms
  spike when v > 1 mV
  on spike { v = 0 mV }
  refractory 1 ms holds v
}`);
    const run = { p: 1, q: 10, steps: 200 };
    const spikes = spikeSteps(model, run);
    expect(spikes.slice(0, 4)).toEqual([1, 12, 23, 34]);
    expect(new Set(spikes.slice(1).map((step, i) => step - (spikes[i] ?? 0)))).toEqual(new Set([11]));
    expect(trace(model, 'v', { ...run, steps: 12 })).toEqual([...Array.from({ length: 12 }, () => 0), 0]);
  });

  it('keeps held states through every stage while the others are integrated', () => {
    const model = modelOf(`
neuron Cell {
  state v = 1
  state w = 0
  dv/dt = 5 / 1 ms
  dw/dt = v / 1 ms
  spike when true
  refractory 2 ms holds v
}`);
    const rounded = (name: string): readonly number[] =>
      trace(model, name, { method: 'rk4', steps: 4 }).map((value) => Number(value.toFixed(12)));
    expect(rounded('v')).toEqual([1, 6, 6, 6, 11]);
    expect(rounded('w')).toEqual([0, 3.5, 9.5, 15.5, 24]);
  });

  it('is a condition that blocks and equations read, from the step after the spike on', () => {
    const model = cell(`
  spike when n >= 2
  on spike { n = 0 }
  refractory 2 ms
  on refractory { v += 1 }
  on not refractory { v += 10 }`);
    expect(trace(model, 'v', { steps: 6 })).toEqual([0, 0, 1, 1, 11, 12, 12]);
  });
});

describe('the last spike', () => {
  it('is minus infinity before the first, now while a spike is handled, and old(…) the one before', () => {
    const model = modelOf(`
neuron Cell {
  state n = 0
  state last : ms = 0 ms
  state before : ms = 0 ms
  on step { n += 1 }
  spike when n >= 2
  on spike { n = 0; last = last_spike; before = old(last_spike) }
}`);
    expect(trace(model, 'last', { steps: 5 })).toEqual([0, 0, 2, 2, 4, 4]);
    expect(trace(model, 'before', { steps: 5 })).toEqual([0, 0, -Infinity, -Infinity, 2, 2]);
  });

  it('is compared with t in whole steps, so that 0.3 ms are three steps of 0.1 ms', () => {
    const model = cell('spike when t - last_spike >= 0.3 ms');
    expect(spikeSteps(model, { p: 1, q: 10, steps: 12 })).toEqual([1, 4, 7, 10]);
  });

  it('is remembered only where something reads it, and as what it is read', () => {
    const memories = (statements: string): readonly string[] =>
      lowered(cell(statements), 'euler')
        .columns.filter(({ purpose }) => purpose === 'memory')
        .map(({ name }) => name);
    expect(memories('spike when n > 2')).toEqual([]);
    expect(memories('spike when t - last_spike > 2 ms')).toEqual(['last spike step']);
    expect(memories('spike when n > 2\n on step { v = last_spike / 1 ms }')).toEqual(['last spike time']);
  });
});

describe('a part', () => {
  it('spikes for itself; only the owner’s spikes are reported, and run in parts without a threshold', () => {
    const model = modelOf(`
neuron Inner { state n = 0; state heard = 0; on step { n += 1 }; spike when n >= 2; on spike { n = 0; heard += 1 } }
pool Trace { state heard = 0; on spike { heard += 1 } }
neuron Cell {
  use inner = Inner()
  use trace = Trace()
  state n = 0
  on step { n += 1 }
  spike when n == 3
  on spike { n = 0 }
}`);
    expect(spikeSteps(model, { steps: 8 })).toEqual([3, 6]);
    expect(trace(model, 'inner.heard', { steps: 6 })).toEqual([0, 0, 1, 1, 2, 2, 3]);
    expect(trace(model, 'trace.heard', { steps: 6 })).toEqual([0, 0, 0, 1, 1, 1, 2]);
  });

  it('evaluates its threshold before any spike’s block has run', () => {
    const model = modelOf(`
neuron Inner { state x = 0; state spikes = 0; on step { x += 1 }; spike when x == 2; on spike { spikes += 1 } }
neuron Cell {
  use inner = Inner()
  spike when inner.x == 2
  on spike { inner.x = 10 }
}`);
    expect(trace(model, 'inner.spikes', { steps: 3 })).toEqual([0, 0, 1, 1]);
  });
});

describe('timed blocks', () => {
  it('run where a condition begins to hold within a step', () => {
    const model = cell('on n >= 3 { v += 1 }');
    expect(trace(model, 'v', { steps: 5 })).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('run at the grid point nearest to a time, at its step’s end', () => {
    expect(trace(cell('at 2 ms { v = 7 }'), 'v', { steps: 3 })).toEqual([0, 0, 7, 7]);
    expect(trace(cell('at [1.2 ms, 2.6 ms] { v += 1 }'), 'v', { steps: 4 })).toEqual([0, 1, 1, 2, 2]);
  });

  it('run every period from a start on', () => {
    expect(trace(cell('every 2 ms { v += 1 }'), 'v', { steps: 5 })).toEqual([0, 0, 1, 1, 2, 2]);
    expect(trace(cell('every 2 ms from 3 ms { v += 1 }'), 'v', { steps: 6 })).toEqual([0, 0, 0, 1, 1, 2, 2]);
    const fine = { p: 1, q: 10, steps: 1000 };
    expect(trace(cell('every 0.3 ms { v += 1 }'), 'v', fine).at(-1)).toBe(333);
  });

  it('run in textual order, each seeing what the ones before did', () => {
    const model = cell('every 1 ms { v += 1 }\n every 1 ms { v *= 2 }');
    expect(trace(model, 'v', { steps: 3 })).toEqual([0, 2, 6, 14]);
  });
});

describe('blocks', () => {
  it('take the branch whose condition holds first', () => {
    const model = cell('on step { if n > 3 { v = 30 } else if n > 1 { v = 10 } else { v += 1; v += 1 } }');
    expect(trace(model, 'v', { steps: 5 })).toEqual([0, 2, 10, 10, 30, 30]);
  });

  it('keep a `let` at the value that it had', () => {
    const model = cell('on step { let before = v; v += n; v = 100 * before + v }');
    expect(trace(model, 'v', { steps: 3 })).toEqual([0, 1, 103, 10406]);
  });

  it('clamp what they assign to the range; integration is not clamped but reported', () => {
    const model = modelOf(`
neuron Cell {
  state v = 0 in [-1, 2]
  state w = 0 in [0, 2]
  dw/dt = 1.5 / 1 ms
  on step { v += 5 }
}`);
    const stepping = start(model, {});
    expect(stepping.step()).toMatchObject({ outOfRange: [] });
    expect(stepping.read('v')).toBe(2);
    expect(stepping.step()).toMatchObject({ outOfRange: ['w'] });
    expect(stepping.read('w')).toBe(3);
  });

  it('add to an input for the one step that follows', () => {
    const model = modelOf(`
neuron Cell {
  input I = 1
  state v = 0
  state seen = 0
  dv/dt = I / 1 ms
  at 2 ms { I += 10; I += 5 }
  on step { seen = I }
}`);
    expect(trace(model, 'v', { steps: 5 })).toEqual([0, 1, 2, 18, 19, 20]);
    expect(trace(model, 'seen', { steps: 5 })).toEqual([0, 1, 1, 16, 1, 1]);
    const sampled = start(model, { options: { records: ['I'] } });
    const samples = [0, 1, 2, 3].map(() => {
      const value = sampled.record().get('I');
      sampled.step();
      return value;
    });
    expect(samples).toEqual([1, 1, 16, 1]);
  });

  it('become one value per state, chosen by what happened', () => {
    const model = cell('spike when n > 1\n on spike { if v > 0 { v = 1 } else { v = 2 } }');
    expect(blockCode(lowered(model, 'euler'), 'event')).toBe(
      `
let n_new = ([n] + 1)
let spikes = (n_new > 1)
let v = select(([v]* > 0), 1, 2)
let v'1 = select(spikes, v, [v]*)
spikes = select(spikes, 1, 0)
[v] = v'1
[n] = n_new`.trim(),
    );
  });
});
