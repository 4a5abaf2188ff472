import type { TracesFigure } from '../figure.ts';
import { axisLabel, type Panel, type Picture, panelsOf, timeSpan } from '../picture.ts';
import type { Interval } from '../round-ticks.ts';
import { thinTrace } from '../thin-trace.ts';
import {
  type Frame,
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

/** Of a curve, per column of dots. */
const STRETCHES = 4;

function spikesLine(spikes: ArrayLike<number>, time: Interval, { labelWidth, width }: Frame): string {
  const marks = new Array<string>(width).fill(' ');
  for (let index = 0; index < spikes.length; index++) {
    const column = placeOf(spikes[index] ?? Number.NaN, time, width);
    if (column >= 0 && column < width) marks[column] = '╵';
  }
  return `${'spikes'.padStart(labelWidth)}  ${marks.join('')}`.trimEnd();
}

/** Without colours nothing tells curves apart, so each has a panel of its own. */
function onePanelEach({ curves }: Picture): readonly Panel[] {
  return curves.map((curve) => ({ unit: curve.unit, curves: [curve] }));
}

/** Returns the words of a panel, with its curves in their colours. */
export function panelTitle(
  label: string,
  names: readonly string[],
  lookOf: (name: string) => number,
  { titleWidth }: Frame,
  colour: boolean,
): readonly string[] {
  if (names.length < 2)
    return titleLines({ text: label, curve: lookOf(names[0] ?? '') }, [], titleWidth, colour);
  const entries = names.map((name) => ({ text: `━ ${name}`, curve: lookOf(name) }));
  return titleLines(label, entries, titleWidth, colour);
}

/** Returns panels over one time axis, one per unit if there are colours, and the spikes as ticks. */
export function tracesLines(
  { picture }: TracesFigure,
  options: TerminalOptions,
  lookOf: (name: string) => number,
): readonly string[] {
  const { rows = 9, colour = false } = options;
  const time = timeSpan(picture);
  const panels = (colour ? panelsOf(picture) : onePanelEach(picture)).map((panel) => ({
    panel,
    axis: verticalAxis(
      panel.curves.map(({ values }) => values),
      rows,
    ),
  }));
  const frame = frameFor(
    panels.flatMap(({ axis }) => axis.ticks),
    options.columns,
  );
  const lines: string[] = [];
  for (const { panel, axis } of panels) {
    const canvas = new Canvas(frame.width, rows);
    panel.curves.forEach(({ name, values }) => {
      // A long run has more samples than memory has dots; stretches narrower than a column hide none of them.
      const dots = thinTrace(picture.times, values, STRETCHES * canvas.width).map(
        ({ time: at, value }): Dot => ({
          x: placeOf(at, time, canvas.width),
          y: heightOf(value, axis.range, canvas.height),
        }),
      );
      drawLine(canvas, dots, lookOf(name));
    });
    const names = panel.curves.map(({ name }) => name);
    lines.push(
      ...panelLines(panelTitle(axisLabel(panel), names, lookOf, frame, colour), canvas, axis, frame, colour),
    );
  }
  if (picture.spikes !== undefined) lines.push(spikesLine(picture.spikes, time, frame));
  return [...lines, ...horizontalAxis(time, picture.timeUnit, frame)];
}
