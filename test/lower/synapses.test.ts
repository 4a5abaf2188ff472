import { describe, expect, it } from 'vitest';
import { classifyStates, type StateClass } from '../../src/lower/synapse/classify-states.ts';
import type { StateOptions } from '../../src/lower/synapse/synapse-options.ts';
import { synapseOf } from './synapse-text.ts';

const UNIFORM: StateOptions = { perCell: [], given: [], hasUniformDelay: true };

/** `x: per pre, event-driven`, and because of what it is stepped. */
function told({ state, per, changes, because }: StateClass): string {
  const reason = because === undefined ? '' : ` because \`${because.term}\` ${because.why}`;
  return `${state}: per ${per}, ${changes}${reason}`;
}

function classesOf(text: string, options: Partial<StateOptions> = {}): readonly string[] {
  const { synapse } = synapseOf(`synapse Tested {\n${text}\n}`);
  return classifyStates(synapse, { ...UNIFORM, ...options }).map(told);
}

const STDP = `
  param tau = 20 ms
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / tau
  state y = 0; dy/dt = -y / tau
  on pre { post.g += w; x += 0.1; w += y }
  on post { y -= 0.1; w += x }`;

describe('traces of spikes', () => {
  it('are kept once for each cell, and computed where an event needs them', () => {
    expect(classesOf(STDP)).toEqual([
      'w: per synapse, by events only',
      'x: per pre, event-driven',
      'y: per post, event-driven',
    ]);
  });

  it('are one for each synapse where delays differ', () => {
    expect(classesOf(STDP, { hasUniformDelay: false })).toEqual([
      'w: per synapse, by events only',
      'x: per synapse, event-driven',
      'y: per post, event-driven',
    ]);
  });

  it('are one for each synapse where their time constants or initial values are', () => {
    const perSynapse = ['x: per synapse, event-driven', 'y: per synapse, event-driven'];
    expect(classesOf(STDP, { perCell: ['tau'], given: ['tau'] }).slice(1)).toEqual(perSynapse);
    expect(classesOf(STDP, { perCell: ['x', 'y'], given: ['x', 'y'] }).slice(1)).toEqual(perSynapse);
    expect(classesOf(STDP, { given: ['x', 'y'] }).slice(1)).toEqual([
      'x: per pre, event-driven',
      'y: per post, event-driven',
    ]);
  });

  it('are one for each synapse where what an event gives them is', () => {
    const fed = (what: string): string =>
      `param w = 1; state x = 0; dx/dt = -x / 5 ms; on pre { post.g += w * x; ${what} }`;
    expect(classesOf(fed('x += w'), { perCell: ['w'], given: ['w'] }).at(-1)).toBe(
      'x: per synapse, event-driven',
    );
    expect(classesOf(fed('x += uniform(0, 1)')).at(-1)).toBe('x: per synapse, event-driven');
    expect(classesOf(fed('x += post.v')).at(-1)).toBe('x: per synapse, event-driven');
    expect(classesOf(fed('if post.g > 1 { x += 1 }')).at(-1)).toBe('x: per synapse, event-driven');
    expect(classesOf(fed('let amount = w * post.g; x += amount')).at(-1)).toBe(
      'x: per synapse, event-driven',
    );
    expect(classesOf(fed('x += pre.v * pre.gain')).at(-1)).toBe('x: per pre, event-driven');
    expect(classesOf(fed('if pre.v > 1 { x += pre.outdegree }')).at(-1)).toBe('x: per pre, event-driven');
  });

  it('of postsynaptic cells do not read what events change there', () => {
    const fed = (what: string): string =>
      `state x = 0; dx/dt = -x / 5 ms; on post { x += ${what} }; on pre { post.g += x }`;
    expect(classesOf(fed('post.v'))).toEqual(['x: per post, event-driven']);
    expect(classesOf(fed('post.g'))).toEqual(['x: per synapse, event-driven']);
  });
});

describe('resources of a synapse', () => {
  const markram = (rest = ''): string => `
    param U = 0.5; param tau_rec = 800 ms; param tau_in = 3 ms
    state x = 1; dx/dt = z / tau_rec
    state y = 0; dy/dt = -y / tau_in
    state z = 0; dz/dt = y / tau_in - z / tau_rec
    on pre { let used = U * x; post.g += used; x -= used; y += used }${rest}`;

  it('that flow into each other are carried together', () => {
    expect(classesOf(markram())).toEqual([
      'x: per pre, event-driven',
      'y: per pre, event-driven',
      'z: per pre, event-driven',
    ]);
    const { synapse } = synapseOf(`synapse Tested {${markram()}}`);
    expect(classifyStates(synapse, UNIFORM).map(({ together }) => together.join(' '))).toEqual([
      'x y z',
      'x y z',
      'x y z',
    ]);
  });

  it('are all kept for each synapse if one has to be', () => {
    expect(classesOf(markram('\non post { z += 0.01 }'))).toEqual([
      'x: per synapse, event-driven',
      'y: per synapse, event-driven',
      'z: per synapse, event-driven',
    ]);
  });
});

describe('states are stepped', () => {
  it('where their equation is not linear', () => {
    expect(classesOf('state s = 0; ds/dt = -s / 5 ms - s^2 / 1 ms; on pre { s += 1; post.g += s }')).toEqual([
      's: per synapse, clock-driven because `s^2 / 1 ms` is not linear in s',
    ]);
  });

  it('where it reads a cell, the time or another that is stepped', () => {
    expect(
      classesOf(`state s = 0; ds/dt = (pre.v - s) / 5 ms
        state r = 0; dr/dt = (s - r) / 5 ms
        state q = 0; dq/dt = (t / 1 ms - q) / 5 ms
        on pre { post.g += r + q }`),
    ).toEqual([
      's: per synapse, clock-driven because `pre.v` changes with time',
      'r: per synapse, clock-driven because `s` is stepped',
      'q: per synapse, clock-driven because `t` changes with time',
    ]);
  });

  it('where a coupling asks for them all the time, and with them what they read', () => {
    expect(
      classesOf(`param w = 1
        state r = 0; dr/dt = -r / 2 ms
        state s = 0; ds/dt = (r - s) / 5 ms
        drive = w * s
        post.I += drive
        on pre { r += 1 }`),
    ).toEqual([
      'r: per synapse, clock-driven because `r` is read by the equation of s, which is stepped',
      's: per synapse, clock-driven because `s` is read by a coupling all the time',
    ]);
  });

  it('but not where a coupling reads what events alone change', () => {
    expect(classesOf('state w = 1; post.I += w * pre.v; on post { w += 0.1 }')).toEqual([
      'w: per post, by events only',
    ]);
  });

  it('where an input of theirs follows a signal', () => {
    const text =
      'input level = 0; state x = 0; dx/dt = level / 1 s - x / 5 ms; on pre { x += 1; post.g += x }';
    expect(classesOf(text)).toEqual(['x: per pre, event-driven']);
    expect(classesOf(text, { received: ['level'] })).toEqual([
      'x: per synapse, clock-driven because `level` changes with time',
    ]);
  });
});
