/** Prints a program as text, for tests: what a block binds and stores, in the order of evaluation. */
import type { Expression } from '../../src/expr/expression.ts';
import type { Block, Program, Role, Store } from '../../src/ir/program.ts';

export function blockCode(program: Program, role: Role): string {
  const block = program.blocks[role];
  const names = localNames(program, block);
  const text = (expression: Expression): string => expressionCode(expression, program, names);
  const lets = block.lets.map(({ name, value }) => `let ${names.get(name)} = ${text(value)}`);
  const stores = block.stores.map((store) => `${targetCode(store)} = ${text(store.value)}`);
  return [...lets, ...stores].join('\n');
}

export function stepCode(program: Program): string {
  return (['initialise', 'attempt', 'event', 'record'] as const)
    .map((role) => `${role}:\n${blockCode(program, role)}`)
    .join('\n\n');
}

/** Hints, numbered where two are the same. */
function localNames(program: Program, block: Block): ReadonlyMap<string, string> {
  const used = new Map<string, number>();
  return new Map(
    block.lets.map(({ name }) => {
      const meaning = program.symbols.get(name);
      const hint = meaning?.kind === 'local' ? meaning.hint : name;
      const count = used.get(hint) ?? 0;
      used.set(hint, count + 1);
      return [name, count === 0 ? hint : `${hint}'${count}`];
    }),
  );
}

function targetCode({ target }: Store): string {
  switch (target.kind) {
    case 'column':
      return `[${target.column}]`;
    case 'table':
      return `[${target.table}][${target.index}]`;
    case 'outOfRange':
      return `out of range ${target.column}`;
    case 'record':
      return `record ${target.record}`;
    case 'post':
      return `[post ${target.column}]`;
    case 'spikes':
      return 'spikes';
    case 'spikeTime':
      return 'spike time';
  }
}

function expressionCode(root: Expression, program: Program, names: ReadonlyMap<string, string>): string {
  const text = (expression: Expression): string => {
    switch (expression.kind) {
      case 'number':
      case 'condition':
        return String(expression.value);
      case 'symbol': {
        const meaning = program.symbols.get(expression.name);
        if (meaning?.kind === 'column')
          return meaning.phase === 'attempt' ? `[${meaning.column}]*` : `[${meaning.column}]`;
        if (meaning?.kind === 'clock') return meaning.clock;
        return names.get(expression.name) ?? expression.name;
      }
      case 'apply': {
        const [a, b] = expression.operands.map(text);
        if (expression.operands.length === 2 && !/^\w/.test(expression.operation))
          return `(${a} ${expression.operation} ${b})`;
        return `${expression.operation}(${expression.operands.map(text).join(', ')})`;
      }
    }
  };
  return text(root);
}
