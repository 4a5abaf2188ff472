/** A network as a picture: populations as boxes, joined by arrows in the colour of what they come from. */
import { escapeText } from '../svg/layout.ts';
import { colourOf, THEMES, type Theme, type ThemeName } from '../svg/theme.ts';
import type { ExplainedNetwork } from './explain-network.ts';
import { LINE, layOutNetwork, type PlacedArrow, type PlacedPopulation, round } from './lay-out-network.ts';

const MARGIN = 20;
/** What the title takes above the picture. */
const TITLE = 34;
const FONTS = "system-ui, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

export interface DrawNetworkOptions {
  /** Default: light. */
  readonly theme?: ThemeName;
  /** Whether it is part of a page, which says itself what it is called. */
  readonly isPart?: boolean;
}

/** Returns the picture as SVG. */
export function drawNetwork(
  network: ExplainedNetwork,
  { theme: name = 'light', isPart = false }: DrawNetworkOptions = {},
): string {
  const theme = THEMES[name];
  const head = isPart ? 0 : TITLE;
  const { populations, arrows, frame } = layOutNetwork(network);
  const title = escapeText(network.name);
  const width = Math.ceil(Math.max(frame.width, network.name.length * 10) + 2 * MARGIN);
  const height = Math.ceil(frame.height + 2 * MARGIN + head);
  const [left, top] = [round(frame.x - width / 2), round(frame.y - frame.height / 2 - MARGIN - head)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="${FONTS}" font-size="12" fill="${theme.ink}" role="img" aria-label="The network ${title.replaceAll('"', '&quot;')}">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${theme.background}"/>`,
    ...(isPart
      ? []
      : [`<text x="${left + 16}" y="${round(top + 26)}" font-size="16" font-weight="600">${title}</text>`]),
    // Pages hold a picture in each theme: heads of arrows have names of their own.
    ...arrows.map((each, index) => arrow(each, `${name}-head${index}`, theme)),
    ...populations.map((each, index) => box(each, index, theme)),
    // Words stand above all lines.
    ...arrows.map((each) => label(each, theme)),
    '</svg>',
    '',
  ].join('\n');
}

function box({ population, box: place, about }: PlacedPopulation, index: number, theme: Theme): string {
  const { x, y, width, height } = place;
  return [
    `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}" rx="7" fill="${theme.background}" stroke="${colourOf(theme, index)}" stroke-width="1.8"/>`,
    `<text x="${round(x)}" y="${round(y - 5)}" text-anchor="middle" font-weight="600" font-size="14">${escapeText(population.name)}</text>`,
    `<text x="${round(x)}" y="${round(y + 14)}" text-anchor="middle" fill="${theme.faint}"${fitted(about, width)}>${escapeText(about)}</text>`,
  ].join('\n');
}

/** A name that is longer than the widest box is pressed to fit it. */
function fitted(text: string, width: number): string {
  const most = width - 16;
  return text.length * 6.8 <= most ? '' : ` textLength="${round(most)}" lengthAdjust="spacingAndGlyphs"`;
}

function arrow({ path, from }: PlacedArrow, id: string, theme: Theme): string {
  const colour = colourOf(theme, from);
  return [
    `<marker id="${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L10,5 L0,10 z" fill="${colour}"/></marker>`,
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.6" marker-end="url(#${id})"/>`,
  ].join('\n');
}

/** Words in the colour of their arrow, on a rim of the background, so that lines that cross them leave them readable. */
function label({ words, label: { x, y, height }, from }: PlacedArrow, theme: Theme): string {
  const rim = `stroke="${theme.background}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
  return words
    .map((text, row) => {
      const base = y - height / 2 + row * LINE + 11.5;
      return `<text x="${round(x)}" y="${round(base)}" text-anchor="middle" fill="${colourOf(theme, from)}" ${rim}>${escapeText(text)}</text>`;
    })
    .join('\n');
}
