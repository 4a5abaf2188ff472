/** A run that writes what it records while it runs, is killed, and goes on in the same file. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { describeFile, numbersAt, reading } from '../recording/files.ts';
import { axode, CLI, folderWith } from './axode.ts';

const NET = `neuron Cell {
  param tau = 10 ms
  input I = 1.5
  state v : mV = 0
  dv/dt = (I * 1 mV - v) / tau
  spike when v > 1 mV
  on spike { v = 0 }
}
synapse Plastic {
  state w = 0.5 in [0, 1]
  state x = 0; dx/dt = -x / 20 ms
  on pre { post.v += 0.1 mV * w; x += 0.1 }
  on post { w = clamp(w + 0.1 * x - 0.05, 0, 1) }
}
network Net {
  param p = 0.3
  population A = Cell[30] { v = uniform(0 mV, 1 mV) }
  population B = Cell[4] { v = uniform(0 mV, 1 mV) }
  connect A -> A by Plastic with probability p, no self, delay uniform(0 ms, 4 ms)
  record spikes of A, B[1..2]
  record v of A every 0.7 ms
  record mean v of A
  record v of B[0..1]
  record w of A -> A every 5 ms
}
`;

const FOLDER = folderWith({ 'net.axo': NET });
const RUN = ['run', 'net.axo', '--seed', '2'];

function run(...words: readonly string[]): { readonly exit: number | null; readonly said: string } {
  const { exit, aside } = axode(FOLDER, ...RUN, '--quiet', ...words);
  return { exit, said: aside };
}

function pathOf(name: string): string {
  return join(FOLDER, name);
}

/** All that a file holds but by what command. */
async function contentOf(name: string): Promise<string> {
  return (await describeFile(pathOf(name))).replace(/command=[^|]*\|/, '');
}

const FINE = { exit: 0, said: '' };

