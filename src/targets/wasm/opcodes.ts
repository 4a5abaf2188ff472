/** The instructions that kernels are made of, by the names of the specification (WebAssembly 2.0, section 5.4). */
export const PLAIN = {
  block: 0x02, loop: 0x03, if: 0x04, else: 0x05, end: 0x0b, br: 0x0c, br_if: 0x0d, return: 0x0f, call: 0x10,
  drop: 0x1a, 'local.get': 0x20, 'local.set': 0x21, 'local.tee': 0x22, 'global.get': 0x23,
  'i32.load': 0x28, 'i32.store': 0x36, 'f64.load': 0x2b, 'f64.store': 0x39,
  'i32.const': 0x41, 'f64.const': 0x44,
  'i32.eqz': 0x45, 'i32.eq': 0x46, 'i32.ne': 0x47, 'i32.lt_s': 0x48, 'i32.lt_u': 0x49, 'i32.gt_s': 0x4a,
  'i32.ge_s': 0x4e, 'f64.eq': 0x61, 'f64.gt': 0x64,
  'i32.add': 0x6a, 'i32.sub': 0x6b, 'i32.mul': 0x6c, 'i32.and': 0x71, 'i32.or': 0x72, 'i32.shl': 0x74, 'i32.shr_u': 0x76,
  'f64.add': 0xa0, 'f64.mul': 0xa2, 'f64.div': 0xa3, 'i32.wrap_i64': 0xa7, 'f64.convert_i32_s': 0xb7,
} as const; // biome-ignore format: one table

/** Those of vectors, behind the byte 0xfd. */
export const VECTOR = {
  'v128.load': 0x00, 'v128.load64_splat': 0x0a, 'v128.store': 0x0b, 'v128.const': 0x0c,
  'f64x2.splat': 0x14, 'f64x2.extract_lane': 0x21, 'f64x2.replace_lane': 0x22, 'i64x2.splat': 0x12,
  'f64x2.eq': 0x47, 'f64x2.ne': 0x48, 'f64x2.lt': 0x49, 'f64x2.gt': 0x4a, 'f64x2.le': 0x4b, 'f64x2.ge': 0x4c,
  'v128.not': 0x4d, 'v128.and': 0x4e, 'v128.andnot': 0x4f, 'v128.or': 0x50, 'v128.xor': 0x51, 'v128.bitselect': 0x52,
  'v128.any_true': 0x53, 'v128.store64_lane': 0x5b,
  'f32x4.demote_f64x2_zero': 0x5e, 'f64x2.promote_low_f32x4': 0x5f,
  'f64x2.ceil': 0x74, 'f64x2.floor': 0x75, 'i64x2.bitmask': 0xc4, 'i64x2.shl': 0xcb, 'i64x2.shr_u': 0xcd,
  'f64x2.abs': 0xec, 'f64x2.neg': 0xed, 'f64x2.sqrt': 0xef, 'f64x2.add': 0xf0, 'f64x2.sub': 0xf1, 'f64x2.mul': 0xf2,
  'f64x2.div': 0xf3, 'f64x2.min': 0xf4, 'f64x2.max': 0xf5,
} as const; // biome-ignore format: one table

export type PlainName = keyof typeof PLAIN;
export type VectorName = keyof typeof VECTOR;

/** The types of values. */
export const TYPES = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = keyof typeof TYPES;

/** A block that leaves nothing on the stack. */
export const NO_RESULT = 0x40;
