import { symbolicEquations } from '../analysis/symbolic-equations.ts';
import { writtenName } from '../check/cell-numbers.ts';
import type { CheckedModel } from '../check/checked-model.ts';
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

/** The time within a step, whose symbol is `clock time`, is `t` for a modeler. */
function writtenSymbol(symbol: string): string {
  if (symbol === 'clock stepSize') return 'dt';
  return symbol.startsWith('clock ') ? 't' : writtenName(symbol);
}

/** Returns the linearity of each state variable's equation, by the name of the state. */
export function linearityOf(model: CheckedModel): ReadonlyMap<string, StateLinearity> {
  const { pool, derivatives, definitions, classOf, withNames } = symbolicEquations(model);
  const nameOf = new Map([...definitions].map(([name, value]) => [value, name]));
  const termText = (term: Expression): string | undefined => {
    const text = nameOf.get(term) ?? toText(withNames(term), { nameOf: writtenSymbol });
    return text.length > LONGEST_TERM ? undefined : text;
  };
  return new Map(
    classifyEquations(pool, derivatives, classOf).map(({ state, linearity, because }) => {
      const text = because === undefined ? undefined : termText(because);
      return [state, text === undefined ? { linearity } : { linearity, because: text }];
    }),
  );
}
