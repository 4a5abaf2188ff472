import { known, unreachable } from '../base/invariant.ts';
import { writtenName } from './cell-numbers.ts';
import type { CheckedExpression, CheckedNumber, NumberComparison } from './checked-expression.ts';
import type { CheckedModel } from './checked-model.ts';

/** What the numbers in an expression (of lists, spikers) stand for. */
export type NamesOfModel = Pick<CheckedModel, 'lists' | 'spikers' | 'noises' | 'overCells'>;

/** The signs that an expression is written with. */
export interface Notation {
  readonly name: (name: string) => string;
  /** Blanks around it included. */
  readonly operator: (operator: '+' | '-' | '*' | '/' | NumberComparison) => string;
  readonly minus: string;
  readonly wholePower: (base: string, exponent: number) => string;
  /** A number with its unit as it was written, or any other number. */
  readonly number: (text: string) => string;
  readonly pi: string;
  readonly infinity: string;
}

/** The language's own, which the parser reads. */
export const LANGUAGE_NOTATION: Notation = {
  name: writtenName,
  operator: (operator) => ` ${operator} `,
  minus: '-',
  wholePower: (base, exponent) => `${base}^${exponent}`,
  number: (text) => text,
  pi: 'pi',
  infinity: 'infinity',
};

/** How tightly an expression binds: an operand that binds less tightly than its place asks needs parentheses. */
const BINDS = {
  conditional: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  negate: 7,
  power: 8,
  atom: 9,
} as const;
type Binding = (typeof BINDS)[keyof typeof BINDS];

interface Printed {
  readonly text: string;
  readonly binding: Binding;
}

/**
 * Returns the expression in the language's own notation, `(I - sodium.i) / C`, with the fewest parentheses.
 * Literals are as they were written; other numbers are in the model's units and stand without them.
 */
export function expressionText(
  expression: CheckedExpression,
  model: NamesOfModel,
  notation: Notation = LANGUAGE_NOTATION,
): string {
  return print(expression, model, notation).text;
}

/** Returns the expression in parentheses where it would be misread as a factor. */
export function factorText(
  expression: CheckedExpression,
  model: NamesOfModel,
  notation: Notation = LANGUAGE_NOTATION,
): string {
  const { text, binding } = print(expression, model, notation);
  return binding < BINDS.power ? `(${text})` : text;
}

/** A list that is written in place shows so many entries. */
const MOST_ENTRIES = 4;

/** Returns what a schedule names behind `at`: a list by its name, or the times that are written there. */
export function timesText(list: number, model: NamesOfModel): string {
  const { name = 'times', elements = [], isUnnamed = false } = model.lists[list] ?? {};
  if (!isUnnamed) return name;
  const texts = elements.slice(0, MOST_ENTRIES).map((element) => expressionText(element, model));
  const [only] = texts;
  if (only !== undefined && elements.length === 1) return only;
  return `[${[...texts, ...(elements.length > MOST_ENTRIES ? ['…'] : [])].join(', ')}]`;
}

/** Returns what makes a neuron spike, as it is written: `spike when v > 0 mV`. */
export function triggerText(
  trigger: CheckedModel['spikers'][number]['trigger'],
  model: NamesOfModel,
): string {
  switch (trigger.kind) {
    case 'when':
      return `spike when ${expressionText(trigger.condition, model)}`;
    case 'at':
      return `spike at ${timesText(trigger.list, model)}`;
    case 'rate':
      return `spike at rate ${expressionText(trigger.hazard, model)}`;
    default:
      return unreachable(trigger);
  }
}

/** `xi`; `xi.common`, qualified by its part. */
function noiseText(source: number, { noises }: NamesOfModel): string {
  const name = noises[source]?.name ?? 'xi';
  return name.includes(' ') ? 'xi' : name;
}

