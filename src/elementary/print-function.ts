/**
 * Formulas as TypeScript. A value is computed where all its uses see it and nowhere else: what only one branch
 * of a select needs stands within that branch, which costs nothing when not taken.
 */
import { InvariantError, known } from '../base/invariant.ts';
import type { ApplyNode, Formula, FormulaNode } from './formula.ts';

/** A stretch of statements: the function's body, or a branch of the selects of a group. */
interface Scope {
  readonly parent: Scope | undefined;
  readonly depth: number;
  readonly key: string;
}

const BINDS: Readonly<Record<string, number>> = {
  or: 1, and: 2, '==': 3, '!=': 3, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6,
}; // biome-ignore format: one table

const SYMBOLS: Readonly<Record<string, string>> = { or: '||', and: '&&', '==': '===', '!=': '!==' };

/** The operations besides the square root whose result is rounded. */
const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/']);

const [UNARY, ATOM] = [7, 8];

/** Returns what is to stand for a number; undefined where that is the literal. */
export type NumberText = (value: number) => string | undefined;

interface Text {
  readonly text: string;
  readonly binds: number;
}

function commonScope(a: Scope, b: Scope): Scope {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x.depth >= y.depth) x = known(x.parent, 'scope');
    else y = known(y.parent, 'scope');
  }
  return x;
}

function isSelect(node: FormulaNode): node is ApplyNode {
  return node.kind === 'apply' && node.operation === 'select';
}

/** Returns a node and all below it, operands first. */
export function reachable(root: FormulaNode): readonly FormulaNode[] {
  const found = new Set<FormulaNode>([root]);
  for (const node of found)
    if (node.kind === 'apply') for (const operand of node.operands) found.add(operand);
  return [...found].sort((a, b) => a.id - b.id);
}

/** Prints the value of one node of a formula. */
class BodyPrinter {
  readonly #formula: Formula;
  readonly #root: FormulaNode;
  readonly #nodes: readonly FormulaNode[];
  readonly #suffix: string;
  readonly #types: boolean;
  readonly #literal: NumberText;
  readonly #body: Scope = { parent: undefined, depth: 0, key: 'body' };
  readonly #scopes = new Map<string, Scope>();
  readonly #scopeOf = new Map<FormulaNode, Scope>();
  readonly #uses = new Map<FormulaNode, number>();
  readonly #taken: Set<string>;
  readonly #names = new Map<FormulaNode, string>();

  /** `suffix` ends every name and function; `types` says whether variables are annotated. */
  constructor(
    formula: Formula,
    root: FormulaNode,
    suffix: string,
    types: boolean,
    literal: NumberText = () => undefined,
  ) {
    this.#formula = formula;
    this.#root = root;
    this.#suffix = suffix;
    this.#types = types;
    this.#literal = literal;
    this.#taken = new Set(formula.parameters);
    this.#nodes = reachable(root);
    this.#scopeOf.set(root, this.#body);
    // Users have higher ids, so a node's scope is known when the loop comes to it.
    for (const node of this.#nodes.toReversed()) {
      if (node.kind !== 'apply') continue;
      const scope = this.#scope(node);
      for (const [place, operand] of node.operands.entries()) {
        const isBranch = isSelect(node) && place > 0;
        this.#use(operand, isBranch ? this.#branch(scope, node.group, place === 1) : scope);
      }
    }
  }

  #scope(node: FormulaNode): Scope {
    return known(this.#scopeOf.get(node), 'scope');
  }

