import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { drawPng, drawSvg, type Figure } from '../../../src/index.ts';
import { ALL, RASTER } from './figures.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height stand at a fixed place of a PNG's first chunk. */
function sizeOf(png: Uint8Array): readonly [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/** Returns how many pixels of a region of the painted picture are not of the colour of its corner. */
async function inkIn(figures: readonly Figure[], top: number, bottom: number): Promise<number> {
  const png = Buffer.from(await drawPng(figures, { scale: 1 })).toString('base64');
  const [width, height] = sizeOf(Buffer.from(png, 'base64'));
  const holder = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${png}"/></svg>`;
  const { pixels } = new Resvg(holder).render();
  let ink = 0;
  for (let i = top * width; i < bottom * width; i++) if (pixels[4 * i] !== pixels[0]) ink++;
  return ink;
}

describe('drawPng', () => {
  it('gives a PNG file, two pixels for each of the drawing unless asked otherwise', async () => {
    const [, width, height] = (/width="(\d+)" height="(\d+)"/.exec(await drawSvg(ALL)) ?? []).map(Number);
    const png = await drawPng(ALL);
    expect([...png.slice(0, 8)]).toEqual(SIGNATURE);
    expect(sizeOf(png)).toEqual([2 * (width ?? 0), 2 * (height ?? 0)]);
    expect(sizeOf(await drawPng(ALL, { scale: 1 }))).toEqual([width, height]);
  });

  it('paints its text in fonts of its own', async () => {
    const untitled: Figure = { ...RASTER, title: ' ', subtitle: '' };
    const titled: Figure = { ...RASTER, title: 'WWWWWWWWWW', subtitle: '' };
    expect(await inkIn([untitled], 0, 30)).toBe(0);
    // Ten capitals of 16 pixels are some thousand pixels of ink, not ten boxes of a font that is missing.
    expect(await inkIn([titled], 0, 30)).toBeGreaterThan(700);
  });

  it('is the same file each time, and another one on a dark page', async () => {
    const [first, again, dark] = [
      await drawPng(ALL),
      await drawPng(ALL),
      await drawPng(ALL, { theme: 'dark' }),
    ];
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, dark)).not.toBe(0);
  });
});
