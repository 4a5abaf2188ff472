/** Draws: where they may stand, and that their distribution is possible as far as the text tells. */
import { drawArguments, drawPlace } from '../diagnostics/codes/random.ts';
import type { CallSyntax } from '../syntax/expression-tree.ts';
import { whereOf } from './check-noise.ts';
import type { CheckedExpression, Distribution } from './checked-expression.ts';
import { constantValue } from './constant-value.ts';
import { type Context, READS } from './scope.ts';

/** Largest mean of `poisson` and count of `binomial`, as run time has it. */
const LARGEST_COUNT = 1e9;

/** Returns the number of a draw and what it reads; undefined, told why, where there can be none. */
export function drawAt(
  syntax: CallSyntax,
  context: Context,
): { readonly draw: number; readonly reads: number } | undefined {
  const { place, site, calling, shared, what } = context;
  const { span } = syntax;
  const name = syntax.callee.text;
  if (calling.length > 0) {
    const hint = 'a function gives the same for the same arguments: hand the drawn number in as an argument.';
    shared.report(drawPlace({ name, where: what, span, hint }));
    return undefined;
  }
  if (place === 'equation') {
    const hint =
      'white noise in an equation is `xi`, as in `sigma * sqrt(2 / tau) * xi`; a number per step is drawn into a state by `on step`.';
    shared.report(drawPlace({ name, where: whereOf(context), span, hint }));
    return undefined;
  }
  if (site === undefined) {
    const hint =
      'it is one number for all cells: draw in a parameter or an initial value of a component, or in a block.';
    shared.report(drawPlace({ name, where: whereOf(context), span, hint }));
    return undefined;
  }
  // In an event it is another number in every step.
  return { draw: shared.drawAt(syntax, site), reads: place === 'event' ? READS.step : 0 };
}

/** Reports parameters that no such distribution has, where they follow from literals. */
export function checkDistribution(
  distribution: Distribution,
  values: readonly CheckedExpression[],
  { span }: CallSyntax,
  context: Context,
): void {
  const [first = Number.NaN, second = Number.NaN] = values.map(
    (value) => constantValue(value, () => undefined) ?? Number.NaN,
  );
  const problem = problemOf(distribution, first, second);
  if (problem !== undefined) context.shared.report(drawArguments({ name: distribution, problem, span }));
}

/** Comparisons with what is not known (NaN) are false. */
function problemOf(distribution: Distribution, first: number, second: number): string | undefined {
  const isNoProbability = (value: number): boolean => value < 0 || value > 1;
  switch (distribution) {
    case 'uniform':
      return first > second ? 'its lower end is above its upper end' : undefined;
    case 'normal':
      return second < 0 ? 'its standard deviation is negative' : undefined;
    case 'exponential':
      return first < 0 ? 'its mean is negative' : undefined;
    case 'poisson':
      if (first < 0) return 'its mean is negative';
      return first > LARGEST_COUNT ? 'its mean is above 1e9' : undefined;
    case 'bernoulli':
      return isNoProbability(first) ? 'a probability lies between 0 and 1' : undefined;
    case 'binomial':
      if (first < 0 || first > LARGEST_COUNT || (!Number.isNaN(first) && !Number.isInteger(first)))
        return 'its count is no whole number from 0 to 1e9';
      return isNoProbability(second) ? 'a probability lies between 0 and 1' : undefined;
  }
}
