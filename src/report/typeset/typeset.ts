/**
 * Formulas in a terminal. Quotients of the outermost terms are fractions over several lines, and an outermost choice is
 * a table of cases; everything deeper stays on its line, as towers of small fractions are harder to read than
 * slashes.
 */
import type { CheckedExpression, CheckedProduct, CheckedSum } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { expressionText, factorText } from '../../check/expression-text.ts';
import { type Box, beside, fraction, linesBox, padTo, textBox, textWidth } from './box.ts';
import type { Letters } from './letters.ts';

export interface Typesetter {
  /** Returns the formula in as many lines as it needs to be no wider than that, if it can be. */
  readonly formula: (expression: CheckedExpression, width: number) => Box;
  /** Returns the formula in one line. */
  readonly line: (expression: CheckedExpression) => string;
  /** Returns the name as formulas write it: a wired input by the name of what it reads. */
  readonly name: (name: string) => string;
}

/** Returns what lays out the formulas of a model. */
export function typesetter(model: CheckedModel, letters: Letters): Typesetter {
  const aliases = new Map<string, string>();
  const nameOf = (name: string): string => letters.name(aliases.get(name) ?? name);
  for (const { name, value, origin } of model.definitions) {
    if (origin !== 'wiring' || value.kind !== 'reference') continue;
    // A definition reads earlier ones only, so what it names is resolved.
    aliases.set(name, aliases.get(value.name) ?? value.name);
  }
  const maker = new FormulaMaker(model, { ...letters, name: nameOf });
  return {
    formula: (expression, width) => maker.within(expression, width),
    line: (expression) => maker.line(expression),
    name: nameOf,
  };
}

class FormulaMaker {
  readonly #model: CheckedModel;
  readonly #letters: Letters;

  constructor(model: CheckedModel, letters: Letters) {
    this.#model = model;
    this.#letters = letters;
  }

  within(expression: CheckedExpression, width: number): Box {
    const whole = this.#outermost(expression);
    if (whole.width <= width) return whole;
    if (expression.kind === 'sum') {
      const rows = this.#rows(expression, width);
      if (rows.every((row) => row.width <= width)) return stacked(rows);
    }
    return linesBox(wrapText(this.line(expression), width, 2), 0);
  }

  #outermost(expression: CheckedExpression): Box {
    switch (expression.kind) {
      case 'sum':
        return beside(this.#terms(expression));
      case 'conditional':
        return this.#cases(expression);
      default:
        return this.#term(expression);
    }
  }

  /** The terms of a sum, each with its sign. */
  #terms({ first, rest }: CheckedSum): readonly Box[] {
    return [
      this.#term(first),
      ...rest.map(({ operator, operand }) => {
        const term = operand.kind === 'product' ? this.#term(operand) : textBox(this.#factor(operand));
        return beside([textBox(this.#letters.operator(operator)), term]);
      }),
    ];
  }

  #term(expression: CheckedExpression): Box {
    if (expression.kind === 'product') return this.#product(expression);
    if (expression.kind === 'negate') {
      const { operand } = expression;
      const box = operand.kind === 'product' ? this.#product(operand) : textBox(this.#factor(operand));
      return beside([textBox(this.#letters.minus), box]);
    }
    return textBox(this.line(expression));
  }

  /** `a * b / c * d` is the fraction of a b and c, times d. A rate such as `0.1/ms/mV` stays one word. */
  #product({ first, rest }: CheckedProduct): Box {
    const times = this.#letters.operator('*');
    let isRate = first.kind === 'number';
    let above = [this.#factor(first)];
    let below: string[] = [];
    const factors: Box[] = [];
    const finish = (): void => {
      const [only, ...others] = below;
      if (only === undefined) factors.push(textBox(above.join(times)));
      else {
        const denominator = others.length === 0 ? withoutParentheses(only) : below.join(times);
        const numerator = above.length === 1 ? withoutParentheses(above[0] ?? '') : above.join(times);
        factors.push(fraction(textBox(numerator), textBox(denominator), this.#letters.bar));
      }
      above = [];
      below = [];
    };
    for (const { operator, operand } of rest) {
      const factor = this.#factor(operand);
      if (operator === '/' && isRate && operand.kind === 'number' && isUnit(operand.text)) {
        above = [`${above.join('')}/${factor}`];
        continue;
      }
      isRate = false;
      if (operator === '/') below.push(factor);
      else {
        if (below.length > 0) finish();
        above.push(factor);
      }
    }
    finish();
    return beside(factors.flatMap((factor, i) => (i === 0 ? [factor] : [textBox(times), factor])));
  }

  #cases(expression: CheckedExpression & { readonly kind: 'conditional' }): Box {
    const rows = [
      ...expression.branches.map(({ condition, value }) => [this.line(value), `if ${this.line(condition)}`]),
      [this.line(expression.otherwise), 'otherwise'],
    ];
    const width = Math.max(...rows.map(([value = '']) => textWidth(value)));
    const texts = rows.map(([value = '', when = '']) => `${padTo(value, width)}   ${when}`);
    // The brace points at its middle, so there must be one.
    if (texts.length % 2 === 0) texts.splice(texts.length / 2, 0, '');
    const { first, middle, last, other } = this.#letters.brace;
    const at = Math.floor(texts.length / 2);
    const brace = (line: number): string => {
      if (line === at) return middle;
      if (line === 0) return first;
      return line === texts.length - 1 ? last : other;
    };
    return linesBox(
      texts.map((text, line) => `${brace(line)} ${text}`),
      at,
    );
  }

  /** Terms that fit beside each other, row by row. */
  #rows(sum: CheckedSum, width: number): readonly Box[] {
    const rows: Box[][] = [];
    let used = Number.POSITIVE_INFINITY;
    for (const term of this.#terms(sum)) {
      if (used + term.width > width) {
        rows.push([]);
        used = 0;
      }
      rows.at(-1)?.push(term);
      used += term.width;
    }
    return rows.map(beside);
  }

  line(expression: CheckedExpression): string {
    return expressionText(expression, this.#model, this.#letters);
  }

  #factor(expression: CheckedExpression): string {
    return factorText(expression, this.#model, this.#letters);
  }
}

/** A bare unit, `ms`, as in a rate: not `10 ms`. */
function isUnit(text: string | undefined): boolean {
  return text !== undefined && !/^\d/.test(text);
}

/** The bar of a fraction holds a sum together. */
function withoutParentheses(factor: string): string {
  if (!factor.startsWith('(')) return factor;
  let depth = 0;
  for (const [at, letter] of Array.from(factor).entries()) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth === 0) return at === Array.from(factor).length - 1 ? factor.slice(1, -1) : factor;
  }
  return factor;
}

function stacked(rows: readonly Box[]): Box {
  const isTall = (row: Box | undefined): boolean => row !== undefined && row.lines.length > 1;
  const lines = rows.flatMap((row, i) =>
    i > 0 && (isTall(row) || isTall(rows[i - 1])) ? ['', ...row.lines] : row.lines,
  );
  return linesBox(lines, rows[0]?.baseline ?? 0);
}

/** Returns the text broken at blanks into lines no longer than that; all but the first are indented. */
export function wrapText(text: string, width: number, indent = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
