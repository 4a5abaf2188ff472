/**
 * Formulas: what the elementary functions are written in. A formula is a graph of hash-consed nodes over
 * the few operations that JavaScript and WebAssembly's vectors round alike, so one definition is printed
 * by every target with the same bits. There are no loops, and no fused multiply-add, which neither has.
 */
import { InvariantError, known } from '../base/invariant.ts';
import { FLOAT64, type NumberFormat } from './number-format.ts';

/**
 * `powerOfTwo(n)` is 2^n for a whole n from -1022 to 1023 (-126 to 127 in float32); `exponentOf(x)` the whole n with 2^n ≤ |x| < 2^(n+1)
 * for a normal x. Elsewhere both give some number, which a formula must not use. `hardQuadrant`, `hardHigh`
 * and `hardLow` are scalar routines (`runtime/hard-angle.ts`) that vectors call for the rare lanes that ask.
 * `select` gives its second or third operand.
 */
export type Primitive =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or'
  | 'not'
  | 'negate'
  | 'abs'
  | 'sqrt'
  | 'floor'
  | 'powerOfTwo'
  | 'exponentOf'
  | 'hardQuadrant'
  | 'hardHigh'
  | 'hardLow'
  | 'select';

export type FormulaNode = NumberNode | ArgumentNode | ApplyNode;

export interface NumberNode {
  readonly kind: 'number';
  readonly id: number;
  readonly value: number;
}

export interface ArgumentNode {
  readonly kind: 'argument';
  readonly id: number;
  readonly name: string;
}

export interface ApplyNode {
  readonly kind: 'apply';
  readonly id: number;
  readonly operation: Primitive;
  /** Of lower ids than this node. */
  readonly operands: readonly FormulaNode[];
  /** Selects made together by one `choose` share a number: a target that branches does so once for all. */
  readonly group: number;
}

/** A function: its value at its arguments, and what its author calls the values on the way. */
export interface Formula {
  readonly name: string;
  /** What each of its operations rounds to. */
  readonly format: NumberFormat;
  readonly parameters: readonly string[];
  readonly value: FormulaNode;
  readonly hints: ReadonlyMap<FormulaNode, string>;
  /** Conditions that hold for arguments that models do not meet in a step; a target may branch on them. */
  readonly rare: ReadonlySet<FormulaNode>;
}

export type Operand = FormulaNode | number;

/** The tag of formulas as they are written: f`r = ${high} - ${low}`; a name before `=` is kept for readers. */
export type Write = (strings: TemplateStringsArray, ...operands: readonly Operand[]) => FormulaNode;

const LEVELS: readonly (readonly Primitive[])[] = [
  ['or'],
  ['and'],
  ['<', '<=', '>', '>=', '==', '!='],
  ['+', '-'],
  ['*', '/'],
];

const FUNCTIONS: ReadonlySet<string> = new Set<Primitive>([
  'abs', 'sqrt', 'floor', 'powerOfTwo', 'exponentOf', 'hardQuadrant', 'hardHigh', 'hardLow',
]); // biome-ignore format: one table

type Token = string | FormulaNode;

/** Makes the nodes of one function in one format of numbers. */
export class FormulaBuilder {
  readonly format: NumberFormat;
  readonly #known = new Map<string, FormulaNode>();
  readonly #hints = new Map<FormulaNode, string>();
  readonly #rare = new Set<FormulaNode>();
  #next = 0;
  #groups = 0;

  constructor(format: NumberFormat) {
    this.format = format;
  }

  #keep(key: string, make: (id: number) => FormulaNode): FormulaNode {
    const kept = this.#known.get(key);
    if (kept !== undefined) return kept;
    const made = make(this.#next++);
    this.#known.set(key, made);
    return made;
  }

