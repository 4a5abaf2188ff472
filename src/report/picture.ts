/**
 * What is drawn, on paper and in the terminal: panels of traces over one time axis. A picture knows nothing
 * of models or runs, so anything with names, units and numbers can be drawn.
 */

/** One curve. */
export interface Curve {
  /** As the modeler calls it: `v`, `sodium.m`. */
  readonly name: string;
  /** The unit of the values: `mV`; `1` for none. */
  readonly unit: string;
  /** One per time; values that are not finite leave a gap. */
  readonly values: ArrayLike<number>;
  /** The variable, where several curves show one, as of several cells: they share a panel, whatever their sizes. */
  readonly of?: string;
  /** Whether it was given to what is drawn, rather than computed by it: a stimulus. */
  readonly isGiven?: true;
}

/** Curves over one time axis, with the spikes of one cell. */
export interface Picture {
  readonly times: ArrayLike<number>;
  readonly timeUnit: string;
  readonly curves: readonly Curve[];
  /** When all ended, where the last sample is not the end. */
  readonly end?: number;
  /** Spike times; absent where the model has no spikes. */
  readonly spikes?: ArrayLike<number>;
}

/** The curves that share an axis because they share a unit. */
export interface Panel {
  readonly unit: string;
  readonly curves: readonly Curve[];
}

/**
 * How many times as far as its own values, 0 included, the axis of a curve without a unit may reach. Numbers without a unit
 * may be anything, and beside a potential of -70 a current of 0.5 is a line along 0.
 */
const MOST_ROOM = 8;

/**
 * Returns one panel per unit, in the order in which the units first occur; of curves without a unit those of one
 * variable share one, and those whose sizes are alike, and what was given shares none with what was computed.
 */
export function panelsOf(picture: Picture): readonly Panel[] {
  interface Growing extends Panel {
    readonly curves: Curve[];
    readonly extents: Extent[];
    readonly isGiven: boolean;
  }
  const panels: Growing[] = [];
  const ofVariable = new Map<string, Extent>();
  for (const curve of picture.curves) {
    if (curve.of === undefined || curve.unit !== '1') continue;
    const [low, high] = extentWithZero(curve);
    const [least, most] = ofVariable.get(curve.of) ?? NOWHERE;
    ofVariable.set(curve.of, [Math.min(low, least), Math.max(high, most)]);
  }
  for (const curve of picture.curves) {
    const { unit } = curve;
    const whole = curve.of === undefined ? undefined : ofVariable.get(curve.of);
    const extent = unit === '1' ? (whole ?? extentWithZero(curve)) : NOWHERE;
    // Only units tell that a stimulus and an answer are of one kind.
    const isGiven = unit === '1' && curve.isGiven === true;
    const panel = panels.find(
      (each) => each.unit === unit && each.isGiven === isGiven && areAlike([...each.extents, extent]),
    );
    if (panel === undefined) panels.push({ unit, curves: [curve], extents: [extent], isGiven });
    else {
      panel.curves.push(curve);
      panel.extents.push(extent);
    }
  }
  return panels.map(({ unit, curves }) => ({ unit, curves }));
}

type Extent = readonly [low: number, high: number];

const NOWHERE: Extent = [0, 0];

function extentWithZero({ values }: Curve): Extent {
  let [low, high] = NOWHERE;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!isDrawable(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Whether no curve is lost on an axis that holds them all; one that is 0 throughout is nowhere. */
function areAlike(extents: readonly Extent[]): boolean {
  const low = Math.min(...extents.map(([each]) => each));
  const high = Math.max(...extents.map(([, each]) => each));
  return extents.every(([from, to]) => from === to || high - low <= MOST_ROOM * (to - from));
}

/** Returns the words of a panel's axis: `v (mV)`, `mV` where several curves share it, `no unit`. */
export function axisLabel({ unit, curves }: Panel): string {
  const [only, ...others] = curves;
  if (only === undefined || others.length > 0) return unit === '1' ? 'no unit' : unit;
  return unit === '1' ? only.name : `${only.name} (${unit})`;
}

/** Returns the stretch of time that is looked at: from the first sample to the end. */
export function timeSpan({ times, end }: Picture): readonly [number, number] {
  return extentOf([{ values: times }, ...(end === undefined ? [] : [{ values: [end] }])]);
}

/** Beyond these, neither the width of an interval nor a part of it is a number. */
const LARGEST = 1e300;
const LEAST_WIDTH = 1e-300;

/** Whether a value has a place on an axis: it is finite, and the width of an interval that holds it is. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

/** Returns the smallest interval that holds every drawable value, widened where it is a single point. */
export function extentOf(
  curves: readonly { readonly values: ArrayLike<number> }[],
): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { values } of curves) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? Number.NaN;
      if (!isDrawable(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return [0, 1];
  // What differs in the last digits only is one value: its ticks could not be told apart.
  if (high - low > Math.max(LEAST_WIDTH, 1e-12 * Math.max(-low, high))) return [low, high];
  const tenth = Math.abs(low) * 0.1;
  const half = tenth > LEAST_WIDTH ? tenth : 0.5;
  return [low - half, high + half];
}
