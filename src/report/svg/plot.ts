/** The door to Observable Plot, and to the document that it draws on without a browser. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { shortMarkup } from './short-markup.ts';

export { Plot };

export type Document = ReturnType<typeof parseHTML>['document'];

/** What all parts of a drawing are drawn with. */
export function makeDocument(): Document {
  return parseHTML('<!doctype html><html></html>').document;
}

/** A plot as the markup within its `svg`, and where its scales put a value, in pixels. */
export interface Drawn {
  readonly markup: string;
  x(value: number): number;
  y(value: number): number;
}

/** Returns a plot of its axes and marks. */
export function plot(document: Document, options: Plot.PlotOptions): Drawn {
  const figure = Plot.plot({ ...options, document });
  // The style sheet that Plot adds makes each svg as wide as the page; here they have their place.
  for (const style of figure.querySelectorAll('style')) style.remove();
  const apply =
    (name: 'x' | 'y') =>
    (value: number): number =>
      Number(figure.scale(name)?.apply(value));
  return { markup: shortMarkup(figure.innerHTML), x: apply('x'), y: apply('y') };
}
