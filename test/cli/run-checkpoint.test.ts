import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { axode, CLI, folderWith } from './axode.ts';

const NET = `neuron Cell {
  param tau = 10 ms
  input I = 1.5
  state v = 0
  dv/dt = (I - v) / tau
  spike when v > 1
  on spike { v = 0 }
}
synapse Plastic {
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / 20 ms
  on pre { post.v += 0.1 * w; x += 0.1 }
  on post { w = clamp(w + 0.1 * x - 0.05, 0, 1) }
}
network Net {
  population A = Cell[30] { v = uniform(0, 1) }
  connect A -> A by Plastic with probability 0.3, no self, delay uniform(0 ms, 4 ms)
}
`;

function hashOf(json: string): string {
  const summary: unknown = JSON.parse(json);
  return typeof summary === 'object' && summary !== null && 'spike_hash' in summary
    ? String(summary.spike_hash)
    : '';
}

function spawnNode(folder: string, file: string): { readonly exit: number | null; readonly out: string } {
  const { status, stdout } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
  return { exit: status, out: stdout };
}

const LIBRARY = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

describe('axode run --checkpoint', () => {
  const folder = folderWith({ 'net.axo': NET });
  const run = (...words: readonly string[]) =>
    axode(folder, 'run', 'net.axo', '--seed', '2', '--json', ...words);
  const whole = run('--for', '600ms');

  it('writes the state of a run, from which another process goes on with the same bits', () => {
    const first = run('--for', '250ms', '--checkpoint', 'net.state', '--checkpoint-every', '100ms');
    expect({ exit: first.exit, aside: first.aside }).toEqual({ exit: 0, aside: '' });
    expect(hashOf(first.out)).not.toBe(hashOf(whole.out));
    const second = run('--for', '600ms', '--resume', 'net.state');
    expect({ exit: second.exit, aside: second.aside }).toEqual({ exit: 0, aside: '' });
    expect(hashOf(second.out)).toBe(hashOf(whole.out));
    expect(readdirSync(folder).toSorted()).toEqual(['net.axo', 'net.state']);
  });

  it('is refused where the run would end before the state', () => {
    const { exit, aside } = run('--for', '100ms', '--resume', 'net.state');
    expect(exit).toBe(1);
    expect(aside).toContain('it is of the time 250 ms, and the run ends at 100 ms.');
  });

  it('leaves a state that is whole when it is killed', async () => {
    const words = ['run', 'net.axo', '--seed', '2', '--for', '600ms', '--quiet'];
    const child = spawn(
      process.execPath,
      [CLI, ...words, '--checkpoint', 'killed.state', '--checkpoint-every', '1ms'],
      { cwd: folder, stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const path = join(folder, 'killed.state');
    while (!existsSync(path) && child.exitCode === null) await pause(20);
    await pause(100);
    child.kill('SIGKILL');
    await ended;
    const other = run('--for', '600ms', '--resume', 'killed.state', '--checkpoint', 'killed.state');
    expect(other.exit).toBe(0);
    const unbroken = run('--for', '600ms');
    expect(hashOf(other.out)).toBe(hashOf(unbroken.out));
  });

  it('refuses a state of another network, and a file that is none', () => {
    const other = run('--for', '600ms', '--dt', '0.2ms', '--resume', 'net.state');
    expect(other.exit).toBe(1);
    expect(other.aside).toContain(
      'error[script/restore]: The saved state cannot be restored: it is of another network: `dt` is 0.2 ms, there 0.1 ms.',
    );
    const reseeded = axode(folder, 'run', 'net.axo', '--seed', '3', '--resume', 'net.state');
    expect(reseeded.aside).toContain('it is of another network: the seed is 3, there 2.');
    writeFileSync(join(folder, 'none.state'), 'nothing');
    expect(run('--resume', 'none.state').aside).toContain('it is not the state of a network');
    expect(run('--resume', 'nowhere.state').aside).toContain('nowhere.state');
    expect(run('--checkpoint-every', '1s').aside).toContain('name the file too');
  });

  it('is for networks', () => {
    const cells = folderWith({ 'cell.axo': NET.slice(0, NET.indexOf('synapse')) });
    const { exit, aside } = axode(cells, 'run', 'cell.axo', '--checkpoint', 'x');
    expect({ exit, aside }).toMatchInlineSnapshot(`
      {
        "aside": "error[command/model-option]: \`--checkpoint\` has no meaning for the model \`Cell\`.
      hint: it is for networks: \`axode run file.axo#Network\`.

      1 error
      ",
        "exit": 1,
      }
    `);
  });
});

describe('a script', () => {
  it('goes on in another process from what it saved', () => {
    const script = (rest: string): string => `
import { readFileSync, writeFileSync } from 'node:fs';
import { openNetwork } from ${JSON.stringify(LIBRARY)};
const net = openNetwork(readFileSync('net.axo', 'utf8'), 'Net', { dt: '0.1 ms', seed: 2 });
${rest}`;
    const folder = folderWith({
      'net.axo': NET,
      'first.mjs': script("await net.run('40 ms'); writeFileSync('net.state', net.save());"),
      'second.mjs': script(
        "net.restore(readFileSync('net.state')); console.log((await net.run('60 ms')).result.spikeHash);",
      ),
      'whole.mjs': script("console.log((await net.run('100 ms')).result.spikeHash);"),
    });
    const node = (file: string) => spawnNode(folder, file);
    expect(node('first.mjs')).toEqual({ exit: 0, out: '' });
    expect(node('second.mjs')).toEqual(node('whole.mjs'));
  });
});
