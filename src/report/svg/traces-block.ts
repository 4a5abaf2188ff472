import type { TracesFigure } from '../figure.ts';
import { axisLabel, extentOf, type Panel, type Picture, panelsOf, timeSpan } from '../picture.ts';
import { thinTrace } from '../thin-trace.ts';
import {
  AXIS_HEIGHT,
  type Block,
  type Context,
  emptyPanel,
  hasFinite,
  legend,
  legendEntries,
  MARGIN,
  PLOT_COLUMNS,
  stack,
  WIDTH,
  withLegend,
} from './layout.ts';
import { Plot, plot } from './plot.ts';
import { colourOf } from './theme.ts';
import { timeAxis } from './time-axis.ts';

const PANEL_HEIGHT = 190;
const SPIKES_HEIGHT = 34;
const TICKS = 10;

/** The time scale, the same for all panels; only the last one's axis is written out. */
function timeScale(picture: Picture, isLast: boolean): Plot.ScaleOptions {
  const [start, end] = timeSpan(picture);
  const axis: Plot.ScaleOptions = isLast
    ? { ...timeAxis(picture.timeUnit, end), ticks: TICKS }
    : { axis: null };
  return { type: 'linear', domain: [start, end], ...axis };
}

function panelBlock(context: Context, picture: Picture, panel: Panel, isLast: boolean): Block {
  const { document, theme, lookOf } = context;
  const height = PANEL_HEIGHT + (isLast ? AXIS_HEIGHT : 0);
  const { markup } = plot(document, {
    width: WIDTH,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom + (isLast ? AXIS_HEIGHT : 0),
    x: timeScale(picture, isLast),
    y: {
      label: axisLabel(panel),
      labelArrow: 'none',
      domain: [...extentOf(panel.curves)],
      nice: true,
      grid: true,
      ticks: 5,
    },
    marks: [
      Plot.gridX({ ticks: TICKS }),
      ...panel.curves.map(({ name, values }) => {
        const points = thinTrace(picture.times, values, PLOT_COLUMNS);
        const [channels, colour] = [{ x: 'time', y: 'value' }, colourOf(theme, lookOf(name))];
        return points.length === 1
          ? Plot.dot(points, { ...channels, fill: colour, r: 3 })
          : Plot.line(points, { ...channels, stroke: colour, strokeWidth: 1.5 });
      }),
    ],
  });
  const empty = panel.curves.some(({ values }) => hasFinite(values))
    ? ''
    : emptyPanel('no values', MARGIN.top, PANEL_HEIGHT - MARGIN.top, context);
  const names = panel.curves.length < 2 ? [] : panel.curves.map(({ name }) => name);
  return withLegend(
    { height, markup: markup + empty },
    legend(legendEntries(names, context), axisLabel(panel)),
  );
}

/** At most one tick for each half of a pixel. */
function spikesSeen(picture: Picture, spikes: ArrayLike<number>): readonly number[] {
  const [low, high] = timeSpan(picture);
  const byPlace = new Map(
    Array.from(spikes)
      .filter((time) => time >= low && time <= high)
      .map((time) => [Math.round(((time - low) / (high - low)) * PLOT_COLUMNS * 2), time]),
  );
  return [...byPlace.values()];
}

function spikesBlock(
  { document, theme }: Context,
  picture: Picture,
  spikes: ArrayLike<number>,
  isLast: boolean,
): Block {
  const height = SPIKES_HEIGHT + (isLast ? AXIS_HEIGHT : 0);
  const { markup } = plot(document, {
    width: WIDTH,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: 10,
    marginBottom: MARGIN.bottom + (isLast ? AXIS_HEIGHT : 0),
    x: timeScale(picture, isLast),
    y: { axis: null },
    marks: [
      Plot.gridX({ ticks: TICKS }),
      Plot.tickX(spikesSeen(picture, spikes), {
        x: (time: number) => time,
        stroke: theme.ink,
        strokeWidth: 1.2,
      }),
      Plot.text(['spikes'], { frameAnchor: 'left', textAnchor: 'end', dx: -8, fill: theme.ink }),
    ],
  });
  return { height, markup };
}

/** Returns the spikes as ticks, then one panel per unit, over one time axis. */
export function tracesBlock({ picture }: TracesFigure, context: Context): Block {
  const panels = panelsOf(picture);
  const blocks = panels.map((panel, index) =>
    panelBlock(context, picture, panel, index === panels.length - 1),
  );
  const { spikes } = picture;
  const ofSpikes = spikes === undefined ? [] : [spikesBlock(context, picture, spikes, panels.length === 0)];
  return stack([...ofSpikes, ...blocks]);
}
