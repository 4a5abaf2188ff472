/**
 * The door to mathjs, the only file that imports it, and lazily: loading it takes half a second. It renders TeX and,
 * in tests, differentiates a second time. Its `simplify` is not used: it explodes on sums and rounds tiny numbers.
 */
import type { MathJsInstance, MathNode, SymbolNode } from 'mathjs';
import { InvariantError, known, unreachable } from '../base/invariant.ts';
import type { ApplyExpression, Expression, Operation } from '../expr/expression.ts';
import { reachable } from '../expr/reachable.ts';
import { texName } from './tex-name.ts';

/** Larger parts of a formula are written as dots: nobody reads them, and mathjs recurses. */
const MOST_NODES = 1000;

/** Returns a mathjs of our own: its default tolerance would take 1.6e-16 for 0. */
async function load(): Promise<MathJsInstance> {
  const { all, create } = await import('mathjs');
  if (all === undefined) throw new InvariantError('mathjs exports nothing');
  return create(all, { absTol: 0 });
}

const OPERATORS: Partial<Readonly<Record<Operation, readonly [string, string]>>> = {
  '+': ['+', 'add'],
  '-': ['-', 'subtract'],
  '*': ['*', 'multiply'],
  '/': ['/', 'divide'],
  negate: ['-', 'unaryMinus'],
  power: ['^', 'pow'],
  pow: ['^', 'pow'],
  '<': ['<', 'smaller'],
  '<=': ['<=', 'smallerEq'],
  '>': ['>', 'larger'],
  '>=': ['>=', 'largerEq'],
  '==': ['==', 'equal'],
  '!=': ['!=', 'unequal'],
  not: ['not', 'not'],
  and: ['and', 'and'],
  or: ['or', 'or'],
};

/** Returns the expression as a tree of mathjs. Symbols keep their names. */
function toNode(math: MathJsInstance, expression: Expression): MathNode {
  const nodes = new Map<Expression, { readonly node: MathNode; readonly size: number }>();
  for (const next of reachable([expression])) {
    const operands =
      next.kind === 'apply' ? next.operands.map((operand) => known(nodes.get(operand), 'node')) : [];
    const size = operands.reduce((sum, operand) => sum + operand.size, 1);
    const node =
      size > MOST_NODES
        ? new math.SymbolNode('…')
        : makeNode(
            math,
            next,
            operands.map((operand) => operand.node),
          );
    nodes.set(next, { node, size: size > MOST_NODES ? 1 : size });
  }
  return known(nodes.get(expression), 'node').node;
}

function makeNode(math: MathJsInstance, expression: Expression, operands: MathNode[]): MathNode {
  switch (expression.kind) {
    case 'number':
      return expression.value < 0
        ? new math.OperatorNode('-', 'unaryMinus', [new math.ConstantNode(-expression.value)])
        : new math.ConstantNode(expression.value);
    case 'condition':
      return new math.ConstantNode(expression.value);
    case 'symbol':
      return new math.SymbolNode(expression.name);
    case 'apply':
      return applyNode(math, expression, operands);
    default:
      return unreachable(expression);
  }
}

function applyNode(math: MathJsInstance, { operation }: ApplyExpression, operands: MathNode[]): MathNode {
  const [a, b, c] = operands;
  if (operation === 'select' && a !== undefined && b !== undefined && c !== undefined) {
    return new math.ConditionalNode(a, b, c);
  }
  // a + (-b), which mathjs would write without the parentheses.
  const opposite = b !== undefined && math.isOperatorNode(b) && b.fn === 'unaryMinus' ? b.args[0] : undefined;
  if (a !== undefined && opposite !== undefined && (operation === '+' || operation === '-')) {
    return operation === '+'
      ? new math.OperatorNode('-', 'subtract', [a, opposite])
      : new math.OperatorNode('+', 'add', [a, opposite]);
  }
  const operator = OPERATORS[operation];
  if (operator === undefined) return new math.FunctionNode(new math.SymbolNode(operation), operands);
  // The types of mathjs list its operators; ours are among them.
  const [sign, name] = operator as [never, never];
  return new math.OperatorNode(sign, name, operands);
}

/** Functions that mathjs writes well by itself. */
const KNOWN_TO_TEX: ReadonlySet<string> = new Set([
  'abs', 'exp', 'sqrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'floor', 'ceil',
]); // biome-ignore format: one table

const TEX_OF_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['log', '\\ln'],
  ['log10', '\\log_{10}'],
  ['min', '\\min'],
  ['max', '\\max'],
  ['sigmoid', '\\sigma'],
]);

export interface TexOptions {
  /** The TeX of a symbol; by default that of its name, greek letters and parts as subscripts. */
  readonly texOf?: (symbol: string) => string;
}

/** Returns the expressions as TeX, for math mode. */
export async function toTex(
  expressions: readonly Expression[],
  options: TexOptions = {},
): Promise<readonly string[]> {
  const math = await load();
  const { texOf = texName } = options;
  // The handler sees every node first; undefined leaves it to mathjs.
  const handler = (node: MathNode, settings: object): string | undefined => {
    // The blank keeps a name apart from the command before it: \cdot m.
    if (math.isSymbolNode(node)) return node.name === '…' ? '\\dots' : ` ${texOf(node.name)}`;
    if (math.isConditionalNode(node)) return casesTex(math, node, settings);
    if (!math.isFunctionNode(node)) return undefined;
    const name = node.fn.name;
    if (KNOWN_TO_TEX.has(name)) return undefined;
    const tex = TEX_OF_FUNCTIONS.get(name) ?? `\\operatorname{${name.replaceAll('_', '\\_')}}`;
    return `${tex}\\left(${node.args.map((argument) => argument.toTex(settings)).join(', ')}\\right)`;
  };
  return expressions.map((expression) =>
    toNode(math, expression)
      .toTex({ handler, parenthesis: 'auto' })
      .trim()
      .replaceAll(/(?<=[{(+-]) /g, ''),
  );
}

/** A chain of choices as one table of cases. */
function casesTex(math: MathJsInstance, first: MathNode, settings: object): string {
  const rows: string[] = [];
  let node = first;
  while (math.isConditionalNode(node)) {
    rows.push(`${node.trueExpr.toTex(settings)} & \\text{if } ${node.condition.toTex(settings)}`);
    node = node.falseExpr;
  }
  return `\\begin{cases} ${[...rows, `${node.toTex(settings)} & \\text{otherwise}`].join(' \\\\ ')} \\end{cases}`;
}

/** Gives the derivative of an expression with respect to a symbol, as a function of the symbols' values. */
export type Differentiator = (
  expression: Expression,
  symbolName: string,
) => (values: ReadonlyMap<string, number>) => number;

/**
 * Returns mathjs's own differentiation: the second opinion in tests of `differentiate`. Symbols are letters
 * and digits; it throws on functions that mathjs cannot differentiate.
 */
export async function derivativeByMathjs(): Promise<Differentiator> {
  const math = await load();
  return (expression, symbolName) => {
    const symbol: SymbolNode = new math.SymbolNode(symbolName);
    // A copy, as the product rule of mathjs goes wrong where both factors are one object.
    const tree = toNode(math, expression).cloneDeep();
    const compiled = math.derivative(tree, symbol, { simplify: false }).compile();
    return (values) => Number(compiled.evaluate(new Map(values)));
  };
}
