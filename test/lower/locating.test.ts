import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ir/verify.ts';
import { ADAPTIVE_METHODS } from '../../src/lower/integrators/adaptive-methods.ts';
import { lower } from '../../src/lower/lower.ts';
import { runPasses } from '../../src/passes/pipeline.ts';
import { integrator, modelOf } from './run-program.ts';

const OPTIONS = { arithmetic: 'strict', given: [], perCell: [], fold: false, records: ['v'] } as const;

const MODEL = modelOf(`
neuron Busy {
  param tau = 10 ms
  param rest = -65 mV
  param size = 1 mV/ms
  input drive : mV/ms = if t >= 5 ms and t < 20 ms then size else 0
  state v : mV = -65 mV in [-100 mV, 100 mV]
  state w = 0
  state n = 0
  dv/dt = (rest - v) / tau + drive + sin(t / 1 ms) * 1 mV/ms
  dw/dt = -w / tau
  spike when v crosses -50 mV or (v >= -40 mV and t - last_spike > 3 ms)
  refractory 2 ms holds v
  on spike { v = rest; n += 1 }
  on peak(v) { w += 1 }
  at [1 ms, 2.5 ms] { w = 0 }
  every 7 ms from 1 ms { n = 0 }
}`);

describe('a model lowered for a locating driver', () => {
  it('keeps the laws of a program, before and after all passes', () => {
    for (const method of ADAPTIVE_METHODS) {
      const program = lower(MODEL, method, OPTIONS);
      expect(verify(program)).toEqual([]);
      expect(verify(runPasses(program, { verify: true }))).toEqual([]);
    }
    for (const name of ['rk4', 'exponential_euler', 'euler']) {
      const program = lower(MODEL, integrator(name), { ...OPTIONS, spikeTimes: 'located' });
      expect(verify(program)).toEqual([]);
      expect(verify(runPasses(program, { verify: true }))).toEqual([]);
    }
  });
});