describe('axode run --checkpoint --out x.h5', () => {
  it('gives what an unbroken run gives where it goes on', { timeout: 200_000 }, async () => {
    expect(run('--for', '300ms', '--out', 'whole.h5')).toEqual(FINE);
    const saved = ['--checkpoint', 'net.state', '--checkpoint-every', '33.3ms', '--out', 'parts.h5'];
    expect(run('--for', '120ms', ...saved)).toEqual(FINE);
    const first = readFileSync(pathOf('net.state'));
    expect(run('--for', '200ms', ...saved, '--resume', 'net.state')).toEqual(FINE);
    // From a state in the middle: what was recorded behind it is cut off.
    writeFileSync(pathOf('net.state'), first);
    expect(run('--for', '300ms', ...saved, '--resume', 'net.state')).toEqual(FINE);
    expect(await contentOf('parts.h5')).toBe(await contentOf('whole.h5'));
  });

  it('gives it after a kill -9, too', { timeout: 300_000 }, async () => {
    const words = [...RUN, '--for', '4s', '--quiet', '--out', 'killed.h5'];
    const saved = ['--checkpoint', 'killed.state', '--checkpoint-every', '20ms'];
    for (const more of [[], ['--resume', 'killed.state']]) {
      const child = spawn(process.execPath, [CLI, ...words, ...saved, ...more], {
        cwd: FOLDER,
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('exit', resolve));
      const before = existsSync(pathOf('killed.state')) ? readFileSync(pathOf('killed.state')) : undefined;
      const isNew = (): boolean =>
        existsSync(pathOf('killed.state')) && before?.equals(readFileSync(pathOf('killed.state'))) !== true;
      while (!isNew() && child.exitCode === null) await pause(5);
      await pause(150);
      child.kill('SIGKILL');
      await ended;
      expect(child.signalCode).toBe('SIGKILL');
      await reading(pathOf('killed.h5'), (file) => {
        expect(file.get('/ending')).toHaveProperty('value', ['unfinished']);
      });
    }
    expect(run(...words.slice(RUN.length), ...saved, '--resume', 'killed.state')).toEqual(FINE);
    expect(run('--for', '4s', '--out', 'unbroken.h5')).toEqual(FINE);
    expect(await contentOf('killed.h5')).toBe(await contentOf('unbroken.h5'));
  });

  it('leaves a file that is of another run, and one that lacks what was recorded', () => {
    expect(run('--for', '60ms', '--checkpoint', 'a.state', '--out', 'a.h5')).toEqual(FINE);
    const refused = (name: string): string => {
      const old = readFileSync(pathOf(name));
      const { exit, said } = run('--for', '100ms', '--resume', 'a.state', '--out', name);
      expect([exit, old.equals(readFileSync(pathOf(name)))]).toEqual([1, true]);
      return said;
    };
    expect(axode(FOLDER, 'run', 'net.axo', '--seed', '3', '--for', '60ms', '--out', 'other.h5').exit).toBe(0);
    writeFileSync(pathOf('none.h5'), 'no recording');
    expect(refused('none.h5')).toContain('error[recording/cannot-write]: The recording "none.h5"');
    expect(run('--for', '20ms', '--out', 'short.h5')).toEqual(FINE);
    expect(refused('short.h5')).toMatchInlineSnapshot(`
      "error[recording/cannot-go-on]: The run cannot go on in the recording "short.h5": \`/populations/A/axes/time\` has 29 rows of 86.
      hint: name the file that was written with the saved state, or a new one for what comes from now on.

      1 error
      "
    `);
    expect(refused('other.h5')).toMatchInlineSnapshot(`
      "error[recording/cannot-go-on]: The run cannot go on in the recording "other.h5": it is the recording of another run.
      hint: name the file that was written with the saved state, or a new one for what comes from now on.

      1 error
      "
    `);
  });

  it('begins a new file where there is none, behind the saved state', async () => {
    expect(run('--for', '40ms', '--checkpoint', 'b.state', '--checkpoint-every', '20ms')).toEqual(FINE);
    expect(run('--for', '60ms', '--resume', 'b.state', '--out', 'rest.h5')).toEqual(FINE);
    await reading(pathOf('rest.h5'), (file) => {
      expect(numbersAt(file, 'populations/A/axes/time').slice(0, 2)).toEqual([40.6, 41.3]);
      expect(numbersAt(file, 'projections/A -> A by Plastic/axes/time')).toEqual([45, 50, 55, 60]);
    });
  });
});

describe('axode run --checkpoint-every', () => {
  it.each([
    ['5', 'no time'],
    ['often', 'no time'],
    ['1 mV', 'no time'],
    ['0ms', 'less than a step'],
    ['-5ms', 'less than a step'],
    ['0.01ms', 'less than a step'],
  ])('says what is wrong with %s', (interval, what) => {
    const { exit, said } = run('--checkpoint', 'c.state', '--checkpoint-every', interval);
    expect([exit, existsSync(pathOf('c.state'))]).toEqual([2, false]);
    expect(said).toBe(
      `error[command/checkpoint-interval]: \`--checkpoint-every ${interval}\` is ${what}.
hint: write a number above 0 and its unit: \`--checkpoint-every 500ms\`; the usual time is 10s.

1 error
`,
    );
  });

  it('leaves the step to be told by the run', () => {
    const { said } = run('--checkpoint', 'c.state', '--checkpoint-every', '5ms', '--dt', '1 mV');
    expect(said).toContain('`dt` must be a time');
    expect(said).toContain('1 error');
  });
});

describe('numbers of the command line', () => {
  it.each([
    ['--threads', '<count>', 'a whole number such as 4'],
    ['--seed', '<number>', 'a whole number from 0, such as 7'],
    ['--tolerance', '<part>', 'a number such as 1e-6'],
  ])('%s says what it takes', (option, value, what) => {
    expect(axode(FOLDER, 'run', 'net.axo', option, 'abc')).toEqual({
      exit: 2,
      out: '',
      aside: `error: option '${option} ${value}' argument 'abc' is invalid. It must be ${what}.\n`,
    });
  });
});

describe('what is recorded of a run that may be killed', () => {
  it.each([
    [['--checkpoint', 'd.state'], 'If the run is killed, what is recorded is kept only by `--out run.h5`.\n'],
    [
      ['--resume', 'd.state'],
      'What is recorded begins behind the saved state. With `--out run.h5`, as of the run before, it goes on in that file.\n',
    ],
    [['--resume', 'd.state', '--out', 'd.h5'], ''],
  ])('is told: %s', (words, told) => {
    const { exit, out } = axode(FOLDER, ...RUN, '--for', '20ms', '--out', 'd.json', ...words);
    expect(exit).toBe(0);
    expect(out.slice(0, out.indexOf('34 cells'))).toBe(told);
  });
});
