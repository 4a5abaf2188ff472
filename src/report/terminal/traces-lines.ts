import type { TracesFigure } from '../figure.ts';
import { axisLabel, extentOf, type Panel, type Picture, panelsOf } from '../picture.ts';
import type { Interval } from '../round-ticks.ts';
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

function spikesLine(spikes: ArrayLike<number>, time: Interval, { labelWidth, width }: Frame): string {
  const marks = new Array<string>(width).fill(' ');
  for (const spike of Array.from(spikes)) {
    const column = placeOf(spike, time, width);
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
  first: number,
  { titleWidth }: Frame,
  colour: boolean,
): readonly string[] {
  if (names.length < 2) return titleLines({ text: label, curve: first }, [], titleWidth, colour);
  const entries = names.map((name, index) => ({ text: `━ ${name}`, curve: first + index }));
  return titleLines(label, entries, titleWidth, colour);
}

/** Returns panels over one time axis, one per unit if there are colours, and the spikes as ticks. */
export function tracesLines({ picture }: TracesFigure, options: TerminalOptions): readonly string[] {
  const { rows = 9, colour = false } = options;
  const time = extentOf([{ values: picture.times }]);
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
  let first = 0;
  for (const { panel, axis } of panels) {
    const canvas = new Canvas(frame.width, rows);
    panel.curves.forEach(({ values }, index) => {
      const dots = Array.from(
        picture.times,
        (at, i): Dot => ({
          x: placeOf(at, time, canvas.width),
          y: heightOf(values[i] ?? Number.NaN, axis.range, canvas.height),
        }),
      );
      drawLine(canvas, dots, first + index);
    });
    const names = panel.curves.map(({ name }) => name);
    lines.push(
      ...panelLines(panelTitle(axisLabel(panel), names, first, frame, colour), canvas, axis, frame, colour),
    );
    first += panel.curves.length;
  }
  if (picture.spikes !== undefined) lines.push(spikesLine(picture.spikes, time, frame));
  return [...lines, ...horizontalAxis(time, picture.timeUnit, frame)];
}
