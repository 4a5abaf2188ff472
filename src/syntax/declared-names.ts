import { nameOf } from './builder.ts';
import type { Name } from './expression-tree.ts';
import type { Token } from './token.ts';
import { BODY_WORDS } from './words.ts';

const DECLARING: ReadonlySet<string> = new Set([
  ...['param', 'input', 'state', 'gate', 'output', 'use', 'function', 'const'],
  ...['population', 'signal'],
  ...BODY_WORDS,
]);

/**
 * Returns the names that a statement with a syntax error would have declared, as far as its first words
 * tell, so that their uses elsewhere are not reported as unknown.
 */
export function declaredNames(tokens: readonly Token[]): readonly Name[] {
  const [first, second] = tokens;
  if (first === undefined || second === undefined) return [];
  if (DECLARING.has(first.text) && second.type === 'name') {
    if (first.text !== 'state') return [nameOf(second)];
    const further = tokens.filter(({ type }, index) => type === 'name' && tokens[index - 1]?.text === ',');
    return [nameOf(second), ...further.map(nameOf)];
  }
  if (first.type !== 'name') return [];
  // A slip in the word that declares: `populaton E = Cell[10]`.
  const third = tokens[2]?.text ?? '';
  if (second.type === 'name') return ['=', ':'].includes(third) ? [nameOf(second)] : [];
  return ['=', ':', '=='].includes(second.text) ? [nameOf(first)] : [];
}
