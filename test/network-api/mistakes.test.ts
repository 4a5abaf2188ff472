import { describe, expect, it } from 'vitest';
import { modelOf, NetworkError, network, openNetwork, renderDiagnostics } from '../../src/index.ts';

const CELL = `neuron Cell {
  param tau : ms = 10 ms
  input I : mV = 0 mV
  state v : mV = 0 mV in [-100 mV, 100 mV]
  dv/dt = (I - v) / tau
  spike when v > 1 mV
  on spike { v = 0 mV }
}`;
const KICK = 'synapse Kick { param w : mV = 0.1 mV in [-1 mV, 1 mV]; on pre { post.v += w } }';

function made() {
  const net = network({ dt: '0.1 ms' });
  return { net, A: net.population(modelOf(CELL), 4, {}, 'A') };
}

/** Returns what is thrown, as it is shown. */
function thrownBy(call: (given: ReturnType<typeof made>) => unknown): string {
  try {
    call(made());
  } catch (error) {
    if (error instanceof NetworkError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('mistakes in what a script declares', () => {
  it('are thrown where they are made, and point into the text of the value', () => {
    expect(
      thrownBy(({ net }) => net.population(CELL, 3, { v: 'uniform(-60 mV, -50 ms)' }, 'B')),
    ).toBe(`error[units/argument]: The arguments of \`uniform\` must have one unit, but are mV and ms.
  --> B: v:1:21
   |
 1 | v = uniform(-60 mV, -50 ms)
   |             ------ this is mV
   |                     ^^^^^^ this is ms

1 error`);
  });

  it('suggest the name that was meant', () => {
    expect(thrownBy(({ net }) => net.population(CELL, 3, { taw: 5 }))).toContain('did you mean `tau`?');
    expect(thrownBy(({ net, A }) => net.connect(A, A, KICK, { values: { weight: 5 } }))).toContain(
      '`Kick` has no parameter, input or state `weight`',
    );
    expect(thrownBy(({ net, A }) => net.record(A, 'u'))).toContain('There is no `u` in the neuron `Cell`');
    expect(thrownBy(({ net }) => net.population('std/neurons/izikevich.axo', 3))).toContain(
      'did you mean "std/neurons/izhikevich.axo"?',
    );
    expect(thrownBy(({ A }) => A.get('V'))).toContain('did you mean `v`?');
    expect(thrownBy(() => openNetwork('std/networks/coba.axo', 'CUBA'))).toContain('did you mean `COBA`?');
  });

  it('are lengths, pairs, delays and ranges', () => {
    expect(thrownBy(({ net }) => net.population(CELL, 3, { tau: [1, 2] }))).toContain(
      '`tau` was given 2 numbers, but there are 3 cells',
    );
    expect(
      thrownBy(({ net, A }) => net.connect(A, A, KICK, { rule: { pairs: { pre: [0, 9], post: [1, 1] } } })),
    ).toContain('Pair 1 has the presynaptic cell 9, which `A` does not have');
    expect(thrownBy(({ net, A }) => net.connect(A, A, KICK, { delay: -1 }))).toContain('The delay is -1 ms');
    expect(thrownBy(({ net, A }) => net.connect(A, A, KICK, { values: { w: 30 } }))).toContain(
      '`w` is 30 mV, outside its range [-1 mV, 1 mV]',
    );
    expect(thrownBy(({ A }) => A.set('v', 300))).toContain('`v` is set to 300 mV, outside its range');
  });

  it('leave the network as it was', async () => {
    const { net } = made();
    expect(() => net.population(CELL, 3, { taw: 5 }, 'B')).toThrow(NetworkError);
    net.population(CELL, 3, { tau: 5 }, 'B');
    const { result } = await net.run('1 ms');
    expect(result?.populations.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('cannot be made by text that goes on behind a value', () => {
    expect(thrownBy(({ net }) => net.population(CELL, 3, { tau: '3 ms; v = 4 mV' }))).toContain(
      'found a second statement',
    );
    expect(thrownBy(({ net }) => net.population(CELL, 3, { 'tau = 3 ms; v': '4 mV' }))).toContain(
      'has no parameter, input or state',
    );
    expect(thrownBy(({ net }) => net.population(CELL, 3, {}, 'A] {'))).toContain('is no name');
  });
});

describe('mistakes of a run', () => {
  it('are in its report, with the texts that they point into', async () => {
    const { net, A } = made();
    net.connect(A, A, KICK, { values: { w: (pre) => pre } });
    const { result, diagnostics, sources } = await net.run('1 ms');
    expect(result).toBeUndefined();
    const texts = new Map(sources.map(({ name, text }) => [name, text]));
    expect(renderDiagnostics(diagnostics, texts)).toContain(
      '`w` of `A -> A by Kick` is 2 mV for the synapse from cell 2 of A to cell 0 of A, outside its range',
    );
    await expect(made().net.run('1 sec')).rejects.toThrow('`sec` is not a unit.');
  });

  it('a script that throws at a step ends the run with what there is', async () => {
    const { net } = made();
    const { result, diagnostics } = await net.run('10 ms', {
      every: '1 ms',
      onStep: (time) => {
        if (time === 3) throw new Error('enough');
      },
    });
    expect(result?.duration).toBe(3);
    expect(result?.meta.ending).toBe('interrupted');
    expect(diagnostics[0]?.message).toContain('enough');
    await net.run('1 ms');
    expect(net.time).toBe(4);
  });

  it('a run that is stopped can go on', async () => {
    const { net } = made();
    const abort = new AbortController();
    const { result } = await net.run('10 s', { signal: abort.signal, progress: () => abort.abort() });
    expect(result?.meta.ending).toBe('stopped');
    const reached = net.time;
    await net.run('1 ms');
    expect(net.time).toBeCloseTo(reached + 1, 9);
  });

  it('a saved state of another network is refused, and nothing changes', async () => {
    const { net, A } = made();
    await net.run('1 ms');
    A.set('v', 0.5);
    const other = network({ dt: '0.1 ms' });
    other.population(CELL, 5, {}, 'A');
    expect(() => net.restore(other.save())).toThrow('the number of cells of A is 4, there 5');
    expect(() => net.restore(new Uint8Array(100))).toThrow('it is not the state of a network');
    const damaged = net.save();
    damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;
    expect(() => net.restore(damaged)).toThrow('damaged');
    expect(A.get('v')[0]).toBe(0.5);
    expect(net.time).toBe(1);
  });
});
