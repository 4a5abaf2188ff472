/**
 * Figures as PNG, painted by resvg. It brings its fonts along (DejaVu), so that a picture has the same pixels on every
 * machine. This file runs in Node only and is loaded when a PNG is asked for.
 */
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import type { Figure } from './figure.ts';
import { drawSvg, type SvgOptions } from './svg/svg.ts';

/** How figures are painted. */
export interface PngOptions extends SvgOptions {
  /** Pixels for each of the 860 units of width. Default: 2. */
  readonly scale?: number;
}

const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'] as const;

/** Returns the figures below each other as the bytes of a PNG file. */
export function drawPng(
  figures: readonly Figure[],
  { scale = 2, theme = 'light' }: PngOptions = {},
): Uint8Array {
  const { resolve } = createRequire(import.meta.url);
  const painter = new Resvg(drawSvg(figures, { theme }), {
    font: {
      loadSystemFonts: false,
      fontFiles: FONTS.map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`)),
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
    fitTo: { mode: 'zoom', value: scale },
  });
  return painter.render().asPng();
}
