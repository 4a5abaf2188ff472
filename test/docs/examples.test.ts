import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import * as library from '../../src/index.ts';
import { ROOT } from './blocks.ts';

interface Example {
  readonly place: string;
  readonly code: string;
}

/** Returns the `@example` blocks of the library's doc comments. */
function examples(): readonly Example[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((name) => {
    const text = readFileSync(join(ROOT, 'src', name), 'utf8');
    return Array.from(text.matchAll(/\* @example\n((?: \*.*\n)*?)(?= \*\/| \* @)/g), (match) => ({
      place: `${name}:${text.slice(0, match.index).split('\n').length}`,
      code: (match[1] ?? '').replaceAll(/^ \* ?/gm, ''),
    }));
  });
}

describe('the examples in doc comments', () => {
  it.each(examples())('$place holds', async ({ code }) => {
    const names = Object.keys(library);
    const AsyncFunction: FunctionConstructor = Object.getPrototypeOf(async () => {}).constructor;
    await new AsyncFunction('assert', ...names, code)(
      assert,
      ...names.map((name) => Reflect.get(library, name)),
    );
  });

  it('are there', () => {
    assert.ok(examples().length >= 4);
  });
});
