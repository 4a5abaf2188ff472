import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import grammar from '../../generated/grammar.ts';
import { token } from '../../src/syntax/token.ts';

test('the committed parser is compiled from the grammar as it stands', () => {
  execFileSync(process.execPath, ['src/tooling/build-grammar.mjs', '--check'], { stdio: 'pipe' });
});

test('every %token of the grammar is made by the lexer; a misspelt one fails', () => {
  const text = readFileSync('grammar/axode.ne', 'utf8').replace(/^#.*$/gm, '');
  const names = new Set([...text.matchAll(/%(\w+)/g)].map(([, name = '']) => name));
  expect([...names].toSorted()).toEqual([
    'block',
    'name',
    'number',
    'prime',
    'quantity',
    'string',
    'unit',
    'word',
  ]);
  for (const name of names) expect(token(name)).toEqual({ type: name });
  expect(() => token('nmae')).toThrow('the grammar names no token %nmae');
});

test('no rule is right-recursive: that would cost the square of the length', () => {
  const rules = grammar.ParserRules;
  /** The rules that a rule may end in, so that the end of one is the end of the other. */
  const endsIn = new Map<string, Set<string>>();
  for (const { name, symbols } of rules) {
    const last = symbols.at(-1);
    const set = endsIn.get(name) ?? new Set();
    if (typeof last === 'string') set.add(last);
    endsIn.set(name, set);
  }
  const reachable = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [from];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      for (const next of endsIn.get(name) ?? []) {
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    }
    return seen;
  };
  const recursive = [...endsIn.keys()].filter((name) => reachable(name).has(name));
  expect(recursive).toEqual([]);
});
