/**
 * Sums and products without error: a rounded result and what the rounding left. After Dekker (1971),
 * "A floating-point technique for extending the available precision", and Knuth, TAOCP volume 2, 4.2.2.
 */
import type { FormulaBuilder, FormulaNode, Operand } from './formula.ts';

/** An unevaluated sum, the second at most half a unit in the last place of the first. */
export interface Pair {
  readonly high: FormulaNode;
  readonly low: FormulaNode;
}

/** Returns a + b exactly. */
export function twoSum({ write: f }: FormulaBuilder, a: Operand, b: Operand): Pair {
  const high = f`${a} + ${b}`;
  const part = f`${high} - ${a}`;
  return { high, low: f`(${a} - (${high} - ${part})) + (${b} - ${part})` };
}

/** Returns a + b exactly where |a| ≥ |b| or a = 0. */
export function fastTwoSum({ write: f }: FormulaBuilder, a: Operand, b: Operand): Pair {
  const high = f`${a} + ${b}`;
  return { high, low: f`(${a} - ${high}) + ${b}` };
}

/**
 * Returns a in two parts, where a times the splitter is finite (Veltkamp): of at most half its bits each if the
 * splitter is the format's; if it is 2^s + 1, the second has s - 1 bits and the first the others.
 */
export function split(
  { write: f, format }: FormulaBuilder,
  a: Operand,
  splitter: number = format.splitter,
): Pair {
  const scaled = f`${a} * ${splitter}`;
  const high = f`${scaled} - (${scaled} - ${a})`;
  return { high, low: f`${a} - ${high}` };
}

/** Returns a * b exactly, where neither the halves overflow nor the error underflows. */
export function twoProduct(b: FormulaBuilder, x: Operand, y: Operand): Pair {
  const { write: f } = b;
  const high = f`${x} * ${y}`;
  const [xs, ys] = [split(b, x), split(b, y)];
  const low = f`((${xs.high} * ${ys.high} - ${high}) + ${xs.high} * ${ys.low} + ${xs.low} * ${ys.high}) + ${xs.low} * ${ys.low}`;
  return { high, low };
}
