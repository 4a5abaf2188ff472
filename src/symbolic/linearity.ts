/**
 * Which equations are linear, and in what: it decides which integrators a model can use, and how well.
 * The answers err towards `nonlinear`: linear is what is seen to be.
 */
import { differentiate } from '../expr/differentiate.ts';
import type { ApplyExpression, Expression, ExpressionPool, Operation } from '../expr/expression.ts';
import { reachable, symbolsOf } from '../expr/reachable.ts';
import { CanonicalForms } from './canonical.ts';

/** What a symbol of an equation stands for: `varying` is the time, an input, or what depends on them. */
export type SymbolClass = 'state' | 'varying' | 'constant';

/**
 * `constant`: linear in all state variables, with coefficients that are constant in a run. `varying`: the
 * same with coefficients that change with time or inputs. `conditional`: linear in the variable itself, the others
 * held, as gates are. `nonlinear`: not even that.
 */
export type Linearity = 'constant' | 'varying' | 'conditional' | 'nonlinear';

export interface EquationLinearity {
  readonly state: string;
  readonly linearity: Linearity;
  /** The first term of the right-hand side because of which it is no better; absent for `constant`. */
  readonly because?: Expression;
}

/**
 * Returns the linearity of each equation. `derivatives` are the right-hand sides by the name of the symbol
 * that stands for the state variable; they read symbols of all classes.
 */
export function classifyEquations(
  pool: ExpressionPool,
  derivatives: ReadonlyMap<string, Expression>,
  classOf: (symbol: string) => SymbolClass,
): readonly EquationLinearity[] {
  const judge = new Judge(pool, new Set(derivatives.keys()), classOf);
  return [...derivatives].map(([state, derivative]) => {
    const linearity = judge.linearityOf(derivative, state);
    if (linearity === 'constant') return { state, linearity };
    const terms = termsOf(derivative, (symbol) => classOf(symbol) === 'constant');
    const because = terms.find((term) => RANK[judge.linearityOf(term, state)] >= RANK[linearity]);
    // Where no single term does it (they may cancel), it is the whole.
    return { state, linearity, because: because ?? derivative };
  });
}

const RANK: Readonly<Record<Linearity, number>> = { constant: 0, varying: 1, conditional: 2, nonlinear: 3 };

/** Their derivative is 0 or does not show that they jump where their operands change. */
const JUMPING: ReadonlySet<Operation> = new Set([
  'sign', 'floor', 'ceil', 'round', 'mod', 'heaviside', 'element', 'held', 'occurrences', 'firstAbove', 'slope',
  'propagator',
  'solution',
  '<', '<=', '>', '>=', '==', '!=',
] satisfies Operation[]); // biome-ignore format: one table

class Judge {
  readonly #pool: ExpressionPool;
  readonly #states: ReadonlySet<string>;
  readonly #classOf: (symbol: string) => SymbolClass;
  readonly #forms = new CanonicalForms();

  constructor(pool: ExpressionPool, states: ReadonlySet<string>, classOf: (symbol: string) => SymbolClass) {
    this.#pool = pool;
    this.#states = states;
    this.#classOf = classOf;
  }

  linearityOf(derivative: Expression, state: string): Linearity {
    const jumpsWith = this.#jumpsWith(derivative);
    if (jumpsWith.has(state) || this.#slopeSymbols(derivative, state).has(state)) return 'nonlinear';
    let linearity: Linearity = 'constant';
    for (const other of symbolsOf([derivative])) {
      if (!this.#states.has(other)) continue;
      if (jumpsWith.has(other)) return 'conditional';
      for (const symbol of this.#slopeSymbols(derivative, other)) {
        const symbolClass = this.#classOf(symbol);
        if (symbolClass === 'state') return 'conditional';
        if (symbolClass === 'varying') linearity = 'varying';
      }
    }
    return linearity;
  }

  /** What the coefficient of a state variable depends on. */
  #slopeSymbols(derivative: Expression, state: string): ReadonlySet<string> {
    return this.#forms.symbolsOf(differentiate(this.#pool, derivative, state));
  }

  #jumpsWith(derivative: Expression): ReadonlySet<string> {
    const symbols = new Set<string>();
    for (const expression of reachable([derivative])) {
      if (expression.kind !== 'apply' || !JUMPING.has(expression.operation)) continue;
      for (const operand of expression.operands) {
        for (const symbol of this.#forms.symbolsOf(operand)) symbols.add(symbol);
      }
    }
    return symbols;
  }
}

/**
 * Returns the terms of a sum in the order written, without their signs; of a sum that is multiplied or divided
 * by constants too: `I` and `leak` of `(I - leak)/C`. The expression itself if it is no sum.
 */
export function termsOf(
  expression: Expression,
  isConstant: (symbol: string) => boolean = () => false,
): readonly Expression[] {
  const terms: Expression[] = [];
  const pending = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const sum = withoutScale(next, isConstant);
    if (isSum(sum)) pending.push(...sum.operands.toReversed());
    else terms.push(next);
  }
  return terms;
}

function isSum(expression: Expression): expression is ApplyExpression {
  return expression.kind === 'apply' && ['+', '-', 'negate'].includes(expression.operation);
}

/** Returns what constants multiply or divide. */
function withoutScale(expression: Expression, isConstant: (symbol: string) => boolean): Expression {
  const isScale = (factor: Expression): boolean => [...symbolsOf([factor])].every(isConstant);
  let inner = expression;
  while (inner.kind === 'apply' && (inner.operation === '*' || inner.operation === '/')) {
    const [left, right] = inner.operands;
    if (left === undefined || right === undefined) break;
    if (isScale(right)) inner = left;
    else if (inner.operation === '*' && isScale(left)) inner = right;
    else break;
  }
  return inner;
}
