/** Figures in a terminal, as lines of letters. */
import { unreachable } from '../../base/invariant.ts';
import { curveLooks, type LookOf } from '../curve-looks.ts';
import type { Figure } from '../figure.ts';
import type { TerminalOptions } from './axes.ts';
import { curvesLines } from './curves-lines.ts';
import { mapLines } from './map-lines.ts';
import { planeLines } from './plane-lines.ts';
import { precisionLines } from './precision-lines.ts';
import { rasterLines } from './raster-lines.ts';
import { tracesLines } from './traces-lines.ts';

function linesOf(figure: Figure, options: TerminalOptions, looks: LookOf): readonly string[] {
  const lookOf = (name: string): number => looks(figure, name);
  switch (figure.kind) {
    case 'traces':
      return tracesLines(figure, options, lookOf);
    case 'raster':
      return rasterLines(figure, options);
    case 'curves':
      return curvesLines(figure, options, lookOf);
    case 'map':
      return mapLines(figure, options);
    case 'plane':
      return planeLines(figure, options);
    case 'precision':
      return precisionLines(figure, options, lookOf);
    default:
      return unreachable(figure);
  }
}

function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/**
 * Returns the lines of the figures, below each other, none longer than `columns`. Each has its title above it, but for
 * the traces of one run alone, which speak for themselves.
 */
export function drawTerminal(figures: readonly Figure[], options: TerminalOptions): readonly string[] {
  const columns = Math.max(40, Math.floor(options.columns));
  const fitted = { ...options, columns };
  const looks = curveLooks(figures);
  const [only] = figures;
  if (only?.kind === 'traces' && figures.length === 1) return linesOf(only, fitted, looks);
  return figures.flatMap((figure, index) => {
    const { title, subtitle } = figure;
    const heading = shortened([title, subtitle].filter((text) => text !== '').join(' · '), columns);
    return [...(index === 0 ? [] : ['']), heading, ...linesOf(figure, fitted, looks)];
  });
}
