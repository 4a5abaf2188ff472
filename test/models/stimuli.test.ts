import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from '../simulate/models.ts';

/** Integrates its input, so that areas under stimuli can be compared with closed forms. */
const TEXT = `
neuron Integrator {
  input I : nA = 0
  state q : pC = 0
  dq/dt = I
}`;
const MODEL = modelOf(TEXT);

interface Course {
  readonly times: readonly number[];
  readonly I: readonly number[];
  readonly q: readonly number[];
}

async function courseOf(stimulus: string, dt: string, method = 'rk4'): Promise<Course> {
  const { result, diagnostics } = await run(MODEL, {
    for: '100 ms',
    dt,
    method,
    inputs: { I: stimulus },
    record: ['I', 'q'],
  });
  expect(diagnostics).toEqual([]);
  const trace = (name: string): readonly number[] => [...known(result?.traces.get(name), name).values];
  return { times: [...known(result, 'result').times], I: trace('I'), q: trace('q') };
}

const within = (t: number, from: number, to: number): boolean => t >= from - 1e-9 && t < to - 1e-9;

/** Each stimulus with its closed form at a time in ms (for jumps: of the step that begins there), in nA. */
const COURSES: readonly (readonly [stimulus: string, at: (t: number) => number])[] = [
  ['pulse(t, 10 ms, 5 ms, 2 nA)', (t) => (within(t, 10, 15) ? 2 : 0)],
  ['pulses(t, 10 ms, 20 ms, 5 ms, 2 nA)', (t) => (t > 9.999 && within((t - 10 + 1e-9) % 20, 0, 5) ? 2 : 0)],
  ['pulse_pair(t, 10 ms, 5 ms, 25 ms, 2 nA)', (t) => (within(t, 10, 15) || within(t, 35, 40) ? 2 : 0)],
  ['level_step(t, 10 ms, 5 ms, -1 nA, 2 nA)', (t) => (within(t, 10, 15) ? 2 : -1)],
  [
    'two_steps(t, 10 ms, 20 ms, 30 ms, 0 nA, 1 nA, 2 nA)',
    (t) => (within(t, 10, 30) ? 1 : within(t, 30, 60) ? 2 : 0),
  ],
  ['ramp(t, 10 ms, 40 ms, 1 nA, 3 nA)', (t) => (t < 10 ? 1 : t < 50 ? 1 + (2 * (t - 10)) / 40 : 3)],
  [
    'triangle(t, 10 ms, 40 ms, 4 nA)',
    (t) => (t < 10 || t >= 50 ? 0 : t < 30 ? (4 * (t - 10)) / 20 : 4 - (4 * (t - 30)) / 20),
  ],
  ['sine(t, 10 ms, 50 Hz, 2 nA)', (t) => (t < 10 ? 0 : 2 * Math.sin(2 * Math.PI * 0.05 * (t - 10)))],
  [
    'chirp(t, 10 ms, 80 ms, 0 Hz, 100 Hz, 2 nA)',
    (t) => (t < 10 || t > 89.9999 ? 0 : 2 * Math.sin(2 * Math.PI * ((0.1 * (t - 10)) / 160) * (t - 10))),
  ],
  [
    'alpha_current(t, 10 ms, 5 ms, 2 nA)',
    (t) => (t < 10 ? 0 : ((2 * (t - 10)) / 5) * Math.exp(1 - (t - 10) / 5)),
  ],
  [
    'double_exponential(t, 10 ms, 1 ms, 5 ms, 2 nA)',
    (t) => {
      const course = (s: number): number => Math.exp(-s / 5) - Math.exp(-s);
      return t < 10 ? 0 : (2 * course(t - 10)) / course((5 / 4) * Math.log(5));
    },
  ],
];

describe.each(COURSES)('%s', (stimulus, at) => {
  it('follows its closed form at every sample', async () => {
    for (const dt of ['0.1 ms', '0.25 ms']) {
      const { times, I } = await courseOf(stimulus, dt);
      for (const [i, t] of times.entries()) expect(I[i], `at ${t} ms`).toBeCloseTo(at(t), 9);
    }
  });

  it('is integrated by rk4 with order four, as its corners lie on the grid', async () => {
    const fine = known((await courseOf(stimulus, '0.025 ms')).q.at(-1), 'fine');
    const errors = await Promise.all(
      ['1 ms', '0.5 ms'].map(async (dt) =>
        Math.abs(known((await courseOf(stimulus, dt)).q.at(-1), dt) - fine),
      ),
    );
    const [coarse = 0, halved = 0] = errors;
    // Either exact already, or 16 times better with half the step.
    expect(coarse < 1e-9 || coarse / halved > 12, `${coarse} to ${halved}`).toBe(true);
  });
});

describe('a pulse', () => {
  it('has its area by every method, on the grid', async () => {
    for (const method of ['euler', 'heun', 'midpoint', 'rk3', 'rk4', 'rk38']) {
      const { q } = await courseOf('pulse(t, 10 ms, 5 ms, 2 nA)', '0.1 ms', method);
      expect(q.at(-1)).toBeCloseTo(10, 9);
      expect(q[100]).toBe(0);
    }
  });

  it('off the grid begins and ends with the nearest step', async () => {
    const { I, q } = await courseOf('pulse(t, 10.04 ms, 5.02 ms, 2 nA)', '0.1 ms');
    expect([I[99], I[100], I[150], I[151]]).toEqual([0, 2, 2, 0]);
    expect(q.at(-1)).toBeCloseTo(2 * 5.1, 9);
  });

  it('is a pulse of whatever its height is', async () => {
    const model = modelOf('neuron Plain {\n  input I = 0\n  state x = 0\n  dx/dt = I / 1 ms\n}\n');
    const { diagnostics } = await run(model, {
      inputs: { I: 'pulse(t, 1 ms, 2 ms, 3)' },
      for: '5 ms',
      dt: '1 ms',
    });
    expect(diagnostics).toEqual([]);
  });

  it('can be imported, and the sum of some is a stimulus too', async () => {
    const text = TEXT.replace('input I : nA = 0', 'input I : nA = pulse(t, 10 ms, 5 ms, 2 nA)');
    const model = modelOf(`import { pulse } from "std/stimuli/pulses.axo"\n${text}`);
    const { result } = await run(model, { for: '20 ms', dt: '0.1 ms', record: ['q'] });
    expect(known(result?.traces.get('q'), 'q').values.at(-1)).toBeCloseTo(10, 9);
    const sum = await courseOf('pulse(t, 10 ms, 5 ms, 2 nA) + ramp(t, 10 ms, 40 ms, 0 nA, 1 nA)', '0.1 ms');
    expect(sum.q.at(-1)).toBeCloseTo(10 + 20 + 50, 9);
  });
});
