import type { CurvesFigure, PrecisionFigure } from '../figure.ts';
import type { TerminalOptions } from './axes.ts';
import { curvesLines } from './curves-lines.ts';

/** Returns errors over what they cost, as powers of ten. */
export function precisionLines(
  figure: PrecisionFigure,
  options: TerminalOptions,
  lookOf: (name: string) => number,
): readonly string[] {
  const { name, title, subtitle, cost, error, methods } = figure;
  const curves: Omit<CurvesFigure, 'name'> = {
    kind: 'curves',
    title,
    subtitle,
    x: cost,
    panels: [
      {
        y: { name: `log10 of ${error.name}`, unit: error.unit },
        series: methods.map((method) => ({
          name: method.name,
          x: method.costs,
          y: Float64Array.from(method.errors, Math.log10),
        })),
      },
    ],
  };
  return curvesLines({ ...curves, name }, options, lookOf);
}
