/**
 * The number of a draw, the first word of its counter: a hash of what the draw belongs to and of its place there, so that
 * nothing else that a model has, or that stands beside it in a network, changes what is drawn.
 */

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Returns FNV-1a (32 bits; Fowler, Noll, Vo) of a text in UTF-8. */
export function hashText(text: string): number {
  let hash = BASIS;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, PRIME);
  return hash >>> 0;
}

/** Returns the number of the n-th draw, from 1, of what is named: `v`, `sodium.g`, `on step v`. */
export function drawNumber(site: string, n: number): number {
  return hashText(`${site} ${n}`);
}
