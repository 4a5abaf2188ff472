import { drawPng, drawSvg, type Figure, figuresOfModel, figuresOfRun } from '../src/index.ts';
import { figuresOfNetwork } from '../src/report/network/network-figures.ts';
import { openShipped, openShippedNetwork, type ShippedModel } from '../src/tooling/shipped-model.ts';
import type { GalleryEntry, NetworkRun } from './gallery-entry.ts';

async function allFigures({ model, run }: ShippedModel, entry: GalleryEntry): Promise<readonly Figure[]> {
  if (entry.run === undefined) return figuresOfModel(model);
  return figuresOfRun(await run(entry.run), model, entry.figures);
}

async function networkFigures(name: string, { set, ...options }: NetworkRun): Promise<readonly Figure[]> {
  return figuresOfNetwork(await openShippedNetwork(name, set).run(options));
}

/** Returns what an entry shows, from top to bottom. Rejects where one of its figures cannot be drawn. */
export async function entryFigures(entry: GalleryEntry): Promise<readonly Figure[]> {
  if (entry.network !== undefined) return networkFigures(entry.model, entry.network);
  const all = await allFigures(openShipped(entry.model), entry);
  return entry.figures.flatMap((name) => {
    const found = all.filter((figure) => figure.name === name);
    if (found.length > 0) return found;
    throw new Error(`${entry.model} has no figure "${name}": ${WHY[name]}`);
  });
}

const WHY: Readonly<Record<GalleryEntry['figures'][number], string>> = {
  traces: 'nothing is recorded',
  raster: 'only several cells that can spike have one',
  measures: 'nothing is measured, or there is only one cell',
  plane: 'only models of two states have one',
  gates: 'it has no gates',
};

/** Returns the picture of an entry, in light colours that turn dark with the reader's system. */
export async function drawEntry(entry: GalleryEntry): Promise<string> {
  return drawSvg(await entryFigures(entry), { followsReader: true });
}

/** Returns the same in points, for looking at it. */
export async function paintEntry(entry: GalleryEntry): Promise<Uint8Array> {
  return drawPng(await entryFigures(entry), { scale: 1 });
}
