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
