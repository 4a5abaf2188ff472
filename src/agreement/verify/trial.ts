import type { CheckedModel } from '../../check/checked-model.ts';
import type { RunOptions, Samples, Stimulus } from '../../simulate/run-options.ts';

/** How an input changes in a trial: held from each time to the next, or on straight lines between them. */
export interface Course {
  readonly kind: 'steps' | 'ramps';
  /** In milliseconds. */
  readonly times: readonly number[];
  /** In the input's declared unit. */
  readonly values: readonly number[];
}

/** What a run begins with and is driven by. All numbers are in the units that the model declares. */
export interface Trial {
  readonly number: number;
  /** `0.05 ms` */
  readonly dt: string;
  /** For explicit methods; others, which are compared from equal states at every step, take some of the first. */
  readonly steps: number;
  /** Parameters and initial values. */
  readonly set: ReadonlyMap<string, number>;
  readonly inputs: ReadonlyMap<string, number | Course>;
  /** Whether the values that are not set are built into the code. */
  readonly fold: boolean;
  /** The state variable that stands at a place of interest or next to it, and the place. */
  readonly near?: Near;
}

export interface Near {
  readonly name: string;
  readonly place: number;
}

/** Returns the options by which `run` does the same. */
export function optionsOf(model: CheckedModel, { dt, steps, set, inputs, fold }: Trial): RunOptions {
  const [length = 0, unit = ''] = dt.split(' ');
  const unitOf = new Map(model.inputs.map((input) => [input.name, input.unit.text]));
  const stimulusOf = (name: string, value: number | Course): Stimulus => {
    if (typeof value === 'number') return value;
    const between: Samples['between'] = value.kind === 'ramps' ? 'interpolated' : 'held';
    return { values: value.values, times: value.times, unit: unitOf.get(name) ?? '1', between };
  };
  return {
    dt,
    // A product of decimals may have digits behind those that were meant.
    for: `${Number((Number(length) * steps).toPrecision(12))} ${unit}`,
    set,
    inputs: new Map(Array.from(inputs, ([name, value]) => [name, stimulusOf(name, value)])),
    fold,
  };
}
