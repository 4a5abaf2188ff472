import { unreachable } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { RunResult } from '../../simulate/run-result.ts';
import { FIGURE_NAMES, type Figure, type FigureName } from '../figure.ts';
import { gateFigures } from './gate-figures.ts';
import { measureFigures } from './measure-figures.ts';
import { planeFigure } from './plane-figure.ts';
import { rasterFigure } from './raster-figure.ts';
import { tracesFigure } from './traces-figure.ts';

/**
 * Returns the figures of a run, in the order of `FIGURE_NAMES`: what it recorded, its spikes, its measures, and with
 * the model the phase plane if it is planar and its gates; only those of `names` are computed. Which of them are meant
 * to be drawn unasked says `selectFigures`.
 */
export function figuresOfRun(
  run: RunResult,
  model: CheckedModel | undefined,
  names: readonly FigureName[] = FIGURE_NAMES,
): readonly Figure[] {
  const hasSpikes =
    model === undefined ? run.spikes.some(({ length }) => length > 0) : model.spikers.length > 0;
  const inputs = new Set(model?.inputs.map(({ name }) => name));
  return FIGURE_NAMES.filter((name) => names.includes(name)).flatMap((name): readonly Figure[] => {
    switch (name) {
      case 'traces':
        return listed(tracesFigure(run, hasSpikes, inputs));
      case 'raster':
        return listed(rasterFigure(run, hasSpikes));
      case 'measures':
        return measureFigures(run);
      case 'plane':
        return model === undefined ? [] : listed(planeFigure(model, run));
      case 'gates':
        return model === undefined ? [] : gateFigures(model, run);
      default:
        return unreachable(name);
    }
  });
}

/** Returns what can be drawn of a model without a run: its phase plane if it is planar, and its gates. */
export function figuresOfModel(model: CheckedModel): readonly Figure[] {
  return [...listed(planeFigure(model, undefined)), ...gateFigures(model, undefined)];
}

function listed(figure: Figure | undefined): readonly Figure[] {
  return figure === undefined ? [] : [figure];
}
