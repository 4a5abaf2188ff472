/** Whole models, written as modelers write them, whose compiled form must give the interpreter's bits. */
import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { runInterpreter, runJavaScript } from '../models/run-model.ts';

const EXAMPLES = [
  [
    'everything that happens at events',
    `neuron Busy {
      time unit 1 ms
      param T : ms = 1 ms
      input I = 0
      state v = 0 in [0, 100]
      state c = 0
      dv/dt = 10 + I
      spike count 1 + v when v > 0.5
      on spike { v = 0; c += count; I += 3 }
      refractory T holds v
      on step { if refractory { c += 0.5 } else { let n = v - old(v); c += n } }
      on v > 0.2 { c += 10 }
      at [1 ms, 2 ms] { c += 100; v -= 0.7 }
      every 0.3 ms from 0.1 ms { c += 1000 }
      on t - last_spike > 0.4 { c += 10000 }
      on t > 3 { let k = old(c); c += k }
      on v falls below 0.25 { I -= 1 }
      on peak(v) { c = -c }
    }`,
  ],
  [
    'stimuli, lists, functions and conditions',
    `function f(x) = if x > 2 then x else exp(x)
    function g(x) = f(x) + f(-x)
    neuron Driven {
      time unit 1 ms
      param places : 1[] = [0, 1, 2]
      param values : 1[] = [1, 5, 2]
      param start = 3
      input I = if t > 1 then interpolate(t, places, values) else values[1]
      state v = g(start)
      dv/dt = g(v / 100) - v + I * sin(t) + (if v > 1 and not (t > 3) then 1 else -v^3 / 10)
      spike when v falls below 1.2
    }`,
  ],
  [
    'parts that spike with their owner, and one that spikes by itself',
    `channel Adaptation {
      input v : mV
      param g = 2 nS
      state a : 1 = 0 in [0, 1]
      da/dt = -a / 20 ms
      on spike { a += 0.3 }
      output i = g * a * (v + 80 mV)
    }
    neuron Pacemaker {
      state phase = 0
      dphase/dt = 1 / 7 ms
      spike when phase >= 1
      on spike { phase -= 1 }
      output isHigh = heaviside(phase - 0.5)
    }
    neuron Owner {
      param C = 100 pF
      input I : pA = 300 pA
      use adaptation = Adaptation
      use pacemaker = Pacemaker
      state v : mV = -70 mV
      dv/dt = (I * (1 + pacemaker.isHigh) - adaptation.i - 10 nS * (v + 70 mV)) / C
      spike when v crosses -50 mV
      on spike { v = -60 mV }
      refractory 0.35 ms holds v
    }`,
  ],
] as const;

const METHODS = ['euler', 'midpoint', 'heun', 'ralston', 'rk3', 'rk4', 'rk38'] as const;

test.each(EXAMPLES)('%s', (_, text) => {
  const { models, diagnostics, sources } = check({ name: '<text>', text });
  expect(renderDiagnostics(diagnostics, sources)).toBe('');
  const model = [...models.values()].at(-1);
  if (model === undefined) throw new Error('a model');
  const records = [...model.states.map(({ name }) => name), ...model.inputs.map(({ name }) => name)];
  for (const method of METHODS) {
    const run = { method, dt: [1, 10], steps: 300, records } as const;
    const reference = runInterpreter(model, run);
    expect(reference.spikes.length).toBeGreaterThan(0);
    expect(runJavaScript(model, run)).toEqual(reference);
  }
});
