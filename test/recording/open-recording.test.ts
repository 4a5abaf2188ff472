import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { HDF5_PACKAGE } from '../../src/recording/hdf5-library.ts';
import { openRecording } from '../../src/recording/open-recording.ts';
import { RecordingFailure } from '../../src/recording/recording-failure.ts';
import { EXAMPLE } from './example.ts';
import { openSink, temporary } from './files.ts';

// Other calls are the system's own.
vi.mock('node:fs', { spy: true });

async function refusal(path: string): Promise<string> {
  const sink = await openRecording(path);
  return 'code' in sink ? `\n${renderDiagnostics([sink], new Map())}` : 'none';
}

describe('openRecording', () => {
  it('takes the form from the ending', async () => {
    expect(await refusal('net.mat')).toMatchInlineSnapshot(`
      "
      error[recording/unknown-form]: The ending of "net.mat" says no form in which a run is recorded.
      hint: end it in .h5, .hdf5, .csv.

      1 error"
    `);
  });

  it.each(['h5', 'csv'])('says before the run that a .%s cannot be written', async (ending) => {
    const path = `/nowhere/at/all/net.${ending}`;
    expect(await refusal(path)).toContain(
      `error[recording/cannot-write]: The recording "${path}" cannot be written: there is no such folder.`,
    );
  });

  it('says that a folder is no file', async () => {
    const path = temporary('net.h5');
    mkdirSync(path);
    expect(await refusal(path)).toContain(`The recording "${path}" cannot be written: it is a folder.`);
  });
});

describe('a recording to HDF5 where h5wasm is not installed', () => {
  it('says what to install', { timeout: 120_000 }, async () => {
    // A program in a folder beside which there are no packages.
    const program = temporary('program.mjs');
    await build({
      stdin: {
        contents:
          "import { openRecording } from './src/recording/open-recording.ts';\n" +
          "import { renderDiagnostics } from './src/diagnostics/render.ts';\n" +
          "console.log(renderDiagnostics([await openRecording('net.h5')], new Map()));",
        resolveDir: new URL('../../', import.meta.url).pathname,
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['h5wasm'],
      outfile: program,
      logLevel: 'silent',
    });
    const said = execFileSync(process.execPath, [program], { encoding: 'utf8', cwd: dirname(program) });
    expect(`\n${said}`).toMatchInlineSnapshot(`
      "
      error[recording/missing-package]: Recording to HDF5 ("net.h5") needs the package h5wasm.
      hint: npm install h5wasm@0.10.3

      1 error
      "
    `);
  });

  it('asks for the version that is tested', () => {
    const { name, version } = HDF5_PACKAGE;
    expect(manifest.peerDependencies).toEqual({ [name]: version });
    expect(manifest.devDependencies).toMatchObject({ [name]: version });
    expect(manifest.peerDependenciesMeta).toEqual({ [name]: { optional: true } });
    expect(Object.keys(manifest.dependencies)).not.toContain(name);
  });
});

/** A device that has no room, where the system has one; elsewhere a file of which writing says the same. */
function fillDisk(path: string): void {
  if (process.platform === 'linux') symlinkSync('/dev/full', path);
  else {
    vi.mocked(writeSync).mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
  }
}

describe('a disk that is full', () => {
  it('ends the recording with a diagnostic', async () => {
    const path = temporary('net.csv');
    fillDisk(path.replace('.csv', '-spikes.csv'));
    const sink = await openSink(path);
    const begin = (): void => sink.begin({ ...EXAMPLE, traces: [], projections: [] });
    expect(begin).toThrow(RecordingFailure);
    expect(begin).toThrow(`The recording "${path}" cannot be written: the disk is full.`);
  });
});
