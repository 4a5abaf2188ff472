/** The work-precision diagram: errors over steps, with lines of whole orders, and over what they cost. */
import { axisText, type PrecisionFigure } from '../../figure.ts';
import { extentOf } from '../../picture.ts';
import { type AlignedData, Chart, joinTables, type Pen, type PlotSeries } from './chart.ts';
import { element } from './element.ts';
import { mountLegend } from './legend.ts';
import { readingText } from './number-text.ts';
import { curveLook } from './palette.ts';
import { SharedAxis } from './shared-axis.ts';
import { ink } from './theme.ts';
import { mountToolbar } from './toolbar.ts';

const HEIGHT = 380;
/** Orders that lines stand for. */
const GUIDES = [1, 2, 4] as const;
/** Where on its line an order stands, from the longest step on. */
const NAMED_AT: Readonly<Record<(typeof GUIDES)[number], number>> = { 1: 0.85, 2: 0.7, 4: 0.55 };

type Method = PrecisionFigure['methods'][number];

/** Returns errors over x in the order of x. */
function tableOf(xs: ArrayLike<number>, { errors }: Method): [Float64Array, Float64Array] {
  const order = Array.from({ length: xs.length }, (_, i) => i)
    .filter((i) => (xs[i] ?? Number.NaN) > 0)
    .sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0));
  return [
    Float64Array.from(order, (i) => xs[i] ?? Number.NaN),
    Float64Array.from(order, (i) => errors[i] ?? Number.NaN),
  ];
}

/** A little room around points, by a factor. */
function roomy([low, high]: readonly [number, number], by: number): readonly [number, number] {
  return [low / by, high * by];
}

function drawnAs({ name }: Method, look: number): PlotSeries {
  const { colour, dash } = curveLook(look);
  return {
    label: name,
    stroke: colour,
    width: 1.5,
    dash: [...dash],
    points: { show: true, size: 6, fill: colour, stroke: colour, width: 1 },
  };
}

/** Draws the line of what is good enough. */
function paintTolerance(pen: Pen, tolerance: number): void {
  const { context, density } = pen;
  context.strokeStyle = ink().faint;
  context.lineWidth = density;
  context.setLineDash([6 * density, 4 * density]);
  context.beginPath();
  context.moveTo(pen.left, pen.y(tolerance));
  context.lineTo(pen.left + pen.width, pen.y(tolerance));
  context.stroke();
  context.setLineDash([]);
}

/** Draws the lines along which errors fall as dt^order, from the longest step and the largest error. */
function paintGuides(pen: Pen, [shortest, longest]: readonly [number, number], largest: number): void {
  const { context, density } = pen;
  context.strokeStyle = ink().faint;
  context.fillStyle = ink().faint;
  context.font = `${12 * density}px system-ui, sans-serif`;
  context.lineWidth = density;
  for (const order of GUIDES) {
    context.setLineDash([2 * density, 3 * density]);
    context.beginPath();
    context.moveTo(pen.x(longest), pen.y(largest));
    context.lineTo(pen.x(shortest), pen.y(largest * (shortest / longest) ** order));
    context.stroke();
    context.setLineDash([]);
    // The name stands near where the line leaves the frame, or ends: each elsewhere, as the lines begin at one place.
    const [left, right] = [pen.x(shortest), pen.x(longest)];
    const [top, bottom] = [pen.y(largest), pen.y(largest * (shortest / longest) ** order)];
    const leaves = Math.min(1, (pen.top + pen.height - 14 * density - top) / (bottom - top));
    const at = leaves * NAMED_AT[order];
    const text = order === 1 ? 'dt' : `dt^${order}`;
    context.fillText(text, right + (left - right) * at + 6 * density, top + (bottom - top) * at);
  }
}

/** Draws the diagram. */
export function mountPrecision(
  place: HTMLElement,
  figure: PrecisionFigure,
  lookOf: (name: string) => number,
): void {
  const { methods, error, step, cost, tolerance } = figure;
  const errors = roomy(
    extentOf([...methods.map((method) => ({ values: method.errors })), { values: [tolerance] }]),
    1.6,
  );
  const y = new SharedAxis(errors, true);
  const fixed = methods.filter(({ steps }) => Array.from(steps).some((value) => value > 0));
  const panels = [
    { axis: step, of: ({ steps }: Method) => steps, shown: fixed, isStep: true },
    { axis: cost, of: ({ costs }: Method) => costs, shown: methods, isStep: false },
  ].filter(({ shown }) => shown.length > 0);
  const axes = panels.map(() => new SharedAxis(undefined, true));
  const toolbar = mountToolbar(place, [...axes, y]);
  const charts: { chart: Chart; shown: readonly Method[] }[] = [];
  const toggle = (index: number, show: boolean): void => {
    for (const { chart, shown } of charts) {
      const at = shown.findIndex(({ name }) => name === methods[index]?.name);
      if (at >= 0) chart.plot.setSeries(at + 1, { show });
    }
  };
  const entries = methods.map(({ name }) => ({ name, look: lookOf(name) }));
  const legend = mountLegend(place, entries, toggle);
  panels.forEach(({ axis, of, shown, isStep }, index) => {
    const holder = element('div', 'panel');
    place.append(holder);
    const tables = shown.map((method) => tableOf(of(method), method));
    const extent = extentOf(tables.map(([values]) => ({ values })));
    const data: AlignedData = joinTables(tables);
    const x = axes[index] ?? new SharedAxis(undefined, true);
    const chart = new Chart({
      place: holder,
      description: `${axisText(error)} over ${axisText(axis)}: ${shown.map(({ name }) => name).join(', ')}`,
      height: HEIGHT,
      x,
      y,
      extent: roomy(extent, 1.15),
      xLabel: axisText(axis),
      yLabel: axisText(error),
      data,
      series: shown.map((method) => drawnAs(method, lookOf(method.name))),
      paint: (pen) => {
        paintTolerance(pen, tolerance);
        if (isStep) paintGuides(pen, extent, errors[1] / 1.6);
      },
      onPoint: (pointed) => {
        const at = pointed === undefined ? undefined : data[0][pointed.sample];
        const unit = axis.unit === '1' ? '' : ` ${axis.unit}`;
        toolbar.say(at === undefined ? '' : `${axis.name} = ${readingText(at)}${unit}`);
        const values = new Map(
          shown.map(({ name }, i) => [name, data[i + 1]?.[pointed?.sample ?? -1]] as const),
        );
        legend.setValues(
          methods.map(({ name }) => {
            const value = at === undefined ? undefined : values.get(name);
            return typeof value === 'number' ? readingText(Number(value.toPrecision(2))) : '';
          }),
        );
      },
    });
    charts.push({ chart, shown });
  });
}
