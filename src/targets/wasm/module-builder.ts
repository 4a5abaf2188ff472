/** A module: functions that are imported, functions and global variables of its own, and what it exports. */
import { InvariantError } from '../../base/invariant.ts';
import { ByteWriter } from './byte-writer.ts';
import { FunctionBuilder, type FunctionType } from './function-builder.ts';
import { PLAIN, TYPES, type ValueType } from './opcodes.ts';

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const SECTION = { type: 1, import: 2, function: 3, global: 6, export: 7, code: 10 } as const;
const KIND = { function: 0, memory: 2, global: 3 } as const;
const FUNCTION_TYPE = 0x60;
/** Shared memory has a largest size, any other needs none. */
const LIMITS = { open: 0x00, shared: 0x03 } as const;
/** As many pages of 64 KiB as there can be. */
const MOST_PAGES = 65_536;

interface ImportedFunction {
  readonly name: string;
  readonly type: FunctionType;
}

/** Makes a module. What it imports comes from `axode`: the memory as `memory`, functions by their names. */
export class ModuleBuilder {
  readonly #isShared: boolean;
  readonly #types: FunctionType[] = [];
  readonly #imports: ImportedFunction[] = [];
  readonly #functions: FunctionBuilder[] = [];
  readonly #exports: { readonly name: string; readonly kind: number; readonly index: number }[] = [];
  #globals = 0;
  #areImportsClosed = false;

  /** `isShared`: the memory is one of several threads. */
  constructor(isShared: boolean) {
    this.#isShared = isShared;
  }

  /** Returns the number of an imported function, which is imported once. All imports come before the first function. */
  import(name: string, parameters: readonly ValueType[], results: readonly ValueType[]): number {
    const known = this.#imports.findIndex((each) => each.name === name);
    if (known >= 0) return known;
    if (this.#areImportsClosed) throw new InvariantError(`${name} is imported too late`);
    return this.#imports.push({ name, type: { parameters, results } }) - 1;
  }

  /** Returns the number of a function that was imported. */
  importedIndex(name: string): number | undefined {
    const index = this.#imports.findIndex((each) => each.name === name);
    return index < 0 ? undefined : index;
  }

  /** Returns the names of all functions that are imported. */
  imported(): readonly string[] {
    return this.#imports.map(({ name }) => name);
  }

  /** Returns a function to be written and its number. */
  function(
    parameters: readonly ValueType[],
    results: readonly ValueType[] = [],
  ): { readonly index: number; readonly builder: FunctionBuilder } {
    this.#areImportsClosed = true;
    const builder = new FunctionBuilder({ parameters, results });
    return { index: this.#imports.length + this.#functions.push(builder) - 1, builder };
  }

  export(name: string, index: number): void {
    this.#exports.push({ name, kind: KIND.function, index });
  }

  /** Returns the number of a global variable, a whole number that is exported under a name for others to set. */
  global(name: string): number {
    this.#exports.push({ name, kind: KIND.global, index: this.#globals });
    return this.#globals++;
  }

  #type(type: FunctionType): number {
    const index = this.#types.findIndex(
      ({ parameters, results }) =>
        parameters.join() === type.parameters.join() && results.join() === type.results.join(),
    );
    return index >= 0 ? index : this.#types.push(type) - 1;
  }

  finish(): Uint8Array<ArrayBuffer> {
    const imported = this.#imports.map(({ name, type }) => ({ name, type: this.#type(type) }));
    const defined = this.#functions.map(({ type }) => this.#type(type));
    const module = new ByteWriter();
    for (const byte of MAGIC) module.byte(byte);
    const section = (id: number, count: number, write: (body: ByteWriter) => void): void => {
      if (count === 0) return;
      const body = new ByteWriter();
      body.unsigned(count);
      write(body);
      module.byte(id);
      module.sized(body.finish());
    };
    section(SECTION.type, this.#types.length, (body) => {
      for (const { parameters, results } of this.#types) {
        body.byte(FUNCTION_TYPE);
        for (const list of [parameters, results]) {
          body.unsigned(list.length);
          for (const type of list) body.byte(TYPES[type]);
        }
      }
    });
    section(SECTION.import, imported.length + 1, (body) => {
      for (const { name, type } of imported) {
        body.name('axode');
        body.name(name);
        body.byte(KIND.function);
        body.unsigned(type);
      }
      body.name('axode');
      body.name('memory');
      body.byte(KIND.memory);
      body.byte(this.#isShared ? LIMITS.shared : LIMITS.open);
      body.unsigned(1);
      if (this.#isShared) body.unsigned(MOST_PAGES);
    });
    section(SECTION.function, defined.length, (body) => {
      for (const type of defined) body.unsigned(type);
    });
    section(SECTION.global, this.#globals, (body) => {
      for (let index = 0; index < this.#globals; index++) {
        body.byte(TYPES.i32);
        body.byte(0x01);
        body.byte(PLAIN['i32.const']);
        body.signed(0);
        body.byte(PLAIN.end);
      }
    });
    section(SECTION.export, this.#exports.length, (body) => {
      for (const { name, kind, index } of this.#exports) {
        body.name(name);
        body.byte(kind);
        body.unsigned(index);
      }
    });
    section(SECTION.code, this.#functions.length, (body) => {
      for (const builder of this.#functions) body.sized(builder.finish());
    });
    return module.finish();
  }
}
