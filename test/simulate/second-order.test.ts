import { expect, it } from 'vitest';
import { secondOrder } from '../../src/diagnostics/codes/method.ts';
import { checkRun } from '../../src/simulate/run.ts';
import { modelOf } from './models.ts';

it('an exact method says where it is of second order: what drives the model changes within a step', () => {
  const { failing, corrected } = secondOrder.page;
  const messages = (text: string, inputs = {}): readonly string[] =>
    checkRun(modelOf(text), { method: 'exact', inputs }).diagnostics.map(({ message }) => message);
  expect(messages(failing)).toEqual(['exact is of order 2 here: its equations change with t.']);
  expect(messages(corrected)).toEqual([]);
  const driven = 'neuron Cell { input I = 0; state v = 0; dv/dt = (I - v) / 10 ms }';
  expect(messages(driven, { I: 'sin(t / 1 ms)' })).toEqual(['exact is of order 2 here: `I` changes with t.']);
  expect(messages(driven, { I: 'if t > 5 ms then 1 else 0' })).toEqual([]);
});