  #node(operand: Operand): FormulaNode {
    if (typeof operand !== 'number') return operand;
    const value = this.format.round(operand);
    const key = Object.is(value, -0) ? '-0' : String(value);
    return this.#keep(`n${key}`, (id) => ({ kind: 'number', id, value }));
  }

  argument(name: string): FormulaNode {
    return this.#keep(`a ${name}`, (id) => ({ kind: 'argument', id, name }));
  }

  #apply(operation: Primitive, operands: readonly FormulaNode[], group = 0): FormulaNode {
    const key = `${operation} ${group} ${operands.map(({ id }) => id).join(' ')}`;
    return this.#keep(key, (id) => ({ kind: 'apply', id, operation, operands, group }));
  }

  /** Returns the node that a template writes: numbers, `+ - * /`, comparisons, `and or not`, functions. */
  readonly write: Write = (strings, ...operands) => {
    const tokens: Token[] = strings.flatMap((text, index) => {
      const words = text.match(/[A-Za-z]+|\d[\d.]*(?:e[+-]?\d+)?|[<>=!]=|[-+*/()<>=]/g) ?? [];
      const operand = operands[index];
      return operand === undefined ? words : [...words, this.#node(operand)];
    });
    const hint = tokens[1] === '=' ? tokens.splice(0, 2)[0] : undefined;
    const node = this.#read(tokens, 0);
    if (tokens.length > 0) throw new InvariantError(`a formula goes on after its end: ${tokens.map(String)}`);
    if (typeof hint === 'string' && !this.#hints.has(node)) this.#hints.set(node, hint);
    return node;
  };

  /** Reads from the front of the tokens what binds at least as tightly as a level; all associate to the left. */
  #read(tokens: Token[], level: number): FormulaNode {
    const operations = LEVELS[level];
    if (operations === undefined) return this.#readUnary(tokens);
    let left = this.#read(tokens, level + 1);
    for (;;) {
      const operation = operations.find((each) => each === tokens[0]);
      if (operation === undefined) return left;
      tokens.shift();
      left = this.#apply(operation, [left, this.#read(tokens, level + 1)]);
    }
  }

  #readUnary(tokens: Token[]): FormulaNode {
    const token = known(tokens.shift(), 'token');
    if (typeof token !== 'string') return token;
    if (token === '-') {
      const inner = this.#readUnary(tokens);
      return inner.kind === 'number' ? this.#node(-inner.value) : this.#apply('negate', [inner]);
    }
    if (token === 'not') return this.#apply('not', [this.#readUnary(tokens)]);
    if (/^\d/.test(token)) return this.#node(Number(token));
    if (token === '(') return this.#readClosed(tokens);
    if (!FUNCTIONS.has(token)) throw new InvariantError(`${token} begins no formula`);
    tokens.shift();
    // It is a name in FUNCTIONS, which holds primitives only.
    return this.#apply(token as Primitive, [this.#readClosed(tokens)]);
  }

  #readClosed(tokens: Token[]): FormulaNode {
    const inner = this.#read(tokens, 0);
    if (tokens.shift() !== ')') throw new InvariantError('a formula lacks a parenthesis');
    return inner;
  }

  /** Returns, place by place, the values of the first list where the condition holds, else of the second. */
  choose(
    condition: FormulaNode,
    then: readonly Operand[],
    otherwise: readonly Operand[],
  ): readonly FormulaNode[] {
    this.#groups++;
    return then.map((value, index) => {
      const other = known(otherwise[index], 'other value');
      return this.#apply('select', [condition, this.#node(value), this.#node(other)], this.#groups);
    });
  }

  /** Returns the first value where the condition holds, else the second. */
  select(condition: FormulaNode, then: Operand, otherwise: Operand): FormulaNode {
    return known(this.choose(condition, [then], [otherwise])[0], 'selected');
  }

  /** Notes that a condition seldom holds, and returns it. */
  rare(condition: FormulaNode): FormulaNode {
    this.#rare.add(condition);
    return condition;
  }

  /** Gives a value a name for readers, and returns it. */
  named(name: string, node: FormulaNode): FormulaNode {
    this.#hints.set(node, name);
    return node;
  }

  finish(name: string, parameters: readonly string[], value: FormulaNode): Formula {
    const { format } = this;
    return { name, format, parameters, value, hints: this.#hints, rare: this.#rare };
  }
}

/** A formula before it is made (of float64 unless another format is asked for), which takes a millisecond or two. */
export interface FormulaDefinition {
  readonly name: string;
  readonly build: (format?: NumberFormat) => Formula;
}

/** Returns the definition of a function of one argument. */
export function formula(
  name: string,
  define: (b: FormulaBuilder, x: FormulaNode) => FormulaNode,
): FormulaDefinition {
  const build = (format: NumberFormat = FLOAT64): Formula => {
    const builder = new FormulaBuilder(format);
    return builder.finish(name, ['x'], define(builder, builder.argument('x')));
  };
  return { name, build };
}

/** Returns the definition of a function of two arguments. */
export function formulaOfTwo(
  name: string,
  [first, second]: readonly [string, string],
  define: (b: FormulaBuilder, x: FormulaNode, y: FormulaNode) => FormulaNode,
): FormulaDefinition {
  const build = (format: NumberFormat = FLOAT64): Formula => {
    const builder = new FormulaBuilder(format);
    const [x, y] = [builder.argument(first), builder.argument(second)];
    return builder.finish(name, [first, second], define(builder, x, y));
  };
  return { name, build };
}
