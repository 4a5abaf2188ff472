/**
 * The elementary functions of float32, from the same formulas as `functions.ts`, for arguments that are float32
 * numbers; their values are such numbers too. Programs of float32 arithmetic call these.
 */
import * as functions from '../runtime/elementary-32.ts';
import type { ElementaryFunction, ElementaryName } from './functions.ts';

/** Functions whose float32 values are not those of float64 rounded; all others are exact or one operation. */
export type ElementaryName32 = Extract<
  ElementaryName,
  Exclude<keyof typeof functions, 'powerOfTwo' | 'exponentOf'> | 'sqrt'
>;

export const ELEMENTARY32: Readonly<Record<ElementaryName32, ElementaryFunction>> = {
  pow: functions.pow,
  exp: functions.exp,
  expm1: functions.expm1,
  exprel: functions.exprel,
  log: functions.log,
  log1p: functions.log1p,
  log10: functions.log10,
  sqrt: (x) => Math.fround(Math.sqrt(x ?? Number.NaN)),
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
  sigmoid: functions.sigmoid,
};

/** The functions above as operations of programs, and what makes any number one of float32. */
const OPERATIONS_32 = [
  'fround',
  'pow32',
  'exp32',
  'expm132',
  'exprel32',
  'log32',
  'log1p32',
  'log1032',
  'sin32',
  'cos32',
  'tan32',
  'asin32',
  'acos32',
  'atan32',
  'atan232',
  'sinh32',
  'cosh32',
  'tanh32',
  'sigmoid32',
] as const;
export type FunctionName32 = (typeof OPERATIONS_32)[number];

export const FUNCTIONS_32: Readonly<Record<FunctionName32, (x: number, y: number) => number>> = {
  fround: Math.fround,
  pow32: functions.pow,
  exp32: functions.exp,
  expm132: functions.expm1,
  exprel32: functions.exprel,
  log32: functions.log,
  log1p32: functions.log1p,
  log1032: functions.log10,
  sin32: functions.sin,
  cos32: functions.cos,
  tan32: functions.tan,
  asin32: functions.asin,
  acos32: functions.acos,
  atan32: functions.atan,
  atan232: functions.atan2,
  sinh32: functions.sinh,
  cosh32: functions.cosh,
  tanh32: functions.tanh,
  sigmoid32: functions.sigmoid,
};

const NAMES: ReadonlySet<string> = new Set(OPERATIONS_32);

/** Whether an operation is one of these functions. */
export function isFunction32(operation: string): operation is FunctionName32 {
  return NAMES.has(operation);
}
