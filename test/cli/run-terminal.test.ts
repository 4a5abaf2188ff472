import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listenForInterruption } from '../../src/cli/run/interruption.ts';
import { CLI, folderWith } from './axode.ts';
import { inTerminal, TERMINALS } from './in-terminal.ts';
import { CELL } from './models.ts';

const FOLDER = folderWith({ 'cell.axo': CELL });
/** Hours of work. */
const LONG = ['run', 'cell.axo', '--input', 'I = 20 mV', '--for', '20000 s', '--every', '100 ms'];
const PROGRESS = /\d+% · [\d.,]+× real time · .+ left/;

describe.each(TERMINALS)('a long run in a terminal (%s)', (kind) => {
  it('tells its progress, and keeps what it has when Ctrl-C is pressed', async () => {
    const out = `${kind}.json`;
    const words = [...LONG, '--out', out, '--out', `${kind}.csv`];
    const { exit, seen } = await inTerminal(kind, FOLDER, words, { at: PROGRESS });
    expect({ exit, stopped: /\[run\/stopped\]/.test(seen) }).toEqual({ exit: 130, stopped: true });
    // The line is taken away before anything else is said. A terminal shows the pressed keys, too.
    const after = seen.slice(seen.lastIndexOf(' left')).replace('^C', '');
    expect(after.startsWith(' left\r\u001b[2K')).toBe(true);
    const { meta, t, spikes } = JSON.parse(readFileSync(join(FOLDER, out), 'utf8'));
    expect(meta.ending).toBe('stopped');
    expect(t.length).toBeGreaterThan(0);
    expect(spikes[0].length).toBeGreaterThan(10);
    expect(readFileSync(join(FOLDER, `${kind}.csv`), 'utf8').split('\n').length).toBe(t.length + 2);
  });
});

describe('a long run without a terminal', () => {
  /** Sends signals when the run has begun, and after that so much time. */
  const run = (
    words: readonly string[],
    signals: readonly NodeJS.Signals[],
  ): Promise<{ exit: number | null; signal: string | null; out: string; aside: string }> => {
    const started = spawn(process.execPath, [CLI, ...words], { cwd: FOLDER });
    let [out, aside, isBegun] = ['', '', false];
    started.stdout.on('data', (text) => {
      out += text;
      if (isBegun) return;
      isBegun = true;
      // Long enough for a progress line to come, if one came.
      setTimeout(() => {
        for (const signal of signals) started.kill(signal);
      }, 1300);
    });
    started.stderr.on('data', (text) => {
      aside += text;
    });
    return new Promise((resolve) => {
      started.on('close', (exit, signal) => resolve({ exit, signal, out, aside }));
    });
  };

  it('tells no progress, and keeps what it has when SIGTERM comes', async () => {
    const { exit, aside } = await run([...LONG, '--out', 'piped.html', '--out', 'piped.json'], ['SIGTERM']);
    expect({ exit, progress: aside.match(PROGRESS) }).toEqual({ exit: 143, progress: null });
    expect(aside).toContain('[run/stopped]');
    expect(JSON.parse(readFileSync(join(FOLDER, 'piped.json'), 'utf8')).meta.ending).toBe('stopped');
    expect(existsSync(join(FOLDER, 'piped.html'))).toBe(true);
  });
});

describe('a second Ctrl-C', () => {
  it('ends the program: nobody listens any more', () => {
    const before = process.listenerCount('SIGINT');
    const interruption = listenForInterruption();
    expect(interruption.exit()).toBeUndefined();
    process.emit('SIGINT', 'SIGINT');
    expect({ isStopped: interruption.signal.aborted, exit: interruption.exit() }).toEqual({
      isStopped: true,
      exit: 130,
    });
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
