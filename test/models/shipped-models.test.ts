import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { format } from '../../src/syntax/format.ts';
import { checkFile, MODEL_FILES, neuron } from './shipped-models.ts';

const ROOT = join(import.meta.dirname, '../..');

describe.each(MODEL_FILES)('%s', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');

  test('has nothing to complain about', () => {
    const { diagnostics, models, components } = checkFile(file);
    expect(diagnostics).toEqual([]);
    expect([...models.keys()]).toEqual(components);
  });

  test('says what it is and in which units', () => {
    const header = text.slice(0, text.indexOf('\n\n'));
    expect(header.split('\n').every((line) => line.startsWith('##'))).toBe(true);
    expect(header).toMatch(/^## Units: /m);
  });

  test('is formatted', () => {
    expect(format(checkFile(file).syntax)).toBe(text);
  });
});

test('a file without a name of a component means its last neuron', () => {
  const files = MODEL_FILES.filter((file) => file.includes('/neurons/'));
  const meant = files.map((file) => neuron(file.slice('models/neurons/'.length, -'.axo'.length)).name);
  const last = files.map(
    (file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^neuron (\w+)/gm)].at(-1)?.[1],
  );
  expect(meant).toEqual(last);
});
