/**
 * Measures of a run as figures. How many values a sweep takes on each axis decides: one axis makes curves, two make a
 * map (or curves, one per value of an axis that has few), more make curves over the last, one per combination.
 */
import type { Measure, RunResult, SweepAxis } from '../../simulate/run-result.ts';
import type { Axis, CurvesFigure, MapFigure, Series } from '../figure.ts';
import { runWords, sweptWords } from './run-words.ts';

/** An axis with at most so many values is told by colours. */
const FEW = 5;
/** More curves than these on one axis cannot be told apart. */
const MOST_CURVES = 8;
/** From the first value to the last, for what grows by a common factor to be seen on a logarithmic scale. */
const LARGE_RATIO = 8;

/** A swept axis, and by how many cells its values lie apart. */
interface Dimension {
  readonly axis: SweepAxis;
  readonly stride: number;
}

function isLogarithmic(values: Float64Array): boolean {
  const [first = 0, second = 0, last = 0] = [values[0], values[1], values.at(-1)];
  if (values.length < 3 || !(first > 0) || !(last / first >= LARGE_RATIO)) return false;
  const factor = second / first;
  return values.every((value, i) => i === 0 || Math.abs(value / (values[i - 1] ?? 0) / factor - 1) < 1e-6);
}

function axisOf({ name, unit, values }: SweepAxis): Axis {
  return { name, unit, ...(isLogarithmic(values) ? { isLogarithmic: true } : {}) };
}

function dimensionsOf({ sweep }: RunResult): readonly Dimension[] {
  let stride = 1;
  return sweep
    .toReversed()
    .map((axis) => {
      const dimension = { axis, stride };
      stride *= axis.values.length;
      return dimension;
    })
    .toReversed();
}

/** Returns the measure's numbers along an axis, beginning with one cell. */
function valuesAlong({ axis, stride }: Dimension, measure: Measure, first: number): Float64Array {
  return Float64Array.from(axis.values, (_, i) => measure.values[first + i * stride] ?? Number.NaN);
}

/** Returns one panel per unit, with a curve per measure. */
function panelsByUnit(
  measures: readonly Measure[],
  seriesOf: (measure: Measure) => Series,
): CurvesFigure['panels'] {
  const units = new Set(measures.map(({ unit }) => unit));
  return Array.from(units, (unit) => {
    const group = measures.filter((measure) => measure.unit === unit);
    const name = group.length === 1 ? (group[0]?.name ?? '') : '';
    return { y: { name, unit }, series: group.map(seriesOf) };
  });
}

/** All combinations of values of some axes: how each is called, and its first cell. */
function combinationsOf(
  dimensions: readonly Dimension[],
): readonly { readonly name: string; readonly first: number }[] {
  return dimensions.reduce<readonly { readonly name: string; readonly first: number }[]>(
    (combinations, { axis, stride }) =>
      combinations.flatMap(({ name, first }) =>
        Array.from(axis.values, (_, i) => ({
          name: [...(name === '' ? [] : [name]), sweptWords(axis, i)].join(', '),
          first: first + i * stride,
        })),
      ),
    [{ name: '', first: 0 }],
  );
}

/** Names few measures in a title. */
function titleOf({ model, measures }: RunResult): string {
  const names = [...measures.keys()];
  return names.length > 2 ? `${model}: measures` : `${model}: ${names.join(', ')}`;
}

/** Curves over one axis, one per combination of values of the others; a panel per measure. */
function curvesOver(run: RunResult, along: Dimension, others: readonly Dimension[]): CurvesFigure {
  const measures = [...run.measures.values()];
  const combinations = combinationsOf(others);
  const drawn = combinations.slice(0, MOST_CURVES);
  const x = along.axis.values;
  const isScatter = x.length === 1;
  const series = (measure: Measure, name: string, first: number): Series => ({
    name,
    x,
    y: valuesAlong(along, measure, first),
    ...(isScatter ? { isScatter } : {}),
  });
  return {
    kind: 'curves',
    name: 'measures',
    title: titleOf(run),
    ...runWords(
      run,
      combinations.length === drawn.length
        ? []
        : [`the first ${drawn.length} of ${combinations.length} combinations`],
    ),
    x: axisOf(along.axis),
    panels:
      others.length === 0
        ? panelsByUnit(measures, (measure) => series(measure, measure.name, 0))
        : measures.map((measure) => ({
            y: { name: measure.name, unit: measure.unit },
            series: drawn.map(({ name, first }) => series(measure, name, first)),
          })),
  };
}

function mapOf(run: RunResult, measure: Measure, across: Dimension, up: Dimension): MapFigure {
  const { name, unit } = measure;
  const columns = across.axis.values.length;
  const values = new Float64Array(columns * up.axis.values.length);
  for (let i = 0; i < values.length; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    values[i] = measure.values[row * up.stride + column * across.stride] ?? Number.NaN;
  }
  return {
    kind: 'map',
    name: 'measures',
    title: `${run.model}: ${name}`,
    ...runWords(run, values.every(Number.isFinite) ? [] : ['empty where there is no value']),
    x: axisOf(across.axis),
    y: axisOf(up.axis),
    value: { name, unit },
    xs: across.axis.values,
    ys: up.axis.values,
    values,
  };
}

/** Measures of cells that no sweep tells apart, over the number of the cell. */
function measuresByCell(run: RunResult): CurvesFigure {
  const cells = Float64Array.from({ length: run.cells }, (_, cell) => cell);
  return {
    kind: 'curves',
    name: 'measures',
    title: titleOf(run),
    ...runWords(run),
    x: { name: 'cell', unit: '1' },
    panels: panelsByUnit([...run.measures.values()], ({ name, values }) => ({
      name,
      x: cells,
      y: values,
      isScatter: true,
    })),
  };
}

/** Returns the measures of a run over what was swept, or over the cells; none of a single cell. */
export function measureFigures(run: RunResult): readonly (CurvesFigure | MapFigure)[] {
  if (run.measures.size === 0) return [];
  const dimensions = dimensionsOf(run);
  const combinations = dimensions.reduce((product, { axis }) => product * axis.values.length, 1);
  if (dimensions.length === 0 || combinations !== run.cells)
    return run.cells === 1 ? [] : [measuresByCell(run)];
  // An axis of one value tells nothing apart; the settings name it.
  const varied = dimensions.filter(({ axis }) => axis.values.length > 1);
  const [first, second, ...more] = varied;
  if (first === undefined) return dimensions.slice(0, 1).map((only) => curvesOver(run, only, []));
  if (second === undefined) return [curvesOver(run, first, [])];
  if (more.length > 0) return [curvesOver(run, more.at(-1) ?? second, varied.slice(0, -1))];
  const [few, many] =
    first.axis.values.length <= second.axis.values.length ? [first, second] : [second, first];
  if (few.axis.values.length <= FEW) return [curvesOver(run, many, [few])];
  return Array.from(run.measures.values(), (measure) => mapOf(run, measure, first, second));
}