  #branch(parent: Scope, group: number, isThen: boolean): Scope {
    const key = `${parent.key} ${group} ${isThen}`;
    const made = this.#scopes.get(key) ?? { parent, depth: parent.depth + 1, key };
    this.#scopes.set(key, made);
    return made;
  }

  #use(node: FormulaNode, scope: Scope): void {
    const other = this.#scopeOf.get(node);
    this.#scopeOf.set(node, other === undefined ? scope : commonScope(other, scope));
    this.#uses.set(node, (this.#uses.get(node) ?? 0) + 1);
  }

  #nameOf(node: FormulaNode): string {
    const hint = this.#formula.hints.get(node);
    let name = hint ?? 'v1';
    for (let n = 2; this.#taken.has(name); n++) name = hint === undefined ? `v${n}` : `${hint}${n}`;
    this.#taken.add(name);
    this.#names.set(node, `${name}${this.#suffix}`);
    return `${name}${this.#suffix}`;
  }

  #within(node: FormulaNode, least: number): string {
    const { text, binds } = this.#print(node);
    return binds >= least ? text : `(${text})`;
  }

  #print(node: FormulaNode): Text {
    const name = this.#names.get(node);
    if (name !== undefined) return { text: name, binds: ATOM };
    if (node.kind === 'argument') return { text: `${node.name}${this.#suffix}`, binds: ATOM };
    if (node.kind === 'apply') return this.#printApply(node);
    const stands = this.#literal(node.value);
    if (stands !== undefined) return { text: stands, binds: ATOM };
    if (Number.isNaN(node.value)) return { text: 'Number.NaN', binds: ATOM };
    const text = Object.is(node.value, -0) ? '-0' : String(node.value);
    return { text, binds: text.startsWith('-') ? UNARY : ATOM };
  }

  /** Twice 24 bits and two more are no more than 53: rounding to float64 first makes no difference (Figueroa 1995). */
  #rounded(text: string, binds: number): Text {
    if (this.#formula.format.name === 'float64') return { text, binds };
    return { text: `Math.fround(${text})`, binds: ATOM };
  }

  #printApply({ operation, operands }: ApplyNode): Text {
    const [first, second, third] = operands;
    const binds = BINDS[operation];
    const left = known(first, 'operand');
    if (binds !== undefined) {
      const right = this.#within(known(second, 'operand'), binds + 1);
      const text = `${this.#within(left, binds)} ${SYMBOLS[operation] ?? operation} ${right}`;
      return ARITHMETIC.has(operation) ? this.#rounded(text, binds) : { text, binds };
    }
    switch (operation) {
      case 'negate':
        return { text: `-${this.#within(left, ATOM)}`, binds: UNARY };
      case 'not':
        return { text: `!${this.#within(left, ATOM)}`, binds: UNARY };
      case 'select': {
        const then = this.#within(known(second, 'branch'), 1);
        const otherwise = this.#within(known(third, 'branch'), 1);
        return { text: `${this.#within(left, 1)} ? ${then} : ${otherwise}`, binds: 0 };
      }
      case 'sqrt':
        return this.#rounded(`Math.sqrt(${this.#print(left).text})`, ATOM);
      case 'abs':
      case 'floor':
        return { text: `Math.${operation}(${this.#print(left).text})`, binds: ATOM };
      default:
        return { text: `${operation}${this.#suffix}(${this.#print(left).text})`, binds: ATOM };
    }
  }

  #ofScope(scope: Scope): readonly ApplyNode[] {
    return this.#nodes.filter(
      (node): node is ApplyNode => node.kind === 'apply' && this.#scopeOf.get(node) === scope,
    );
  }

  #needsName(node: ApplyNode): boolean {
    const isUsedAgain = (this.#uses.get(node) ?? 0) > 1;
    return isUsedAgain || this.#formula.hints.has(node) || (isSelect(node) && !this.#isSmall(node));
  }

  /** A select whose branches hold no statement of their own is an expression. */
  #isSmall(node: ApplyNode): boolean {
    const scope = this.#scope(node);
    return [true, false].every((isThen) =>
      this.#ofScope(this.#branch(scope, node.group, isThen)).every((inner) => !this.#needsName(inner)),
    );
  }

  /** Returns the statements of a scope; the last value is left to the caller. */
  #lines(scope: Scope, last?: FormulaNode): readonly string[] {
    const own = this.#ofScope(scope).filter((node) => node !== last && this.#needsName(node));
    return own.flatMap((node, index) => {
      if (!isSelect(node) || this.#isSmall(node)) {
        const { text } = this.#print(node);
        return [`const ${this.#nameOf(node)} = ${text};`];
      }
      const together = own.filter((other) => isSelect(other) && other.group === node.group);
      // All of a group at the place of the last one, where every operand is known.
      if (together.at(-1) !== node) return [];
      const between = own.slice(own.indexOf(known(together[0], 'select')), index);
      const chosen: ReadonlySet<FormulaNode> = new Set(together);
      if (between.some((other) => !chosen.has(other) && other.operands.some((each) => chosen.has(each)))) {
        throw new InvariantError('a choice is used before all of it is made');
      }
      return this.#choice(scope, together);
    });
  }

  #choice(scope: Scope, together: readonly ApplyNode[]): readonly string[] {
    const node = known(together[0], 'select');
    const isOpen = new Set(together.filter((select) => !this.#names.has(select)));
    const places = together.map(
      (select) => [select, this.#names.get(select) ?? this.#nameOf(select)] as const,
    );
    const annotation = this.#types ? ': number' : '';
    return [
      ...places.flatMap(([select, name]) => (isOpen.has(select) ? [`let ${name}${annotation};`] : [])),
      `if (${this.#print(known(node.operands[0], 'condition')).text}) {`,
      ...this.#side(this.#branch(scope, node.group, true), places, 1),
      '} else {',
      ...this.#side(this.#branch(scope, node.group, false), places, 2),
      '}',
    ];
  }

  #side(inner: Scope, places: readonly (readonly [ApplyNode, string])[], operand: 1 | 2): readonly string[] {
    const values = places.map(([select, name]) => [known(select.operands[operand], 'branch'), name] as const);
    // A select that is nothing but this value is assigned to the same variable.
    for (const [value, name] of values) {
      const isOwn = isSelect(value) && !this.#isSmall(value) && this.#uses.get(value) === 1;
      if (isOwn && this.#scope(value) === inner) this.#names.set(value, name);
    }
    const computed = this.#lines(inner);
    const assigned = values.flatMap(([value, name]) => {
      const { text } = this.#print(value);
      return text === name ? [] : [`${name} = ${text};`];
    });
    return [...computed, ...assigned].map((line) => `  ${line}`);
  }

  #closing(scope: Scope, value: FormulaNode): readonly string[] {
    const printed = this.#lines(scope, value);
    const isBranched =
      isSelect(value) &&
      (!this.#isSmall(value) || this.#formula.rare.has(known(value.operands[0], 'condition')));
    if (!isBranched || this.#names.has(value)) return [...printed, `return ${this.#print(value).text};`];
    const [condition, then, otherwise] = value.operands;
    const test = `if (${this.#print(known(condition, 'condition')).text}) {`;
    const taken = this.#closing(this.#branch(scope, value.group, true), known(then, 'branch'));
    const rest = this.#closing(this.#branch(scope, value.group, false), known(otherwise, 'branch'));
    return [...printed, test, ...taken.map((line) => `  ${line}`), '}', ...rest];
  }

  /** Returns the value as one expression, with whatever is used again written again. */
  expression(): string {
    return this.#print(this.#root).text;
  }

  /** Returns statements that end in a return of the value. */
  returning(): readonly string[] {
    return this.#closing(this.#body, this.#root);
  }

  /** Returns statements that end in an assignment of the value. */
  assigning(variable: string): readonly string[] {
    const printed = this.#lines(this.#body, this.#root);
    return [...printed, `${variable} = ${this.#print(this.#root).text};`];
  }
}

/** In operations: what is rare and larger is a function of its own. */
const LARGEST_RARE = 8;

/** Returns the number of a value's operations. */
function operationsOf(value: FormulaNode): number {
  return reachable(value).filter(({ kind }) => kind === 'apply').length;
}

/**
 * Returns the lines of the function. What it computes for rare arguments is a function of its own where that is large: V8
 * makes functions of up to 460 bytes of bytecode part of their callers, and passes numbers to others in boxes that it
 * allocates, which takes longer than an arctangent.
 */
export function printFunction(formula: Formula, doc: string): readonly string[] {
  const { name, value } = formula;
  const parameters = formula.parameters.map((parameter) => `${parameter}: number`).join(', ');
  const body = (root: FormulaNode): readonly string[] =>
    new BodyPrinter(formula, root, '', true).returning().map((line) => `  ${line}`);
  const head = [`/** ${doc} */`, `export function ${name}(${parameters}): number {`];
  const usual = usualPart(formula);
  if (usual === undefined || operationsOf(usual.otherwise) <= LARGEST_RARE) {
    return [...head, ...body(value), '}'];
  }
  const rare = `${name}OfRare`;
  // Its call stands where its value would, as if that were given.
  const call = { kind: 'argument', id: -1, name: `${rare}(${formula.parameters.join(', ')})` } as const;
  const rest = { ...usual.whole, operands: [usual.condition, call, usual.value] };
  return [
    `function ${rare}(${parameters}): number {`,
    ...body(usual.otherwise),
    '}',
    '',
    ...head,
    ...body(rest),
    '}',
  ];
}

/** What a formula computes for all arguments but those that its outermost select calls rare. */
export interface UsualPart {
  readonly condition: FormulaNode;
  readonly value: FormulaNode;
  /** What it computes for those. */
  readonly otherwise: FormulaNode;
  /** The select of both. */
  readonly whole: ApplyNode;
  /** How many operations that is. */
  readonly operations: number;
}

/** Returns the part of a formula that is worth printing where it is used; undefined where there is none. */
export function usualPart(formula: Formula): UsualPart | undefined {
  if (!isSelect(formula.value)) return undefined;
  const [condition, otherwise, value] = formula.value.operands;
  if (condition === undefined || otherwise === undefined || value === undefined) return undefined;
  if (!formula.rare.has(condition)) return undefined;
  return { whole: formula.value, condition, value, otherwise, operations: operationsOf(value) };
}

/** Where a function's value is wanted: its operands' texts, the variable to assign, and the function's name. */
export interface Place {
  readonly operands: readonly string[];
  readonly variable: string;
  readonly callee: string;
}

/** In place of the variable until that is known; it begins no name. */
const RESULT = '@ =';

/**
 * Returns the printer of JavaScript that assigns the function's value to a variable: the usual part in place, and a
 * call of the function for rare arguments. All names that it declares or calls, besides those of the place, end in `$`.
 */
export function inPlacePrinter(
  formula: Formula,
  { condition, value }: UsualPart,
  literal?: NumberText,
): (place: Place) => readonly string[] {
  const test = new BodyPrinter(formula, condition, '$', false, literal).expression();
  const usual = new BodyPrinter(formula, value, '$', false, literal).assigning('@');
  const names = formula.parameters.map((name) => `${name}$`);
  return ({ operands, variable, callee }) => [
    ...names.map((name, index) => `const ${name} = ${known(operands[index], 'operand')};`),
    `if (${test}) ${variable} = ${callee}(${names.join(', ')});`,
    'else {',
    ...usual.map((line) => `  ${line.replace(RESULT, `${variable} =`)}`),
    '}',
  ];
}
