import { known } from '../base/invariant.ts';
import { ZERO } from '../base/rational.ts';
import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import type { Expression, ExpressionPool } from '../expr/expression.ts';
import { rebuild } from '../expr/rebuild.ts';
import type { SymbolMeaning } from '../ir/program.ts';
import type { SymbolClass } from '../symbolic/linearity.ts';
import { equationSystem, onGrid } from './equation-system.ts';
import { initialValues } from './initial-values.ts';
import type { EquationSystem } from './integrators/integrator.ts';
import { beginLowering } from './lowering.ts';
import { overCellsRead } from './over-cells-columns.ts';
import { startOfStep } from './step-values.ts';

/** The equations of a model as integrators see them, with the model's names for their parts. */
export interface SymbolicEquations {
  readonly pool: ExpressionPool;
  readonly system: EquationSystem;
  /** What the symbols stand for. */
  readonly meanings: ReadonlyMap<string, SymbolMeaning>;
  /** The right side of each state's equation, by state; it reads parameters, inputs, states and the clock. */
  readonly derivatives: ReadonlyMap<string, Expression>;
  /** Named expressions, each after those that it reads. */
  readonly definitions: ReadonlyMap<string, Expression>;
  /** Whether a right side reads functions over cells, which are held over a step. */
  readonly readsOverCells: boolean;
  readonly classOf: (symbol: string) => SymbolClass;
  /** Returns what an expression of the model's equations becomes. */
  readonly translate: (written: CheckedExpression) => Expression;
  /** Returns the expression with every part that the model has a name for, itself not, replaced by that name. */
  readonly withNames: (expression: Expression) => Expression;
}

/** Returns the equations; of inputs named in `held` only the symbol, whatever drives them. */
export function symbolicEquations(model: CheckedModel, held: readonly string[] = []): SymbolicEquations {
  const lowering = beginLowering(model, {
    arithmetic: 'strict',
    given: held,
    perCell: [],
    fold: false,
    records: [],
  });
  const { pool, symbols, translator } = lowering;
  const start = startOfStep(lowering, initialValues(lowering));
  const system = equationSystem(lowering, onGrid(lowering, start));
  const { equations, derivatives } = system;
  // The symbol of a stored value has the value's name, so states and symbols are called the same.
  const values = derivatives({ number: 1, offset: ZERO, values: equations.map((each) => each.start) });

  const states = new Set(equations.map(({ state }) => state));
  const classOf = (symbol: string): SymbolClass => {
    if (states.has(symbol)) return 'state';
    return system.isConstant(symbol) ? 'constant' : 'varying';
  };

  const definitions = new Map<string, Expression>();
  const names = new Map<Expression, string>();
  for (const { name, type, origin } of model.definitions) {
    // How an equilibrium is computed at which states start has names that nobody reads.
    if (type !== 'number' || origin === 'steady') continue;
    const value = translator.definition(name, start);
    definitions.set(name, value);
    if (value.kind === 'apply' && !names.has(value)) names.set(value, name);
  }
  const withNames = (expression: Expression): Expression => {
    const results = rebuild(pool, [expression], (value, original) => {
      const name = original === expression ? undefined : names.get(original);
      return name === undefined ? value : pool.symbol(name);
    });
    return known(results.get(expression), 'expression with names');
  };
  return {
    pool,
    system,
    meanings: symbols.meanings(),
    derivatives: new Map(equations.map(({ state }, i) => [state, known(values[i], 'derivative')])),
    definitions,
    readsOverCells: overCellsRead(model, values, 'start').size > 0,
    classOf,
    translate: (written) => translator.translate(written, start),
    withNames,
  };
}
