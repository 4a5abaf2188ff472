/** What a run bounds, and what it says where a bound ends it: the same by compiled code and by the interpreter. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import type { RunOptions } from '../../src/simulate/run-options.ts';
import { modelOf } from './models.ts';

const TARGETS = ['js', 'interpreter'] as const;

async function messages(text: string, options: RunOptions): Promise<readonly string[]> {
  const { diagnostics } = await run(modelOf(text), options);
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe.each(TARGETS)('by %s', (target) => {
  it.each([
    ['2e9', '2000000000'],
    ['3e9', '3000000000'],
    ['1000001', '1000001'],
    ['infinity', 'infinitely many'],
  ])('a count of %s stops the run at its step, and what was before is kept', async (count, text) => {
    const model = modelOf(`
neuron Bursting {
  state x = 0
  dx/dt = 1 / 1 ms
  spike count (if x > 0.25 then ${count} else 2) when x > 0.05
}`);
    const { result, diagnostics } = await run(model, { for: '1 ms', dt: '0.1 ms', target });
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `run/too-many-spikes: Bursting was to emit ${text} spikes between 0.2 ms and 0.3 ms (step 2); a step has at most 1000000.`,
    ]);
    expect(diagnostics[0]?.hint).toMatch(/^before that step x = 0\.2\. /);
    expect(result?.meta).toMatchObject({ ending: 'too-many-spikes', steps: 2 });
    expect([...(result?.spikes[0] ?? [])]).toEqual([0.1, 0.1, 0.2, 0.2]);
    expect(result?.times.at(-1)).toBe(0.2);
  });

  it('the largest count that a step may have is kept', async () => {
    const model = modelOf('neuron Bursting { state x = 0; dx/dt = 1 / 1 ms; spike count 1e6 when x > 0.15 }');
    const { result, diagnostics } = await run(model, { for: '0.2 ms', dt: '0.1 ms', target });
    expect(diagnostics).toEqual([]);
    expect(result?.spikes[0]?.length).toBe(1_000_000);
  });

  it('a run ends before the step with which it would keep too many', async () => {
    // Each step of the 100 cells emits 100 million spikes.
    const text = 'neuron Bursting { state x = 0; dx/dt = 1 / 1 ms; spike count 1e6 when x > 0.15 }';
    const { result, diagnostics } = await run(modelOf(text), {
      for: '1 ms',
      dt: '0.1 ms',
      cells: 100,
      target,
    });
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'run/too-many-spikes: The run of Bursting ended between 0.1 ms and 0.2 ms (step 1): with its spikes it would keep more than 67108864.',
    ]);
    expect(result?.meta).toMatchObject({ ending: 'too-many-spikes', steps: 1 });
    expect(result?.spikes.map(({ length }) => length)).toEqual(Array(100).fill(0));
  });

  it('only the states that left their range are blamed, however many have one', async () => {
    const states = Array.from(
      { length: 70 },
      (_, i) =>
        `state s${i} = 0.5 in [0, 1]; ds${i}/dt = ${[3, 31, 32, 40, 69].includes(i) ? 1 : 0} * s${i} / 1 ms`,
    );
    const found = await messages(`neuron Many {\n${states.join('\n')}\n}`, {
      for: '2 ms',
      dt: '0.1 ms',
      target,
    });
    expect(found.map((text) => /`(\w+)`/.exec(text)?.[1])).toEqual(['s3', 's31', 's32', 's40', 's69']);
  });

  it.each([1, 7, 1000])(
    'nothing is said of steps behind the failure, with samples every %i',
    async (every) => {
      const text = `
neuron Late {
  state v = 1
  state w = 0 in [0, 1]
  state early = 0 in [0, 1]
  dv/dt = v^6 * 1000 / 1 ms
  dw/dt = 1 / 2 ms
  dearly/dt = 1e9 / 1 ms
}`;
      const found = await messages(text, { for: '100 ms', dt: '0.1 ms', every, target });
      expect(found.map((each) => each.split(' ', 5).join(' '))).toEqual([
        'run/left-range: The equation of `early`',
        'run/not-finite: The state variable `v`',
      ]);
    },
  );
});

describe('cells', () => {
  it('are told apart where one spikes too often', async () => {
    const text = 'neuron Bursting { state x = 0; dx/dt = 1 / 1 ms; spike count 2e6 when x > 0.05 }';
    expect(await messages(text, { for: '1 ms', dt: '0.1 ms', cells: 3 })).toEqual([
      'run/too-many-spikes: Bursting was to emit 2000000 spikes between 0 ms and 0.1 ms (step 0) in cell 0; a step has at most 1000000.',
    ]);
  });
});

describe('a value that is computed from others lies in its range', () => {
  const TEXT = `
neuron Cell {
  param a = 1
  param b = a in [0, 3]
  input I = a + 1 in [0, 3]
  state v = a * 2 in [0, b + 1]
  dv/dt = -v * b * I / 100 ms
}`;

  it.each(['js', 'interpreter'])('by %s', async (target) => {
    expect(await messages(TEXT, { for: '1 ms', target })).toEqual([]);
    const { result, diagnostics } = await run(modelOf(TEXT), { for: '1 ms', set: { a: 100 }, target });
    expect(result).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'run/derived-outside-range: The parameter `b` comes to 100, outside its range from 0 to 3.',
      'run/derived-outside-range: The input `I` comes to 101, outside its range from 0 to 3.',
      'run/derived-outside-range: The initial value of `v` comes to 200, outside its range from 0 to 101.',
    ]);
  });

  it('unless it is set itself', async () => {
    expect(await messages(TEXT, { for: '1 ms', set: { a: 100, b: 1, v: 1 }, inputs: { I: 1 } })).toEqual([]);
  });

  it('but a stimulus that changes may leave it', async () => {
    expect(await messages(TEXT, { for: '1 ms', inputs: { I: '100 * t / 1 ms' } })).toEqual([]);
  });
});
