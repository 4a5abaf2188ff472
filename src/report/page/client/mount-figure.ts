import { unreachable } from '../../../base/invariant.ts';
import type { LookOf } from '../../curve-looks.ts';
import { axisText, type Figure } from '../../figure.ts';
import { axisLabel, panelsOf, timeSpan } from '../../picture.ts';
import { mountLines } from './lines.ts';
import { mountMap } from './map.ts';
import { mountPlane, type PlaneClock } from './plane.ts';
import { mountPrecision } from './precision.ts';
import { mountRaster } from './raster.ts';
import { SharedAxis } from './shared-axis.ts';

/** What figures share. */
export interface PageContext extends PlaneClock {
  /** Returns what tells a cell from others: its number, and what it was given in a sweep. */
  readonly cellWords: (cell: number) => string;
  readonly lookOf: LookOf;
}

/** Draws a figure at its place in the page. All that is over time shares one axis. */
export function mountFigure(place: HTMLElement, figure: Figure, context: PageContext): void {
  const time = context.axis;
  const lookOf = (name: string): number => context.lookOf(figure, name);
  switch (figure.kind) {
    case 'traces': {
      const { picture } = figure;
      const panels = panelsOf(picture).map((panel) => ({
        label: axisLabel(panel),
        unit: panel.unit,
        series: panel.curves.map(({ name, values }) => ({ name, x: picture.times, y: values })),
      }));
      mountLines(
        place,
        {
          x: { name: 'time', unit: picture.timeUnit },
          panels,
          extent: timeSpan(picture),
          ...(picture.spikes === undefined ? {} : { spikes: picture.spikes }),
        },
        time,
        lookOf,
      );
      return;
    }
    case 'curves': {
      const panels = figure.panels.map(({ y, series }) => ({ label: axisText(y), unit: y.unit, series }));
      mountLines(place, { x: figure.x, panels }, new SharedAxis(undefined, figure.x.isLogarithmic), lookOf);
      return;
    }
    case 'raster':
      mountRaster(place, figure, time, context.cellWords);
      return;
    case 'map':
      mountMap(place, figure);
      return;
    case 'plane':
      mountPlane(place, figure, context);
      return;
    case 'precision':
      mountPrecision(place, figure, lookOf);
      return;
    default:
      unreachable(figure);
  }
}
