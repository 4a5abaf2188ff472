import type { Formula, FormulaNode } from '../../src/elementary/formula.ts';
import { reachable } from '../../src/elementary/print-function.ts';
import * as double from '../../src/runtime/elementary.ts';
import * as single from '../../src/runtime/elementary-32.ts';
import {
  hardHigh, hardHigh32, hardLow, hardLow32, hardQuadrant, hardQuadrant32,
} from '../../src/runtime/hard-angle.ts'; // biome-ignore format: one table

type Value = number | boolean;

const MODULES = {
  float64: { exponentOf: double.exponentOf, hardQuadrant, hardHigh, hardLow, least: -1022, most: 1023 },
  float32: {
    exponentOf: single.exponentOf,
    hardQuadrant: hardQuadrant32,
    hardHigh: hardHigh32,
    hardLow: hardLow32,
    least: -126,
    most: 127,
  },
} as const;

/** Returns the meaning of a formula, node by node, as the primitives' documentation has it. */
export function evaluate({ format, parameters, value }: Formula, values: readonly number[]): number {
  const { round } = format;
  const { exponentOf, hardQuadrant, hardHigh, hardLow, least, most } = MODULES[format.name];
  const known = new Map<FormulaNode, Value>();
  const number = (node: FormulaNode | undefined): number => Number(node && known.get(node));
  const holds = (node: FormulaNode | undefined): boolean => node !== undefined && known.get(node) === true;
  const apply = (operation: string, operands: readonly FormulaNode[]): Value => {
    const [first, second, third] = operands;
    const [a, b] = [number(first), number(second)];
    switch (operation) {
      case '+': return round(a + b);
      case '-': return round(a - b);
      case '*': return round(a * b);
      case '/': return round(a / b);
      case '<': return a < b;
      case '<=': return a <= b;
      case '>': return a > b;
      case '>=': return a >= b;
      case '==': return a === b;
      case '!=': return a !== b;
      case 'and': return holds(first) && holds(second);
      case 'or': return holds(first) || holds(second);
      case 'not': return !holds(first);
      case 'negate': return -a;
      case 'abs': return Math.abs(a);
      case 'sqrt': return round(Math.sqrt(a));
      case 'floor': return Math.floor(a);
      case 'powerOfTwo': return Number.isInteger(a) && a >= least && a <= most ? 2 ** a : Number.NaN;
      case 'exponentOf': return exponentOf(a);
      case 'hardQuadrant': return hardQuadrant(a);
      case 'hardHigh': return hardHigh(a);
      case 'hardLow': return hardLow(a);
      case 'select': return holds(first) ? number(second) : number(third);
      default: throw new Error(`no meaning for ${operation}`);
    }
  }; // biome-ignore format: one table
  for (const node of reachable(value)) {
    if (node.kind === 'number') known.set(node, node.value);
    else if (node.kind === 'argument') known.set(node, values[parameters.indexOf(node.name)] ?? Number.NaN);
    else known.set(node, apply(node.operation, node.operands));
  }
  return number(value);
}
