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
import { Canvas, type Dot, drawLine, tint } from './canvas.ts';

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
  nullclines.forEach(({ pieces }, index) => {
    for (const piece of pieces) {
      const dots = dotsOf(piece);
      if (colour) drawLine(canvas, dots, index + 1);
      else for (const { x, y } of dots) canvas.sign(x, y, SIGNS[index] ?? '*', index + 1);
    }
  });
  const names = [
    ...trajectories.map(({ name }) => tint(colour ? `━ ${name}` : `⠒ ${name}`, 0, colour)),
    ...nullclines.map(({ name }, index) =>
      tint(`${colour ? '━' : (SIGNS[index] ?? '*')} ${name}`, index + 1, colour),
    ),
  ];
  return [
    ...panelLines(`${axisText(figure.y)}   ${names.join('  ')}`, canvas, axis, frame, colour),
    ...horizontalAxis(xRange, '', frame),
    axisTitle(axisText(figure.x), frame),
  ];
}
