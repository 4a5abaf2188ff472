import { describe, expect, it } from 'vitest';
import { axode, folderWith } from './axode.ts';

const NET = `neuron Cell {
  param tau = 10 ms
  input I = 1.2
  state v = 0
  dv/dt = (I - v) / tau
  spike when v > 1
  on spike { v = 0 }
}
synapse Kick { param w = 0.02; on pre { post.v += w } }
network Net {
  population A = Cell[60] { v = uniform(0, 1) }
  connect A -> A by Kick with probability 0.3, no self, delay 0.4 ms
  record mean v of A every 1 ms
}
`;
const FOLDER = folderWith({ 'net.axo': NET });

const run = (...words: readonly string[]) => axode(FOLDER, 'run', 'net.axo#Net', '--for', '100ms', ...words);

describe('axode run --threads', () => {
  it('prints the same summary, but for times and memory, with any number of them', () => {
    const [one, ...others] = ['1', '2', '3'].map((threads) => {
      const { exit, out, aside } = run('--json', '--threads', threads);
      expect({ exit, aside }).toEqual({ exit: 0, aside: '' });
      const { time, memory_mb, ...summary } = JSON.parse(out);
      expect(memory_mb).toBeGreaterThan(0);
      expect(time.run_ms).toBeGreaterThan(0);
      return summary;
    });
    expect(one.populations.A.spikes).toBeGreaterThan(100);
    expect(others).toEqual([one, one]);
  });

  it('says how many there were, and that a small network has one', () => {
    expect(run('--threads', '2').out).toMatch(/run in [^·]* by 2 threads · /);
    expect(run().out).toMatch(/run in [^·]* by one thread, as the network is small · /);
  });

  it('is refused for a single model', () => {
    const { exit, aside } = axode(FOLDER, 'run', 'net.axo#Cell', '--for', '1ms', '--threads', '2');
    expect(exit).not.toBe(0);
    expect(aside).toContain('`--threads` has no meaning for the model `Cell`.');
  });

  it('refuses what is no number of threads', () => {
    const { exit, aside } = run('--threads', '0');
    expect(exit).not.toBe(0);
    expect(aside).toMatchInlineSnapshot(`
      "error[run/threads]: \`0\` is no number of threads.
      hint: it is a whole number from 1 to 256, at best that of the processors.

      1 error
      "
    `);
  });
});
