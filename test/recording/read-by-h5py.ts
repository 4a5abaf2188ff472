/**
 * What h5py, which did not write our files, reads in them. Where Python has it, it reads; elsewhere what it read before is
 * taken, if it was the same file to the last byte. So files are held to h5py on every machine, and none is held to nothing.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The Python that AXODE_PYTHON names, or a usual one. */
const PYTHONS = [process.env['AXODE_PYTHON'] ?? '', 'python3', '/usr/bin/python3'].filter(
  (each) => each !== '',
);

function hasH5py(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import h5py'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Returns Python with h5py; undefined without one, which is an error where AXODE_H5PY=required. */
function findPython(): string | undefined {
  const found = PYTHONS.find(hasH5py);
  if (found === undefined && process.env['AXODE_H5PY'] === 'required')
    throw new Error('No Python with h5py was found (AXODE_PYTHON can name one), and AXODE_H5PY=required.');
  return found;
}

const python = findPython();

/** Where it is kept what h5py read in a file of that name. */
export function keptReading(name: string): string {
  return here(`read-by-h5py/${name}.snap`);
}

/** Returns what h5py reads in a file, as JSON. Throws where there is no h5py, and these bytes were never shown to it. */
export function readByH5py(path: string, name: string): string {
  if (python !== undefined) return execFileSync(python, [here('read-all.py'), path], { encoding: 'utf8' });
  const kept = readFileSync(keptReading(name), 'utf8');
  const { sha256 } = JSON.parse(kept) as { readonly sha256?: unknown };
  if (createHash('sha256').update(readFileSync(path)).digest('hex') !== sha256)
    throw new Error(
      `The recording "${name}" is not the file that h5py has read: run this test where Python has h5py, with -u to keep what it reads.`,
    );
  return kept;
}

/** Returns what h5wasm reads in a file, in a process that did not write it. */
export function readInAnotherProcess(path: string): unknown {
  return JSON.parse(execFileSync(process.execPath, [here('read-all.mjs'), path], { encoding: 'utf8' }));
}
