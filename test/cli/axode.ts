import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const CLI: string = join(ROOT, 'dist/cli.js');

/** The folder of the shipped models. */
export const MODELS: string = join(ROOT, 'models');

export interface Outcome {
  readonly exit: number | null;
  readonly out: string;
  /** What was written to the error output. */
  readonly aside: string;
}

/** Runs `axode` as a process of its own, in a folder, without a terminal. */
export function axode(folder: string, ...words: readonly string[]): Outcome {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', COLUMNS: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { exit: status, out: stdout, aside: stderr };
}

/** Returns a new folder that holds the files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'axode-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}
