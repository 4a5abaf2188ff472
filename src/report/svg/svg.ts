/**
 * Figures as one SVG document, drawn by Observable Plot on a document without a browser. Plot puts one scale on an
 * axis, so each panel is a plot of its own, and panels are stacked with equal margins.
 */
import { unreachable } from '../../base/invariant.ts';
import { curveLooks } from '../curve-looks.ts';
import type { Figure } from '../figure.ts';
import { coarseMap, coarseWords } from '../map-cells.ts';
import { curvesBlock } from './curves-block.ts';
import { darkRules } from './dark-rules.ts';
import { type Block, type Context, escapeText, heading, stack, WIDTH } from './layout.ts';
import { mapBlock } from './map-block.ts';
import { planeBlock } from './plane-block.ts';
import { makeDocument } from './plot.ts';
import { precisionBlock } from './precision-block.ts';
import { rasterBlock } from './raster-block.ts';
import { THEMES, type ThemeName } from './theme.ts';
import { tracesBlock } from './traces-block.ts';

/** How figures are drawn. */
export interface SvgOptions {
  /** Default: light, dark ink on white. */
  readonly theme?: ThemeName;
  /** Of the light theme: whether it turns dark where the reader's system is, in browsers. Default: no. */
  readonly followsReader?: boolean;
}

const FONTS = "system-ui, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";
/** In pixels: between figures, and below the last. */
const GAP = 22;
const BOTTOM = 8;

/** A control character is no legal XML, however it is written. */
function withoutControls(markup: string): string {
  return markup.replaceAll(/[^\P{Cc}\n]/gu, '\ufffd');
}

function drawing(figure: Figure, context: Context): Block {
  switch (figure.kind) {
    case 'traces':
      return tracesBlock(figure, context);
    case 'raster':
      return rasterBlock(figure, context);
    case 'curves':
      return curvesBlock(figure, context);
    case 'map':
      return mapBlock(figure, context);
    case 'plane':
      return planeBlock(figure, context);
    case 'precision':
      return precisionBlock(figure, context);
    default:
      return unreachable(figure);
  }
}

/** More columns or rows of a map than these cannot be told apart. */
const MOST_FIELDS = 200;

function figureBlock(figure: Figure, context: Context): Block {
  const { title, subtitle, settings } = figure;
  const shown = figure.kind === 'map' ? coarseMap(figure, MOST_FIELDS, MOST_FIELDS) : figure;
  const notes = figure.kind === 'map' && shown.kind === 'map' ? coarseWords(shown, figure) : [];
  const below = [[subtitle, ...notes].join(' · '), ...(settings === undefined ? [] : [settings])];
  const lines = below.filter((text) => text !== '');
  return stack([heading(title, lines, context), drawing(shown, context)]);
}

/**
 * Returns the figures below each other as an SVG document. What is drawn is thinned to what can be seen at its width
 * of 860 pixels, so its size does not grow with the run. All colours are written out: it looks the same everywhere.
 */
export function drawSvg(figures: readonly Figure[], options: SvgOptions = {}): string {
  const { theme: name = 'light', followsReader = false } = options;
  const theme = THEMES[name];
  const document = makeDocument();
  const looks = curveLooks(figures);
  const blocks = figures.map((figure) =>
    figureBlock(figure, { document, theme, lookOf: (name) => looks(figure, name) }),
  );
  const { height, markup } = stack(
    blocks.length === 0 ? [heading('Nothing to draw', [], { document, theme, lookOf: () => 0 })] : blocks,
    GAP,
  );
  const total = height + BOTTOM;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" width="${WIDTH}" height="${total}" font-family="${FONTS}" font-size="12" text-anchor="middle" fill="${theme.ink}" color="${theme.ink}">`,
    `<title>${escapeText(figures[0]?.title ?? 'Nothing to draw')}</title>`,
    ...(followsReader && name === 'light' ? [darkRules()] : []),
    `<rect width="100%" height="100%" fill="${theme.background}"/>`,
    markup,
    '</svg>',
    '',
  ];
  return withoutControls(lines.join('\n'));
}
