import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../src/cli/topics/topics.ts';
import { createProgram } from '../../src/cli/usage/program.ts';
import { CELL } from '../cli/models.ts';
import { NO_COMMANDS } from '../cli/no-commands.ts';
import { blocksOf } from './blocks.ts';
import { runLine, workplace } from './workplace.ts';

describe.each(['README.md', 'docs/running.md', 'docs/methods.md', 'docs/agreement.md', 'docs/models.md'])(
  'the commands in %s',
  (page) => {
    const folder = workplace();
    const lines = blocksOf(page, 'sh').flatMap(({ text }) => text.trim().split('\n'));

    it.each(lines)('%s', (line) => {
      const { status, stderr, stdout } = runLine(folder, line);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      // What makes a file says nothing.
      expect(stdout.length > 10 || line.includes('>')).toBe(true);
    });

    it('leave the files that they speak of', () => {
      const files = lines.flatMap((line) =>
        Array.from(line.matchAll(/--(?:out|html|svg) (\S+)/g), ([, name = '']) => name),
      );
      expect(files.length).toBeGreaterThan(0);
      for (const name of files)
        expect({ name, exists: existsSync(join(folder, name)) }).toEqual({ name, exists: true });
    });
  },
);

describe('npm start', () => {
  it('leaves the picture and the data that the README speaks of', () => {
    const folder = workplace();
    expect(runLine(folder, 'npm start').status).toBe(0);
    expect(existsSync(join(folder, 'out/hodgkin-huxley.svg'))).toBe(true);
    expect(existsSync(join(folder, 'out/hodgkin-huxley.csv'))).toBe(true);
    const { traces, spikes } = JSON.parse(readFileSync(join(folder, 'out/hodgkin-huxley.json'), 'utf8'));
    expect(Object.keys(traces)).toEqual(['v', 'sodium.m', 'sodium.h', 'potassium.n']);
    expect(spikes[0]).toHaveLength(7);
  });
});

describe('the examples in the help', () => {
  const folder = workplace();
  writeFileSync(join(folder, 'cell.axo'), CELL);
  writeFileSync(join(folder, 'noise.csv'), 't (ms),current (nA)\n0,0\n50,3\n');
  writeFileSync(join(folder, 'result.json'), runLine(folder, 'axode run cell.axo --cells 2 --json').stdout);
  const program = createProgram('', NO_COMMANDS, () => {});
  const pages = [...program.createHelp().visibleCommands(program), program].map((command) => {
    let text = '';
    command.configureOutput({ writeOut: (more) => (text += more) }).outputHelp();
    return text;
  });
  const lines = [...pages, ...TOPICS.values()].flatMap((text) =>
    Array.from(text.matchAll(/^ {2}\$ (.*)$/gm), ([, line = '']) => line),
  );

  it.each([...new Set(lines)])('%s', (line) => {
    const { status, stderr } = runLine(folder, line);
    expect({ status, problems: stderr.match(/(?:error|warning)\[.*/) }).toEqual({
      status: 0,
      problems: null,
    });
  });

  it('are there for every command', () => {
    expect(pages.filter((text) => !text.includes('Examples:'))).toEqual([]);
  });
});

describe('the programs in the documents', () => {
  const blocks = ['README.md', 'docs/running.md', 'docs/agreement.md'].flatMap((page) =>
    blocksOf(page, 'ts'),
  );

  it.each(blocks)('$place prints what its comments say', ({ text }) => {
    const folder = workplace();
    writeFileSync(join(folder, 'example.mjs'), text);
    const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const expected = Array.from(text.matchAll(/\/\/ → (.*)$/gm), ([, words]) => words);
    expect({ stderr, printed: stdout.trimEnd().split('\n') }).toEqual({ stderr: '', printed: expected });
  });
});
