const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Returns FNV-1a (32 bits; Fowler, Noll, Vo) of a text in UTF-8. */
export function hashText(text: string): number {
  let hash = BASIS;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, PRIME);
  return hash >>> 0;
}
