import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { runLine, workplace } from './workplace.ts';

const PAGE = 'docs/networks.md';

/** The page from top to bottom, in one folder: each model is the file whose name stands behind its fence. */
describe(`the networks of ${PAGE}`, () => {
  const folder = workplace();
  const blocks = blocksOf(PAGE);
  const models = blocks.filter(({ language }) => language === 'axo');
  const commands = blocks.filter(({ language }) => language === 'sh');
  const lines = commands.flatMap(({ text }) => text.trim().split('\n'));
  const printed = new Map<string, string>();
  for (const { title, text } of models) writeFileSync(join(folder, title), text);

  it.each(models)('$title is run by a command below', ({ title }) => {
    expect(title).toMatch(/^[a-z-]+\.axo$/);
    expect(lines.filter((line) => line.includes(` run ${title}`))).not.toEqual([]);
  });

  it.each(lines)('%s', (line) => {
    const { status, stderr, stdout } = runLine(folder, line);
    expect({ status, problems: stderr.replaceAll(/^Written: .*\n/gm, '') }).toEqual({
      status: 0,
      problems: '',
    });
    printed.set(line, stdout);
  });

  it('are laid out as `axode format` does', () => {
    const { status, stdout, stderr } = runLine(
      folder,
      `axode format --check ${models.map(({ title }) => title).join(' ')}`,
    );
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(blocks.filter(({ language }) => language === 'text'))(
    '$place is what the command above prints',
    ({ place, text }) => {
      const above = blocks[blocks.findIndex((block) => block.place === place) - 1];
      const line = above?.text.trim().split('\n').at(-1) ?? '';
      expect(printed.get(line)).toContain(text.trimEnd());
    },
  );

  it('leave the files that they speak of', () => {
    const files = lines.flatMap((line) =>
      Array.from(line.matchAll(/(?:--(?:out|checkpoint)|>) (\S+)/g), ([, name = '']) => name),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
  });

  it('have a summary of the form that is shown', () => {
    const [shown] = blocks.filter(({ language }) => language === 'json');
    const keysOf = (value: unknown): unknown =>
      Array.isArray(value)
        ? keysOf(value[0])
        : typeof value === 'object' && value !== null
          ? Object.entries(value).map(([key, inner]) => [key, keysOf(inner)])
          : typeof value;
    const { populations, ...rest } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
    const summary = { populations: { Input: populations.Input }, ...rest };
    expect(keysOf(summary)).toEqual(keysOf(JSON.parse(shown?.text ?? '')));
  });

  it('go the way that the table says', () => {
    const rows = readFileSync(join(folder, 'way.csv'), 'utf8').trim().split('\n');
    expect(rows).toEqual(['population,cell,t (ms)', 'S,0,1', 'W,0,1.4']);
    const traces = readFileSync(join(folder, 'way.traces.csv'), 'utf8');
    expect(traces.split('\n').filter((row) => /^1\.[345],/.test(row))).toEqual([
      '1.3,W,0,,,v,mV,0',
      '1.4,W,0,,,v,mV,-1',
      '1.5,W,0,,,v,mV,-1',
      '1.3,S -> W by Kick,0,0,0,heard,1,0',
      '1.4,S -> W by Kick,0,0,0,heard,1,0',
      '1.5,S -> W by Kick,0,0,0,heard,1,1',
    ]);
  });
});

describe(`the programs in ${PAGE}`, () => {
  it.each(blocksOf(PAGE, 'ts'))('$place prints what its comments say', ({ text }) => {
    const folder = workplace();
    for (const model of blocksOf(PAGE, 'axo')) writeFileSync(join(folder, model.title), model.text);
    writeFileSync(join(folder, 'example.mjs'), text);
    const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const expected = Array.from(text.matchAll(/\/\/ → (.*)$/gm), ([, words]) => words);
    expect({ stderr, printed: stdout.trimEnd() }).toEqual({ stderr: '', printed: expected.join('\n') });
  });
});
