import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading, temporary } from './files.ts';
import { checkLong } from './long-recording.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Within the project, so that its packages are found. */
const CACHE = join(ROOT, 'node_modules/.cache');
mkdirSync(CACHE, { recursive: true });
const FOLDER = mkdtempSync(join(CACHE, 'axode-recording-'));
const WRITER = join(FOLDER, 'writer.mjs');

beforeAll(async () => {
  await build({
    entryPoints: [join(ROOT, 'test/recording/writer.ts')],
    outfile: WRITER,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
});

afterAll(() => rmSync(FOLDER, { recursive: true }));

/** Starts a process that records for ever; resolves when it has recorded so many samples. */
async function recordUntil(
  path: string,
  samples: number,
  ...options: readonly string[]
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [WRITER, path, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number(line) >= samples) break;
  }
  return child;
}

async function exit(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('what was recorded', () => {
  it('survives a kill -9, but for what did not fill a chunk', { timeout: 120_000 }, async () => {
    for (const samples of [1000, 2000, 3000]) {
      const path = temporary('net.h5');
      const child = await recordUntil(path, samples);
      child.kill('SIGKILL');
      await exit(child);
      const found = await reading(path, (file) => {
        expect(file.get('/ending')).toHaveProperty('value', ['unfinished']);
        return checkLong(file);
      });
      // A chunk of samples has 327 rows, one of spikes 16384.
      expect(found.samples).toBeGreaterThan(samples - 327);
      expect(found.spikes).toBeGreaterThan(10 * samples - 16_384);
    }
  });

  it('survives an exception that nobody catches, whole', { timeout: 120_000 }, async () => {
    const path = temporary('net.h5');
    const child = await recordUntil(path, 700, 'throws');
    await exit(child);
    expect(child.exitCode).toBe(1);
    expect(await reading(path, checkLong)).toEqual({ samples: 700, spikes: 7000 });
  });

  it('can be read while it grows', { timeout: 120_000 }, async () => {
    const path = temporary('net.h5');
    const child = await recordUntil(path, 1000);
    try {
      expect((await reading(path, checkLong)).samples).toBeGreaterThan(600);
    } finally {
      child.kill('SIGKILL');
      await exit(child);
    }
  });
});
