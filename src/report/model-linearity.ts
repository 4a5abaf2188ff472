import type { Span } from '../base/span.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import type { Expression } from '../expr/expression.ts';
import { toText } from '../expr/to-text.ts';
import { noisyTerm } from '../lower/integrators/refuse-noise.ts';
import { type SymbolicEquations, symbolicEquations } from '../lower/symbolic-equations.ts';
import { writtenTerm } from '../lower/written-term.ts';
import { classifyEquations, type Linearity } from '../symbolic/linearity.ts';
import { symbolWriter } from './symbol-writer.ts';

/** How an equation depends on the state variables. */
export interface StateLinearity {
  readonly linearity: Linearity;
  /** The first term because of which it is no better, in the names of the model; absent for `constant`. */
  readonly because?: string;
  /** Where that term is written. */
  readonly becauseAt?: Span;
  /** The term with white noise, which makes the equation stochastic; its other terms are what `linearity` is about. */
  readonly noise?: string;
  readonly noiseAt?: Span;
}

/** Longer terms tell a reader nothing. */
const LONGEST_TERM = 80;

/** Returns the linearity of each state variable's equation, by the name of the state. */
export function linearityOf(model: CheckedModel): ReadonlyMap<string, StateLinearity> {
  const equations = symbolicEquations(model);
  const { pool, derivatives, classOf } = equations;
  const rights = new Map(model.states.map(({ name, derivative }) => [name, derivative]));
  return new Map(
    classifyEquations(pool, derivatives, classOf).map(({ state, linearity, because }) => {
      const noise = noiseOf(model, rights.get(state));
      if (because === undefined) return [state, { linearity, ...noise }];
      const written = writtenTerm(model, equations, rights.get(state), because);
      const text =
        written === undefined ? termText(model, equations, because) : expressionText(written, model);
      const at = written === undefined ? {} : { becauseAt: written.span };
      return [
        state,
        { linearity, ...(text.length > LONGEST_TERM ? {} : { because: text }), ...at, ...noise },
      ];
    }),
  );
}

function noiseOf(
  model: CheckedModel,
  right: CheckedExpression | undefined,
): Pick<StateLinearity, 'noise' | 'noiseAt'> {
  const term = right && model.noises.length > 0 ? noisyTerm(model, right) : undefined;
  return term === undefined ? {} : { noise: expressionText(term, model), noiseAt: term.span };
}

/** A term that stands nowhere as it is, in numbers of the model's units. */
function termText(model: CheckedModel, equations: SymbolicEquations, term: Expression): string {
  const named = [...equations.definitions].find(([, value]) => value === term);
  return named?.[0] ?? toText(equations.withNames(term), { nameOf: symbolWriter(model, equations) });
}
