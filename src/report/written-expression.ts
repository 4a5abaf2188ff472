/**
 * Equations for readers: as the model writes them, by its names and its quantities. What is computed reads numbers
 * in the model's units instead, and no longer knows that 0.04 was `40 mV`.
 */
import { known, unreachable } from '../base/invariant.ts';
import type { CheckedExpression, CheckedProduct } from '../check/checked-expression.ts';
import type { CheckedModel, Reduction } from '../check/checked-model.ts';
import { expressionText } from '../check/expression-text.ts';
import { type Expression, ExpressionPool, type Type } from '../expr/expression.ts';
import { choose } from '../lower/translate-expression.ts';
import { texName } from '../symbolic/tex-name.ts';
import { texQuantity } from '../symbolic/tex-quantity.ts';

/** All as functions: behind the sign of a sum, it would not be seen how far that goes. */
const REDUCTION_TEX: Readonly<Record<Reduction, string>> = {
  sum: '\\operatorname{sum}',
  mean: '\\operatorname{mean}',
  max: '\\max',
  min: '\\min',
  count: '\\operatorname{count}',
  rank: '\\operatorname{rank}',
};

/** Turns checked expressions into expressions whose symbols are names and quantities, each with its TeX. */
export class WrittenExpressions {
  readonly #model: CheckedModel;
  readonly #pool: ExpressionPool = new ExpressionPool();
  readonly #tex = new Map<string, string>();
  /** A wired input is the owner's variable by another name. */
  readonly #aliases = new Map<string, string>();
  readonly #types: ReadonlyMap<string, Type>;
  readonly #overCells: string[] = [];

  constructor(model: CheckedModel) {
    this.#model = model;
    this.#types = new Map(model.definitions.map(({ name, type }) => [name, type]));
    for (const { name, value } of model.definitions) {
      if (value.kind === 'reference') this.#aliases.set(name, this.#ownName(value.name));
    }
  }

