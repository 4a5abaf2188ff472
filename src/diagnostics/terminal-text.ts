/** One character as it is shown: what to print, and how many terminal columns that takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

const TAB_STOP = 4;

/** Marks that join the character before: accents, variation selectors, the zero width joiner. */
const JOINING = /^[\p{Mn}\p{Me}\u200c\u200d]$/u;
/** Characters that move the cursor, hide, or turn the direction of text: never sent to a terminal. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u;
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'gu');

/** The blocks that East Asian Width calls wide, and emoji. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u;

/** Returns a picture of a control character, `␛` for escape; others are the replacement character. */
function pictureOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/**
 * Returns how a character is shown in the given terminal column (from 0): tabs as blanks up to the next
 * multiple of four, control characters as pictures, wide characters as two columns, accents as none.
 */
export function showCharacter(character: string, column: number): Cell {
  if (character >= ' ' && character <= '~') return { text: character, width: 1 };
  if (character === '\t') {
    const width = TAB_STOP - (column % TAB_STOP);
    return { text: ' '.repeat(width), width };
  }
  if (UNPRINTABLE.test(character)) return { text: pictureOf(character), width: 1 };
  if (JOINING.test(character)) return { text: character, width: 0 };
  return { text: character, width: WIDE.test(character) ? 2 : 1 };
}

/** Returns the text with control characters, line ends included, made visible; cut off if it is very long. */
export function printable(text: string, most = 2000): string {
  const cut = text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return cut.replace(ALL_UNPRINTABLE, pictureOf);
}
