import { spawn, spawnSync } from 'node:child_process';
import { CLI } from './axode.ts';

/** What somebody at a terminal has seen. */
export interface Session {
  readonly exit: number | null;
  /** All that came to the terminal, marks included; of the claimed one, of its error output. */
  readonly seen: string;
}

/** Waits for a text, then presses Ctrl-C. */
export interface Interruption {
  readonly at: RegExp;
}

/** What makes a process believe that a terminal watches its errors: works wherever Node does. */
const CLAIM = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process.stderr, 'isTTY', { value: true });",
)}`;

const ENVIRONMENT = { ...process.env, CI: '', TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '' };

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function programOf(words: readonly string[], kind: Terminal): readonly string[] {
  if (kind === 'claimed') return [process.execPath, '--import', CLAIM, CLI, ...words];
  const command = [process.execPath, CLI, ...words].map(quoted).join(' ');
  return ['script', '--quiet', '--return', '--command', command, '/dev/null'];
}

export type Terminal = 'claimed' | 'real';

/**
 * The terminals that this machine has: one that is claimed, everywhere, and a pseudo-terminal where util-linux brings
 * the program that makes one.
 */
export const TERMINALS: readonly Terminal[] = spawnSync('script', ['--version'], {
  encoding: 'utf8',
}).stdout?.includes('util-linux')
  ? ['claimed', 'real']
  : ['claimed'];

/** Runs `axode` as somebody at a terminal does, who may press Ctrl-C. */
export function inTerminal(
  kind: Terminal,
  folder: string,
  words: readonly string[],
  interruption?: Interruption,
): Promise<Session> {
  const [program = '', ...rest] = programOf(words, kind);
  const started = spawn(program, rest, { cwd: folder, env: ENVIRONMENT });
  let seen = '';
  let isPressed = false;
  const watch = (text: Buffer): void => {
    seen += text.toString('utf8');
    if (isPressed || interruption?.at.test(seen) !== true) return;
    isPressed = true;
    // A terminal turns the letter into the signal.
    if (kind === 'real') started.stdin.write('\u0003');
    else started.kill('SIGINT');
  };
  started.stderr.on('data', watch);
  if (kind === 'real') started.stdout.on('data', watch);
  return new Promise((resolve) => {
    started.on('close', (exit) => resolve({ exit, seen }));
  });
}