  /** Takes the TeX of the operands of functions over cells, each before anything that reads its function. */
  noteOperand(tex: string): void {
    const { reduction } = known(this.#model.overCells?.[this.#overCells.length], 'function over cells');
    this.#overCells.push(`${REDUCTION_TEX[reduction]}_{\\mathrm{cells}}\\left(${tex}\\right)`);
  }

  isAlias(name: string): boolean {
    return this.#aliases.has(name);
  }

  /** Returns the TeX of a symbol of these expressions. */
  texOf(symbol: string): string {
    return known(this.#tex.get(symbol), `TeX of ${symbol}`);
  }

  expression(written: CheckedExpression): Expression {
    const pool = this.#pool;
    const at = (operand: CheckedExpression): Expression => this.expression(operand);
    switch (written.kind) {
      case 'number':
        return this.#literal(written.value, written.text);
      case 'pi':
        return this.#symbol('π', '\\pi');
      case 'infinity':
        return this.#symbol('∞', '\\infty');
      case 'boolean':
        return pool.condition(written.value);
      case 'reference':
        return this.#reference(written.name);
      case 'local':
        return this.#symbol(written.name, texName(written.name));
      case 'time':
        return this.#symbol('t', 't');
      case 'stepSize':
        return this.#symbol('dt', '\\Delta t');
      case 'lastSpike':
      case 'spikeCount':
        return this.#name(expressionText(written, this.#model), 'number');
      case 'refractory':
        return this.#name(expressionText(written, this.#model), 'condition');
      case 'negate':
        return pool.apply('negate', at(written.operand));
      case 'sum': {
        let value = at(written.first);
        for (const { operator, operand } of written.rest) value = pool.apply(operator, value, at(operand));
        return value;
      }
      case 'product':
        return this.#product(written);
      case 'wholePower':
        return pool.apply('power', this.#base(written.base), pool.number(written.exponent));
      case 'pow':
        return pool.apply('pow', this.#base(written.base), at(written.exponent));
      case 'call': {
        const name = written.function;
        const operands = written.arguments.map(at);
        if (name !== 'min' && name !== 'max') return pool.apply(name, ...operands);
        return operands.reduce((left, right) => pool.apply(name, left, right));
      }
      case 'draw':
        return this.#words(written, 'number');
      case 'overCells':
        return this.#symbol(
          expressionText(written, this.#model),
          known(this.#overCells[written.index], 'TeX'),
        );
      case 'noise': {
        const text = expressionText(written, this.#model);
        const [, index] = text.split(/\.?xi\.?/);
        return this.#symbol(text, index ? `\\xi_{\\text{${index.replaceAll('_', '\\_')}}}` : '\\xi');
      }
      case 'comparison':
        return pool.apply(written.operator, at(written.left), at(written.right));
      case 'crossing':
      case 'peak':
        return this.#words(written, 'condition');
      case 'old':
        return this.#words(written, at(written.operand).type);
      case 'not':
        return pool.apply('not', at(written.operand));
      case 'logic':
        return written.operands.map(at).reduce((left, right) => pool.apply(written.operator, left, right));
      case 'conditional':
        return written.branches.reduceRight<Expression>(
          (rest, { condition, value }) => choose(pool, at(condition), at(value), rest),
          at(written.otherwise),
        );
      case 'element':
        return pool.apply('element', this.#list(written.list), at(written.index));
      case 'length':
        return this.#words(written, 'number');
      case 'interpolate':
      case 'held':
        return pool.apply(written.kind, at(written.at), this.#list(written.xs), this.#list(written.ys));
      case 'series':
        // What it is rather than how it is computed.
        return at(written.otherwise);
      default:
        return unreachable(written);
    }
  }

  /** Divisors that follow each other are one: a / b / c is the fraction of a and b c. */
  #product({ first, rest }: CheckedProduct): Expression {
    let value = this.expression(first);
    let divisor: Expression | undefined;
    const divided = (): Expression => (divisor === undefined ? value : this.#pool.apply('/', value, divisor));
    for (const { operator, operand } of rest) {
      const next = this.expression(operand);
      if (operator === '/') divisor = divisor === undefined ? next : this.#pool.apply('*', divisor, next);
      else {
        value = this.#pool.apply('*', divided(), next);
        divisor = undefined;
      }
    }
    return divided();
  }

  /** A quantity is two words, and so is a function over cells, which an exponent must hold together. */
  #base(base: CheckedExpression): Expression {
    const value = this.expression(base);
    if ((base.kind !== 'number' && base.kind !== 'overCells') || value.kind !== 'symbol') return value;
    return this.#symbol(`(${value.name})`, `\\left(${this.texOf(value.name)}\\right)`);
  }

  #literal(value: number, text: string | undefined): Expression {
    if (text === undefined || /^[\d.]+$/.test(text)) return this.#pool.number(value);
    return this.#symbol(`'${text}'`, texQuantity(text));
  }

  #reference(name: string): Expression {
    const own = this.#ownName(name);
    return this.#name(own, this.#types.get(own) ?? 'number');
  }

  #ownName(name: string): string {
    return this.#aliases.get(name) ?? name;
  }

  #list(index: number): Expression {
    return this.#name(known(this.#model.lists[index], `list ${index}`).name, 'table');
  }

  #name(name: string, type: Type): Expression {
    return this.#symbol(name, texName(name), type);
  }

  /** What mathematics has no sign for, as the language writes it. */
  #words(written: CheckedExpression, type: Type): Expression {
    const text = expressionText(written, this.#model);
    return this.#symbol(`'${text}'`, `\\texttt{${text.replaceAll(/[\\{}$&#^_%~]/g, '\\char`\\$&{}')}}`, type);
  }

  #symbol(name: string, tex: string, type: Type = 'number'): Expression {
    this.#tex.set(name, tex);
    return this.#pool.symbol(name, type);
  }
}
