import { tint } from './canvas.ts';

/** A curve that a legend names; coloured as the curve of that number. */
export interface Named {
  readonly text: string;
  readonly curve: number;
}

function cut(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, Math.max(most - 1, 0)).join('')}…`;
}

/** Returns the words of an axis with the names of curves behind them, in as many lines of so many letters as it takes. */
export function titleLines(
  label: Named | string,
  entries: readonly Named[],
  most: number,
  colour: boolean,
): readonly string[] {
  const first =
    typeof label === 'string' ? cut(label, most) : tint(cut(label.text, most), label.curve, colour);
  const lines = [first];
  let width = Array.from(typeof label === 'string' ? label : label.text).length;
  let gap = '   ';
  for (const { text, curve } of entries) {
    const length = Array.from(text).length;
    const shown = tint(cut(text, most), curve, colour);
    if (width + gap.length + length > most) {
      lines.push(shown);
      width = length;
    } else {
      lines.push(`${lines.pop() ?? ''}${gap}${shown}`);
      width += gap.length + length;
    }
    gap = '  ';
  }
  return lines;
}

/** Returns the text in lines of at most so many letters, broken at blanks where it can be. */
export function wordLines(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(cut(word, most));
  }
  return lines;
}
