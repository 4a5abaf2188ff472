/** Blocks of text that are put beside and above each other, as formulas are. All lines of a box are equally long. */
import { showCharacter } from '../../diagnostics/terminal-text.ts';

export interface Box {
  readonly lines: readonly string[];
  /** The line that stands at the height of the signs beside it. */
  readonly baseline: number;
  /** In terminal columns. */
  readonly width: number;
}

/** Returns how many terminal columns a text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += showCharacter(character, width).width;
  return width;
}

/** Returns the text with blanks behind it. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

export function textBox(text: string): Box {
  return { lines: [text], baseline: 0, width: textWidth(text) };
}

/** Returns lines as one box. */
export function linesBox(texts: readonly string[], baseline: number): Box {
  const width = Math.max(0, ...texts.map(textWidth));
  return { lines: texts.map((text) => padTo(text, width)), baseline, width };
}

/** Returns boxes from left to right, their baselines at one height. */
export function beside(boxes: readonly Box[]): Box {
  const above = Math.max(0, ...boxes.map(({ baseline }) => baseline));
  const below = Math.max(0, ...boxes.map(({ lines, baseline }) => lines.length - baseline));
  const lines = Array.from({ length: above + below }, (_, line) =>
    boxes.map((box) => box.lines[line - above + box.baseline] ?? ' '.repeat(box.width)).join(''),
  );
  return { lines, baseline: above, width: boxes.reduce((sum, { width }) => sum + width, 0) };
}

/** Returns a fraction; `bar` is the character of its line. */
export function fraction(above: Box, below: Box, bar: string): Box {
  const width = Math.max(above.width, below.width);
  const centred = (box: Box): readonly string[] => {
    const left = ' '.repeat(Math.floor((width - box.width) / 2));
    return box.lines.map((line) => padTo(left + line, width));
  };
  return {
    lines: [...centred(above), bar.repeat(width), ...centred(below)],
    baseline: above.lines.length,
    width,
  };
}
