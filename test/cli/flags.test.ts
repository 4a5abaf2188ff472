import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALL_CODES } from '../../src/diagnostics/pages.ts';
import { axode, folderWith } from './axode.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TESTS = readdirSync(HERE)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${HERE}/${name}`, 'utf8'))
  .join('\n');

describe('every option in the help', () => {
  const commands = Array.from(
    axode(tmpdir(), '--help').out.matchAll(/^ {2}(\w+) +\[?/gm),
    ([, name = '']) => name,
  );
  const options = commands.flatMap((command) =>
    Array.from(
      axode(tmpdir(), command, '--help').out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm),
      ([, option = '']) => option,
    ),
  );

  it('is found', () => {
    expect(commands).toEqual(['check', 'run', 'explain', 'format', 'help']);
    expect(options.length).toBeGreaterThan(20);
  });

  it.each([...new Set(options)])('%s is used by a test', (option) => {
    expect(TESTS.includes(`'${option}'`)).toBe(true);
  });
});

describe('every example of a mistake in the command', () => {
  // A run stopped by hand and files of megabytes have tests of their own.
  const isApart = (command: string): boolean => /Ctrl-C|recording\.csv/.test(command);
  const pages = ALL_CODES.filter(({ command }) => command !== undefined && !isApart(command));

  it.each(pages)('$code is reported by its command', ({ code, severity, command = '', failing }) => {
    const folder = folderWith({ 'model.axo': failing });
    const words = Array.from(
      command.matchAll(/"([^"]*)"|(\S+)/g),
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    const { exit, aside } = axode(folder, ...words.slice(1));
    const found = aside.includes(`${severity}[${code}]`) ? code : aside;
    expect({ command, isFine: exit === 0, found }).toEqual({
      command,
      isFine: severity === 'warning',
      found: code,
    });
  });
});
