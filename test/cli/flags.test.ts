import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/usage/program.ts';
import { ALL_CODES } from '../../src/diagnostics/pages.ts';
import { PAGE_FILES } from '../simulate/page-files.ts';
import { axode, folderWith } from './axode.ts';
import { NO_COMMANDS } from './no-commands.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The tests of a command: `run.test.ts`, `run-….test.ts`. */
function testsOf(command: string): string {
  return readdirSync(HERE)
    .filter((name) => name.startsWith(command) && name.endsWith('.test.ts'))
    .map((name) => readFileSync(`${HERE}/${name}`, 'utf8'))
    .join('\n');
}

describe('every option in the help', () => {
  const program = createProgram('', NO_COMMANDS, () => {});
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const options = commands.flatMap((command) =>
    help
      .visibleOptions(command)
      .filter(({ long }) => long !== '--help')
      .map(({ long }) => ({ command: command.name(), option: long ?? '' })),
  );

  it('is found', () => {
    expect(commands.map((command) => command.name())).toMatchInlineSnapshot(`
      [
        "check",
        "explain",
        "format",
        "models",
        "run",
        "plot",
        "compare",
        "verify",
        "init",
        "completion",
        "help",
      ]
    `);
    expect(options.length).toBeGreaterThan(25);
  });

  it.each(options)('$command $option is used by a test of the command', ({ command, option }) => {
    expect(testsOf(command).includes(`'${option}'`)).toBe(true);
  });
});

describe('every example of a mistake in the command', () => {
  // A run stopped by hand or by a program, calls of scripts, and files of megabytes have tests of their own.
  const isApart = (command: string): boolean =>
    !command.startsWith('axode ') || /Ctrl-C| # |recording\.csv/.test(command);
  const pages = ALL_CODES.filter(({ command }) => command !== undefined && !isApart(command));

  it.each(pages)('$code is reported by its command', ({ code, severity, command = '', failing }) => {
    const folder = folderWith({ ...Object.fromEntries(PAGE_FILES), 'model.axo': failing });
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
