import { eigenvalues } from '../analysis/eigenvalues.ts';
import { type Equilibrium, findRest } from '../analysis/equilibria.ts';
import { type LocalEquations, localEquations } from '../analysis/local-equations.ts';
import { largestStableStep, stabilityOf } from '../analysis/stable-step.ts';
import { toNumber } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { stepTooLong } from '../diagnostics/codes/method.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { integratorsFor } from '../lower/integrators/find-integrator.ts';
import type { Integrator } from '../lower/integrators/integrator.ts';
import { describeValue } from './describe-value.ts';
import type { TimeGrid } from './time-grid.ts';

/** Steps this short against the fastest motion are stable by all methods: nothing more is computed. */
const SHORT = 0.5;
const MOST_STATES = 60;

/** Returns a warning if the step is longer than the method bears where the model rests. */
export function stepWarning(
  model: CheckedModel,
  given: ReadonlyMap<string, number>,
  grid: TimeGrid,
  integrator: Integrator,
): Diagnostic | undefined {
  // An adaptive method shortens its steps itself.
  if (integrator.driver === 'adaptive') return undefined;
  const dt = toNumber(grid.step);
  // Eigenvalues cost the cube of the number of states, and nobody waits for a warning.
  if (model.states.length > MOST_STATES) return undefined;
  const equations = localEquations(model, given);
  if (equations === undefined || dt * largestRate(equations) < SHORT) return undefined;
  const rest = findRest(equations);
  if (rest === undefined) return undefined;
  const isStable = (method: Integrator): boolean =>
    stabilityOf(equations, method, valuesOf(rest), rest.eigenvalues)(dt);
  if (isStable(integrator)) return undefined;
  const most = largestStableStep(equations, integrator, valuesOf(rest), rest.eigenvalues);
  if (dt <= most) return undefined;
  const fastest = fastestState(equations, rest);
  const state = model.states.find(({ name }) => name === fastest.state);
  const time = (value: number): string => describeValue(Number(value.toPrecision(3)), grid.unit, model);
  const other = integratorsFor(model).find(
    (each) => each !== integrator && each.refuse(model) === undefined && isStable(each),
  );
  return stepTooLong({
    method: integrator.name,
    step: grid.dt.text,
    most: time(most),
    state: fastest.state,
    constant: time(1 / fastest.rate),
    suggested: time(roundDown(most / 2)),
    other: other?.name,
    isAlone: equations.readsOverCells,
    span: state?.derivative?.span ?? model.span,
  });
}

function valuesOf({ values }: Equilibrium): Float64Array {
  return Float64Array.from(values.values());
}

/**
 * What the step must be short against, near the initial state: the fastest motion, and for Euler's method, which bears
 * least, |λ|^2 / |Re λ| of a damped oscillation. Infinite where that cannot be said.
 */
function largestRate({ jacobianAt, initial }: LocalEquations): number {
  const rates = eigenvalues(jacobianAt(initial))?.map(({ real, imaginary }) => {
    const rate = Math.hypot(real, imaginary);
    return real < 0 ? Math.max(rate, rate ** 2 / -real) : rate;
  });
  return rates === undefined ? Number.POSITIVE_INFINITY : Math.max(0, ...rates);
}

function fastestState(
  { jacobianAt, states }: LocalEquations,
  rest: Equilibrium,
): { readonly state: string; readonly rate: number } {
  const rates = jacobianAt(valuesOf(rest)).map((row, i) => Math.abs(row[i] ?? 0));
  const rate = Math.max(...rates);
  return { state: states[rates.indexOf(rate)] ?? '', rate };
}

/** Returns 1, 2 or 5 times a power of ten, at most the value: a step that people write. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [5, 2, 1].find((each) => each * power <= value) ?? 1;
  return digit * power;
}
