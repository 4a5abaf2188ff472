import { describe, expect, it } from 'vitest';
import { run } from '../../src/simulate/run.ts';
import { sweepMeant } from '../../src/simulate/sweep-habits.ts';
import { LEAKY, modelOf } from './models.ts';

const model = modelOf(LEAKY);

async function read(range: string): Promise<readonly number[] | string> {
  const { result, diagnostics } = await run(model, { for: 0, sweep: { E: range } });
  const [first] = diagnostics;
  return result === undefined
    ? `${first?.message} ${first?.hint}`
    : Array.from(result.sweep[0]?.values ?? []);
}

describe('a list of values', () => {
  it('may have its unit behind it', async () => {
    expect(await read('[-70, -65.5, -60] mV')).toEqual([-70, -65.5, -60]);
    expect(await read('[-0.07,-0.06]V')).toEqual([-70, -60]);
    expect(await read('[-70 mV, -0.06] V')).toEqual([-70, -60]);
  });

  it('has nothing else behind it', async () => {
    expect(await read('[1, 2] + 1')).toMatch(/Behind a list stands a unit, not `\+ 1`\.|unit/);
    expect(await read('[-70, -60] pF')).toMatch(/pF/);
  });
});

describe('a sweep as other tools write it', () => {
  it.each([
    ['1, 2, 3 mV', '[1, 2, 3] mV'],
    ['(1, 2, 3) mV', '[1, 2, 3] mV'],
    ['1 mV, 2 mV', '[1 mV, 2 mV]'],
    ['1; 2', '[1, 2]'],
    ['linspace(0, 10, 21)', '0 mV .. 10 mV in 21'],
    ['np.linspace(-70, -50, num=5) mV', '-70 mV .. -50 mV in 5'],
    ['geomspace(1, 10, 3)', '1 mV .. 10 mV in 3 log'],
    ['logspace(0, 1, 3)', '1 mV .. 10 mV in 3 log'],
    ['arange(0, 10, 0.5)', '0 mV .. 10 mV by 0.5 mV'],
    ['range(10)', '0 mV .. 10 mV by 1 mV'],
    ['0:1:10', '0 mV .. 10 mV by 1 mV'],
    ['0:10 mV', '0 mV .. 10 mV by 1 mV'],
    ['0 to 10 mV by 1', '0 mV .. 10 mV by 1 mV'],
    ['from 0 V to 0.01 V', '0 V .. 0.01 V in 21'],
    ['0 .. 10 mV step 2', '0 .. 10 mV by 2 mV'],
    ['0 .. 10 mV steps of 2 mV', '0 .. 10 mV by 2 mV'],
  ])('%s is refused with the right form', async (range, right) => {
    expect(sweepMeant(range, 'mV')).toBe(right);
    const hint = `write \`${right}\`.`;
    const told = await read(range);
    expect(told).toContain(hint);
    // And what is offered is a sweep.
    if (right !== '[1, 2]') expect(await read(right)).toBeInstanceOf(Array);
  });

  it.each(['5 mV', '-70 .. -60 mV by 1 mV', '1 .. 100 mV in 3 log', '[1, 2] mV', 'max(1 mV, 2 mV)', ''])(
    '%s is like none',
    (range) => {
      expect(sweepMeant(range, 'mV')).toBe(undefined);
    },
  );
});
