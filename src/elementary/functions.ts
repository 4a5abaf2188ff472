/**
 * The elementary functions of float64 that the interpreter, the evaluator and every target share, so that
 * the same model gives the same bits wherever it runs. An entry is `Math.x` itself where IEEE 754 leaves that
 * no choice of its last bit; the others stand in `runtime/`, most of them printed from our formulas.
 */
import type { Operation } from '../expr/expression.ts';
import * as functions from '../runtime/functions.ts';

/** The operations of `expr` that are functions of numbers. */
export const ELEMENTARY_NAMES = [
  'pow', 'abs', 'sign', 'floor', 'ceil', 'round', 'min', 'max', 'clamp', 'mod', 'exp', 'expm1', 'exprel',
  'log', 'log1p', 'log10', 'sqrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh',
  'tanh', 'heaviside', 'sigmoid',
] as const; // biome-ignore format: one table

/** A name that were no operation would drop out here, and the table below would be refused. */
export type ElementaryName = Extract<(typeof ELEMENTARY_NAMES)[number], Operation>;

/** Takes as many numbers as its operation says. */
export type ElementaryFunction = (...values: number[]) => number;

export const ELEMENTARY: Readonly<Record<ElementaryName, ElementaryFunction>> = {
  pow: functions.pow,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: functions.round,
  min: Math.min,
  max: Math.max,
  clamp: functions.clamp,
  mod: functions.mod,
  exp: functions.exp,
  expm1: functions.expm1,
  exprel: functions.exprel,
  log: functions.log,
  log1p: functions.log1p,
  log10: functions.log10,
  sqrt: Math.sqrt,
  sin: functions.sin,
  cos: functions.cos,
  tan: functions.tan,
  asin: functions.asin,
  acos: functions.acos,
  atan: functions.atan,
  atan2: functions.atan2,
  sinh: functions.sinh,
  cosh: functions.cosh,
  tanh: functions.tanh,
  heaviside: functions.heaviside,
  sigmoid: functions.sigmoid,
};

const names: ReadonlySet<string> = new Set(ELEMENTARY_NAMES);

/** Whether an operation is a function of this table rather than arithmetic, logic or a table access. */
export function isElementary(operation: string): operation is ElementaryName {
  return names.has(operation);
}