function print(expression: CheckedExpression, model: NamesOfModel, notation: Notation): Printed {
  const { minus } = notation;
  const at = (operand: CheckedExpression, least: Binding): string => {
    const { text, binding } = print(operand, model, notation);
    return binding < least ? `(${text})` : text;
  };
  const list = (operands: readonly CheckedExpression[]): string =>
    operands.map((operand) => at(operand, BINDS.conditional)).join(', ');
  const listName = (index: number): string => model.lists[index]?.name ?? 'list';

  switch (expression.kind) {
    case 'number':
      return printNumber(expression, notation);
    case 'pi':
      return atom(notation.pi);
    case 'infinity':
      return atom(notation.infinity);
    case 'boolean':
      return atom(String(expression.value));
    case 'reference':
    case 'local':
      return atom(notation.name(expression.name));
    case 'time':
      return atom('t');
    case 'stepSize':
      return atom('dt');
    case 'lastSpike':
      return atom(ofSpiker(expression.spiker, 'last_spike', model));
    case 'refractory':
      return atom(ofSpiker(expression.spiker, 'refractory', model));
    case 'spikeCount':
      return atom('count');
    case 'negate':
      return { text: `${minus}${at(expression.operand, BINDS.power)}`, binding: BINDS.negate };
    case 'sum':
    case 'product': {
      const binding = BINDS[expression.kind];
      // A sign behind an operator is put in parentheses, as `a - -b` is hard to read.
      const behind = expression.kind === 'sum' ? BINDS.product : BINDS.power;
      const rest = expression.rest.map(({ operator, operand }) => {
        const text = at(operand, behind);
        return notation.operator(operator) + (text.startsWith(minus) ? `(${text})` : text);
      });
      return { text: at(expression.first, binding) + rest.join(''), binding };
    }
    case 'wholePower':
      return {
        text: notation.wholePower(at(expression.base, BINDS.atom), expression.exponent),
        binding: BINDS.power,
      };
    case 'pow':
      return {
        text: `${at(expression.base, BINDS.atom)}^${at(expression.exponent, BINDS.power)}`,
        binding: BINDS.power,
      };
    case 'call':
      return atom(`${expression.function}(${list(expression.arguments)})`);
    case 'draw':
      return atom(`${expression.distribution}(${list(expression.arguments)})`);
    case 'noise':
      return atom(noiseText(expression.source, model));
    case 'overCells': {
      const { reduction, operand } = known(model.overCells?.[expression.index], 'function over cells');
      return {
        text: `${reduction} over cells of ${at(operand, BINDS.conditional)}`,
        binding: BINDS.conditional,
      };
    }
    case 'comparison':
      return printComparison(expression.left, notation.operator(expression.operator), expression.right, at);
    case 'crossing': {
      const operator = expression.direction === 'up' ? ' crosses ' : ' falls below ';
      return printComparison(expression.left, operator, expression.right, at);
    }
    case 'peak':
      return atom(`peak(${list([expression.operand])})`);
    case 'old':
      return atom(`old(${list([expression.operand])})`);
    case 'not':
      return { text: `not ${at(expression.operand, BINDS.not)}`, binding: BINDS.not };
    case 'logic': {
      const binding = BINDS[expression.operator];
      const operands = expression.operands.map((operand, i) =>
        at(operand, i === 0 ? binding : tighter(binding)),
      );
      return { text: operands.join(` ${expression.operator} `), binding };
    }
    case 'conditional': {
      const branches = expression.branches.map(
        ({ condition, value }) => `if ${at(condition, BINDS.or)} then ${at(value, BINDS.or)} else `,
      );
      return {
        text: branches.join('') + at(expression.otherwise, BINDS.or),
        binding: BINDS.conditional,
      };
    }
    case 'element':
      return atom(`${listName(expression.list)}[${list([expression.index])}]`);
    case 'length':
      return atom(`length(${listName(expression.list)})`);
    case 'interpolate':
    case 'held':
      return atom(
        `${expression.kind}(${list([expression.at])}, ${listName(expression.xs)}, ${listName(expression.ys)})`,
      );
    case 'series': {
      const near = `if abs(${list([expression.at])})${notation.operator('<')}${expression.within}`;
      const terms = `series(${list([expression.at])})`;
      const scaled =
        expression.scale === undefined
          ? terms
          : `${terms}${notation.operator('*')}${at(expression.scale, BINDS.power)}`;
      const text = `${near} then ${scaled} else ${at(expression.otherwise, BINDS.or)}`;
      return { text, binding: BINDS.conditional };
    }
    default:
      return unreachable(expression);
  }
}

function atom(text: string): Printed {
  return { text, binding: BINDS.atom };
}

function printNumber({ value, text }: CheckedNumber, { number, minus, infinity }: Notation): Printed {
  // A quantity is one token, but `10 mV^2` would be read otherwise.
  if (text !== undefined) {
    return { text: number(text), binding: /^[\d.]+$/.test(text) ? BINDS.atom : BINDS.power };
  }
  if (Number.isNaN(value)) return atom('NaN');
  const isNegative = value < 0 || Object.is(value, -0);
  const size = Number.isFinite(value) ? number(String(Math.abs(value))) : infinity;
  return isNegative ? { text: minus + size, binding: BINDS.negate } : atom(size);
}

function printComparison(
  left: CheckedExpression,
  operator: string,
  right: CheckedExpression,
  at: (operand: CheckedExpression, least: Binding) => string,
): Printed {
  return {
    text: `${at(left, BINDS.sum)}${operator}${at(right, BINDS.sum)}`,
    binding: BINDS.comparison,
  };
}

function tighter(binding: typeof BINDS.or | typeof BINDS.and): Binding {
  return binding === BINDS.or ? BINDS.and : BINDS.not;
}

/** `last_spike` of the model itself, `soma.last_spike` of a part. */
function ofSpiker(index: number, what: string, model: NamesOfModel): string {
  const path = model.spikers[index]?.path ?? '';
  return path === '' ? what : `${path}.${what}`;
}
