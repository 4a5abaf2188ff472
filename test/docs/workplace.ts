import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './blocks.ts';

/** Returns a folder that looks like one in which somebody uses Axode. */
export function workplace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'axode-docs-'));
  cpSync(join(ROOT, 'models'), join(folder, 'models'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/axode'));
  return folder;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of a `sh` block. `npm ci` is what these tests were installed by, and `npx` would look `axode` up. */
export function runLine(folder: string, line: string): Outcome {
  const program = line
    .replaceAll('npm ci && ', '')
    .replaceAll(/^npm start$/g, `'${process.execPath}' '${ROOT}/dist/tooling/start.js'`)
    .replaceAll(/^(npx )?axode /g, `'${process.execPath}' '${ROOT}/dist/cli.js' `);
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', program], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}
