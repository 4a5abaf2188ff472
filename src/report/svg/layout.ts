/** Where the parts of a drawing stand. One width for all, so that their axes lie below each other. */
import { isDrawable } from '../picture.ts';
import type { Document } from './plot.ts';
import { colourOf, type Theme } from './theme.ts';

export const WIDTH = 860;
export const MARGIN = { left: 64, right: 20, top: 26, bottom: 8 } as const;
/** What the horizontal axis takes below the last panel. */
export const AXIS_HEIGHT = 36;
export const PLOT_COLUMNS: number = WIDTH - MARGIN.left - MARGIN.right;

/** Text cannot be measured here; a letter of this size is at most so wide on the average. */
const LETTER = { plain: 7.4, bold: 8.2 } as const;
const LEGEND_LINE = 17;
const TEXT_LINE = 17;

/** What a drawing is made with. */
export interface Context {
  readonly document: Document;
  readonly theme: Theme;
  /** Returns the number of the colour of a curve, by its name. */
  readonly lookOf: (name: string) => number;
}

/** Markup that takes the whole width and so much height. */
export interface Block {
  readonly height: number;
  readonly markup: string;
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns the blocks below each other. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  let y = 0;
  const parts = blocks.map(({ height, markup }) => {
    const top = y;
    y += height + gap;
    return `<svg x="0" y="${top}" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">${markup}</svg>`;
  });
  return { height: Math.max(0, y - gap), markup: parts.join('\n') };
}

/** Returns the text in lines that fit the width, broken at blanks. */
function textLines(text: string): readonly string[] {
  const most = Math.floor((WIDTH - 32) / LETTER.plain);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Returns a title with what stands below it. */
export function heading(title: string, below: readonly string[], { theme }: Context): Block {
  const lines = below.flatMap(textLines);
  const texts = lines.map(
    (line, index) =>
      `<text x="16" y="${43 + index * TEXT_LINE}" text-anchor="start" fill="${theme.faint}">${escapeText(line)}</text>`,
  );
  const markup = `<text x="16" y="24" text-anchor="start" font-size="16" font-weight="600">${escapeText(title)}</text>`;
  return { height: 35 + lines.length * TEXT_LINE, markup: [markup, ...texts].join('\n') };
}

/** Returns words in the middle of a panel that has nothing to show. */
export function emptyPanel(words: string, top: number, height: number, { theme }: Context): string {
  const x = MARGIN.left + PLOT_COLUMNS / 2;
  return `<text x="${x}" y="${top + height / 2}" dy="0.32em" fill="${theme.faint}">${words}</text>`;
}

/** Whether any of the values can be drawn. */
export function hasFinite(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (isDrawable(values[i] ?? Number.NaN)) return true;
  return false;
}

/** Something that a legend names. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly sign: '━' | '•';
}

/** Returns the entries of curves in their colours. */
export function legendEntries(
  names: readonly string[],
  { theme, lookOf }: Context,
  sign: LegendEntry['sign'] = '━',
): readonly LegendEntry[] {
  return names.map((name) => ({ name, colour: colourOf(theme, lookOf(name)), sign }));
}

/** Returns the names of curves in their colours, behind the words of an axis, in as many lines as they need. */
export function legend(entries: readonly LegendEntry[], behind: string): Block {
  const start = Math.max(MARGIN.left, 28 + LETTER.bold * behind.length);
  const lines: LegendEntry[][] = [[]];
  let x = start;
  for (const entry of entries) {
    const width = LETTER.bold * (entry.name.length + 4);
    const line = lines.at(-1);
    if (line !== undefined && (line.length === 0 || x + width <= WIDTH)) line.push(entry);
    else {
      lines.push([entry]);
      x = start;
    }
    x += width;
  }
  const texts = lines.map((line, row) => {
    const spans = line.map(
      ({ name, colour, sign }, index) =>
        `<tspan dx="${index === 0 ? 0 : 14}" fill="${colour}">${sign} ${escapeText(name)}</tspan>`,
    );
    return `<text x="${start}" y="${13 + row * LEGEND_LINE}" text-anchor="start" font-weight="600">${spans.join('')}</text>`;
  });
  return { height: (lines.length - 1) * LEGEND_LINE, markup: entries.length === 0 ? '' : texts.join('') };
}

/** Returns a panel with its legend: below further lines of a legend, the panel moves down. */
export function withLegend(panel: Block, { height, markup }: Block): Block {
  const moved = height === 0 ? panel.markup : `<g transform="translate(0,${height})">${panel.markup}</g>`;
  return { height: panel.height + height, markup: moved + markup };
}
