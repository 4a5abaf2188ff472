import type { VectorName } from './opcodes.ts';

/** Rounds both lanes to float32. */
export const ROUND_TO_32: readonly VectorName[] = ['f32x4.demote_f64x2_zero', 'f64x2.promote_low_f32x4'];

/** What an operation of programs, or a primitive of formulas, is in vectors, operands in their order. */
export const INSTRUCTIONS: ReadonlyMap<string, readonly VectorName[]> = new Map<
  string,
  readonly VectorName[]
>([
  ['+', ['f64x2.add']],
  ['-', ['f64x2.sub']],
  ['*', ['f64x2.mul']],
  ['/', ['f64x2.div']],
  ['negate', ['f64x2.neg']],
  ['abs', ['f64x2.abs']],
  ['floor', ['f64x2.floor']],
  ['ceil', ['f64x2.ceil']],
  ['sqrt', ['f64x2.sqrt']],
  ['min', ['f64x2.min']],
  ['max', ['f64x2.max']],
  ['<', ['f64x2.lt']],
  ['<=', ['f64x2.le']],
  ['>', ['f64x2.gt']],
  ['>=', ['f64x2.ge']],
  ['==', ['f64x2.eq']],
  ['!=', ['f64x2.ne']],
  ['and', ['v128.and']],
  ['or', ['v128.or']],
  ['not', ['v128.not']],
  ['fround', ROUND_TO_32],
]);
