import { unreachable } from '../base/invariant.ts';
import type { ApplyExpression, Expression, Operation } from '../expr/expression.ts';
import type { SymbolMeaning } from '../ir/program.ts';

/** Longer names are harder to read than `sum_3`. */
const LONGEST = 28;
/** Operations within operations that a name spells out. */
const DEEPEST = 2;

const WORDS: Partial<Readonly<Record<Operation, string>>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'over',
  '<': 'below',
  '<=': 'at_most',
  '>': 'above',
  '>=': 'at_least',
  '==': 'equals',
  '!=': 'differs_from',
  and: 'and',
  or: 'or',
};

const NOUNS: Partial<Readonly<Record<Operation, string>>> = {
  '+': 'sum',
  '-': 'difference',
  '*': 'product',
  '/': 'quotient',
  negate: 'negative',
  select: 'choice',
};

const NUMBERS: ReadonlyMap<number, string> = new Map([
  [0, 'zero'],
  [0.5, 'half'],
  [1, 'one'],
  [2, 'two'],
]);

/**
 * Returns what to call a value that the model has no name for: `one_over_C`, `g_times_dt`, and for what is
 * too long to spell out the kind of thing it is, `sum`. Not unique.
 */
export function nameValue(expression: Expression, symbols: ReadonlyMap<string, SymbolMeaning>): string {
  const spelt = spell(expression, symbols, DEEPEST);
  if (spelt !== undefined && spelt.length <= LONGEST) return spelt;
  return expression.kind === 'apply' ? kindOf(expression) : 'value';
}

function kindOf({ operation, type }: ApplyExpression): string {
  return NOUNS[operation] ?? (type === 'condition' ? 'condition' : operation);
}

function spell(
  expression: Expression,
  symbols: ReadonlyMap<string, SymbolMeaning>,
  depth: number,
): string | undefined {
  switch (expression.kind) {
    case 'number':
      return NUMBERS.get(expression.value) ?? spellNumber(expression.value);
    case 'condition':
      return String(expression.value);
    case 'symbol':
      return spellSymbol(symbols.get(expression.name));
    case 'apply': {
      if (depth === 0) return undefined;
      const [, value, standIn] = expression.operands;
      // A value that a number stands in for where it cannot be used.
      if (expression.operation === 'select' && value !== undefined && standIn?.kind === 'number')
        return spell(value, symbols, depth);
      const operands = expression.operands.map((operand) => spell(operand, symbols, depth - 1));
      const words = operands.filter((operand) => operand !== undefined);
      if (words.length < operands.length || words.length > 2) return undefined;
      if (expression.operation === 'negate') return `minus_${words.join()}`;
      const word = WORDS[expression.operation];
      return word === undefined ? `${expression.operation}_${words.join('_')}` : words.join(`_${word}_`);
    }
    default:
      return unreachable(expression);
  }
}

function spellNumber(value: number): string | undefined {
  const text = String(value);
  return /^-?\d{1,4}(\.\d{1,3})?$/.test(text) ? text.replace('-', 'minus_').replace('.', 'p') : undefined;
}

function spellSymbol(meaning: SymbolMeaning | undefined): string | undefined {
  if (meaning === undefined) return undefined;
  switch (meaning.kind) {
    case 'column':
      return meaning.column.replaceAll('.', '_');
    case 'clock':
      return CLOCKS[meaning.clock];
    case 'table':
      return meaning.table.replaceAll('.', '_');
    case 'end':
      return `${meaning.end}_${meaning.name.replaceAll('.', '_')}`;
    case 'local':
      return meaning.hint;
    default:
      return unreachable(meaning);
  }
}

const CLOCKS = {
  step: 'step',
  nextStep: 'next_step',
  time: 't',
  nextTime: 'next_t',
  midTime: 'mid_t',
  stepSize: 'dt',
  isFirstStep: 'is_first_step',
} as const;
