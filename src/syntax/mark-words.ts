import type { Token } from './token.ts';

/** What `on` may name besides conditions. */
const EVENTS: ReadonlySet<string> = new Set(['spike', 'step', 'pre', 'post']);

function wordAt(tokens: readonly Token[], index: number): readonly Token[] {
  return tokens.map((token, at) => (at === index ? { ...token, type: 'word' } : token));
}

/**
 * Returns the tokens of a statement with a word marked where it could be a name as well: `on spike {` is
 * the spike, not a condition of that name, and `spike at rate (x)` calls no function `rate`.
 */
export function markWords(tokens: readonly Token[]): readonly Token[] {
  const [first, second, third, fourth] = tokens;
  if (first?.text === 'on' && EVENTS.has(second?.text ?? '')) {
    return third?.type === 'block' ? wordAt(tokens, 1) : tokens;
  }
  if (first?.text !== 'spike' || second?.text !== 'at' || third?.text !== 'rate') return tokens;
  return fourth === undefined || fourth.text === '.' || fourth.text === '[' ? tokens : wordAt(tokens, 2);
}
