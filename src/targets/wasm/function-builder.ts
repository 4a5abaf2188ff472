/** One function of a module: its instructions, and local variables that are used again when their value is done with. */
import { InvariantError } from '../../base/invariant.ts';
import { ByteWriter } from './byte-writer.ts';
import {
  NO_RESULT,
  PLAIN,
  type PlainName,
  TYPES,
  type ValueType,
  VECTOR,
  type VectorName,
} from './opcodes.ts';

/** A local variable, by its number. */
export type Local = number;

/** What a function takes and gives. */
export interface FunctionType {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** Instructions whose only immediate is that of memory: as many bytes from the address on, aligned to a power of two. */
type MemoryName = 'i32.load' | 'i32.store' | 'f64.load' | 'f64.store';
type VectorMemoryName = 'v128.load' | 'v128.load64_splat' | 'v128.store';

export class FunctionBuilder {
  readonly type: FunctionType;
  readonly #code = new ByteWriter();
  readonly #locals: ValueType[] = [];
  readonly #free = new Map<ValueType, Local[]>();
  #depth = 0;

  constructor(type: FunctionType) {
    this.type = type;
  }

  /** Returns a local variable of a type; what it holds is what was last set. */
  take(type: ValueType): Local {
    const used = this.#free.get(type)?.pop();
    if (used !== undefined) return used;
    return this.type.parameters.length + this.#locals.push(type) - 1;
  }

  /** Says that nobody reads the variable any more. */
  release(local: Local): void {
    const type = this.#locals[local - this.type.parameters.length];
    if (type === undefined) return;
    const free = this.#free.get(type);
    if (free === undefined) this.#free.set(type, [local]);
    else free.push(local);
  }

  get(...locals: readonly Local[]): this {
    for (const local of locals) this.#index('local.get', local);
    return this;
  }

  set(local: Local): this {
    return this.#index('local.set', local);
  }

  tee(local: Local): this {
    return this.#index('local.tee', local);
  }

  global(index: number): this {
    return this.#index('global.get', index);
  }

  call(callee: number): this {
    return this.#index('call', callee);
  }

  #index(name: PlainName, index: number): this {
    this.#code.byte(PLAIN[name]);
    this.#code.unsigned(index);
    return this;
  }

  plain(name: PlainName): this {
    this.#code.byte(PLAIN[name]);
    return this;
  }

  i32(value: number): this {
    this.#code.byte(PLAIN['i32.const']);
    this.#code.signed(value);
    return this;
  }

  f64(value: number): this {
    this.#code.byte(PLAIN['f64.const']);
    this.#code.float64(value);
    return this;
  }

  /** The lowest 32 bits of the whole part of the float64 on the stack. */
  toWord(): this {
    // i64.trunc_sat_f64_s
    this.#code.byte(0xfc);
    this.#code.unsigned(6);
    return this.plain('i32.wrap_i64');
  }

  vector(name: VectorName): this {
    this.#code.byte(0xfd);
    this.#code.unsigned(VECTOR[name]);
    return this;
  }

  /** One number in both lanes. */
  constant(value: number): this {
    return this.pair(value, value);
  }

  /** A number in each lane. */
  pair(first: number, second: number): this {
    this.vector('v128.const');
    this.#code.float64(first);
    this.#code.float64(second);
    return this;
  }

  /** All bits of both lanes as given. */
  bits(areSet: boolean): this {
    this.vector('v128.const');
    for (let byte = 0; byte < 16; byte++) this.#code.byte(areSet ? 0xff : 0);
    return this;
  }

  lane(name: 'f64x2.extract_lane' | 'f64x2.replace_lane', lane: number): this {
    this.vector(name);
    this.#code.byte(lane);
    return this;
  }

  /** Loads from, or stores to, the address on the stack and so many bytes. */
  memory(name: MemoryName, offset: number): this {
    this.#code.byte(PLAIN[name]);
    this.#code.unsigned(name.startsWith('i32') ? 2 : 3);
    this.#code.unsigned(offset);
    return this;
  }

  vectorMemory(name: VectorMemoryName, offset: number): this {
    this.vector(name);
    this.#code.unsigned(3);
    this.#code.unsigned(offset);
    return this;
  }

  storeLane(lane: number, offset: number): this {
    this.vector('v128.store64_lane');
    this.#code.unsigned(3);
    this.#code.unsigned(offset);
    this.#code.byte(lane);
    return this;
  }

  #opens(name: 'block' | 'loop' | 'if', inner: () => void): this {
    this.#code.byte(PLAIN[name]);
    this.#code.byte(NO_RESULT);
    this.#depth++;
    inner();
    this.#depth--;
    return this.plain('end');
  }

  /** Does the inner part; `leave` goes on behind it. */
  block(inner: (leave: () => void) => void): this {
    return this.#opens('block', () => inner(this.#branch('br_if')));
  }

  /** Does the inner part again whenever that asks for it with a condition on the stack. */
  loop(inner: (again: () => void) => void): this {
    return this.#opens('loop', () => inner(this.#branch('br_if')));
  }

  /** Returns what branches to the block that has just been opened, from wherever within it. */
  #branch(name: 'br' | 'br_if'): () => void {
    const depth = this.#depth;
    return () => {
      this.#index(name, this.#depth - depth);
    };
  }

  /** Does a part if the number on the stack is not 0, else the other. */
  when(then: () => void, otherwise?: () => void): this {
    return this.#opens('if', () => {
      then();
      if (otherwise === undefined) return;
      this.plain('else');
      otherwise();
    });
  }

  /** Returns the function's entry of the code section. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#depth !== 0) throw new InvariantError('a block is not closed');
    const body = new ByteWriter();
    const groups: { type: ValueType; count: number }[] = [];
    for (const type of this.#locals) {
      const last = groups.at(-1);
      if (last?.type === type) last.count++;
      else groups.push({ type, count: 1 });
    }
    body.unsigned(groups.length);
    for (const { type, count } of groups) {
      body.unsigned(count);
      body.byte(TYPES[type]);
    }
    body.append(this.#code.finish());
    body.byte(PLAIN.end);
    return body.finish();
  }
}
