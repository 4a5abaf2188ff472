const OPENING = '([{';
const CLOSING = ')]}';

/** Returns the parts between the commas that stand in no brackets: `v[0,3],max(v, after 5 ms)` has two. */
export function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (OPENING.includes(letter)) depth++;
    else if (CLOSING.includes(letter)) depth--;
    else if (letter === ',' && depth <= 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}
