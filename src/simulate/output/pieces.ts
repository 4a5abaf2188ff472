/**
 * Text in pieces: a run may hold more than one string can. Writers yield pieces as they come; what they are
 * gathered into keeps the memory in use small.
 */

/** Numbers that are turned into text at once. */
export const NUMBERS_OF_PIECE = 4096;
const PIECE = 1 << 16;
/** What a string can hold in every engine. */
const LONGEST_STRING = 2 ** 29 - 32;

/** Returns the same text in pieces of some 64 000 characters, the last one shorter. */
export function* gathered(pieces: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < PIECE) continue;
    yield waiting.join('');
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join('');
}

/** Returns all pieces as one string. Throws RangeError, with what to do instead, if no string can hold them. */
export function joined(pieces: Iterable<string>, inPieces: string): string {
  const parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (length <= LONGEST_STRING) continue;
    throw new RangeError(`The run is too long for one string; \`${inPieces}\` gives its text in pieces.`);
  }
  return parts.join('');
}
