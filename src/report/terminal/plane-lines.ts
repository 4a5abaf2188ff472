import { axisText, type PlaneFigure, type Series } from '../figure.ts';
import {
  axisTitle,
  frameFor,
  heightOf,
  horizontalAxis,
  panelLines,
  placeOf,
  type TerminalOptions,
  verticalAxis,
} from './axes.ts';
import { Canvas, type Dot, drawLine } from './canvas.ts';
import { titleLines } from './title-lines.ts';

const ROWS = 20;
/** Of nullclines where no colours tell them apart. */
const SIGNS = ['x', '+'] as const;

/** Returns the nullclines and the course of the run; without colours, nullclines are lines of signs. */
export function planeLines(figure: PlaneFigure, options: TerminalOptions): readonly string[] {
  const { rows = ROWS, colour = false } = options;
  const { nullclines, trajectories, xRange } = figure;
  const axis = verticalAxis([figure.yRange], rows);
  const frame = frameFor(axis.ticks, options.columns);
  const canvas = new Canvas(frame.width, rows);
  const dotsOf = ({ x, y }: Series): readonly Dot[] =>
    Array.from(x, (each, i) => ({
      x: placeOf(each, xRange, canvas.width),
      y: heightOf(y[i] ?? Number.NaN, axis.range, canvas.height),
    }));
  for (const course of trajectories) drawLine(canvas, dotsOf(course), 0);
  const signOf = (index: number): string | undefined => (colour ? undefined : (SIGNS[index] ?? '*'));
  nullclines.forEach(({ pieces }, index) => {
    for (const piece of pieces) drawLine(canvas, dotsOf(piece), index + 1, signOf(index));
  });
  const entries = [
    ...trajectories.map(({ name }) => ({ text: `${colour ? '━' : '⠒'} ${name}`, curve: 0 })),
    ...nullclines.map(({ name }, index) => ({ text: `${signOf(index) ?? '━'} ${name}`, curve: index + 1 })),
  ];
  return [
    ...panelLines(
      titleLines(axisText(figure.y), entries, frame.titleWidth, colour),
      canvas,
      axis,
      frame,
      colour,
    ),
    ...horizontalAxis(xRange, '', frame),
    axisTitle(axisText(figure.x), frame),
  ];
}
