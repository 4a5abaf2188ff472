/** The plane of two states: where either stands still, what the run did, and where it is at the time pointed at. */
import { type Axis, axisText, type PlaneFigure, type Series } from '../../figure.ts';
import { Chart, type Pen } from './chart.ts';
import { element } from './element.ts';
import { mountLegend } from './legend.ts';
import { readingText } from './number-text.ts';
import { curveLook } from './palette.ts';
import { SharedAxis } from './shared-axis.ts';
import { firstFrom, nearest } from './spike-ticks.ts';
import { ink } from './theme.ts';
import { mountToolbar } from './toolbar.ts';

/** One thing that can be hidden: lines of one look. */
interface Layer {
  readonly name: string;
  readonly pieces: readonly Series[];
  readonly width: number;
  isShown: boolean;
}

function paintLine({ context, x, y, density }: Pen, line: Series, width: number): void {
  context.beginPath();
  let isDown = false;
  for (let i = 0; i < line.x.length; i++) {
    const [px, py] = [x(line.x[i] ?? Number.NaN), y(line.y[i] ?? Number.NaN)];
    if (!Number.isFinite(px) || !Number.isFinite(py)) isDown = false;
    else if (isDown) context.lineTo(px, py);
    else context.moveTo(px, py);
    isDown = Number.isFinite(px) && Number.isFinite(py);
  }
  context.lineWidth = width * density;
  context.stroke();
}

/** Draws where a trajectory begins. */
function paintStart({ context, x, y, density }: Pen, line: Series): void {
  const [atX, atY] = [line.x[0], line.y[0]];
  if (atX === undefined || atY === undefined) return;
  context.beginPath();
  context.arc(x(atX), y(atY), 4.5 * density, 0, 2 * Math.PI);
  context.fillStyle = ink().paper;
  context.fill();
  context.lineWidth = 1.5 * density;
  context.setLineDash([]);
  context.strokeStyle = ink().text;
  context.stroke();
}

/** Returns the number of the sample nearest to a time. */
function sampleAt(times: ArrayLike<number>, at: number): number {
  return firstFrom(times, nearest(times, at) ?? at);
}

/** The axis of time, and when the samples of trajectories were taken. */
export interface PlaneClock {
  readonly axis: SharedAxis;
  readonly times: ArrayLike<number>;
}

function quantity({ name, unit }: Axis, value: number): string {
  return `${name} = ${readingText(value)}${unit === '1' ? '' : ` ${unit}`}`;
}

/** Returns the point of each sample: between them are gaps where the cell was reset. */
function pointsOfSamples({ x, y }: PlaneFigure['trajectories'][number]): readonly number[] {
  return Array.from(x, (_, point) => point).filter(
    (point) => !(Number.isNaN(x[point]) && Number.isNaN(y[point])),
  );
}

/** Draws the plane; a dot goes along where the traces are pointed at. */
export function mountPlane(place: HTMLElement, figure: PlaneFigure, clock: PlaneClock): void {
  const layers: readonly Layer[] = [
    ...figure.trajectories.map(
      (line): Layer => ({ name: line.name, pieces: [line], width: 1.5, isShown: true }),
    ),
    ...figure.nullclines.map(({ name, pieces }): Layer => ({ name, pieces, width: 2.25, isShown: true })),
  ];
  const [x, y] = [new SharedAxis(), new SharedAxis(figure.yRange)];
  const toolbar = mountToolbar(place, [x, y]);
  mountLegend(
    place,
    layers.map(({ name }, look) => ({ name, look })),
    (index, isShown) => {
      const layer = layers[index];
      if (layer !== undefined) layer.isShown = isShown;
      chart.redraw();
    },
  );
  const timed = figure.trajectories
    .map((line) => ({ line, points: pointsOfSamples(line) }))
    .filter(({ points }) => points.length === clock.times.length);
  // Elements of their own: the lines, which may be long, need not be drawn again when they move.
  const markers = timed.map((course) => ({ ...course, dot: element('div', 'marker') }));
  let marked = -1;
  const placeMarkers = (): void => {
    for (const { line, points, dot } of markers) {
      const point = points[marked] ?? -1;
      const [atX, atY] = [line.x[point], line.y[point]];
      dot.hidden = atX === undefined || atY === undefined;
      if (atX === undefined || atY === undefined) continue;
      dot.style.left = `${chart.plot.valToPos(atX, 'x')}px`;
      dot.style.top = `${chart.plot.valToPos(atY, 'y')}px`;
    }
  };
  const chart: Chart = new Chart({
    place,
    description: place.dataset.description ?? '',
    height: 420,
    x,
    y,
    extent: figure.xRange,
    xLabel: axisText(figure.x),
    yLabel: axisText(figure.y),
    data: [[...figure.xRange], [...figure.yRange]],
    series: [{ paths: () => null, points: { show: false } }],
    paint: (pen) => {
      layers.forEach(({ pieces, width, isShown }, index) => {
        if (!isShown) return;
        const { colour, dash } = curveLook(index);
        pen.context.strokeStyle = colour;
        pen.context.setLineDash(dash.map((length) => length * pen.density));
        for (const piece of pieces) paintLine(pen, piece, width);
      });
      for (const line of figure.trajectories) paintStart(pen, line);
    },
    onPoint: (pointed) =>
      toolbar.say(
        pointed === undefined ? '' : `${quantity(figure.x, pointed.x)} · ${quantity(figure.y, pointed.y)}`,
      ),
  });
  if (timed.length === 0) return;
  for (const { dot } of markers) dot.hidden = true;
  chart.plot.over.append(...markers.map(({ dot }) => dot));
  chart.plot.hooks.draw?.push(placeMarkers);
  clock.axis.watch((at) => {
    marked = at === undefined ? -1 : sampleAt(clock.times, at);
    placeMarkers();
  });
}
