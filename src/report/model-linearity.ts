import { known } from '../base/invariant.ts';
import { ZERO } from '../base/rational.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Expression } from '../expr/expression.ts';
import { rebuild } from '../expr/rebuild.ts';
import { toText } from '../expr/to-text.ts';
import { equationSystem } from '../lower/attempt.ts';
import { initialValues } from '../lower/initial-values.ts';
import { beginLowering } from '../lower/lowering.ts';
import { startOfStep } from '../lower/step-values.ts';
import { classifyEquations, type Linearity, type SymbolClass } from '../symbolic/linearity.ts';

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
  const lowering = beginLowering(model, {
    arithmetic: 'strict',
    given: [],
    perCell: [],
    fold: false,
    records: [],
  });
  const { pool, symbols, translator } = lowering;
  const start = startOfStep(lowering, initialValues(lowering));
  const { equations, derivatives } = equationSystem(lowering, start);
  const values = derivatives({ number: 1, offset: ZERO, values: equations.map((each) => each.start) });

  const parameters = new Set(model.parameters.map(({ name }) => name));
  const states = new Set(equations.map(({ state }) => state));
  const classOf = (symbol: string): SymbolClass => {
    if (states.has(symbol)) return 'state';
    const meaning = symbols.meanings().get(symbol);
    const isConstant =
      parameters.has(symbol) ||
      meaning?.kind === 'table' ||
      (meaning?.kind === 'clock' && meaning.clock === 'stepSize');
    return isConstant ? 'constant' : 'varying';
  };

  const names = new Map<Expression, string>();
  for (const { name, type } of model.definitions) {
    if (type !== 'number') continue;
    const value = translator.definition(name, start);
    if (value.kind === 'apply' && !names.has(value)) names.set(value, name);
  }
  const termText = (term: Expression): string => {
    const own = names.get(term);
    if (own !== undefined) return own;
    // Parts that the model has a name for are called by it.
    const named = rebuild(pool, [term], (value, original) => {
      const name = original === term ? undefined : names.get(original);
      return name === undefined ? value : pool.symbol(name);
    });
    const text = toText(known(named.get(term), 'term'));
    return text.length > LONGEST_TERM ? '' : text;
  };

  const derivativesBySymbol = new Map(
    equations.map(({ start: symbol }, i) => [symbol.name, known(values[i], 'derivative')]),
  );
  return new Map(
    classifyEquations(pool, derivativesBySymbol, classOf).map(({ state, linearity, because }) => {
      const text = because === undefined ? '' : termText(because);
      return [state, text === '' ? { linearity } : { linearity, because: text }];
    }),
  );
}
