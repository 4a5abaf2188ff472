import type { Figure } from '../figure.ts';
import { drawTerminalPlot, type TerminalPlotOptions } from './terminal-plot.ts';

/** Returns the lines of the figures, below each other. */
export function drawTerminal(figures: readonly Figure[], options: TerminalPlotOptions): readonly string[] {
  return figures.flatMap((figure) => (figure.kind === 'traces' ? drawTerminalPlot(figure.picture, options) : []));
}
