/**
 * A formula as a TypeScript function. A value is computed where all its uses see it and nowhere else: what
 * only one branch of a select needs stands within that branch, which costs nothing when not taken.
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

const [UNARY, ATOM] = [7, 8];

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

function reachable(root: FormulaNode): readonly FormulaNode[] {
  const found = new Set<FormulaNode>([root]);
  for (const node of found)
    if (node.kind === 'apply') for (const operand of node.operands) found.add(operand);
  return [...found].sort((a, b) => a.id - b.id);
}

/** Returns the lines of the function. */
export function printFunction(formula: Formula, doc: string): readonly string[] {
  const nodes = reachable(formula.value);
  const body: Scope = { parent: undefined, depth: 0, key: 'body' };
  const scopes = new Map<string, Scope>();
  const branch = (parent: Scope, group: number, side: 'then' | 'else'): Scope => {
    const key = `${parent.key} ${group} ${side}`;
    const made = scopes.get(key) ?? { parent, depth: parent.depth + 1, key };
    scopes.set(key, made);
    return made;
  };

  // Users have higher ids, so a node's scope is known when the loop comes to it.
  const scopeOf = new Map<FormulaNode, Scope>([[formula.value, body]]);
  const uses = new Map<FormulaNode, number>();
  const use = (node: FormulaNode, scope: Scope): void => {
    const other = scopeOf.get(node);
    scopeOf.set(node, other === undefined ? scope : commonScope(other, scope));
    uses.set(node, (uses.get(node) ?? 0) + 1);
  };
  for (const node of nodes.toReversed()) {
    if (node.kind !== 'apply') continue;
    const scope = known(scopeOf.get(node), 'scope');
    for (const [place, operand] of node.operands.entries()) {
      const isBranch = isSelect(node) && place > 0;
      use(operand, isBranch ? branch(scope, node.group, place === 1 ? 'then' : 'else') : scope);
    }
  }

  const taken = new Set(formula.parameters);
  const names = new Map<FormulaNode, string>();
  const nameOf = (node: FormulaNode): string => {
    const hint = formula.hints.get(node);
    let name = hint ?? 'v1';
    for (let n = 2; taken.has(name); n++) name = hint === undefined ? `v${n}` : `${hint}${n}`;
    taken.add(name);
    names.set(node, name);
    return name;
  };

  const within = (node: FormulaNode, least: number): string => {
    const { text, binds } = print(node);
    return binds >= least ? text : `(${text})`;
  };
  const print = (node: FormulaNode): Text => {
    const name = names.get(node);
    if (name !== undefined) return { text: name, binds: ATOM };
    if (node.kind === 'argument') return { text: node.name, binds: ATOM };
    if (node.kind === 'apply') return printApply(node);
    if (node.value === Infinity) return { text: 'Infinity', binds: ATOM };
    if (Number.isNaN(node.value)) return { text: 'Number.NaN', binds: ATOM };
    const text = Object.is(node.value, -0) ? '-0' : String(node.value);
    return { text, binds: text.startsWith('-') ? UNARY : ATOM };
  };
  const printApply = ({ operation, operands }: ApplyNode): Text => {
    const [first, second, third] = operands;
    const binds = BINDS[operation];
    const left = known(first, 'operand');
    if (binds !== undefined) {
      const right = within(known(second, 'operand'), binds + 1);
      return { text: `${within(left, binds)} ${SYMBOLS[operation] ?? operation} ${right}`, binds };
    }
    switch (operation) {
      case 'negate':
        return { text: `-${within(left, ATOM)}`, binds: UNARY };
      case 'not':
        return { text: `!${within(left, ATOM)}`, binds: UNARY };
      case 'select': {
        const [then, otherwise] = [known(second, 'branch'), known(third, 'branch')];
        return { text: `${within(left, 1)} ? ${within(then, 1)} : ${within(otherwise, 1)}`, binds: 0 };
      }
      case 'abs':
      case 'sqrt':
      case 'floor':
        return { text: `Math.${operation}(${print(left).text})`, binds: ATOM };
      default:
        return { text: `${operation}(${print(left).text})`, binds: ATOM };
    }
  };

  const statementsOf = (scope: Scope): readonly ApplyNode[] =>
    nodes.filter((node): node is ApplyNode => node.kind === 'apply' && scopeOf.get(node) === scope);

  const needsName = (node: ApplyNode): boolean =>
    (uses.get(node) ?? 0) > 1 || formula.hints.has(node) || (isSelect(node) && !isSmall(node));
  /** A select whose branches hold no statement of their own is an expression. */
  const isSmall = (node: ApplyNode): boolean => {
    const scope = known(scopeOf.get(node), 'scope');
    return (['then', 'else'] as const).every((side) =>
      statementsOf(branch(scope, node.group, side)).every((inner) => !needsName(inner)),
    );
  };

  /** The statements of a scope; a select in `last` is left to the caller. */
  const lines = (scope: Scope, last: FormulaNode | undefined): readonly string[] => {
    const own = statementsOf(scope).filter((node) => node !== last && needsName(node));
    const printed: string[] = [];
    for (const [index, node] of own.entries()) {
      if (!isSelect(node) || isSmall(node)) {
        const { text } = print(node);
        printed.push(`const ${nameOf(node)} = ${text};`);
        continue;
      }
      const together = own.filter((other) => isSelect(other) && other.group === node.group);
      // All of a group at the place of the last one, where every operand is known.
      if (together.at(-1) !== node) continue;
      const first = own.indexOf(known(together[0], 'select'));
      const between = own.slice(first, index).filter((other) => !together.includes(other));
      if (
        between.some((other) => other.operands.some((operand) => together.includes(operand as ApplyNode)))
      ) {
        throw new InvariantError('a choice is used before all of it is made');
      }
      const isOpen = new Set(together.filter((select) => !names.has(select)));
      const places = together.map((select) => [select, names.get(select) ?? nameOf(select)] as const);
      const side = (which: 'then' | 'else', operand: 1 | 2): readonly string[] => {
        const inner = branch(scope, node.group, which);
        const values = places.map(
          ([select, name]) => [known(select.operands[operand], 'branch'), name] as const,
        );
        // A select that is nothing but this value is assigned to the same variable.
        for (const [value, name] of values) {
          const isOwn = isSelect(value) && !isSmall(value) && uses.get(value) === 1;
          if (isOwn && scopeOf.get(value) === inner) names.set(value, name);
        }
        const computed = lines(inner, undefined);
        const assigned = values.flatMap(([value, name]) => {
          const { text } = print(value);
          return text === name ? [] : [`${name} = ${text};`];
        });
        return [...computed, ...assigned].map((line) => `  ${line}`);
      };
      for (const [select, name] of places) if (isOpen.has(select)) printed.push(`let ${name}: number;`);
      const condition = print(known(node.operands[0], 'condition')).text;
      printed.push(`if (${condition}) {`, ...side('then', 1), '} else {', ...side('else', 2), '}');
    }
    return printed;
  };

  /** The statements of a scope and the return of its value. */
  const closing = (scope: Scope, value: FormulaNode): readonly string[] => {
    const printed = [...lines(scope, value)];
    if (
      names.has(value) ||
      !isSelect(value) ||
      (isSmall(value) && !formula.rare.has(known(value.operands[0], 'condition')))
    ) {
      return [...printed, `return ${print(value).text};`];
    }
    const [condition, then, otherwise] = value.operands.map((operand) => operand);
    printed.push(`if (${print(known(condition, 'condition')).text}) {`);
    const taken = closing(branch(scope, value.group, 'then'), known(then, 'branch'));
    printed.push(...taken.map((line) => `  ${line}`), '}');
    return [...printed, ...closing(branch(scope, value.group, 'else'), known(otherwise, 'branch'))];
  };

  const parameters = formula.parameters.map((name) => `${name}: number`).join(', ');
  return [
    `/** ${doc} */`,
    `export function ${formula.name}(${parameters}): number {`,
    ...closing(body, formula.value).map((line) => `  ${line}`),
    '}',
  ];
}
