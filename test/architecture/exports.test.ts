import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Whoever may use what src exports. */
const FOLDERS = ['src', 'test', 'bench', 'evidence', 'examples', 'gallery'];

function programsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return programsBelow(path);
    return /\.(?:ts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const TEXTS: ReadonlyMap<string, string> = new Map(
  FOLDERS.flatMap((folder) => programsBelow(join(ROOT, folder))).map((path) => [
    relative(ROOT, path),
    readFileSync(path, 'utf8'),
  ]),
);

/** By name: the files that have the word. */
const USERS = new Map<string, Set<string>>();
for (const [path, text] of TEXTS) {
  for (const [word] of text.matchAll(/\b[A-Za-z_]\w*/g)) {
    const users = USERS.get(word) ?? new Set();
    USERS.set(word, users.add(path));
  }
}

/** Who calls these is the grammar, which is made from another text. */
const isOfGrammar = (path: string): boolean => path.startsWith('src/syntax/build-');

it('a function, a value or a class is exported only where another file names it', () => {
  const alone = Array.from(TEXTS, ([path, text]) =>
    path.startsWith('src/') && !isOfGrammar(path)
      ? Array.from(
          text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm),
          ([, name = '']) => name,
        )
          .filter((name) => (USERS.get(name)?.size ?? 0) < 2)
          .map((name) => `${path}: ${name}`)
      : [],
  ).flat();
  expect(alone).toEqual([]);
});
