/** The models of `docs/conventions.md`, beside plain loops that do what the page says of them. */
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { check, type RunResult, run } from '../../src/index.ts';
import { blocksOf } from './blocks.ts';

const MODELS = new Map(
  blocksOf('docs/conventions.md', 'axo').flatMap(({ text }) => {
    const { models, diagnostics } = check(text);
    expect(diagnostics).toEqual([]);
    return [...models];
  }),
);

const STEPS = 400;

/** Steps of 0.5 ms, numbers that are not rounded. */
const DT = 0.5;

async function outcome(name: string, method = 'euler'): Promise<RunResult> {
  const { result } = await run(known(MODELS.get(name), name), {
    for: `${STEPS * DT} ms`,
    dt: `${DT} ms`,
    method,
  });
  return known(result, 'result');
}

/** What a loop does in one step: the new state, and whether it spiked. */
type Loop = (state: readonly number[]) => { readonly state: readonly number[]; readonly isSpike: boolean };

interface Row {
  readonly name: string;
  readonly method?: string;
  /** The first of the model's states, and what else the loop needs. */
  readonly start: readonly number[];
  readonly states: readonly string[];
  readonly loop: Loop;
}

/** A harmonic oscillator by Euler, spiking where `isSpike` says so of the new, the old and the value before that. */
function turning(isSpike: (v: number, old: number, before: number) => boolean): Loop {
  return ([v = 0, w = 0, before = Number.NaN]) => {
    const next = [v + DT * (w / 5), w + DT * (-v / 5)] as const;
    return { state: [...next, v], isSpike: isSpike(next[0], v, before) };
  };
}

const OSCILLATOR = { start: [0, 2], states: ['v', 'w'] } as const;

const ROWS: readonly Row[] = [
  {
    name: 'Loose',
    start: [0],
    states: ['v'],
    loop: ([v = 0]) => {
      const next = v + DT;
      return { state: [next >= 5 ? 0 : next], isSpike: next >= 5 };
    },
  },
  {
    name: 'Late',
    start: [0],
    states: ['v'],
    loop: ([v = 0]) => ({ state: [v >= 5 ? 0 : v + DT], isSpike: v >= 5 }),
  },
  { name: 'Level', ...OSCILLATOR, loop: turning((v) => v > 1) },
  { name: 'Crossing', ...OSCILLATOR, loop: turning((v, old) => old < 1 && v >= 1) },
  { name: 'Peak', ...OSCILLATOR, loop: turning((v, old, before) => v < old && !(old < before) && v > 1) },
  {
    name: 'KeepsStep',
    start: [0, 0],
    states: ['v', 'w'],
    loop: ([v = 0, w = 0]) => {
      const next = [v + DT * ((12 - w) / 10), w + DT * ((v / 4 - w) / 20)] as const;
      const isSpike = next[0] >= 10;
      return { state: isSpike ? [next[0] - 10, next[1] + 1] : next, isSpike };
    },
  },
  {
    name: 'DropsStep',
    start: [0, 0],
    states: ['v', 'w'],
    loop: ([v = 0, w = 0]) => {
      const next = [v + DT * ((12 - w) / 10), w + DT * ((v / 4 - w) / 20)] as const;
      const isSpike = next[0] >= 10;
      return { state: isSpike ? [0, w + 1] : next, isSpike };
    },
  },
  {
    name: 'Held',
    start: [0, 0, 0],
    states: ['v', 'w'],
    loop: ([v = 0, w = 0, left = 0]) => {
      const next = [left > 0 ? v : v + DT * ((20 - v) / 10), w + DT * ((v - w) / 10)] as const;
      const isSpike = left === 0 && next[0] >= 10;
      return { state: isSpike ? [4, next[1], 6] : [...next, Math.max(left - 1, 0)], isSpike };
    },
  },
  {
    name: 'InputMasked',
    start: [0, 0],
    states: ['v'],
    loop: ([v = 0, left = 0]) => {
      const next = v + DT * (((left > 0 ? 0 : 20) - v) / 10);
      const isSpike = left === 0 && next >= 10;
      return { state: isSpike ? [4, 6] : [next, Math.max(left - 1, 0)], isSpike };
    },
  },
  {
    name: 'Sequential',
    method: 'semi_implicit_euler',
    start: [1, 0],
    states: ['u', 'v'],
    loop: ([u = 0, v = 0]) => {
      const next = u + DT * (-v / 5);
      return { state: [next, v + DT * (next / 5)], isSpike: false };
    },
  },
];

describe('the conventions', () => {
  it('are all compared', () => {
    expect(ROWS.map(({ name }) => name)).toEqual([...MODELS.keys()]);
  });

  it.each(ROWS)('$name does what a plain loop does', async ({ name, method, start, states, loop }) => {
    const { traces, spikes } = await outcome(name, method);
    const wanted = { spikes: [] as number[], states: states.map((_, i) => [start[i] ?? Number.NaN]) };
    let state = start;
    for (let k = 1; k <= STEPS; k++) {
      const step = loop(state);
      state = step.state;
      if (step.isSpike) wanted.spikes.push(k * DT);
      for (const [i, values] of wanted.states.entries()) values.push(state[i] ?? Number.NaN);
    }
    expect([...known(spikes[0], 'spikes')]).toEqual(wanted.spikes);
    expect(wanted.spikes.length > 3).toBe(method === undefined);
    for (const [i, variable] of states.entries()) {
      const got = known(traces.get(variable), variable).values;
      // The loop divides where the compiled step may multiply: some roundings a step.
      for (const [k, value] of known(wanted.states[i], variable).entries()) {
        expect(Math.abs((got[k] ?? Number.NaN) - value), `${variable} in step ${k}`).toBeLessThan(1e-11);
      }
    }
  });
});
