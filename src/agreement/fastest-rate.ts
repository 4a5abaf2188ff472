import { eigenvalues } from '../analysis/eigenvalues.ts';
import { localEquations } from '../analysis/local-equations.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { fromSystemNumber } from '../units/unit-system.ts';
import type { Course } from './course.ts';

/** Rates are looked at in so many samples of a run. */
const MOST_PLACES = 60;
/** Eigenvalues cost the cube of the number of states. */
const MOST_STATES = 60;

/**
 * Returns how fast the fastest motion of a model's first cell is along a run, per unit of the model's time: the largest
 * eigenvalue of the Jacobian. States that were not recorded count with their initial values. Undefined where no number can
 * be told. `given` are the numbers that the run was given.
 */
export function fastestRate(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
  { times, traces }: Course,
): number | undefined {
  if (model.states.length > MOST_STATES) return undefined;
  const equations = localEquations(model, given);
  if (equations === undefined) return undefined;
  const { states, initial, jacobianAt } = equations;
  const columns = states.map((name, index) => {
    const trace = traces.get(name);
    const unit = model.states.find((state) => state.name === name)?.unit;
    if (trace === undefined || unit === undefined) return () => initial[index] ?? Number.NaN;
    const [width, factor] = [trace.cells.length, fromSystemNumber(1, unit, model.system)];
    return (sample: number) => (trace.values[sample * width] ?? Number.NaN) / factor;
  });
  let fastest: number | undefined;
  const every = Math.max(1, Math.floor(times.length / MOST_PLACES));
  for (let sample = 0; sample < times.length; sample += every) {
    const rates = eigenvalues(jacobianAt(columns.map((valueAt) => valueAt(sample))));
    for (const { real, imaginary } of rates ?? []) {
      const rate = Math.hypot(real, imaginary);
      if (Number.isFinite(rate) && rate > (fastest ?? -1)) fastest = rate;
    }
  }
  return fastest;
}
