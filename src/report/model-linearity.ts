import { type SymbolicEquations, symbolicEquations } from '../analysis/symbolic-equations.ts';
import { writtenName } from '../check/cell-numbers.ts';
import type { CheckedExpression, CheckedModel } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { everyPart } from '../check/operands.ts';
import type { Expression } from '../expr/expression.ts';
import { toText } from '../expr/to-text.ts';
import { classifyEquations, type Linearity } from '../symbolic/linearity.ts';

/** How an equation depends on the state variables. */
export interface StateLinearity {
  readonly linearity: Linearity;
  /** The first term because of which it is no better, in the names of the model; absent for `constant`. */
  readonly because?: string;
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
      if (because === undefined) return [state, { linearity }];
      const written = writtenTerm(model, equations, rights.get(state), because);
      const text = written === undefined ? termText(equations, because) : expressionText(written, model);
      return [state, text.length > LONGEST_TERM ? { linearity } : { linearity, because: text }];
    }),
  );
}

/** Larger equations are not searched for the place where a term is written. */
const MOST_PARTS = 5000;

/** Returns where the model writes the term, with its names and its units: in the equation, or in what that names. */
function writtenTerm(
  model: CheckedModel,
  { translate }: SymbolicEquations,
  right: CheckedExpression | undefined,
  term: Expression,
): CheckedExpression | undefined {
  const definitions = new Map(model.definitions.map(({ name, type, value }) => [name, { type, value }]));
  const pending = right === undefined ? [] : [right];
  const seen = new Set<string>();
  // The list grows by what the parts name.
  for (let i = 0; i < pending.length; i++) {
    const root = pending[i];
    const parts = root === undefined ? [] : everyPart([root]);
    if (parts.length > MOST_PARTS) return undefined;
    for (const part of parts) {
      if (translate(part) === term) return part;
      const named = part.kind === 'reference' ? definitions.get(part.name) : undefined;
      if (part.kind !== 'reference' || named === undefined || seen.has(part.name)) continue;
      seen.add(part.name);
      pending.push(named.value);
    }
  }
  return undefined;
}

/** A term that stands nowhere as it is, in numbers of the model's units. */
function termText({ definitions, withNames }: SymbolicEquations, term: Expression): string {
  const named = [...definitions].find(([, value]) => value === term);
  return named?.[0] ?? toText(withNames(term), { nameOf: writtenSymbol });
}

/** The time within a step, whose symbol is `clock time`, is `t` for a modeler. */
function writtenSymbol(symbol: string): string {
  if (symbol === 'clock stepSize') return 'dt';
  return symbol.startsWith('clock ') ? 't' : writtenName(symbol);
}
