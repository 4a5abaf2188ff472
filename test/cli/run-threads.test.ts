import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { numbersAt, reading } from '../recording/files.ts';
import { axode, CLI, folderWith } from './axode.ts';

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
  record spikes of A
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

/** Starts a run of two threads that would take for ever, sends it a signal when `isReady`, and waits for its end. */
async function interrupted(
  name: 'SIGINT' | 'SIGTERM',
  isReady: () => boolean,
  ...words: readonly string[]
): Promise<{ readonly exit: number | null; readonly by: NodeJS.Signals | null; readonly aside: string }> {
  const all = [CLI, 'run', 'net.axo#Net', '--for', '100000s', '--threads', '2', ...words];
  const started = spawn(process.execPath, all, { cwd: FOLDER, stdio: ['ignore', 'ignore', 'pipe'] });
  let aside = '';
  started.stderr.on('data', (text: Buffer) => {
    aside += text.toString('utf8');
  });
  let hasEnded = false;
  const ended = new Promise<{ readonly exit: number | null; readonly by: NodeJS.Signals | null }>(
    (resolve) => {
      started.on('close', (exit, by) => {
        hasEnded = true;
        resolve({ exit, by });
      });
    },
  );
  while (!(hasEnded || isReady())) await pause(50);
  started.kill(name);
  return { ...(await ended), aside };
}

describe('a signal that ends a run by threads', { timeout: 120_000 }, () => {
  const sizeOf = (name: string): number => {
    const path = join(FOLDER, name);
    return existsSync(path) ? statSync(path).size : 0;
  };

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('keeps what was recorded until %s, and exits with %d', async (name, code) => {
    const [file, kept] = [`${name}.h5`, `${name}.json`];
    // More than stands in the file from the beginning.
    const isReady = (): boolean => sizeOf(file) > 300_000;
    const { exit, by, aside } = await interrupted(name, isReady, '--out', file, '--out', kept);
    expect({ exit, by }).toEqual({ exit: code, by: null });
    expect(aside).toContain('[run/stopped]');
    const { ending } = JSON.parse(readFileSync(join(FOLDER, kept), 'utf8'));
    expect(ending).toBe('interrupted');

    const recorded = (path: string) =>
      reading(join(FOLDER, path), (found) => ({
        endedAt: numbersAt(found, '/ended_at')[0],
        times: numbersAt(found, '/populations/A/axes/time'),
        means: numbersAt(found, '/populations/A/traces/mean v'),
        spikes: numbersAt(found, '/populations/A/spikes/time'),
        cells: numbersAt(found, '/populations/A/spikes/cell'),
      }));
    const until = await recorded(file);
    expect(until.spikes.length).toBeGreaterThan(100);
    await reading(join(FOLDER, file), (found) => {
      expect(found.get('/ending')).toHaveProperty('value', ['interrupted']);
    });
    // All of it: a run of one thread that ends there by itself records the same.
    const words = ['--for', `${until.endedAt}ms`, '--threads', '1', '--out', `whole-${file}`];
    expect(axode(FOLDER, 'run', 'net.axo#Net', ...words).exit).toBe(0);
    expect(await recorded(`whole-${file}`)).toEqual(until);
  });
});
